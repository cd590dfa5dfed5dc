import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { MovementQuery, Sort } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { findRun, runView } from '../grading/run-view.ts';
import { listMovements } from '../movement/list-movements.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutExport, aboutRun } from './about-table.ts';
import type { ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText, levelText } from './export-words.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'ownership', head: { zh: '归属', en: 'Ownership' }, kind: 'text' },
  { code: 'movement', head: { zh: '升降', en: 'Movement' }, kind: 'text' },
  { code: 'previous_level', head: { zh: '原星级', en: 'Previous level' }, kind: 'text' },
  { code: 'proposed_level', head: { zh: '建议星级', en: 'Proposed level' }, kind: 'text' },
  { code: 'level', head: { zh: '决定星级', en: 'Decided level' }, kind: 'text' },
  { code: 'total', head: { zh: '总分', en: 'Total' }, kind: 'number', places: 2 },
  { code: 'distance', head: { zh: '距线', en: 'Distance to line' }, kind: 'number', places: 2 },
  { code: 'vetoes', head: { zh: '否决项', en: 'Vetoes' }, kind: 'text' },
  { code: 'reason', head: { zh: '规则说明', en: 'Reason' }, kind: 'text' },
  { code: 'decision', head: { zh: '决定', en: 'Decision' }, kind: 'text' },
  { code: 'decision_reason', head: { zh: '决定理由', en: 'Reason of the decision' }, kind: 'text' },
  { code: 'decided_by', head: { zh: '决定人', en: 'Decided by' }, kind: 'text' },
];

/** Movements as listed, with what was decided of them. */
export function movementsTable(context: ServiceContext, query: MovementQuery, sort: Sort | undefined, wording: ExportWording): ExportTable {
  const { store } = context;
  const { rows } = listMovements(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  const run = findRun(store, query.runId);
  const { scheme } = runView(store, run);
  const levels = levelInfos(scheme);
  const lang = wording === 'en' ? 'en' : 'zh';
  return {
    name: { zh: '升降级', en: 'Movements' },
    columns: COLUMNS,
    about: [...aboutRun(context, run, scheme, wording), ...aboutExport(context, rows.length)],
    rowCount: rows.length,
    rows: rows.map((row) => [
      row.code,
      row.name,
      row.regionPath.join('/'),
      choiceText(row.ownership, wording),
      choiceText(row.movement, wording),
      levelText(row.from, levels, wording),
      levelText(row.proposed, levels, wording),
      levelText(row.decided, levels, wording),
      row.total,
      row.distance,
      row.vetoes.join('、') || null,
      movementSentence(row.reason, levels, lang),
      choiceText(row.decision, wording),
      row.decisionReason,
      row.decidedBy,
    ]),
  };
}
