import { assertNever } from '../errors.ts';
import { valueAt } from '../exact/exact-column.ts';
import { powerOfTen, rational, toCutText, toExactText } from '../exact/rational.ts';
import type { CohortKey, CohortRule } from '../scheme/scheme.ts';
import type { Column, TextColumn } from './columns.ts';
import type { RawValues } from './folded-values.ts';
import type { GradingInput } from './grading-input.ts';
import { indexedColumn, textColumn } from './text-columns.ts';

/** The cohorts of one rule, for each number of keys kept: first the widest. */
export interface CohortFrame {
  readonly minCohort: number;
  readonly levels: readonly CohortLevel[];
}

export interface CohortLevel {
  /** Group of each outlet; -1: it lacks a key. */
  readonly group: Int32Array;
  readonly names: readonly string[];
}

/** Which cohort each outlet is read against. */
export interface CohortChoice {
  readonly frame: CohortFrame;
  /** Place of the level in the frame; -1: no cohort is large enough. */
  readonly level: Int8Array;
  /** For each level, how many outlets of a group have a value. */
  readonly sizes: readonly Int32Array[];
  /** Whether an outlet that asks for a cohort finds none. */
  readonly isShort: boolean;
}

/** The name of the cohort of everybody. */
export const EVERYBODY = '*';

/**
 * The groups of outlets that share the first key, the first two keys, … of the rule. Without keys there is one cohort
 * of all outlets.
 */
export function frameCohorts(rule: CohortRule | undefined, input: GradingInput, formula: (expression: string) => RawValues): CohortFrame {
  const rows = input.outlets.codes.length;
  let level: CohortLevel = { group: new Int32Array(rows), names: [EVERYBODY] };
  const levels: CohortLevel[] = [];
  for (const key of rule?.keys ?? []) {
    level = key === 'all' ? level : narrow(level, keyColumn(key, input, formula));
    levels.push(level);
  }
  return { minCohort: Math.max(1, rule?.minCohort ?? 1), levels: levels.length === 0 ? [level] : levels };
}

/**
 * For each outlet the narrowest cohort with at least `minCohort` outlets that have a value. An outlet without a key, or
 * in a smaller cohort, is read against all of the next wider one; the others keep theirs.
 *
 * @param members 1: has a value
 * @param asked 1: is to be read against a cohort
 */
export function chooseCohorts(frame: CohortFrame, members: Uint8Array, asked: Uint8Array): CohortChoice {
  const rows = frame.levels[0]!.group.length;
  const sizes = frame.levels.map(({ group, names }) => {
    const size = new Int32Array(names.length);
    for (let row = 0; row < rows; row += 1) {
      const place = group[row]!;
      if (place >= 0 && members[row] === 1) size[place]! += 1;
    }
    return size;
  });
  // The narrowest last, so that it stands where it is large enough.
  const level = new Int8Array(rows).fill(-1);
  frame.levels.forEach(({ group }, place) => {
    const size = sizes[place]!;
    for (let row = 0; row < rows; row += 1) {
      const own = group[row]!;
      if (asked[row] === 1 && own >= 0 && size[own]! >= frame.minCohort) level[row] = place;
    }
  });
  let isShort = false;
  for (let row = 0; row < rows; row += 1) if (asked[row] === 1 && level[row] === -1) isShort = true;
  return { frame, level, sizes, isShort };
}

/** 1 for each row that is one. */
export function rowsWhere(rows: number, is: (row: number) => boolean): Uint8Array {
  const found = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) if (is(row)) found[row] = 1;
  return found;
}

/** The names of the chosen cohorts, such as `LZ|partner`; `*` is everybody. */
export function cohortNames(choice: CohortChoice): TextColumn {
  const { levels } = choice.frame;
  const offsets: number[] = [];
  const names: string[] = [];
  for (const level of levels) {
    offsets.push(names.length);
    for (const name of level.names) names.push(name);
  }
  const index = new Int32Array(choice.level.length);
  for (let row = 0; row < index.length; row += 1) {
    const place = choice.level[row]!;
    index[row] = place < 0 ? -1 : offsets[place]! + levels[place]!.group[row]!;
  }
  return indexedColumn(names, index);
}

/** The size of the cohort that the outlet is read against, 0 where there is none. */
export function cohortSizeAt(choice: CohortChoice, row: number): number {
  const place = choice.level[row]!;
  return place < 0 ? 0 : choice.sizes[place]![choice.frame.levels[place]!.group[row]!]!;
}

/** Keys of a row: the place of each in `names`, -1 where the outlet lacks it. */
interface KeyValues {
  readonly names: readonly string[];
  readonly index: Int32Array;
}

/** Pairs of group and key that are looked up in a table. */
const LARGEST_TABLE = 1_000_000;

function narrow(wider: CohortLevel, key: KeyValues): CohortLevel {
  const pairs = wider.names.length * key.names.length;
  const table = new Int32Array(pairs <= LARGEST_TABLE ? pairs : 0).fill(-1);
  const map = new Map<number, number>();
  const names: string[] = [];
  const group = new Int32Array(wider.group.length).fill(-1);
  for (let row = 0; row < group.length; row += 1) {
    const outer = wider.group[row]!;
    const inner = key.index[row]!;
    if (outer < 0 || inner < 0) continue;
    const pair = outer * key.names.length + inner;
    let own = table.length > 0 ? table[pair]! : (map.get(pair) ?? -1);
    if (own === -1) {
      own = names.length;
      if (table.length > 0) table[pair] = own;
      else map.set(pair, own);
      const outerName = wider.names[outer]!;
      names.push(outerName === EVERYBODY ? key.names[inner]! : `${outerName}|${key.names[inner]!}`);
    }
    group[row] = own;
  }
  return { group, names };
}

function keyColumn(key: Exclude<CohortKey, 'all'>, input: GradingInput, formula: (expression: string) => RawValues): KeyValues {
  const { outlets, history } = input;
  if (key === 'type' || key === 'ownership' || key === 'class') return textKey(outlets[key]);
  if (key === 'level') return textKey(history.level);
  if ('region' in key) return regionKey(input, key.region);
  if ('formula' in key) return formulaKey(formula(key.formula));
  if ('attribute' in key) return attributeKey(outlets.attributes.get(key.attribute), outlets.codes.length);
  return assertNever(key);
}

function textKey(column: TextColumn): KeyValues {
  return { names: column.dictionary, index: column.index };
}

/** A region's code names it alone: no two regions share one. */
function regionKey(input: GradingInput, depth: number): KeyValues {
  const regions = input.outlets.regions[depth];
  return regions === undefined ? { names: [], index: new Int32Array(input.outlets.codes.length).fill(-1) } : textKey(regions);
}

/** What a formula gives names the cohort: a text, or a number as it is written. */
function formulaKey(values: RawValues): KeyValues {
  if (values.kind === 'text') return textKey(values.column);
  const { column } = values;
  return textKey(textColumn(Array.from(column.num, (_, row) => {
    const value = valueAt(column, row);
    return value === null ? null : toExactText(value);
  })));
}

function attributeKey(column: Column | undefined, rows: number): KeyValues {
  if (column === undefined) return { names: [], index: new Int32Array(rows).fill(-1) };
  if (column.kind === 'text') return textKey(column);
  const names: string[] = [];
  const places = new Map<number, number>();
  const index = Int32Array.from(column.units, (units) => {
    if (Number.isNaN(units)) return -1;
    const known = places.get(units);
    if (known !== undefined) return known;
    places.set(units, names.length);
    names.push(toCutText(rational(BigInt(units), powerOfTen(column.places)), column.places));
    return names.length - 1;
  });
  return { names, index };
}
