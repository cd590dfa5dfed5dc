import type { GradingResult, GradingWarning, IndicatorResult, StateReason } from './grading-result.ts';
import {
  ColumnPack,
  ColumnUnpack,
  packColumn,
  packJson,
  packTexts,
  packWholes,
  unpackColumn,
  unpackJson,
  unpackTexts,
  unpackWholes,
  type PackedColumn,
} from './pack-columns.ts';

/** What the packed result says of itself. */
interface ResultHead {
  readonly indicators: readonly { readonly code: string; readonly isRanked: boolean; readonly hasCohort: boolean }[];
  readonly nodes: readonly string[];
  readonly isCapped: boolean;
  readonly stateReasons: readonly (readonly [number, StateReason])[];
  readonly vetoes: readonly (readonly [number, readonly string[]])[];
  readonly warnings: readonly GradingWarning[];
}

/** The result of a run in bytes, for keeping and for its hash. */
export function packResult(result: GradingResult): PackedColumn[] {
  const pack = new ColumnPack();
  const head: ResultHead = {
    indicators: result.indicators.map((part) => ({ code: part.code, isRanked: part.rankTwice !== undefined, hasCohort: part.cohort !== undefined })),
    nodes: result.nodes.map(({ code }) => code),
    isCapped: result.uncappedTotal !== undefined,
    stateReasons: byRow(result.stateReasons),
    vetoes: byRow(result.vetoes),
    warnings: result.warnings,
  };
  pack.add('head', packJson(head));
  pack.add('codes', packTexts(result.codes));
  pack.add('state', packWholes(result.state));
  for (const indicator of result.indicators) packIndicator(pack, indicator);
  for (const { code, score, mark } of result.nodes) {
    pack.add(`node/${code}/score`, packColumn(score));
    pack.add(`node/${code}/mark`, packWholes(mark));
  }
  pack.add('total', packColumn(result.total));
  if (result.uncappedTotal !== undefined) pack.add('uncappedTotal', packColumn(result.uncappedTotal));
  pack.add('cohort', packColumn(result.cohort));
  for (const name of ['rank', 'cohortRank', 'cohortSize', 'rawLevel', 'level', 'previousLevel', 'newLevel', 'movement', 'rule'] as const) {
    pack.add(name, packWholes(result[name]));
  }
  return pack.finish();
}

/** The result that `packResult` packed. @throws {RangeError} when a column is not there or cut off. */
export function unpackResult(packed: readonly PackedColumn[]): GradingResult {
  const columns = new ColumnUnpack(packed);
  const head = unpackJson(columns.get('head')) as ResultHead;
  const wholes = (name: string): Float64Array => unpackWholes(columns.get(name));
  return {
    codes: unpackTexts(columns.get('codes')).map((code) => code ?? ''),
    state: Uint8Array.from(wholes('state')),
    stateReasons: new Map(head.stateReasons),
    indicators: head.indicators.map((part) => unpackIndicator(columns, part)),
    nodes: head.nodes.map((code) => ({ code, score: columns.number(`node/${code}/score`), mark: Uint8Array.from(wholes(`node/${code}/mark`)) })),
    total: columns.number('total'),
    ...(head.isCapped ? { uncappedTotal: columns.number('uncappedTotal') } : {}),
    rank: Int32Array.from(wholes('rank')),
    cohortRank: Int32Array.from(wholes('cohortRank')),
    cohortSize: Int32Array.from(wholes('cohortSize')),
    cohort: columns.text('cohort'),
    rawLevel: Int16Array.from(wholes('rawLevel')),
    level: Int16Array.from(wholes('level')),
    vetoes: new Map(head.vetoes),
    previousLevel: Int16Array.from(wholes('previousLevel')),
    newLevel: Int16Array.from(wholes('newLevel')),
    movement: Uint8Array.from(wholes('movement')),
    rule: Uint8Array.from(wholes('rule')),
    warnings: head.warnings,
  };
}

function packIndicator(pack: ColumnPack, indicator: IndicatorResult): void {
  const name = `indicator/${indicator.code}`;
  pack.add(`${name}/raw`, packColumn(indicator.raw));
  pack.add(`${name}/counted`, packWholes(indicator.counted));
  pack.add(`${name}/score`, packColumn(indicator.score));
  pack.add(`${name}/mark`, packWholes(indicator.mark));
  if (indicator.rankTwice !== undefined) pack.add(`${name}/rankTwice`, packWholes(indicator.rankTwice));
  if (indicator.cohortSize !== undefined) pack.add(`${name}/cohortSize`, packWholes(indicator.cohortSize));
  if (indicator.cohort !== undefined) pack.add(`${name}/cohort`, packColumn(indicator.cohort));
}

function unpackIndicator(columns: ColumnUnpack, { code, isRanked, hasCohort }: ResultHead['indicators'][number]): IndicatorResult {
  const name = `indicator/${code}`;
  const wholes = (part: string): Float64Array => unpackWholes(columns.get(`${name}/${part}`));
  return {
    code,
    raw: unpackColumn(columns.get(`${name}/raw`)),
    counted: Int32Array.from(wholes('counted')),
    score: columns.number(`${name}/score`),
    mark: Uint8Array.from(wholes('mark')),
    ...(isRanked ? { rankTwice: Int32Array.from(wholes('rankTwice')), cohortSize: Int32Array.from(wholes('cohortSize')) } : {}),
    ...(hasCohort ? { cohort: columns.text(`${name}/cohort`) } : {}),
  };
}

function byRow<T>(values: ReadonlyMap<number, T>): (readonly [number, T])[] {
  return [...values].sort(([a], [b]) => a - b);
}
