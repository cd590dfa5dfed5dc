import { lastMonth, type PeriodId } from '../shared/dates.ts';
import type { Movement } from '../shared/grading/grading-result.ts';
import { packColumn, packWholes, unpackColumn, unpackInts, type PackedColumn } from '../shared/grading/column-codec.ts';
import type { TextColumn } from '../shared/grading/columns.ts';
import { indexedColumn, textAt, textColumn } from '../shared/grading/text-columns.ts';

/** Where outlets stand under a scheme, in columns; item i of each is one outlet. -1 in a column: none. */
export interface LevelStanding {
  /** Ascending. */
  readonly outletNos: Int32Array;
  /** Scheme of the last decided level; `''`: imported without naming one. */
  readonly schemeCode: TextColumn;
  /** Period of the last decided level. */
  readonly period: TextColumn;
  readonly level: TextColumn;
  /** Number of the run that decided it, as text; none: it was imported. */
  readonly run: TextColumn;
  /** Period of entry or of the last promotion. */
  readonly lastRaisedIn: TextColumn;
  /** Period in which the level last changed. */
  readonly changedIn: TextColumn;
}

/** Where one outlet stands before a period. */
export interface LevelBefore {
  readonly outletNo: number;
  /** Of the last decided level; `''`: imported without naming a scheme. */
  readonly schemeCode: string;
  /** The period of the last decided level. */
  readonly period: PeriodId;
  readonly level: string | null;
  /** The run that decided it; null: it was imported. */
  readonly runNo: number | null;
  /** Period of entry or of the last promotion; null: none known. */
  readonly lastRaisedIn: PeriodId | null;
  /** Period in which the level last changed; null: none known. */
  readonly changedIn: PeriodId | null;
}

const TEXTS = ['schemeCode', 'period', 'level', 'run', 'lastRaisedIn', 'changedIn'] as const;
/** What goes on from before where the newer levels say nothing of it. */
const KEPT: readonly (typeof TEXTS)[number][] = ['lastRaisedIn', 'changedIn'];
const OUTLETS = 'outlets';

export const NOBODY: LevelStanding = standingOf([]);

/** Rows in the order of their outlets' numbers as columns. */
export function standingOf(rows: readonly LevelBefore[]): LevelStanding {
  return {
    outletNos: Int32Array.from(rows, ({ outletNo }) => outletNo),
    schemeCode: textColumn(rows.map(({ schemeCode }) => schemeCode)),
    period: textColumn(rows.map(({ period }) => period)),
    level: textColumn(rows.map(({ level }) => level)),
    run: textColumn(rows.map(({ runNo }) => (runNo === null ? null : String(runNo)))),
    lastRaisedIn: textColumn(rows.map(({ lastRaisedIn }) => lastRaisedIn)),
    changedIn: textColumn(rows.map(({ changedIn }) => changedIn)),
  };
}

/** A level that was decided between two periods, as a later word on the period before. */
export type StandingChange = Pick<LevelBefore, 'outletNo' | 'schemeCode' | 'level' | 'runNo'> & { readonly period: PeriodId; readonly movement: Movement };

/** The standing with changes between periods, in the order in which they were decided; a level of a later period stands. */
export function changedStanding(standing: LevelStanding, changes: readonly StandingChange[]): LevelStanding {
  const rows = new Map(Array.from(standing.outletNos, (no, place) => [no, standingAt(standing, place)]));
  for (const { outletNo, schemeCode, period, level, movement, runNo } of changes) {
    const known = rows.get(outletNo);
    const isNewest = known === undefined || lastMonth(known.period) <= lastMonth(period);
    const later = (own: PeriodId | null): PeriodId => (own !== null && lastMonth(own) > lastMonth(period) ? own : period);
    const isRaise = movement === 'enter' || movement === 'promote';
    const isMove = isRaise || movement === 'demote';
    rows.set(outletNo, {
      ...(known === undefined || isNewest ? { outletNo, schemeCode, period, level, runNo } : known),
      lastRaisedIn: isRaise ? later(known?.lastRaisedIn ?? null) : (known?.lastRaisedIn ?? null),
      changedIn: isMove ? later(known?.changedIn ?? null) : (known?.changedIn ?? null),
    });
  }
  return standingOf([...rows.values()].sort((a, b) => a.outletNo - b.outletNo));
}

/** One outlet of the columns. */
export function standingAt(standing: LevelStanding, place: number): LevelBefore {
  const run = textAt(standing.run, place);
  return {
    outletNo: standing.outletNos[place]!,
    schemeCode: textAt(standing.schemeCode, place) ?? '',
    period: textAt(standing.period, place) as PeriodId,
    level: textAt(standing.level, place),
    runNo: run === null ? null : Number(run),
    lastRaisedIn: textAt(standing.lastRaisedIn, place) as PeriodId | null,
    changedIn: textAt(standing.changedIn, place) as PeriodId | null,
  };
}

/** What stood earlier and what later months decided, as one: the later level counts, and the later raise and change where there is one. */
export function joinStandings(earlier: LevelStanding, later: LevelStanding): LevelStanding {
  if (later.outletNos.length === 0) return earlier;
  if (earlier.outletNos.length === 0) return later;
  const { outletNos, from, fromLater } = joinOutlets(earlier.outletNos, later.outletNos);
  const column = (name: (typeof TEXTS)[number]): TextColumn => {
    const [old, young] = [earlier[name], later[name]];
    const offset = old.dictionary.length;
    const goesOn = KEPT.includes(name);
    const index = new Int32Array(outletNos.length);
    for (let place = 0; place < index.length; place += 1) {
      const before = from[place]!;
      const after = fromLater[place]!;
      const now = after < 0 ? -1 : young.index[after]!;
      if (now >= 0) index[place] = now + offset;
      else index[place] = before >= 0 && (after < 0 || goesOn) ? old.index[before]! : -1;
    }
    return indexedColumn([...old.dictionary, ...young.dictionary], index);
  };
  const [schemeCode, period, level, run, lastRaisedIn, changedIn] = [column('schemeCode'), column('period'), column('level'), column('run'), column('lastRaisedIn'), column('changedIn')];
  return { outletNos, schemeCode, period, level, run, lastRaisedIn, changedIn };
}

/** The outlets of either list in order, and the place of each in both; -1: not in it. */
function joinOutlets(earlier: Int32Array, later: Int32Array): { readonly outletNos: Int32Array; readonly from: Int32Array; readonly fromLater: Int32Array } {
  const most = earlier.length + later.length;
  const [outletNos, from, fromLater] = [new Int32Array(most), new Int32Array(most).fill(-1), new Int32Array(most).fill(-1)];
  let [count, e, l] = [0, 0, 0];
  while (e < earlier.length || l < later.length) {
    const no = Math.min(earlier[e] ?? Infinity, later[l] ?? Infinity);
    outletNos[count] = no;
    if (earlier[e] === no) from[count] = e++;
    if (later[l] === no) fromLater[count] = l++;
    count += 1;
  }
  return { outletNos: outletNos.slice(0, count), from: from.slice(0, count), fromLater: fromLater.slice(0, count) };
}

export function packStanding(standing: LevelStanding): readonly PackedColumn[] {
  return [{ name: OUTLETS, bytes: packWholes(standing.outletNos) }, ...TEXTS.map((name) => ({ name, bytes: packColumn(standing[name]) }))];
}

/** The columns that `packStanding` packed. @throws {RangeError} when one is not there or cut off */
export function unpackStanding(packed: readonly PackedColumn[]): LevelStanding {
  const bytes = new Map(packed.map((column) => [column.name, column.bytes]));
  const bytesOf = (name: string): Uint8Array => {
    const found = bytes.get(name);
    if (found === undefined) throw new RangeError(`No packed column ${name}`);
    return found;
  };
  const text = (name: (typeof TEXTS)[number]): TextColumn => {
    const column = unpackColumn(bytesOf(name));
    if (column.kind !== 'text') throw new RangeError(`Packed column ${name} holds no texts`);
    return column;
  };
  return {
    outletNos: unpackInts(bytesOf(OUTLETS)),
    schemeCode: text('schemeCode'),
    period: text('period'),
    level: text('level'),
    run: text('run'),
    lastRaisedIn: text('lastRaisedIn'),
    changedIn: text('changedIn'),
  };
}
