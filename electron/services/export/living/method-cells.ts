import { inLang, type Lang } from '../../../../shared/errors.ts';
import type { Rational } from '../../../../shared/exact/rational.ts';
import { bandRange, known, stated } from '../../../../shared/grading/scheme-numbers.ts';
import type { IndicatorNode, Method, Order, SeatRounding } from '../../../../shared/scheme/scheme.ts';
import { FORMAT } from '../../../tabular/workbook-parts.ts';
import type { BookCell } from '../../../tabular/write-workbook.ts';
import { exactCell } from './formula-parts.ts';
import { LIVING } from './living-words.ts';

/** Where the parameters of a method stand, for the methods that a spreadsheet can restate. */
export type MethodCells =
  | { readonly kind: 'direct' }
  | { readonly kind: 'linear'; readonly from: string; readonly to: string; readonly pointsFrom: string; readonly pointsTo: string }
  | { readonly kind: 'target'; readonly target: string; readonly order: Order }
  | { readonly kind: 'bands'; readonly rows: readonly BandCells[]; readonly otherwise: string | null }
  | { readonly kind: 'categories'; readonly rows: readonly { readonly value: string; readonly points: string }[]; readonly otherwise: string | null }
  | { readonly kind: 'percentile' }
  | { readonly kind: 'share'; readonly rows: readonly { readonly limit: string; readonly points: string }[]; readonly rounding: SeatRounding; readonly otherwise: string | null }
  | { readonly kind: 'positions'; readonly rows: readonly { readonly limit: string; readonly points: string }[]; readonly otherwise: string | null }
  | { readonly kind: 'steps'; readonly first: string; readonly step: string; readonly floor: string | null };

export interface BandCells {
  readonly low: string | null;
  readonly lowIncluded: boolean;
  readonly high: string | null;
  readonly highIncluded: boolean;
  readonly points: string;
}

/** A spreadsheet nests 64 functions at most. */
const MOST_ROWS = 40;

/** Whether the points follow from the raw value, or the rank, by a formula of a spreadsheet that is simple and exact. */
export function canRestate(method: Method): boolean {
  switch (method.kind) {
    case 'direct':
    case 'linear':
      return true;
    case 'target':
      return method.target === null || typeof method.target !== 'object';
    case 'bands':
    case 'categories':
      return method.rows.length <= MOST_ROWS;
    case 'rank':
      return method.ties !== 'dense' && (!('rows' in method.map) || method.map.rows.length <= MOST_ROWS);
    default:
      return false;
  }
}

/** Adds the parameters below the tree and tells where they stand. `at` names a column of the last row. */
export function methodRows(indicators: readonly IndicatorNode[], lang: Lang, rows: BookCell[][], at: (column: number) => string): ReadonlyMap<string, MethodCells> {
  const say = (word: keyof typeof LIVING): string => inLang(LIVING[word], lang);
  const found = new Map<string, MethodCells>();
  rows.push([], [{ text: say('parameters'), format: FORMAT.head }], (['of', 'low', 'high', 'points'] as const).map((word) => ({ text: say(word), format: FORMAT.head })));
  for (const { code, method } of indicators) {
    if (!canRestate(method)) continue;
    const put = (label: string, value: Rational): string => {
      rows.push([{ text: code }, { text: label }, null, exactCell(value)]);
      return at(3);
    };
    const otherwise = (value: Rational | null): string | null => (value === null ? null : put(say('otherwise'), value));
    const cells = methodCells(method, { code, say, put, otherwise, rows, at });
    if (cells !== null) found.set(code, cells);
  }
  return found;
}

interface Sheet {
  readonly code: string;
  readonly say: (word: keyof typeof LIVING) => string;
  readonly put: (label: string, value: Rational) => string;
  readonly otherwise: (value: Rational | null) => string | null;
  readonly rows: BookCell[][];
  readonly at: (column: number) => string;
}

function methodCells(method: Method, { code, say, put, otherwise, rows, at }: Sheet): MethodCells | null {
  const limitRow = (label: string, limit: Rational, points: Rational): { readonly limit: string; readonly points: string } => {
    rows.push([{ text: code }, { text: label }, exactCell(limit), exactCell(points)]);
    return { limit: at(2), points: at(3) };
  };
  switch (method.kind) {
    case 'direct':
      return { kind: 'direct' };
    case 'linear':
      return {
        kind: 'linear',
        from: put(say('from'), known(method.from)),
        to: put(say('to'), known(method.to)),
        pointsFrom: put(say('pointsFrom'), known(method.pointsFrom)),
        pointsTo: put(say('pointsTo'), known(method.pointsTo)),
      };
    case 'target':
      return typeof method.target === 'object' ? null : { kind: 'target', target: put(say('target'), known(method.target)), order: method.order ?? 'high' };
    case 'bands':
      return {
        kind: 'bands',
        rows: method.rows.map((row): BandCells => {
          const { low, high, lowIncluded, highIncluded } = bandRange(row);
          rows.push([{ text: code }, low === null ? null : exactCell(low), high === null ? null : exactCell(high), exactCell(known(row.points)), { text: rangeText(lowIncluded, highIncluded, low !== null, high !== null) }]);
          return { low: low === null ? null : at(1), high: high === null ? null : at(2), lowIncluded, highIncluded, points: at(3) };
        }),
        otherwise: otherwise(stated(method.otherwise)),
      };
    case 'categories':
      return {
        kind: 'categories',
        rows: method.rows.map(({ value, points }) => {
          rows.push([{ text: code }, { text: value }, null, exactCell(known(points))]);
          return { value: at(1), points: at(3) };
        }),
        otherwise: otherwise(stated(method.otherwise)),
      };
    case 'rank':
      switch (method.map.kind) {
        case 'percentile':
          return { kind: 'percentile' };
        case 'share':
          return {
            kind: 'share',
            rows: method.map.rows.map(({ topPercent, points }) => limitRow(say('topPercent'), known(topPercent), known(points))),
            rounding: method.map.rounding ?? 'up',
            otherwise: otherwise(stated(method.map.otherwise)),
          };
        case 'positions':
          return { kind: 'positions', rows: method.map.rows.map(({ upTo, points }) => limitRow(say('upTo'), known(upTo), known(points))), otherwise: otherwise(stated(method.map.otherwise)) };
        case 'steps': {
          const floor = stated(method.map.floor);
          return { kind: 'steps', first: put(say('first'), known(method.map.first)), step: put(say('step'), known(method.map.step)), floor: floor === null ? null : put(say('rankFloor'), floor) };
        }
      }
      return null;
    default:
      return null;
  }
}

/** `[a, b)` and the like, beside the numbers of a band. */
function rangeText(lowIncluded: boolean, highIncluded: boolean, hasLow: boolean, hasHigh: boolean): string {
  return `${hasLow ? (lowIncluded ? '≥' : '>') : ''}${hasLow && hasHigh ? ' ' : ''}${hasHigh ? (highIncluded ? '≤' : '<') : ''}`;
}
