import { v7 as uuid } from 'uuid';
import type { ReratingRecord } from '../../../db/repositories/rerating-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { NewRerating, ReratingDecision, ReratingResult, ReratingRow } from '../../../shared/contract/rerating-calls.ts';
import { periodEnd, type IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnDecimal } from '../../../shared/exact/number-column.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { MOVEMENTS, type GradingResult } from '../../../shared/grading/grading-result.ts';
import type { VisitColumns } from '../../../shared/grading/grading-input.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { orderInput } from '../../../shared/grading/order-input.ts';
import { replaceRow } from '../../../shared/grading/replace-row.ts';
import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { ReratingId } from '../../../shared/ids.ts';
import { indexedColumn } from '../../../shared/grading/text-columns.ts';
import { BELOW_SCALE, type Scheme } from '../../../shared/scheme/scheme.ts';
import { movementBetween, placeOfLevel } from '../grading/level-info.ts';
import { visitDays } from '../grading/data-reach.ts';
import { gatherFigures } from '../grading/gather-input.ts';
import { gatherRecords } from '../grading/gather-records.ts';
import { gatherVisits } from '../grading/gather-visits.ts';
import { runInput, runView, schemeOfRun } from '../grading/run-view.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { checkRerating, findRerating, reratingRow, runToRate } from './rerating-view.ts';

/**
 * Enters a request; it is rated against the newest published run of the scheme that has the outlet.
 *
 * @throws {AppError} `outlet/not-found`, `rerating/no-run`, `rerating/standstill`, `rerating/open-already`, `rerating/blank`,
 * `rerating/future`
 */
export function requestRerating(context: ServiceContext, request: NewRerating): ReratingRow {
  const { store, user } = context;
  const { outletId, schemeCode, receivedOn, askedBy, reason, laterVisits } = request;
  if (askedBy.trim() === '' || reason.trim() === '') throw new AppError('rerating/blank');
  if (receivedOn > todayOf(context)) throw new AppError('rerating/future', { day: receivedOn });
  const id = uuid() as ReratingId;
  store.transaction(() => {
    const check = checkRerating(context, request);
    const outletNo = store.outlets.findNo(outletId);
    const run = outletNo === null ? null : runToRate(store, schemeCode, outletNo);
    if (outletNo === null || run === null) throw new AppError('rerating/no-run', { scheme: schemeCode });
    if (check.allowedFrom !== null && receivedOn < check.allowedFrom) throw new AppError('rerating/standstill', { changed: check.changedIn ?? '—', periods: check.standstill, from: check.allowedFrom });
    const open = store.reratings.ofOutlet(outletNo).find((own) => own.state === 'open' && own.schemeCode === schemeCode);
    if (open !== undefined) throw new AppError('rerating/open-already', { code: open.code });
    const at = context.now();
    store.reratings.insert({ id, outletNo, schemeCode, runNo: run.no, receivedOn, askedBy: askedBy.trim(), reason: reason.trim(), laterVisits, levelBefore: check.level, enteredAt: at, enteredBy: user });
    store.journal.record({ action: 'rerating.request', subjectKind: 'outlet', subjectId: outletId, before: null, after: { outlet: store.outlets.codeOf(outletNo), scheme: schemeCode, period: run.period, receivedOn, by: askedBy.trim(), reason: reason.trim() }, at, by: user });
  });
  return reratingRow(store, id);
}

/**
 * Grades the period's network again with this outlet's figures, visits and records to date in place of those of the run: the
 * others, and with them cohorts, ranks and seats, are as they were. Only the outlet's own result is kept.
 *
 * @throws {AppError} `rerating/not-found`, `rerating/closed`, `grading/stored-run-damaged`, `task/cancelled`
 */
export function reckonRerating(context: ServiceContext, { reratingId }: { readonly reratingId: ReratingId }): ReratingRow {
  const { store, user } = context;
  const record = openRerating(context, reratingId);
  const run = runOf(context, record);
  const scheme = schemeOfRun(store, run);
  const view = runView(store, run);
  const row = view.rowOf(record.outletNo);
  const input = runInput(store, run);
  const inputRow = input.outlets.codes.indexOf(view.result.codes[row]!);
  const again = gradePeriod(scheme, orderInput(replaceRow(input, inputRow, dataToDate(context, scheme, run, record))), { onProgress: () => checkCancelled(context) });
  const result = resultOf(context, scheme, view.result, again, view.result.codes[row]!);
  store.transaction(() => {
    store.reratings.setResult(record.no, result);
    store.journal.record({ action: 'rerating.reckon', subjectKind: 'outlet', subjectId: store.outlets.idsOf([record.outletNo])[0] ?? null, before: null, after: { code: record.code, total: result.total, level: result.proposed }, at: result.at, by: user });
  });
  return reratingRow(store, reratingId);
}

/**
 * A person's word on a request. Granted, the level stands from the day on until the next published period decides; the other
 * outlets and the published run stay as they are.
 *
 * @throws {AppError} `rerating/not-found`, `rerating/closed`, `rerating/blank`, `rerating/not-reckoned`, `rerating/no-level`,
 * `rerating/effective`, `rerating/period-decided`
 */
export function decideRerating(context: ServiceContext, request: ReratingDecision): ReratingRow {
  const { store, user } = context;
  const { reratingId, decision, level, effectiveOn } = request;
  const answer = request.answer.trim();
  if (answer === '') throw new AppError('rerating/blank');
  store.transaction(() => {
    const record = openRerating(context, reratingId);
    const run = runOf(context, record);
    const at = context.now();
    const isGranted = decision === 'granted';
    if (isGranted) {
      if (record.result === null) throw new AppError('rerating/not-reckoned', { code: record.code });
      const scheme = schemeOfRun(store, run);
      if (level !== null && level !== BELOW_SCALE && placeOfLevel(scheme, level) === NO_LEVEL) throw new AppError('rerating/no-level', { level });
      if (effectiveOn === null || effectiveOn <= periodEnd(run.period) || effectiveOn < record.receivedOn) throw new AppError('rerating/effective', { day: effectiveOn ?? '—', period: run.period, received: record.receivedOn });
      const newest = runToRate(store, record.schemeCode, record.outletNo);
      if (newest !== null && newest.no !== run.no) throw new AppError('rerating/period-decided', { period: newest.period });
      const movement = movementBetween(placeOfLevel(scheme, record.levelBefore), placeOfLevel(scheme, level));
      store.reratings.decide(record.no, { decision, level, effectiveOn, answer, at, by: user });
      store.reratings.putChange(record.no, { outletNo: record.outletNo, schemeCode: record.schemeCode, period: run.period, effectiveOn, level, movement, total: record.result.total });
    } else store.reratings.decide(record.no, { decision, level: null, effectiveOn: null, answer, at, by: user });
    store.journal.record({
      action: 'rerating.decide',
      subjectKind: 'outlet',
      subjectId: store.outlets.idsOf([record.outletNo])[0] ?? null,
      before: { level: record.levelBefore },
      after: { code: record.code, decision, ...(isGranted ? { level, effectiveOn } : {}), reason: answer },
      at,
      by: user,
    });
  });
  return reratingRow(store, reratingId);
}

/** @throws {AppError} `rerating/not-found`, `rerating/closed`, `rerating/blank` */
export function withdrawRerating(context: ServiceContext, { reratingId, reason }: { readonly reratingId: ReratingId; readonly reason: string }): ReratingRow {
  const { store, user } = context;
  if (reason.trim() === '') throw new AppError('rerating/blank');
  store.transaction(() => {
    const record = openRerating(context, reratingId);
    const at = context.now();
    store.reratings.withdraw(record.no, reason.trim(), at, user);
    store.journal.record({ action: 'rerating.withdraw', subjectKind: 'outlet', subjectId: store.outlets.idsOf([record.outletNo])[0] ?? null, before: null, after: { code: record.code, reason: reason.trim() }, at, by: user });
  });
  return reratingRow(store, reratingId);
}

function openRerating({ store }: ServiceContext, id: ReratingId): ReratingRecord {
  const record = findRerating(store, id);
  if (record.state !== 'open') throw new AppError('rerating/closed', { code: record.code });
  return record;
}

function runOf({ store }: ServiceContext, record: ReratingRecord): RunRecord {
  const run = store.runs.findByNo(record.runNo);
  if (run === null) throw new Error(`The run of re-rating ${record.code} is not in the store`);
  if (run.state !== 'published') throw new AppError('rerating/run-superseded', { period: run.period, number: run.number });
  return run;
}

/** What is in the store of the outlet for the run's period by now. */
function dataToDate(context: ServiceContext, scheme: Scheme, run: RunRecord, record: ReratingRecord): Parameters<typeof replaceRow>[2] {
  const { store } = context;
  const nos = Int32Array.of(record.outletNo);
  const days = visitDays(scheme, run.period);
  const end = periodEnd(run.period);
  const visits = gatherVisits(store, record.laterVisits ? { ...days, to: todayOf(context) } : days, nos, scheme.rounding?.visit);
  return { figures: gatherFigures(store, scheme, run.period, nos), visits: record.laterVisits ? datedBy(visits, end) : visits, ...gatherRecords(store, scheme, run.period, nos) };
}

/** Visits after a day count as if made on it. */
function datedBy(visits: VisitColumns, day: IsoDate): VisitColumns {
  return { ...visits, visitedOn: indexedColumn(visits.visitedOn.dictionary.map((on) => (on > day ? day : on)), visits.visitedOn.index) };
}

function resultOf(context: ServiceContext, scheme: Scheme, before: GradingResult, now: GradingResult, code: string): ReratingResult {
  const [old, row] = [before.codes.indexOf(code), now.codes.indexOf(code)];
  const scoreOf = (result: GradingResult, part: string, at: number): string | null => {
    const column = [...result.nodes, ...result.indicators].find((own) => own.code === part)?.score;
    return column === undefined ? null : columnDecimal(column, at, column.places);
  };
  const parts = scheme.tree.children.map(({ code: part, name }) => ({ code: part, name, before: scoreOf(before, part, old), now: scoreOf(now, part, row) }));
  return {
    at: context.now(),
    totalBefore: columnDecimal(before.total, old, before.total.places),
    total: columnDecimal(now.total, row, now.total.places),
    reached: levelCode(scheme, now.level[row]!),
    proposed: MOVEMENTS[now.movement[row]!] === 'none' ? levelCode(scheme, now.level[row]!) : levelCode(scheme, now.newLevel[row]!),
    rank: now.rank[row] === 0 ? null : now.rank[row]!,
    of: now.rank.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0),
    parts: parts.filter(({ before: was, now: is }) => was !== is),
  };
}
