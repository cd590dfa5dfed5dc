import { AppError } from '../../../shared/errors.ts';
import type { TriedOutcome, ReachRequest, ReachView, TryValuesRequest } from '../../../shared/contract/study-calls.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import type { Reach, ReachLever } from '../../../shared/grading/reach.ts';
import { rowOfCode } from '../../../shared/grading/order-input.ts';
import { gradeBase, type BaseRun } from '../../../shared/grading/reach-probe.ts';
import { tryTogether, whatWouldItTake } from '../../../shared/grading/what-would-it-take.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import { findRun, runInput, schemeOfRun } from '../grading/run-view.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';

/** The run that was tried last, graded again from the inputs it kept. */
export interface ReachMemory {
  base: { readonly runId: string; readonly run: BaseRun } | null;
}

/**
 * What it would take an outlet of a run to reach each higher level, and what would lose the present one.
 *
 * @throws {AppError} `grading/no-run`, `outlet/not-found`, `grading/outlet-not-in-run`, `grading/stored-run-damaged`, `task/cancelled`
 */
export function reachLevels(context: ServiceContext, request: ReachRequest, memory: ReachMemory = { base: null }): ReachView {
  const { base, row } = standOn(context, request, memory);
  const reach = whatWouldItTake(base, row, {
    onProgress: (share) => {
      checkCancelled(context);
      context.onProgress({ done: Math.round(share * 1000), of: 1000 });
    },
  });
  return { reach: withFigureNames(context.store, reach), levels: levelInfos(base.scheme) };
}

/** What a formula reads by its code, called as people know it. */
function withFigureNames(store: ServiceContext['store'], reach: Reach): Reach {
  const known = new Map(store.figures.list().map(({ code, name, unit }) => [code, { name: { zh: name }, unit: unit === null || unit === '' ? null : { zh: unit } }]));
  const named = <T extends Pick<ReachLever, 'code' | 'name' | 'unit' | 'through'>>(part: T): T => ({ ...part, ...(part.through.length === 0 ? {} : (known.get(part.code) ?? {})) });
  return {
    ...reach,
    targets: reach.targets.map(({ level, steps, best }) => ({ level, steps: steps.map(named), best })),
    losses: reach.losses.map(named),
    levers: reach.levers.map(named),
  };
}

/**
 * What an outlet comes to with some of its values changed together, by grading the network again.
 *
 * @throws {AppError} as `reachLevels`
 */
export function tryValues(context: ServiceContext, request: TryValuesRequest, memory: ReachMemory = { base: null }): TriedOutcome {
  const { base, row } = standOn(context, request, memory);
  const values = request.values.map(({ key, value }) => {
    const number = parseNumber(value);
    if (number === null) throw new AppError('usage/invalid', { what: key, value, expected: '1.5' });
    return { key, value: number };
  });
  return tryTogether(base, row, values);
}

function standOn({ store }: ServiceContext, { runId, outletId }: ReachRequest, memory: ReachMemory): { readonly base: BaseRun; readonly row: number } {
  const run = findRun(store, runId);
  const outletNo = store.outlets.findNo(outletId);
  if (outletNo === null) throw new AppError('outlet/not-found', { id: outletId });
  const code = store.outlets.codeOf(outletNo) ?? String(outletNo);
  const base = baseOf(store, run, memory);
  const row = rowOfCode(base.result.codes, code);
  if (row < 0) throw new AppError('grading/outlet-not-in-run', { outlet: code, period: run.period, number: run.number });
  return { base, row };
}

function baseOf(store: ServiceContext['store'], run: RunRecord, memory: ReachMemory): BaseRun {
  if (memory.base?.runId === run.id) return memory.base.run;
  const made = gradeBase(schemeOfRun(store, run), runInput(store, run));
  memory.base = { runId: run.id, run: made };
  return made;
}
