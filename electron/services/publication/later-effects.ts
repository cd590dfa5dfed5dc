import type { DecidedLevel } from '../../../db/repositories/level-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, type PeriodId } from '../../../shared/dates.ts';
import type { LaterEffect, LevelDifference } from '../../../shared/contract/publication-calls.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput, packResult } from '../../../shared/grading/pack-columns.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { decidedLevels } from '../grading/decided-levels.ts';
import { gatherHistory } from '../grading/gather-history.ts';
import { hashInputs } from '../grading/run-hashes.ts';
import { runInput, schemeOfRun } from '../grading/run-view.ts';
import { applyDecisions } from '../grading/standing.ts';
import { storedColumns } from '../grading/stored-columns.ts';
import { HistoryOverlay } from './history-overlay.ts';

/** Differences that are listed. */
export const LISTED = 500;

/** A run that is not published yet, as if it were. */
export interface SupposedRun {
  readonly run: RunRecord;
  readonly rows: readonly DecidedLevel[];
}

/**
 * The later published runs of a scheme that would come out otherwise with the history that now stands before them, or that
 * would if `supposed` were published. Each is graded again from the figures, visits and records that it kept, with the
 * corrected history; its own decisions are applied again; one that comes out otherwise is taken for the history of those
 * after it.
 *
 * @param onRun told before each run, with its place among all
 */
export function laterEffects(
  context: Pick<ServiceContext, 'store' | 'isCancelled' | 'onProgress' | 'user' | 'now' | 'today'>,
  from: { readonly schemeCode: string; readonly period: PeriodId },
  supposed: SupposedRun | null = null,
  onRun: (done: number, of: number) => void = () => undefined,
): readonly LaterEffect[] {
  const { store } = context;
  const overlay = new HistoryOverlay(store, from.schemeCode);
  if (supposed !== null) overlay.suppose(supposed.run, supposed.rows);
  const later = laterPublished(store, from);
  return later.flatMap((run, place) => {
    checkCancelled(context);
    onRun(place, later.length);
    const rows = regraded(store, overlay, run);
    if (rows === null) return [];
    const differences = levelDifferences(store, store.levels.ofRun(run.no), rows);
    return differences.length === 0 ? [] : [{ runId: run.id, period: run.period, number: run.number, outlets: differences.length, differences: differences.slice(0, LISTED) }];
  });
}

/** The published runs of later periods, the earliest first. */
export function laterPublished(store: Store, { schemeCode, period }: { readonly schemeCode: string; readonly period: PeriodId }): readonly RunRecord[] {
  const later = store.runs.list({ schemeCode }).filter((run) => run.state === 'published' && comparePeriods(run.period, period) > 0);
  return later.map(({ period: own }) => store.runs.findPublished(schemeCode, own)!).sort((a, b) => comparePeriods(a.period, b.period));
}

/** The rows that a published run would have with the overlay's history; null: what it reads is as it was. */
function regraded(store: Store, overlay: HistoryOverlay, run: RunRecord): readonly DecidedLevel[] | null {
  const scheme = schemeOfRun(store, run);
  const outletNos = storedColumns(store, run).outletNos();
  const kept = runInput(store, run);
  const { facts } = kept.history;
  const history = { ...gatherHistory(overlay.store, scheme, run.period, outletNos), ...(facts === undefined ? {} : { facts }) };
  const input = { ...kept, history };
  const version = store.schemes.findByNo(run.schemeNo);
  if (version !== null && hashInputs(version.hash, packInput(input)) === run.inputsHash) return null;
  const result = gradePeriod(scheme, input);
  const rowsByNo = new Map(Array.from(outletNos, (no, row) => [no, row]));
  const view = { scheme, result, outletNos, rowOf: (no: number) => rowsByNo.get(no) ?? -1 };
  const rows = [...decidedLevels(run, view, applyDecisions(view, store.decisions.changesOfRun(run.no)))];
  overlay.suppose(run, rows, packResult(result));
  return rows;
}

/** Outlets whose level, movement or total differs, by outlet code. One that has a row on one side only differs. */
export function levelDifferences(
  store: Store,
  before: ReadonlyMap<number, Pick<DecidedLevel, 'level' | 'movement' | 'total'>>,
  after: readonly Pick<DecidedLevel, 'outletNo' | 'level' | 'movement' | 'total'>[],
): readonly LevelDifference[] {
  const now = new Map(after.map((row) => [row.outletNo, row]));
  const nos = [...new Set([...before.keys(), ...now.keys()])].filter((no) => {
    const [was, is] = [before.get(no), now.get(no)];
    return was === undefined || is === undefined || was.level !== is.level || was.movement !== is.movement || was.total !== is.total;
  });
  const names = store.outlets.namesByNo();
  const differences = nos.map((no): LevelDifference => {
    const [was, is, named] = [before.get(no), now.get(no), names.get(no)];
    return {
      outlet: named?.code ?? String(no),
      name: named?.name ?? '',
      oldLevel: was?.level ?? null,
      newLevel: is?.level ?? null,
      oldTotal: was?.total ?? null,
      newTotal: is?.total ?? null,
      oldMovement: was?.movement ?? null,
      newMovement: is?.movement ?? null,
    };
  });
  return differences.sort((a, b) => (a.outlet < b.outlet ? -1 : 1));
}
