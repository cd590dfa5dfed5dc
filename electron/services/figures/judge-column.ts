import type { FigureDefinition } from '../../../db/repositories/figure-repository.ts';
import type { Store } from '../../../db/store.ts';
import { shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import type { WireError } from '../../../shared/errors.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { judgeFigure, type FigureFinding, type FigureRule } from '../../../shared/figures/figure-rule.ts';

/** A figure of a period compared with its outlets' own past. Item i of every list is one outlet. */
export interface JudgedColumn {
  /** Decimal; null: missing. */
  readonly textAt: (row: number) => string | null;
  /** null: missing, or not striking. */
  readonly striking: readonly (StrikingValue | null)[];
  readonly judged: number;
  readonly tooShort: number;
}

export interface StrikingValue {
  /** Numbers as people read them, thousands apart. */
  readonly median: string;
  readonly times: string;
  readonly percent: string | null;
  readonly reasons: readonly WireError[];
}

/** @param rule null: the figure is never striking */
export function judgeColumn(store: Store, figure: FigureDefinition, period: PeriodId, outletNos: ArrayLike<number>, rule: FigureRule | null): JudgedColumn {
  const now = store.figures.readColumn(figure.no, period, outletNos);
  const rows = outletNos.length;
  const textAt = (row: number): string | null => columnText(now, row);
  const striking = new Array<StrikingValue | null>(rows).fill(null);
  if (rule === null) return { textAt, striking, judged: 0, tooShort: 0 };
  const past = Array.from({ length: rule.periods }, (_, back) => store.figures.readColumn(figure.no, shiftPeriod(period, -back - 1), outletNos));
  const places = Math.max(now.places, ...past.map((column) => column.places));
  const ownFactor = 10 ** (places - now.places);
  const scaled = past.map((column) => ({ units: column.units, factor: 10 ** (places - column.places) }));
  let [judged, tooShort] = [0, 0];
  const earlier = new Array<number>(rule.periods);
  for (let row = 0; row < rows; row += 1) {
    const value = (now.units[row] ?? NaN) * ownFactor;
    if (Number.isNaN(value)) continue;
    for (const [back, { units, factor }] of scaled.entries()) earlier[back] = (units[row] ?? NaN) * factor;
    const finding = judgeFigure(value, earlier, 1, rule);
    if (finding === null) tooShort += 1;
    else judged += 1;
    if (finding !== null && (finding.isOutlier || finding.isJump)) striking[row] = strikingValue(value, finding, { places, period, rule });
  }
  return { textAt, striking, judged, tooShort };
}

interface Scale {
  readonly places: number;
  readonly period: PeriodId;
  readonly rule: FigureRule;
}

function strikingValue(value: number, finding: FigureFinding, { places, period, rule }: Scale): StrikingValue {
  const text = (units: number, more = 0): string => grouped(trimmed((units / 10 ** places).toFixed(Math.min(100, places + more))));
  const median = text(finding.median, 1);
  const times = cutTo1(finding.times);
  const percent = finding.percent === null ? null : cutTo1(Math.abs(finding.percent));
  const reasons: WireError[] = [];
  if (finding.isOutlier) {
    const { count } = finding;
    reasons.push({ code: 'figure/outlier', params: { value: text(value), count, median, spread: text(finding.spread, 1), times, limit: rule.spreads } });
  }
  if (finding.isJump && finding.previous !== null && percent !== null) {
    const code = value > finding.previous ? 'figure/jump-up' : 'figure/jump-down';
    reasons.push({ code, params: { period: shiftPeriod(period, -1), previous: text(finding.previous), percent: grouped(percent), limit: rule.jumpPercent } });
  }
  const scale = scaleOf(value, finding.median);
  if (scale !== null) reasons.push({ code: 'figure/scale', params: { scale } });
  return { median, times, percent: percent === null || finding.percent === null ? null : `${finding.percent < 0 ? '-' : ''}${percent}`, reasons };
}

/** A value near 100, 1,000 or 10,000 times its median, or such a part of it, often has another unit (元 and 万元, shares and percent). */
function scaleOf(value: number, median: number): string | null {
  if (median === 0 || value === 0) return null;
  const ratio = value / median;
  for (const power of [100, 1000, 10_000]) {
    if (ratio > power * 0.6 && ratio < power * 1.6) return `${grouped(String(power))}×`;
    if (ratio > 0.6 / power && ratio < 1.6 / power) return `1/${grouped(String(power))}`;
  }
  return null;
}

function cutTo1(value: number): string {
  return (Math.floor(value * 10) / 10).toFixed(1);
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function grouped(text: string): string {
  return text.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}
