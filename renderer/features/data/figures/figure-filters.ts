import type { FigureQuery } from '../../../../shared/contract/figure-calls.ts';
import { comparePeriods, firstMonth, lastMonth, parsePeriod, periodKind, periodOfMonth, shiftPeriod, type PeriodId } from '../../../../shared/dates.ts';
import type { RegionId } from '../../../../shared/ids.ts';
import { isRecord } from '../../../kept-state.ts';

/** What the sheet is narrowed to; kept between sessions. */
export interface FigureFilters {
  readonly text: string;
  readonly regionId: RegionId | null;
  readonly type: readonly string[];
  /** Code of the figure that is missing; '': any; null: not asked. */
  readonly missing: string | null;
  readonly flagged: boolean;
}

export const NO_FIGURE_FILTERS: FigureFilters = { text: '', regionId: null, type: [], missing: null, flagged: false };

/** The request that these filters ask. */
export function figureQuery(period: PeriodId, figures: readonly string[], { text, regionId, type, missing, flagged }: FigureFilters): FigureQuery {
  return {
    period,
    figures,
    ...(text !== '' && { text }),
    ...(regionId !== null && { regionId }),
    ...(type.length > 0 && { type }),
    ...(missing !== null && (missing === '' || figures.includes(missing)) && { missing }),
    ...(flagged && { flagged }),
  };
}

export function hasFigureFilters(filters: FigureFilters): boolean {
  return filters.text !== '' || filters.regionId !== null || filters.type.length > 0 || filters.missing !== null || filters.flagged;
}

export function isFigureFilters(value: unknown): value is FigureFilters {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    (value['regionId'] === null || typeof value['regionId'] === 'string') &&
    Array.isArray(value['type']) &&
    value['type'].every((each) => typeof each === 'string') &&
    (value['missing'] === null || typeof value['missing'] === 'string') &&
    typeof value['flagged'] === 'boolean'
  );
}

/** What an address asks to see: a period, filters, and a cell by its outlet's code and its figure. */
export interface AskedFigures {
  readonly period: PeriodId | null;
  readonly filters: FigureFilters;
  readonly figure: string | null;
}

/** null: the address asks for nothing. */
export function askedByAddress(params: URLSearchParams): AskedFigures | null {
  if (params.size === 0) return null;
  return {
    period: parsePeriod(params.get('period') ?? ''),
    filters: {
      ...NO_FIGURE_FILTERS,
      text: params.get('outlet') ?? '',
      regionId: params.get('region') as RegionId | null,
      missing: params.get('missing'),
      flagged: params.get('flagged') === '1',
    },
    figure: params.get('figure'),
  };
}

/** The address that shows a period's sheet so. */
export function figuresAddress(asked: { readonly period: PeriodId; readonly outlet?: string; readonly figure?: string; readonly region?: string | null; readonly missing?: string }): string {
  const params = new URLSearchParams(Object.entries(asked).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  return `/data/figures?${params.toString()}`;
}

/**
 * The periods one may choose on the sheet, newest first: those with figures, the one after the newest of each kind that has
 * any, and the chosen period with its months.
 */
export function sheetPeriods(withFigures: readonly PeriodId[], chosen: PeriodId | null): readonly PeriodId[] {
  const kinds = new Set(withFigures.map(periodKind));
  const next = [...kinds].flatMap((kind) => {
    const newest = withFigures.find((each) => periodKind(each) === kind);
    return newest === undefined ? [] : [shiftPeriod(newest, 1)];
  });
  const months = chosen === null ? [] : Array.from({ length: lastMonth(chosen) - firstMonth(chosen) + 1 }, (_, i) => periodOfMonth(firstMonth(chosen) + i, 'month'));
  return [...new Set([...withFigures, ...next, ...months, ...(chosen === null ? [] : [chosen])])].toSorted((a, b) => comparePeriods(b, a));
}

/** The period shown first: the chosen one where it has figures, else the newest part of it that has. */
export function firstPeriod(withFigures: readonly PeriodId[], chosen: PeriodId | null): PeriodId | null {
  if (chosen === null) return withFigures[0] ?? null;
  if (withFigures.includes(chosen)) return chosen;
  return withFigures.find((each) => firstMonth(each) >= firstMonth(chosen) && lastMonth(each) <= lastMonth(chosen)) ?? chosen;
}
