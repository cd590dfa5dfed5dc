import { standingOf } from '../../../db/level-standing.ts';
import type { DecidedLevel, LevelBefore, LevelRow } from '../../../db/repositories/level-repository.ts';
import type { RunPart, RunRecord, StoredColumn } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, lastMonth, monthPeriod, type PeriodId } from '../../../shared/dates.ts';

/** A run that is read as if it were published, in the place of whatever stands for its period. */
interface Supposed {
  readonly run: RunRecord;
  /** Its level history rows by outlet number. */
  readonly rows: ReadonlyMap<number, DecidedLevel>;
  /** What it said, where that is not in the store. */
  readonly result: readonly StoredColumn[] | null;
}

/**
 * A view of a store in which other runs of one scheme stand than do, so that later periods can be graded with the history
 * that they would have. Nothing is written; only what gathering a history reads looks different.
 */
export class HistoryOverlay {
  readonly store: Store;
  private readonly supposed = new Map<PeriodId, Supposed>();
  private readonly base: Store;
  private readonly schemeCode: string;

  constructor(base: Store, schemeCode: string) {
    this.base = base;
    this.schemeCode = schemeCode;
    this.store = {
      ...base,
      levels: {
        ...base.levels,
        before: (code, period) => (code === schemeCode ? this.levelsBefore(period) : base.levels.before(code, period)),
        standingBefore: (code, period) => (code === schemeCode ? standingOf([...this.levelsBefore(period)]) : base.levels.standingBefore(code, period)),
      },
      runs: {
        ...base.runs,
        publishedBefore: (code, period) => (code === schemeCode ? this.publishedBefore(period) : base.runs.publishedBefore(code, period)),
        findColumn: (no, part, name) => this.column(no, part, name) ?? base.runs.findColumn(no, part, name),
      },
    };
  }

  /** Lets a run stand for its period. `result` are its columns where the store has others or none under its number. */
  suppose(run: RunRecord, rows: Iterable<DecidedLevel>, result: readonly StoredColumn[] | null = null): void {
    this.supposed.set(run.period, { run, rows: new Map([...rows].map((row) => [row.outletNo, row])), result });
  }

  private publishedBefore(period: PeriodId): readonly RunRecord[] {
    const standing = this.base.runs.publishedBefore(this.schemeCode, period).filter((run) => !this.supposed.has(run.period));
    const own = [...this.supposed.values()].map(({ run }) => run).filter((run) => comparePeriods(run.period, period) < 0);
    return [...standing, ...own].sort((a, b) => comparePeriods(b.period, a.period) || b.no - a.no);
  }

  private column(no: number, part: RunPart, name: string): StoredColumn | null {
    if (part !== 'result') return null;
    for (const { run, result } of this.supposed.values()) if (run.no === no && result !== null) return result.find((column) => column.name === name) ?? null;
    return null;
  }

  /** As LevelRepository.before, over the rows with the supposed ones in place. */
  private *levelsBefore(period: PeriodId): Generator<LevelBefore> {
    const end = monthPeriod(lastMonth(period));
    const seen = new Set<number>();
    let outletNo = -1;
    let rows: LevelRow[] = [];
    const flush = (): LevelBefore | null => (outletNo < 0 ? null : standingBefore(outletNo, [...rows, ...this.supposedRows(outletNo)], end));
    for (const row of this.base.levels.ofScheme(this.schemeCode)) {
      if (row.outletNo !== outletNo) {
        const done = flush();
        if (done !== null) yield done;
        outletNo = row.outletNo;
        rows = [];
        seen.add(outletNo);
      }
      if (row.schemeCode !== this.schemeCode || !this.supposed.has(row.period)) rows.push(row);
    }
    const last = flush();
    if (last !== null) yield last;
    const others = new Set([...this.supposed.values()].flatMap(({ rows: own }) => [...own.keys()]).filter((no) => !seen.has(no)));
    for (const no of others) {
      const before = standingBefore(no, this.supposedRows(no), end);
      if (before !== null) yield before;
    }
  }

  private supposedRows(outletNo: number): readonly LevelRow[] {
    return [...this.supposed.values()].flatMap(({ rows }) => rows.get(outletNo) ?? []);
  }
}

/** Where an outlet stands before the month `end`; null: it has no level of an earlier period. */
function standingBefore(outletNo: number, rows: readonly LevelRow[], end: string): LevelBefore | null {
  let newest: LevelRow | null = null;
  let raised: LevelRow | null = null;
  let changed: LevelRow | null = null;
  for (const row of rows) {
    if (keyOf(row.period) >= end) continue;
    if (newest === null || isLater(row, newest)) newest = row;
    if (row.movement === 'enter' || row.movement === 'promote') raised = raised === null || atOf(row) > atOf(raised) ? row : raised;
    if (row.movement !== 'none' && row.movement !== 'hold') changed = changed === null || atOf(row) > atOf(changed) ? row : changed;
  }
  if (newest === null) return null;
  const { schemeCode, period, level, runNo } = newest;
  return { outletNo, schemeCode, period, level, runNo, lastRaisedIn: raised?.period ?? null, changedIn: changed?.period ?? null };
}

/** In the same month a level of the scheme itself goes before one imported without a scheme. */
function isLater(a: LevelRow, b: LevelRow): boolean {
  const [left, right] = [`${keyOf(a.period)}\u0001${a.schemeCode}\u0001${atOf(a)}`, `${keyOf(b.period)}\u0001${b.schemeCode}\u0001${atOf(b)}`];
  return left > right;
}

function keyOf(period: PeriodId): string {
  return monthPeriod(lastMonth(period));
}

function atOf({ period }: LevelRow): string {
  return `${keyOf(period)}|${period}`;
}
