import type { Database, Statement } from 'better-sqlite3';
import { periodEnd, periodStart, type IsoDate, type PeriodId } from '../../shared/dates.ts';
import { VISIT_KINDS } from '../../shared/grading/fold-visits.ts';
import type { TextColumn } from '../../shared/grading/columns.ts';
import { indexedColumn } from '../../shared/grading/text-columns.ts';
import { COUNTED, monthOfVisits, packVisits, unpackVisits, type CountedVisitRow, type MonthOfVisits } from '../counted-visits.ts';
import { mustExist } from '../query.ts';

/** Approved visits in columns, ordered by date, then code by code point. */
export interface ApprovedVisits {
  readonly outletNos: Int32Array;
  readonly codes: readonly string[];
  readonly visitedOn: TextColumn;
  /** Codes. */
  readonly checklist: TextColumn;
  readonly kind: TextColumn;
  /** `num/den`; null: no score. null for all: they were not asked for. */
  readonly scoreExact: readonly (string | null)[] | null;
  /** Hundredths; NaN: no score. */
  readonly scoreCents: Float64Array;
  /** 1: a critical item failed. */
  readonly redLine: Uint8Array;
}

export type CountedVisitRepository = ReturnType<typeof createCountedVisitRepository>;

/** What grading reads of the visits that count, and the columns in which whole months of them are kept. */
export function createCountedVisitRepository(db: Database) {
  // Without the exact score the index alone holds all that is read.
  const [selectRows, selectExact] = ['', ', score_exact'].map((exact) =>
    db.prepare<[string, string], CountedVisitRow>(`
    SELECT outlet_no, code, visited_on, checklist_no, kind, score_cents, red_line${exact}
    FROM visit WHERE visited_on BETWEEN ? AND ? AND state IN ${COUNTED} ORDER BY visited_on, code`).raw(),
  ) as [Statement<[string, string], CountedVisitRow>, Statement<[string, string], CountedVisitRow>];
  const selectNext = db.prepare<[string, string], { day: IsoDate }>(`
    SELECT visited_on AS day FROM visit WHERE visited_on BETWEEN ? AND ? AND state IN ${COUNTED} ORDER BY visited_on LIMIT 1`);
  const selectChecklists = db.prepare<[], { no: number; code: string }>('SELECT no, code FROM checklist_version');
  const selectKept = db.prepare<[string, string], { bytes: Uint8Array }>('SELECT bytes FROM kept_visits WHERE month = ? AND name = ?');
  const selectKeptMonths = db.prepare<[], { month: PeriodId }>('SELECT DISTINCT month FROM kept_visits ORDER BY month');
  const keep = db.prepare<[string, string, Uint8Array]>('INSERT INTO kept_visits (month, name, bytes) VALUES (?, ?, ?)');

  const isKept = (month: PeriodId): boolean => selectKept.get(month, 'days') !== undefined;
  const readRows = (month: PeriodId): MonthOfVisits => monthOfVisits(selectRows.all(periodStart(month), periodEnd(month)));
  const readKept = (month: PeriodId): MonthOfVisits => unpackVisits((name) => mustExist(selectKept.get(month, name), name).bytes);

  /** The months from a day to a day that have a visit which counts. */
  function* monthsBetween(from: IsoDate, to: IsoDate): Generator<PeriodId> {
    for (let next = selectNext.get(from, to); next !== undefined; ) {
      const month = next.day.slice(0, 7) as PeriodId;
      yield month;
      // No day is above `99` of its month, and every day of later months is.
      next = selectNext.get(`${month}-99`, to);
    }
  }

  function columnsOf(months: readonly (readonly [PeriodId, MonthOfVisits])[]): ApprovedVisits {
    const checklists = selectChecklists.all();
    const placeOf = new Map(checklists.map(({ no }, place) => [no, place]));
    const count = months.reduce((sum, [, { codes }]) => sum + codes.length, 0);
    const [outletNos, day, checklist, kind] = Array.from({ length: 4 }, () => new Int32Array(count)) as [Int32Array, Int32Array, Int32Array, Int32Array];
    const [scoreCents, redLine] = [new Float64Array(count), new Uint8Array(count)];
    let from = 0;
    for (const [place, [, visits]] of months.entries()) {
      for (let visit = 0; visit < visits.days.length; visit += 1) {
        day[from + visit] = place * DAYS + visits.days[visit]!;
        checklist[from + visit] = placeOf.get(visits.checklistNos[visit]!)!;
      }
      outletNos.set(visits.outletNos, from);
      kind.set(visits.kinds, from);
      scoreCents.set(visits.cents, from);
      redLine.set(visits.redLine, from);
      from += visits.days.length;
    }
    const [only] = months;
    return {
      outletNos,
      codes: only !== undefined && months.length === 1 ? only[1].codes : months.flatMap(([, { codes }]) => codes),
      visitedOn: indexedColumn(months.flatMap(([month]) => daysOf(month)), day),
      checklist: indexedColumn(checklists.map(({ code }) => code), checklist),
      kind: indexedColumn(VISIT_KINDS, kind),
      scoreExact: null,
      scoreCents,
      redLine,
    };
  }

  return {
    /** The visits of whole months that count, from a first to a last day; without exact scores where they are not asked for. */
    inMonths(first: IsoDate, last: IsoDate, scores: 'exact' | 'cents' = 'exact'): ApprovedVisits {
      const months = [...monthsBetween(first, last)];
      if (scores === 'exact') {
        const rows = months.map((month) => selectExact.all(periodStart(month), periodEnd(month)));
        return { ...columnsOf(months.map((month, place) => [month, monthOfVisits(rows[place]!)])), scoreExact: rows.flat().map((row) => row[7] ?? null) };
      }
      return columnsOf(months.map((month) => [month, isKept(month) ? readKept(month) : readRows(month)]));
    },
    /** Keeps the months from a day to a day in columns, so that they need not be read row by row while no visit of theirs changes. */
    keepMonths(from: IsoDate, to: IsoDate): void {
      for (const month of [...monthsBetween(from, to)].filter((own) => !isKept(own))) {
        for (const { name, bytes } of packVisits(readRows(month))) keep.run(month, name, bytes);
      }
    },
    /** Kept months that are not what the rows say. Reads all rows of each. */
    keptFaults: (): readonly PeriodId[] =>
      selectKeptMonths
        .all()
        .map(({ month }) => month)
        .filter((month) => packVisits(readRows(month)).some(({ name, bytes }) => Buffer.compare(selectKept.get(month, name)?.bytes ?? new Uint8Array(), bytes) !== 0)),
  };
}

/** One more than a month's days: they count from 1. */
const DAYS = 32;

function daysOf(month: PeriodId): readonly string[] {
  return Array.from({ length: DAYS }, (_, day) => `${month}-${String(day).padStart(2, '0')}`);
}
