import { comparePeriods, type PeriodId } from '../dates.ts';
import {
  ColumnPack,
  ColumnUnpack,
  fractionText,
  packColumn,
  packJson,
  packTexts,
  packWholes,
  readFraction,
  unpackColumn,
  unpackJson,
  unpackInts,
  unpackOctets,
  unpackShorts,
  unpackTexts,
  type PackedColumn,
  type PackedUnits,
} from './column-codec.ts';
import type { Column } from './columns.ts';
import type { EarlierRun, FigureColumn, GradingInput, HistoryColumns, OutletColumns, PublishedLine, VisitColumns } from './grading-input.ts';
import type { GradingResult, GradingWarning, IndicatorResult, StateReason } from './grading-result.ts';
import { headOfRecords, packRecords, unpackRecords, type RecordsHead } from './pack-records.ts';
import type { SpreadFacts } from './spread.ts';
import { packLines, packRelative, unpackLines, unpackRelative, type PackedLine, type PackedRelative } from './pack-relative.ts';
import { compareCodePoints } from './text-columns.ts';

/** What the packed input says of itself. */
interface InputHead {
  readonly guard?: { readonly periods: number; readonly lines: readonly PackedLine[] };
  readonly period: PeriodId;
  readonly regions: number;
  readonly attributes: readonly string[];
  readonly figures: readonly { readonly figure: string; readonly period: PeriodId }[];
  readonly records?: RecordsHead;
  readonly runs: readonly { readonly period: PeriodId; readonly measured: readonly string[]; readonly unblended?: readonly string[]; readonly values?: readonly string[] }[];
  readonly facts?: readonly { readonly period: PeriodId; readonly values: readonly string[] }[];
}

/**
 * The input of a run in bytes, for keeping and for its hash; figures and attributes in the order of their codes.
 *
 * @param packed handed to `packResult` too, so that a column of both is packed once
 */
export function packInput(input: GradingInput, packed?: PackedUnits): PackedColumn[] {
  const pack = new ColumnPack();
  const attributes = [...input.outlets.attributes.keys()].sort(compareCodePoints);
  const figures = [...input.figures].sort((a, b) => compareCodePoints(a.figure, b.figure) || comparePeriods(a.period, b.period));
  const runs = [...input.history.runs].sort((a, b) => comparePeriods(b.period, a.period));
  const { guard } = input.history;
  const head: InputHead = {
    period: input.period,
    regions: input.outlets.regions.length,
    attributes,
    figures: figures.map(({ figure, period }) => ({ figure, period })),
    ...(input.records === undefined ? {} : { records: headOfRecords(input.records) }),
    ...(guard === undefined ? {} : { guard: { periods: guard.periods, lines: packLines(guard.lines) } }),
    runs: runs.map(({ period, measured, unblended, values }) => ({
      period,
      measured: sortedCodes(measured),
      ...(unblended === undefined ? {} : { unblended: sortedCodes(unblended) }),
      ...(values === undefined ? {} : { values: sortedCodes(values) }),
    })),
    ...(input.history.facts === undefined ? {} : { facts: input.history.facts.map(({ period, values }) => ({ period, values: sortedCodes(values) })) }),
  };
  pack.add('head', packJson(head));
  packOutlets(pack, input.outlets, attributes);
  for (const { figure, period, column } of figures) pack.add(`figures/${period}/${figure}`, packColumn(column, packed));
  packVisits(pack, input.visits);
  if (input.records !== undefined) packRecords(pack, input.records);
  packHistory(pack, input.history, runs);
  return pack.finish();
}

/** The input that `packInput` packed. @throws {RangeError} when a column is not there or cut off. */
export function unpackInput(packed: readonly PackedColumn[]): GradingInput {
  const columns = new ColumnUnpack(packed);
  const head = unpackJson(columns.get('head')) as InputHead;
  return {
    period: head.period,
    outlets: unpackOutlets(columns, head),
    figures: head.figures.map(({ figure, period }): FigureColumn => ({ figure, period, column: columns.number(`figures/${period}/${figure}`) })),
    visits: unpackVisits(columns),
    history: unpackHistory(columns, head),
    ...(head.records === undefined ? {} : { records: unpackRecords(columns, head.records) }),
  };
}

function packOutlets(pack: ColumnPack, outlets: OutletColumns, attributes: readonly string[]): void {
  pack.add('outlets/codes', packTexts(outlets.codes));
  pack.add('outlets/names', packTexts(outlets.names));
  pack.add('outlets/openedOn', packColumn(outlets.openedOn));
  pack.add('outlets/type', packColumn(outlets.type));
  pack.add('outlets/ownership', packColumn(outlets.ownership));
  pack.add('outlets/class', packColumn(outlets.class));
  outlets.regions.forEach((column, depth) => pack.add(`outlets/region/${depth}`, packColumn(column)));
  for (const code of attributes) pack.add(`outlets/attribute/${code}`, packColumn(outlets.attributes.get(code)!));
  pack.add('outlets/frozen', packWholes(outlets.frozen));
}

function unpackOutlets(columns: ColumnUnpack, head: InputHead): OutletColumns {
  return {
    codes: textsOf(columns, 'outlets/codes'),
    names: textsOf(columns, 'outlets/names'),
    openedOn: columns.text('outlets/openedOn'),
    type: columns.text('outlets/type'),
    ownership: columns.text('outlets/ownership'),
    class: columns.text('outlets/class'),
    regions: Array.from({ length: head.regions }, (_, depth) => columns.text(`outlets/region/${depth}`)),
    attributes: new Map(head.attributes.map((code) => [code, unpackColumn(columns.get(`outlets/attribute/${code}`))])),
    frozen: unpackOctets(columns.get('outlets/frozen')),
  };
}

function packVisits(pack: ColumnPack, visits: VisitColumns): void {
  pack.add('visits/outlet', packWholes(visits.outlet));
  pack.add('visits/codes', packTexts(visits.codes));
  pack.add('visits/visitedOn', packColumn(visits.visitedOn));
  pack.add('visits/checklist', packColumn(visits.checklist));
  pack.add('visits/kind', packColumn(visits.kind));
  pack.add('visits/score', packColumn(visits.score));
  pack.add('visits/redLine', packWholes(visits.redLine));
}

function unpackVisits(columns: ColumnUnpack): VisitColumns {
  return {
    outlet: unpackInts(columns.get('visits/outlet')),
    codes: textsOf(columns, 'visits/codes'),
    visitedOn: columns.text('visits/visitedOn'),
    checklist: columns.text('visits/checklist'),
    kind: columns.text('visits/kind'),
    score: columns.number('visits/score'),
    redLine: unpackOctets(columns.get('visits/redLine')),
  };
}

function packHistory(pack: ColumnPack, history: HistoryColumns, runs: readonly EarlierRun[]): void {
  pack.add('history/level', packColumn(history.level));
  pack.add('history/lastRaisedIn', packColumn(history.lastRaisedIn));
  pack.add('history/levelSince', packColumn(history.levelSince));
  pack.add('history/noPromotionUntil', packColumn(history.noPromotionUntil));
  runs.forEach((run, place) => {
    pack.add(`history/runs/${place}/level`, packColumn(run.level));
    pack.add(`history/runs/${place}/total`, packColumn(run.total));
    for (const [code, column] of run.measured) pack.add(`history/runs/${place}/measured/${code}`, packColumn(column));
    for (const [code, column] of run.unblended ?? []) pack.add(`history/runs/${place}/unblended/${code}`, packColumn(column));
    for (const [key, column] of run.values ?? []) pack.add(`history/runs/${place}/values/${key}`, packColumn(column));
  });
  for (const { period, values } of history.facts ?? []) for (const [key, column] of values) pack.add(`history/facts/${period}/${key}`, packColumn(column));
}

function unpackHistory(columns: ColumnUnpack, head: InputHead): HistoryColumns {
  return {
    level: columns.text('history/level'),
    lastRaisedIn: columns.text('history/lastRaisedIn'),
    levelSince: columns.text('history/levelSince'),
    noPromotionUntil: columns.text('history/noPromotionUntil'),
    ...(head.guard === undefined ? {} : { guard: { periods: head.guard.periods, lines: unpackLines(head.guard.lines) } }),
    ...(head.facts === undefined ? {} : { facts: head.facts.map(({ period, values }) => ({ period, values: columnsAt(columns, `history/facts/${period}`, values) })) }),
    runs: head.runs.map(({ period, measured, unblended, values }, place) => ({
      period,
      level: columns.text(`history/runs/${place}/level`),
      total: columns.number(`history/runs/${place}/total`),
      measured: new Map(measured.map((code) => [code, columns.number(`history/runs/${place}/measured/${code}`)])),
      ...(unblended === undefined ? {} : { unblended: new Map(unblended.map((code) => [code, columns.number(`history/runs/${place}/unblended/${code}`)])) }),
      ...(values === undefined ? {} : { values: columnsAt(columns, `history/runs/${place}/values`, values) }),
    })),
  };
}

function columnsAt(columns: ColumnUnpack, path: string, keys: readonly string[]): ReadonlyMap<string, Column> {
  return new Map(keys.map((key) => [key, unpackColumn(columns.get(`${path}/${key}`))]));
}

function sortedCodes(columns: ReadonlyMap<string, unknown>): readonly string[] {
  return [...columns.keys()].sort(compareCodePoints);
}

/** Texts none of which is missing. */
function textsOf(columns: ColumnUnpack, name: string): readonly string[] {
  return unpackTexts(columns.get(name)) as readonly string[];
}

/** A cohort's name, its size, and mean and sd (or least and greatest value) as exact fractions. */
type PackedSpread = readonly [name: string, size: number, kind: 'mean' | 'least', from: string, to: string];

/** An indicator or dimension, and which columns of its peers there are. */
interface PackedPart {
  readonly code: string;
  readonly isRanked: boolean;
  readonly hasCohort: boolean;
  readonly hasLevels?: boolean;
  readonly spread?: readonly PackedSpread[];
}

/** What the packed result says of itself. */
interface ResultHead {
  readonly indicators: readonly PackedPart[];
  readonly nodes: readonly PackedPart[];
  readonly unblended?: readonly string[];
  readonly adjustments?: readonly string[];
  readonly hasSeats?: boolean;
  readonly totals?: readonly string[];
  readonly relative?: PackedRelative;
  readonly regions: number;
  readonly stepsHeld?: readonly (readonly [number, readonly string[]])[];
  readonly isCapped: boolean;
  readonly stateReasons: readonly (readonly [number, StateReason])[];
  readonly vetoes: readonly (readonly [number, readonly string[]])[];
  readonly warnings: readonly GradingWarning[];
}

/** The result of a run in bytes, for keeping and for its hash. */
export function packResult(result: GradingResult, packed?: PackedUnits): PackedColumn[] {
  const pack = new ColumnPack();
  const head: ResultHead = {
    indicators: result.indicators.map(headOf),
    nodes: result.nodes.map(headOf),
    ...(result.unblended === undefined ? {} : { unblended: result.unblended.map(({ code }) => code) }),
    ...(result.adjustments === undefined ? {} : { adjustments: result.adjustments.map(({ code }) => code) }),
    ...(result.seats === undefined ? {} : { hasSeats: true }),
    ...(result.relative === undefined ? {} : { relative: packRelative(result.relative) }),
    ...(result.steps === undefined ? {} : { stepsHeld: byRow(result.steps.held) }),
    ...(result.totals === undefined ? {} : { totals: result.totals.map(({ code }) => code) }),
    regions: result.regionRanks.length,
    isCapped: result.uncappedTotal !== undefined,
    stateReasons: byRow(result.stateReasons),
    vetoes: byRow(result.vetoes),
    warnings: result.warnings,
  };
  pack.add('head', packJson(head));
  pack.add('codes', packTexts(result.codes));
  pack.add('state', packWholes(result.state));
  for (const indicator of result.indicators) packIndicator(pack, indicator, packed);
  for (const node of result.nodes) {
    pack.add(`node/${node.code}/score`, packColumn(node.score));
    pack.add(`node/${node.code}/mark`, packWholes(node.mark));
    packPeers(pack, `node/${node.code}`, node);
  }
  for (const { code, score } of result.unblended ?? []) pack.add(`unblended/${code}`, packColumn(score));
  for (const { code, points } of result.adjustments ?? []) pack.add(`adjustment/${code}`, packColumn(points));
  if (result.steps !== undefined) pack.add('steps/level', packWholes(result.steps.level));
  if (result.relative !== undefined) pack.add('relative/cohort', packColumn(result.relative.cohort));
  if (result.seats !== undefined) {
    pack.add('seats/rank', packWholes(result.seats.rank));
    pack.add('seats/size', packWholes(result.seats.size));
    pack.add('seats/cohort', packColumn(result.seats.cohort));
  }
  pack.add('total', packColumn(result.total));
  for (const { code, total } of result.totals ?? []) pack.add(`totals/${code}`, packColumn(total));
  if (result.uncappedTotal !== undefined) pack.add('uncappedTotal', packColumn(result.uncappedTotal));
  pack.add('cohort', packColumn(result.cohort));
  result.regionRanks.forEach(({ rank, size }, level) => {
    pack.add(`regionRank/${level}`, packWholes(rank));
    pack.add(`regionSize/${level}`, packWholes(size));
  });
  for (const name of ['rank', 'cohortRank', 'cohortSize', 'rawLevel', 'level', 'previousLevel', 'newLevel', 'movement', 'rule'] as const) {
    pack.add(name, packWholes(result[name]));
  }
  return pack.finish();
}

/** The result that `packResult` packed. @throws {RangeError} when a column is not there or cut off. */
export function unpackResult(packed: readonly PackedColumn[]): GradingResult {
  const columns = new ColumnUnpack(packed);
  const head = unpackJson(columns.get('head')) as ResultHead;
  const ints = (name: string): Int32Array => unpackInts(columns.get(name));
  const shorts = (name: string): Int16Array => unpackShorts(columns.get(name));
  const octets = (name: string): Uint8Array => unpackOctets(columns.get(name));
  return {
    codes: textsOf(columns, 'codes'),
    state: octets('state'),
    stateReasons: new Map(head.stateReasons),
    indicators: head.indicators.map((part) => unpackIndicator(columns, part)),
    nodes: head.nodes.map((part) => {
      const name = `node/${part.code}`;
      return { code: part.code, score: columns.number(`${name}/score`), mark: octets(`${name}/mark`), ...unpackPeers(columns, name, part) };
    }),
    ...(head.unblended === undefined ? {} : { unblended: head.unblended.map((code) => ({ code, score: columns.number(`unblended/${code}`) })) }),
    ...(head.adjustments === undefined ? {} : { adjustments: head.adjustments.map((code) => ({ code, points: columns.number(`adjustment/${code}`) })) }),
    total: columns.number('total'),
    ...(head.totals === undefined ? {} : { totals: head.totals.map((code) => ({ code, total: columns.number(`totals/${code}`) })) }),
    ...(head.isCapped ? { uncappedTotal: columns.number('uncappedTotal') } : {}),
    rank: ints('rank'),
    regionRanks: Array.from({ length: head.regions }, (_, level) => ({
      rank: ints(`regionRank/${level}`),
      size: ints(`regionSize/${level}`),
    })),
    cohortRank: ints('cohortRank'),
    cohortSize: ints('cohortSize'),
    cohort: columns.text('cohort'),
    rawLevel: shorts('rawLevel'),
    ...(head.hasSeats === true ? { seats: { rank: ints('seats/rank'), size: ints('seats/size'), cohort: columns.text('seats/cohort') } } : {}),
    ...(head.relative === undefined ? {} : { relative: unpackRelative(head.relative, columns.text('relative/cohort')) }),
    ...(head.stepsHeld === undefined ? {} : { steps: { level: shorts('steps/level'), held: new Map(head.stepsHeld) } }),
    level: shorts('level'),
    vetoes: new Map(head.vetoes),
    previousLevel: shorts('previousLevel'),
    newLevel: shorts('newLevel'),
    movement: octets('movement'),
    rule: octets('rule'),
    warnings: head.warnings,
  };
}

/** Only the lines that the next period reads, from the column `head` of a packed result. */
export function unpackPublishedLines(head: Uint8Array): readonly PublishedLine[] {
  return unpackLines((unpackJson(head) as ResultHead).relative?.published ?? []);
}

/** Only the vetoes that held, by row, from the column `head` of a packed result. */
export function unpackVetoes(head: Uint8Array): readonly (readonly [number, readonly string[]])[] {
  return (unpackJson(head) as ResultHead).vetoes;
}

function packIndicator(pack: ColumnPack, indicator: IndicatorResult, packed: PackedUnits | undefined): void {
  const name = `indicator/${indicator.code}`;
  pack.add(`${name}/raw`, packColumn(indicator.raw, packed));
  pack.add(`${name}/counted`, packWholes(indicator.counted));
  pack.add(`${name}/score`, packColumn(indicator.score));
  pack.add(`${name}/mark`, packWholes(indicator.mark));
  packPeers(pack, name, indicator);
}

type Peers = Pick<IndicatorResult, 'rankTwice' | 'cohortSize' | 'cohort' | 'spread' | 'levels'>;

function headOf(part: Peers & { readonly code: string }): PackedPart {
  return { code: part.code, isRanked: part.rankTwice !== undefined, hasCohort: part.cohort !== undefined, ...(part.levels === undefined ? {} : { hasLevels: true }), ...packSpread(part.spread) };
}

function packPeers(pack: ColumnPack, name: string, { rankTwice, cohortSize, cohort, levels }: Peers): void {
  if (rankTwice !== undefined) pack.add(`${name}/rankTwice`, packWholes(rankTwice));
  if (cohortSize !== undefined) pack.add(`${name}/cohortSize`, packWholes(cohortSize));
  if (cohort !== undefined) pack.add(`${name}/cohort`, packColumn(cohort));
  if (levels !== undefined) pack.add(`${name}/levels`, packWholes(levels));
}

function unpackPeers(columns: ColumnUnpack, name: string, { isRanked, hasCohort, hasLevels, spread }: PackedPart): Peers {
  const wholes = (part: string): Int32Array => unpackInts(columns.get(`${name}/${part}`));
  return {
    ...(isRanked ? { rankTwice: wholes('rankTwice'), cohortSize: wholes('cohortSize') } : {}),
    ...(hasCohort ? { cohort: columns.text(`${name}/cohort`) } : {}),
    ...(hasLevels === true ? { levels: unpackShorts(columns.get(`${name}/levels`)) } : {}),
    ...(spread === undefined ? {} : { spread: unpackSpread(spread) }),
  };
}

function packSpread(spread: IndicatorResult['spread']): { readonly spread?: readonly PackedSpread[] } {
  if (spread === undefined) return {};
  const names = [...spread.keys()].sort(compareCodePoints);
  return {
    spread: names.map((name): PackedSpread => {
      const facts = spread.get(name)!;
      const [kind, from, to] = 'mean' in facts ? (['mean', facts.mean, facts.sd] as const) : (['least', facts.least, facts.most] as const);
      return [name, facts.size, kind, fractionText(from), fractionText(to)];
    }),
  };
}

function unpackSpread(packed: readonly PackedSpread[]): ReadonlyMap<string, SpreadFacts> {
  return new Map(
    packed.map(([name, size, kind, from, to]) => {
      const [low, high] = [readFraction(from), readFraction(to)];
      return [name, kind === 'mean' ? { size, mean: low, sd: high } : { size, least: low, most: high }];
    }),
  );
}

function unpackIndicator(columns: ColumnUnpack, part: PackedPart): IndicatorResult {
  const { code } = part;
  const name = `indicator/${code}`;
  return {
    code,
    raw: unpackColumn(columns.get(`${name}/raw`)),
    counted: unpackInts(columns.get(`${name}/counted`)),
    score: columns.number(`${name}/score`),
    mark: unpackOctets(columns.get(`${name}/mark`)),
    ...unpackPeers(columns, name, part),
  };
}

function byRow<T>(values: ReadonlyMap<number, T>): (readonly [number, T])[] {
  return [...values].sort(([a], [b]) => a - b);
}
