import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import type { Movement } from '../../../shared/grading/grading-result.ts';
import type { Trace, TracePart } from '../../../shared/grading/trace.ts';
import type { ImportId, OutletId, RegionId, RunId, SchemeVersionId, VisitId } from '../../../shared/ids.ts';
import type { AppState, ImportRow, LevelInfo, OutletRow, Overview, OverviewRegion, RegionCount, RunDetail, SchemeRow } from '../../../shared/ipc-contract.ts';
import type { FakeAnswers } from '../fake-api.ts';

const PERIODS = ['2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04'] as PeriodId[];
const LEVELS: readonly LevelInfo[] = ['一', '二', '三', '四', '五'].map((word, place) => ({
  code: `star${place + 1}`,
  name: { zh: `${word}星`, en: `${place + 1} star` },
  stars: place + 1,
  place,
}));
const NOW = '2026-10-09T08:20:00.000Z';
const DISTRICTS = ['安宁区', '城关区', '七里河区', '西固区', '榆中县', '红古区', '永登县', '皋兰县'];

const scheme: SchemeRow = {
  id: 's1' as SchemeVersionId,
  code: 'telecom',
  version: 3,
  name: { zh: '社会渠道星级评定', en: 'Channel star grading' },
  cycle: 'month',
  state: 'published',
  levels: LEVELS,
  hash: 'a',
  current: true,
};
const MOVES: Record<Movement, number> = { none: 9, enter: 2, hold: 355, promote: 27, demote: 14 };
const run: RunDetail = {
  id: 'r1' as RunId,
  number: 2,
  schemeCode: 'telecom',
  schemeVersion: 3,
  schemeName: scheme.name,
  period: PERIODS[0]!,
  state: 'draft',
  madeAt: NOW,
  madeBy: '渠道经理',
  publishedAt: null,
  outlets: 412,
  graded: 398,
  notGraded: 9,
  notEligible: 5,
  pending: 0,
  tookMs: 1830,
  levels: LEVELS.map((level, place) => ({ ...level, outlets: [28, 82, 158, 96, 34][place]!, before: [29, 83, 160, 93, 31][place]! })),
  belowScale: 0,
  movements: MOVES,
  average: '74.88',
  notGradedReasons: [],
  warnings: [],
  dimensions: [],
  inputsHash: 'a',
  resultsHash: 'b',
  engineVersion: '1',
  schemeVersionId: scheme.id,
};

const regions: readonly RegionCount[] = [
  { id: 'g0' as RegionId, code: 'LZ', name: '兰州市', parentId: null, level: 0, outlets: 412 },
  ...DISTRICTS.map((name, i) => ({ id: `g${i + 1}` as RegionId, code: `LZ${i}`, name, parentId: 'g0' as RegionId, level: 1, outlets: [49, 118, 78, 52, 33, 22, 38, 22][i]! })),
  ...['天水路片区', '雁滩片区', '南关片区'].map((name, i) => ({ id: `p${i}` as RegionId, code: `CG${i}`, name, parentId: 'g2' as RegionId, level: 2, outlets: 30 + i })),
];
const overviewRegions: readonly OverviewRegion[] = regions.map((region, i) => ({
  regionId: region.id,
  parentId: region.parentId,
  name: region.name,
  level: region.level,
  outlets: region.outlets,
  dataShare: ['98.6', '100.0', '100.0', '99.1', '98.3', '100.0', '98.0', '93.6', '95.5'][i] ?? '99.0',
  visitsApproved: Math.floor(region.outlets / 2),
  average: (78.35 - i * 1.31).toFixed(2),
  averageChange: (0.62 - i * 0.21).toFixed(2),
  trend: ['70.1', '71.4', i === 4 ? null : '71.0', '73.2', '74.6', (78.35 - i).toFixed(2)],
  topShare: (46.9 - i * 3.1).toFixed(1),
  promoted: 9 - (i % 8),
  demoted: i % 4,
  notGraded: i % 3,
}));
const overview: Overview = {
  period: PERIODS[0]!,
  schemes: [scheme],
  scheme,
  outlets: 412,
  figures: { expected: 3708, present: 3656, indicators: 9, complete: 8 },
  visits: { approved: 213, waiting: 4, inProgress: 3, outletsVisited: 209 },
  run,
  before: null,
  movements: { run, levels: LEVELS, counts: MOVES, candidates: 43, decided: 12, pending: 31 },
  steps: [3, 2, 1, 0].map((lower) => ({ lower: LEVELS[lower]!.code, upper: LEVELS[lower + 1]!.code, up: [4, 8, 10, 5][lower]!, down: [3, 5, 4, 2][lower]! })),
  regions: overviewRegions,
  toDos: [
    { kind: 'decideMovements', count: 31 },
    { kind: 'reviewVisits', count: 4 },
    { kind: 'finishVisits', count: 3 },
    { kind: 'notGraded', count: 9 },
    { kind: 'missingFigures', count: 52 },
  ],
};

function outlet(i: number): OutletRow {
  return {
    id: `o${i}` as OutletId,
    code: `LZ-CG-${String(i).padStart(4, '0')}`,
    name: `${DISTRICTS[i % 8]!}${['天水路', '福利路', '甘南路', '雁滩', '小西湖'][i % 5]!}${['营业厅', '合作厅', '代办点'][i % 3]!}`,
    type: 'hall',
    ownership: (['own', 'partner', 'agent'] as const)[i % 3]!,
    class: ['一级厅', '二级厅', '三级厅'][i % 3]!,
    regionId: 'g2' as RegionId,
    regionPath: ['兰州市', DISTRICTS[i % 8]!, '天水路片区'],
    openedOn: '2021-03-15' as IsoDate,
    closedOn: null,
    status: i % 17 === 0 ? 'suspended' : 'open',
    attributes: [{ code: '面积', type: 'number', value: '86' }],
    level: i % 11 === 0 ? null : LEVELS[i % 5]!.code,
    levelSince: PERIODS[3]!,
    lastTotal: (60 + (i % 35) + 0.42).toFixed(2),
    lastPeriod: PERIODS[1]!,
    visits: i % 7,
    lastVisitOn: i % 7 === 0 ? null : ('2026-09-23' as IsoDate),
  };
}

function part(code: string, zh: string, score: string, weight: string, contribution: string, raw?: string, children: TracePart[] = []): TracePart {
  return {
    code,
    name: { zh, en: `${zh} (en)` },
    mark: code === 'sat' ? 'filled' : 'used',
    score,
    max: '100',
    weight,
    effectiveWeight: weight,
    contribution,
    children,
    indicator:
      raw === undefined
        ? null
        : {
            source: { kind: 'kpi', figure: zh, fold: 'sum' },
            method: { kind: 'rank', map: { kind: 'percentile' } },
            unit: { zh: '户', en: '' },
            raw,
            inputs: [
              { kind: 'figure', figure: zh, period: PERIODS[0]!, value: raw },
              { kind: 'visit', visitCode: 'V-0001', visitedOn: '2026-09-23', visitKind: 'covert', score: '81.50', used: true },
            ],
            policy: null,
            rank: { rank: '7', of: 46, cohort: '城关区|合作厅' },
            row: null,
            unrounded: null,
          },
  };
}
const trace: Trace = {
  outletCode: 'LZ-CG-0017',
  period: PERIODS[0]!,
  schemeCode: 'telecom',
  state: 'graded',
  stateReason: null,
  level: {
    raw: 'star4',
    afterVetoes: 'star4',
    vetoes: [],
    previous: 'star3',
    next: 'star4',
    movement: 'promote',
    reason: {
      rule: 'promoteAfter',
      from: 'star3',
      to: 'star4',
      periods: [
        { period: PERIODS[0]!, level: 'star4', total: '84.42' },
        { period: PERIODS[1]!, level: 'star4', total: '82.15' },
      ],
      needed: 2,
      reached: 2,
      maxSteps: 1,
    },
    lines: [60, 70, 80, 90].map((line, i) => ({
      level: LEVELS[i + 1]!.code,
      line: String(line),
      exclusive: false,
      distance: (84.42 - line).toFixed(2),
      reached: line <= 84.42,
      gates: i === 3 ? [{ code: 'svc', name: { zh: '服务质量', en: 'Service' }, atLeast: '80', atMost: null, value: '81.02', met: true }, { code: 'ok', name: { zh: '规范经营', en: 'Rules' }, atLeast: '90', atMost: null, value: '88.00', met: false }] : [],
    })),
  },
  total: '84.42',
  uncappedTotal: null,
  rank: { rank: 21, of: 398 },
  cohortRank: { cohort: '城关区|合作厅', rank: 5, of: 46 },
  root: {
    ...part('root', '总分', '84.42', '100', '84.42'),
    children: [
      part('biz', '业务发展', '83.28', '40', '33.312', undefined, [
        part('new', '放号量', '86.67', '15', '13.0005', '186'),
        part('plan', '套餐迁转', '88.75', '15', '13.3125', '142'),
        part('bb', '宽带新装', '70.00', '10', '7.0', '38'),
      ]),
      part('svc', '服务质量', '81.02', '30', '24.306', undefined, [part('covert', '暗访得分', '83.30', '12', '9.996', '83.30'), part('open', '明查得分', '91.00', '9', '8.19', '91.00'), part('sat', '客户满意度', '68.00', '9', '6.12', '4.52')]),
      part('ok', '规范经营', '88.00', '20', '17.6', undefined, [part('real', '实名制差错', '90.00', '12', '10.8', '2'), part('comp', '有效投诉', '85.00', '8', '6.8', '1')]),
      part('img', '厅店形象', '92.00', '10', '9.2', undefined, [part('look', '门头与陈列', '92.00', '10', '9.2', '92.00')]),
    ],
  },
  roundingLine: '0.002',
};

/** Answers for looking at the screens; `?store=0` shows the start screen, `?lang=en` English, `?empty=1` an empty store. */
export function sampleAnswers(query: URLSearchParams): FakeAnswers {
  const isEmpty = query.get('empty') === '1';
  const state: AppState = {
    lang: query.get('lang') === 'en' ? 'en' : 'zh',
    version: '1.0.0',
    store:
      query.get('store') === '0'
        ? null
        : {
            path: '/home/user/StarTier/兰州市.startier',
            name: '兰州市',
            outlets: isEmpty ? 0 : 412,
            periods: isEmpty ? [] : PERIODS,
            currentPeriod: isEmpty ? null : PERIODS[0]!,
            lastBackupAt: isEmpty ? null : NOW,
            lastChangeAt: isEmpty ? null : NOW,
          },
    recentStores: [
      { path: '/home/user/StarTier/兰州市.startier', name: '兰州市', exists: true },
      { path: '/home/user/old/天水.startier', name: '天水', exists: false },
    ],
    problem: query.get('problem') === '1' ? { code: 'program/fault', params: { detail: 'disk' } } : null,
    user: '渠道经理',
  };
  const total = isEmpty ? 0 : 100_000;
  const imports: readonly ImportRow[] = (['outlets', 'figures', 'checklist', 'visits', 'scheme'] as const).map((kind, i) => ({
    importId: `i${i}` as ImportId,
    kind,
    inserted: 412 * (i + 1),
    updated: i,
    unchanged: 0,
    rejected: i === 1 ? 7 : 0,
    rejectsFile: i === 1 ? '/tmp/rejects.csv' : null,
    problems: [],
    fileName: `${kind}-2026-09.csv`,
    at: NOW,
    by: '渠道经理',
    state: i === 4 ? 'undone' : 'active',
    locked: i === 2 ? { code: 'program/fault', params: { detail: 'locked' } } : null,
  }));
  return {
    'app:state': () => state,
    'app:set-language': ({ lang }) => ({ ...state, lang }),
    'task:list': () => [],
    'scheme:list': () => (isEmpty ? [] : [scheme]),
    'overview:get': () => overview,
    'region:tree': () => (isEmpty ? [] : regions),
    'outlet:facets': () => ({ types: ['hall', 'point'], classes: ['一级厅', '二级厅', '三级厅'] }),
    'outlet:search': ({ text }) => [17, 18, 19].map((i) => ({ id: `o${i}` as OutletId, code: outlet(i).code, name: `${text}营业厅`, regionPath: ['兰州市', '城关区'] })),
    'outlet:list': ({ offset, limit }) => ({ total, rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => outlet(offset + i)) }),
    'outlet:get': () => ({
      outlet: { ...outlet(17), name: '城关区天水路营业厅', level: 'star3' },
      levels: LEVELS,
      history: Array.from({ length: 12 }, (_, i) => ({
        period: (i < 4 ? `2025-${String(9 + i).padStart(2, '0')}` : `2026-${String(i - 3).padStart(2, '0')}`) as PeriodId,
        level: i < 3 ? 'star2' : 'star3',
        movement: i === 3 ? 'promote' : 'hold',
        runId: 'r0' as RunId,
        origin: 'run' as const,
      })),
      scores: Array.from({ length: 13 }, (_, i) => ({
        period: (i < 4 ? `2025-${String(9 + i).padStart(2, '0')}` : `2026-${String(i - 3).padStart(2, '0')}`) as PeriodId,
        runId: 'r0' as RunId,
        runState: 'published' as const,
        total: i === 12 ? '84.42' : (66.1 + i * 1.4 + (i % 3) * 0.6).toFixed(2),
        cohortMedian: (70 + i * 0.3).toFixed(2),
      })),
      latestRun: run,
      visitCount: 6,
      figures: ['放号量', '套餐迁转', '宽带新装'].map((name, i) => ({
        figure: name,
        name,
        unit: '户',
        values: PERIODS.map((period, p) => ({ period, value: String(186 + i * 40 - p * 7), source: 'figures-2026-09.csv' })),
      })),
      neighbours: { previous: 'o16' as OutletId, next: 'o18' as OutletId },
    }),
    'grading:explain': () => ({ run, levels: LEVELS, outlet: { id: 'o17' as OutletId, code: 'LZ-CG-0017', name: '城关区天水路营业厅', regionPath: [] }, trace, previousTotal: '82.15' }),
    'visit:list': () => ({
      total: 2,
      rows: [1, 2].map((i) => ({
        id: `v${i}` as VisitId,
        code: `V-000${i}`,
        outletId: 'o17' as OutletId,
        outletCode: 'LZ-CG-0017',
        outletName: '城关区天水路营业厅',
        regionPath: ['兰州市', '城关区'],
        checklistCode: 'hall',
        checklistVersion: 2,
        checklistName: '营业厅服务检查表',
        kind: 'covert' as const,
        visitedOn: '2026-09-23' as IsoDate,
        auditor: '李检查',
        state: i === 1 ? ('approved' as const) : ('submitted' as const),
        score: '81.50',
        redLine: i === 2,
        answered: 40,
        toAnswer: 40,
      })),
    }),
    'journal:list': () => ({ total: 3, rows: [1, 2, 3].map((seq) => ({ seq, at: NOW, by: '渠道经理', action: 'import', subjectKind: 'outlet', subjectId: 'o17', summary: '导入 outlets.csv：新增 412' })) }),
    'import:list': () => (isEmpty ? [] : imports),
    'import:choose-file': ({ kind }) => ({
      path: '/tmp/a.csv',
      name: `${kind}.csv`,
      bytes: 123_456,
      columns: [
        { column: '网点编码', field: 'outlet_code', sample: 'LZ-CG-0001' },
        { column: '网点名称', field: 'name', sample: '城关区天水路营业厅' },
        { column: '放号量', field: null, sample: '186' },
      ],
    }),
    'checklist:list': () => [],
    'figure:completeness': () => ['放号量', '套餐迁转', '宽带新装', '实名制差错'].map((name, i) => ({ figure: name, name, unit: '户', outlets: 412, withValue: 412 - i * 13, periods: [PERIODS[0]!] })),
  };
}
