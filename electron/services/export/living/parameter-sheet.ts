import { inLang, type Lang } from '../../../../shared/errors.ts';
import { div, mul, type Rational } from '../../../../shared/exact/rational.ts';
import { exactNumber } from '../../../../shared/exact/scheme-number.ts';
import { capOf, floorOf } from '../../../../shared/grading/methods.ts';
import { stated } from '../../../../shared/grading/scheme-numbers.ts';
import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import type { DimensionNode, Scheme } from '../../../../shared/scheme/scheme.ts';
import { isDimension, walkTree, type PlacedNode } from '../../../../shared/scheme/walk.ts';
import { maxOf, weightsOf } from '../../../../shared/scheme/weights.ts';
import { columnLetters } from '../../../tabular/column-letters.ts';
import { FORMAT } from '../../../tabular/workbook-parts.ts';
import type { BookCell, BookSheet } from '../../../tabular/write-workbook.ts';
import { exactCell, placesOf, roundingNumber, type RoundingCell } from './formula-parts.ts';
import { LIVING } from './living-words.ts';
import { methodRows, type MethodCells } from './method-cells.ts';

/** Where a node's numbers stand, as absolute references. */
export interface NodeCells {
  /** What the node is divided by at its parent: its weight, in a `sum` its maximum. */
  readonly share: string;
  /** Points of the parent that one point makes before the division by the shares. */
  readonly factor: string;
  readonly max: string;
  readonly floor: string | null;
  readonly cap: string | null;
}

/** The sheet with weights and parameters, and where each of them stands. */
export interface ParameterSheet {
  readonly sheet: BookSheet;
  readonly node: (code: string) => NodeCells;
  readonly method: (code: string) => MethodCells | null;
  /** The number that a cell named by one of these references holds. */
  readonly value: (cell: string) => string;
  /** The stated cap up to which a bonus child lifts its dimension; null: none is stated. */
  readonly bonusCap: (code: string) => string | null;
  /** An end of the range of a further total, counted from 1; null: it has none. */
  readonly furtherRange: (place: number, end: 'from' | 'to') => string | null;
  readonly rounding: { readonly indicator: RoundingCell; readonly node: RoundingCell; readonly total: RoundingCell };
  readonly limits: { readonly rangeFrom: string | null; readonly rangeTo: string | null; readonly bonusCap: string | null; readonly penaltyCap: string | null };
}

/**
 * The scheme as cells that formulas read.
 *
 * @param byFormula whether the scores of a node are formulas
 */
export function parameterSheet(scheme: Scheme, lang: Lang, byFormula: (code: string) => boolean): ParameterSheet {
  const say = (word: keyof typeof LIVING): string => inLang(LIVING[word], lang);
  const name = say('scheme');
  const rows: BookCell[][] = [[{ text: inLang(scheme.name, lang), format: FORMAT.head }]];
  const at = (column: number, row = rows.length): string => `'${name}'!$${columnLetters(column)}$${row}`;
  const fact = (label: string, value: SchemeNumber | undefined): string | null => {
    if (value === undefined) return null;
    rows.push([{ text: label }, exactCell(exactNumber(value))]);
    return at(1);
  };
  const rounding = (stage: 'indicator' | 'node' | 'total', places: keyof typeof LIVING, step: keyof typeof LIVING): RoundingCell => {
    const own = roundingNumber(scheme.rounding?.[stage]);
    if (own === null) return null;
    const cell = fact(say(own.kind === 'places' ? places : step), own.value)!;
    return own.kind === 'places' ? { kind: 'places', cell } : { kind: 'step', cell, places: placesOf(own.value) };
  };
  const roundings = {
    indicator: rounding('indicator', 'roundIndicator', 'stepIndicator'),
    node: rounding('node', 'roundNode', 'stepNode'),
    total: rounding('total', 'roundTotal', 'stepTotal'),
  };
  const limits = {
    rangeFrom: fact(say('rangeFrom'), scheme.range?.from),
    rangeTo: fact(say('rangeTo'), scheme.range?.to),
    bonusCap: fact(say('bonusCap'), scheme.adjustments?.bonusCap),
    penaltyCap: fact(say('penaltyCap'), scheme.adjustments?.penaltyCap),
  };
  const further = new Map<string, string | null>();
  scheme.totals?.forEach(({ name: of, range }, index) => {
    further.set(`${index + 1} from`, fact(`${inLang(of, lang)} ${say('rangeFrom')}`, range?.from));
    further.set(`${index + 1} to`, fact(`${inLang(of, lang)} ${say('rangeTo')}`, range?.to));
  });
  const bonusCaps = new Map<string, string | null>();
  for (const { node } of walkTree(scheme)) {
    const cap = node.bonus?.cap;
    if (cap !== undefined && cap !== 'none') bonusCaps.set(node.code, fact(`${inLang(node.name, lang)} ${say('bonusTo')}`, cap));
  }
  rows.push([]);
  rows.push((['code', 'name', 'parent', 'method', 'weight', 'max', 'factor', 'floor', 'cap', 'origin'] as const).map((word) => ({ text: say(word), format: FORMAT.head })));
  const places = new Map<string, number>();
  const tree = walkTree(scheme);
  for (const { node } of tree) places.set(node.code, rows.length + places.size + 1);
  const cells = new Map<string, NodeCells>();
  for (const placed of tree) {
    rows.push(nodeRow(placed, places, lang, byFormula(placed.node.code)));
    const { node, parent } = placed;
    const hasMethod = node.method !== undefined;
    cells.set(node.code, {
      share: parent?.combine === 'sum' ? at(5) : at(4),
      factor: at(6),
      max: at(5),
      floor: hasMethod && floorOf(node) !== null ? at(7) : null,
      cap: hasMethod && capOf(node) !== null ? at(8) : null,
    });
  }
  const methods = methodRows(tree.flatMap(({ node }) => (isDimension(node) ? [] : [node])), lang, rows, at);
  return {
    sheet: { name, widths: [20, 30, 20, 16, 12, 12, 14, 10, 10, 14], frozen: { rows: 1, columns: 0 }, filterRow: null, rows },
    node: (code) => cells.get(code)!,
    method: (code) => methods.get(code) ?? null,
    value: (cell) => {
      const [, letter = '', row = ''] = /\$([A-Z]+)\$(\d+)$/.exec(cell) ?? [];
      return valueText(rows[Number(row) - 1]?.[letter.charCodeAt(0) - 65] ?? null);
    },
    bonusCap: (code) => bonusCaps.get(code) ?? null,
    furtherRange: (place, end) => further.get(`${place} ${end}`) ?? null,
    rounding: roundings,
    limits,
  };
}

/** A node: its place in the tree, weight, maximum, and what one of its points makes of its parent. */
function nodeRow({ node, parent }: PlacedNode, places: ReadonlyMap<string, number>, lang: Lang, isFormula: boolean): BookCell[] {
  const row = places.get(node.code)!;
  const [floor, cap] = node.method === undefined ? [null, null] : [floorOf(node), capOf(node)];
  return [
    { text: node.code },
    { text: inLang(node.name, lang) },
    parent === null ? null : { text: parent.code },
    { text: isDimension(node) ? (node.combine ?? 'weightedMean') : node.method.kind },
    parent === null ? null : exactCell(weightAt(parent, node.code)),
    exactCell(maxOf(node)),
    parent === null ? null : factorCell(node.code, parent, row, places.get(parent.code)!),
    floor === null ? null : exactCell(floor),
    cap === null ? null : exactCell(cap),
    { text: inLang(isFormula ? LIVING.byFormula : LIVING.byRun, lang) },
  ];
}

function weightAt(parent: DimensionNode, code: string): Rational {
  return weightsOf(parent)[parent.children.findIndex((child) => child.code === code)]!;
}

/** Points of the parent for one point of the child, before the division by the shares that are present. */
function factorCell(code: string, parent: DimensionNode, row: number, parentRow: number): BookCell {
  const child = parent.children.find((each) => each.code === code)!;
  if (child.bonus !== undefined) return exactCell(stated(child.bonus.factor) ?? exactNumber(1));
  if (parent.combine !== undefined && parent.combine !== 'weightedMean') return { number: '1', format: 0 };
  if (parent.of === 'points') return { formula: `E${row}`, value: { kind: 'number', text: valueText(exactCell(weightAt(parent, code))) }, format: 0 };
  const [weight, own, max] = [weightAt(parent, code), maxOf(parent), maxOf(child)];
  const value = exactCell(div(mul(weight, own), max));
  return { formula: `E${row}*F${parentRow}/F${row}`, value: { kind: 'number', text: valueText(value) }, format: 0 };
}

function valueText(cell: BookCell): string {
  if (cell === null) return '0';
  return 'number' in cell ? cell.number : 'formula' in cell ? cell.value.text : cell.text;
}
