import type { PeriodKind } from '../../../shared/dates.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';

const NUMERALS = ['一', '二', '三', '四', '五'];

/**
 * A scheme to begin from nothing: one dimension with one indicator and five stars whose lines are not known yet.
 *
 * @param figure the figure that the indicator reads
 */
export function blankScheme(code: string, name: string, cycle: PeriodKind, figure: string): Scheme {
  return {
    format: 'startier-scheme/1',
    code,
    name: { zh: name },
    cycle,
    tree: {
      code: 'total',
      name: { zh: '总分', en: 'Total' },
      children: [
        {
          code: 'dimension-1',
          name: { zh: '维度 1', en: 'Dimension 1' },
          weight: 100,
          children: [
            {
              code: 'indicator-1',
              name: { zh: '指标 1', en: 'Indicator 1' },
              weight: 100,
              source: { kind: 'kpi', figure, fold: 'sum' },
              method: { kind: 'rank', map: { kind: 'percentile' } },
            },
          ],
        },
      ],
    },
    levels: NUMERALS.map((numeral, place) => ({
      code: `star-${place + 1}`,
      name: { zh: `${numeral}星`, en: place === 0 ? '1 star' : `${place + 1} stars` },
      stars: place + 1,
      ...(place === 0 ? {} : { line: null }),
    })),
    movement: {},
  };
}
