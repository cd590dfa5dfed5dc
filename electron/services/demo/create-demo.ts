import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { lastMonth, monthPeriod, type MonthNumber, type PeriodId } from '../../../shared/dates.ts';
import type { ImportId } from '../../../shared/ids.ts';
import { publishRun } from '../grading/publish-run.ts';
import { startGradingRun } from '../grading/start-run.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { createDemoClock } from './demo-clock.ts';
import { readDocuments, storeDocuments } from './demo-documents.ts';
import { storeLevelsBefore } from './levels-before.ts';
import { writeFigures } from './make-figures.ts';
import { dayOf, makeOutlets } from './make-outlets.ts';
import { createVisitWriter } from './make-visits.ts';
import { attributesIn, storeOutlets } from './store-outlets.ts';
import { createTempers } from './temper.ts';

export interface DemoOptions {
  /** Left out: 412. */
  readonly outlets?: number;
  /** Months of figures and visits; left out: 12. */
  readonly periods?: number;
  /** A whole number; the same seed gives the same province. Left out: 1. */
  readonly seed?: number;
  /** The last month, which is not graded yet; left out: `2026-09`. */
  readonly lastPeriod?: PeriodId;
}

export interface CreatedDemo {
  readonly outlets: number;
  readonly periods: number;
  readonly visits: number;
  readonly schemeCode: string;
  readonly lastPeriod: PeriodId;
}

const LAST_PERIOD = '2026-09' as PeriodId;
/** Name of the file from which the data would have come. */
const FILE_NAME = '示例数据';
/** Of the month after that of the data. */
const IMPORT_DAY = 3;
/** Progress of one step; each month has two, its data and its grading. */
const STEP = 100;

/**
 * Fills an empty store with a made-up province: outlets, figures, visits with answers, the shipped checklist and scheme, and
 * a published run of every month but the last.
 *
 * The same seed gives the same codes, names, figures, visits, answers and scores on every machine; only ids, and what took
 * how long, differ. Dates are fixed by `lastPeriod`.
 *
 * Each month's data and each publication is a transaction of its own (one around all of them would take hours for a hundred
 * thousand outlets, as SQLite walks its whole undo list at every statement of a nested one). So what was stored before a
 * cancel or failure stays: who made the store takes its file away.
 *
 * @throws {AppError} `task/cancelled`, and what storing may throw
 */
export function createDemo(context: ServiceContext, options: DemoOptions = {}): CreatedDemo {
  const { store } = context;
  const { outlets: count = 412, periods = 12, seed = 1, lastPeriod = LAST_PERIOD } = options;
  if (store.outlets.count() > 0) throw new Error('The made-up province is for an empty store');
  const last = lastMonth(lastPeriod);
  const window = { first: last - periods + 1, last };
  const documents = readDocuments();
  const clock = createDemoClock(context);
  const outlets = makeOutlets(seed, count, window);
  const goOn = createTempers(seed, count);
  const report = createReport(context, (1 + periods * 2) * STEP);

  const madeAt = clock.instant(dayOf(window.first, 1), '08:30');
  const { checklistNo, outletNos } = store.transaction(() => {
    const batch = startBatch(null, madeAt);
    const stored = storeDocuments(store, documents, { madeAt, madeBy: context.user, importNo: batch.no });
    const nos = storeOutlets(store, outlets, window);
    batch.finish(count, { outlets: count, scheme: documents.scheme.code, checklist: documents.checklist.code });
    return { checklistNo: stored, outletNos: nos };
  });
  report(STEP);
  const writeVisits = createVisitWriter({
    store,
    seed,
    checklist: documents.checklist,
    checklistNo,
    outlets,
    outletNos,
    attributesOf: (outlet, month) => attributesIn(outlets[outlet]!, month, window),
    instant: clock.instant,
  });
  let visits = 0;
  for (let month = window.first; month <= last; month += 1) {
    const before = (1 + (month - window.first) * 2) * STEP;
    visits += store.transaction(() => fillMonth(month, before));
    report(before + STEP);
    if (month < last) gradeMonth(month, before + STEP);
  }
  report((1 + periods * 2) * STEP);
  return { outlets: count, periods, visits, schemeCode: documents.scheme.code, lastPeriod };

  /** @returns how many visits were made */
  function fillMonth(month: MonthNumber, before: number): number {
    const period = monthPeriod(month);
    const batch = startBatch(month, clock.instant(dayOf(month + 1, IMPORT_DAY), '10:00'));
    const tempers = goOn();
    const figures = writeFigures(store, batch.no, { seed, month, age: month - window.first, outlets, outletNos, tempers });
    const onShare = (share: number): void => {
      report(before + Math.floor((1 + share) * (STEP / 2)));
    };
    const made = writeVisits({ month, isLast: month === last, importNo: batch.no, service: tempers.service, onShare });
    const levels = month === window.first ? storeLevelsBefore(store, documents.scheme, period, batch.no, seed) : null;
    batch.finish(figures + made + (levels?.rows ?? 0), { period, figures, visits: made, levels });
    return made;
  }

  function gradeMonth(month: MonthNumber, before: number): void {
    const onDay: ServiceContext = {
      ...context,
      now: clock.onGradingDay(month),
      onProgress: ({ done, of }) => {
        report(before + (of === null ? 0 : Math.floor((done / of) * STEP)));
      },
    };
    const { runId } = startGradingRun(onDay, { schemeCode: documents.scheme.code, period: monthPeriod(month) });
    publishRun(onDay, { runId, confirmProposed: true });
  }

  /** The batch from which a month's data, or (null) outlets, checklist and scheme, would have come. */
  function startBatch(month: MonthNumber | null, at: string): { readonly no: number; readonly finish: (inserted: number, content: unknown) => void } {
    const id = uuid() as ImportId;
    const drawn = { seed, outlets: count, periods, lastPeriod, month: month === null ? null : monthPeriod(month) };
    const fileName = month === null ? FILE_NAME : `${FILE_NAME} ${monthPeriod(month)}`;
    const fileHash = createHash('sha256').update(canonicalJson(drawn)).digest('hex');
    const no = store.imports.start({ id, kind: 'demo', fileName, fileHash, options: drawn, at, by: context.user });
    return {
      no,
      finish(inserted, content) {
        store.imports.finish(no, { inserted, updated: 0, unchanged: 0, rejected: 0, rejectsFile: null, problems: [] });
        store.journal.record({ action: 'import.demo', subjectKind: 'import', subjectId: id, before: null, after: content, at, by: context.user });
      },
    };
  }
}

function createReport(context: ServiceContext, whole: number): (done: number) => void {
  return (done) => {
    checkCancelled(context);
    context.onProgress({ done, of: whole });
  };
}
