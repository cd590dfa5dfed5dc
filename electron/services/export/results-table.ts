import { columnDecimal, columnText } from '../../../shared/exact/number-column.ts';
import { inLang, type Words } from '../../../shared/errors.ts';
import type { Column, NumberColumn } from '../../../shared/grading/columns.ts';
import { movementSentence, stateSentence } from '../../../shared/grading/sentences.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { ResultQuery, Sort } from '../../../shared/ipc-contract.ts';
import { walkTree } from '../../../shared/scheme/walk.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { listResults } from '../grading/list-results.ts';
import { findRun, runView, type RunView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutExport, aboutRun } from './about-table.ts';
import type { ExportCell, ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText, levelText } from './export-words.ts';

/** A column that reads a row of the run. */
interface RunColumn extends ExportColumn {
  readonly cell: (row: number) => ExportCell;
}

const HEAD_COLUMNS: readonly ExportColumn[] = [
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'state', head: { zh: '评级状态', en: 'State' }, kind: 'text' },
];
const TAIL_COLUMNS: readonly ExportColumn[] = [
  { code: 'total', head: { zh: '总分', en: 'Total' }, kind: 'number', places: 2 },
  { code: 'rank', head: { zh: '名次', en: 'Rank' }, kind: 'integer' },
  { code: 'cohort_rank', head: { zh: '同类名次', en: 'Rank among peers' }, kind: 'integer' },
  { code: 'cohort_size', head: { zh: '同类家数', en: 'Peers' }, kind: 'integer' },
  { code: 'raw_level', head: { zh: '初评星级', en: 'Raw level' }, kind: 'text' },
  { code: 'vetoes', head: { zh: '否决项', en: 'Vetoes' }, kind: 'text' },
  { code: 'previous_level', head: { zh: '原星级', en: 'Previous level' }, kind: 'text' },
  { code: 'level', head: { zh: '新星级', en: 'New level' }, kind: 'text' },
  { code: 'movement', head: { zh: '升降', en: 'Movement' }, kind: 'text' },
  { code: 'reason', head: { zh: '规则说明', en: 'Reason' }, kind: 'text' },
];

/** Results as listed: a row an outlet with every indicator's raw value and score and every dimension's score. */
export function resultsTable(context: ServiceContext, query: ResultQuery, sort: Sort | undefined, wording: ExportWording): ExportTable {
  const { store } = context;
  const { rows } = listResults(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  const run = findRun(store, query.runId);
  const view = runView(store, run);
  const places = new Map(view.result.codes.map((code, row) => [code, row]));
  const parts = partColumns(view);
  const later = laterColumns(view);
  const levels = levelInfos(view.scheme);
  const lang = wording === 'en' ? 'en' : 'zh';
  const vetoNames = new Map((view.scheme.vetoes ?? []).map(({ code, name }) => [code, name]));
  const vetoText = (code: string): string => (wording === 'codes' ? code : inLang(vetoNames.get(code) ?? { zh: code }, lang));
  return {
    name: { zh: '评级结果', en: 'Results' },
    columns: [...HEAD_COLUMNS, ...parts, ...TAIL_COLUMNS, ...later],
    about: [...aboutRun(context, run, view.scheme, wording), ...aboutExport(context, rows.length)],
    rowCount: rows.length,
    rows: (function* () {
      for (const result of rows) {
        const row = places.get(result.code) ?? -1;
        const reason = result.stateReason === null ? movementSentence(view.reasonOf(row), levels, lang) : stateSentence(result.stateReason, lang);
        yield [
          result.code,
          result.name,
          result.regionPath.join('/'),
          choiceText(result.state, wording),
          ...parts.map(({ cell }) => cell(row)),
          result.total,
          result.rank,
          result.cohortRank,
          result.cohortSize,
          levelText(result.rawLevel, levels, wording),
          result.vetoes.map(vetoText).join('、') || null,
          levelText(result.previousLevel, levels, wording),
          levelText(result.newLevel, levels, wording),
          choiceText(result.movement, wording),
          reason,
          ...later.map(({ cell }) => cell(row)),
        ];
      }
    })(),
  };
}

/** Further totals, then the rank in the outlet's region of each level, widest first: behind the columns that were there before. */
function laterColumns({ scheme, result }: RunView): readonly RunColumn[] {
  const totals = (result.totals ?? []).map(({ code, total }) => scoreColumn(`total:${code}`, scheme.totals?.find((each) => each.code === code)?.name ?? { zh: code }, total));
  const ranks = result.regionRanks.map(({ rank }, level): RunColumn => ({
    code: `region_rank_${level + 1}`,
    head: { zh: `第 ${level + 1} 级地区名次`, en: `Rank in region ${level + 1}` },
    kind: 'integer',
    cell: (row) => (rank[row]! > 0 ? rank[row]! : null),
  }));
  return [...totals, ...ranks];
}

/** Raw value and score of every indicator, score of every dimension, in the order of the tree. */
function partColumns({ scheme, result }: RunView): readonly RunColumn[] {
  const indicators = new Map(result.indicators.map((indicator) => [indicator.code, indicator]));
  const nodes = new Map(result.nodes.map((node) => [node.code, node]));
  return walkTree(scheme).flatMap(({ node: { code, name } }): RunColumn[] => {
    const indicator = indicators.get(code);
    const node = nodes.get(code);
    if (indicator !== undefined) {
      return [
        rawColumn(`raw:${code}`, suffixed(name, ' 原始值', ' raw'), indicator.raw),
        scoreColumn(`score:${code}`, suffixed(name, ' 得分', ' score'), indicator.score),
      ];
    }
    return node === undefined ? [] : [scoreColumn(`dimension:${code}`, suffixed(name, ' 得分', ' score'), node.score)];
  });
}

function rawColumn(code: string, head: Words, column: Column): RunColumn {
  if (column.kind === 'text') return { code, head, kind: 'text', cell: (row) => textAt(column, row) };
  return { code, head, kind: 'number', cell: (row) => columnText(column, row) };
}

/** Scores show the same places in every row. */
function scoreColumn(code: string, head: Words, column: NumberColumn): RunColumn {
  const { places } = column;
  return { code, head, kind: 'number', places, cell: (row) => columnDecimal(column, row, places) };
}

function suffixed(name: Words, zh: string, en: string): Words {
  return { zh: name.zh + zh, en: (name.en ?? name.zh) + en };
}
