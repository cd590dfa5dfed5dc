import { parseNumber } from '../../../../shared/exact/rational.ts';
import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import type { BandRow, Method } from '../../../../shared/scheme/scheme.ts';
import type { TrialIndicator } from '../../../../shared/contract/scheme-calls.ts';
import type { CurvePiece } from '../methods/curve-picture.tsx';

/** What a picture spans: the ends that the document names, widened by what the outlets have. */
export interface PictureRange {
  readonly low: number;
  readonly high: number;
}

/** A number of a scheme as a double, for drawing; null: unknown. */
export function asDouble(value: SchemeNumber | null | undefined): number | null {
  const exact = value === null || value === undefined ? null : parseNumber(value);
  return exact === null ? null : Number(exact.num) / Number(exact.den);
}

export function rangeOf(values: readonly (number | null)[], facts: TrialIndicator | null): PictureRange {
  const bins = facts?.bins ?? null;
  const known = [...values.filter((value) => value !== null), ...(bins === null ? [] : [bins.from, bins.to])];
  if (known.length === 0) return { low: 0, high: 100 };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (low === high) return { low: low - 1, high: high + 1 };
  return { low: low >= 0 && low < (high - low) / 4 ? 0 : low, high };
}

/** Each row of bands as a step over the values that it takes first. */
export function bandPieces(method: Extract<Method, { kind: 'bands' }>, range: PictureRange): readonly CurvePiece[] {
  const ends = method.rows.flatMap((row) => [lowOf(row), highOf(row)]).filter((end) => end !== null);
  const cuts = [...new Set([range.low, ...ends, range.high])].filter((cut) => cut >= range.low && cut <= range.high).sort((a, b) => a - b);
  const pieces: CurvePiece[] = [];
  cuts.slice(0, -1).forEach((from, place) => {
    const to = cuts[place + 1] ?? range.high;
    const middle = (from + to) / 2;
    const row = method.rows.find((each) => takes(each, middle));
    const points = row === undefined ? asDouble(method.otherwise) : asDouble(row.points);
    if (points === null) return;
    const text = row === undefined ? String(method.otherwise) : String(row.points);
    const last = pieces.at(-1);
    if (last !== undefined && last.text === text && last.to[0] === from) pieces[pieces.length - 1] = { ...last, to: [to, points] };
    else pieces.push({ from: [from, points], to: [to, points], text });
  });
  return [...pieces, ...singleValues(method)];
}

/** A dot for each row of a single value that no row above it takes. */
function singleValues({ rows }: Extract<Method, { kind: 'bands' }>): readonly CurvePiece[] {
  return rows.flatMap((row): readonly CurvePiece[] => {
    const [value, points] = [asDouble(row.atLeast), asDouble(row.points)];
    if (value === null || points === null || value !== asDouble(row.atMost) || rows.find((each) => takes(each, value) && !isOpenAt(each, value)) !== row) return [];
    return [{ from: [value, points], to: [value, points], text: String(row.points) }];
  });
}

function isOpenAt(row: BandRow, value: number): boolean {
  return asDouble(row.above) === value || asDouble(row.below) === value;
}

export function lowOf(row: BandRow): number | null {
  return asDouble(row.atLeast ?? row.above);
}

export function highOf(row: BandRow): number | null {
  return asDouble(row.atMost ?? row.below);
}

function takes(row: BandRow, value: number): boolean {
  const [low, high] = [lowOf(row), highOf(row)];
  return (low === null || value >= low) && (high === null || value <= high);
}
