import type { HistoryFrame, Measure } from '../../../shared/contract/history-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { indicatorsOf, innerDimensionsOf } from '../../../shared/scheme/walk.ts';
import type { ServiceContext } from '../service-context.ts';
import { historyBase } from './history-base.ts';

/** What the history of a scheme can be asked about; without a published period everything is empty. @throws {AppError} `grading/no-scheme` */
export function historyFrame({ store }: ServiceContext, { schemeCode }: { readonly schemeCode: string }): HistoryFrame {
  const base = historyBase(store, schemeCode);
  if (base === null) return { periods: [], levels: [], types: [], regionLevels: 0, measures: [], pair: null };
  const types = new Set(base.periods.flatMap(({ type }) => type.dictionary));
  return {
    periods: base.table.periods,
    levels: base.levels,
    types: [...types].sort(),
    regionLevels: Math.max(0, ...base.periods.map(({ regions }) => regions.length)),
    measures: measuresOf(base.scheme),
    pair: firstPair(base.scheme),
  };
}

function measuresOf(scheme: Scheme): readonly Measure[] {
  return [
    { key: 'total', name: { zh: '总分', en: 'Total' }, kind: 'total' },
    ...innerDimensionsOf(scheme).map(({ code, name }): Measure => ({ key: `dimension:${code}`, name, kind: 'dimension' })),
    ...indicatorsOf(scheme).map(({ code, name }): Measure => ({ key: `indicator:${code}`, name, kind: 'indicator' })),
  ];
}

const SATISFACTION = /满意|satisf|nps|csat/i;

/** The first indicator read from covert visits (else from any visits) against the first of satisfaction (else a survey). */
function firstPair(scheme: Scheme): readonly [string, string] | null {
  const indicators = indicatorsOf(scheme);
  const visits = indicators.filter(({ source }) => source.kind === 'inspection');
  const x = visits.find(({ source }) => readsCovert(source)) ?? visits[0];
  const others = indicators.filter((own) => own !== x);
  const y = others.find(({ name }) => SATISFACTION.test(`${inLang(name, 'zh')} ${inLang(name, 'en')}`)) ?? others.find(({ source }) => source.kind === 'survey');
  return x === undefined || y === undefined ? null : [`indicator:${x.code}`, `indicator:${y.code}`];
}

function readsCovert(source: Source): boolean {
  return source.kind === 'inspection' && (source.kinds === undefined || source.kinds.includes('covert'));
}
