import type { Sort, VisitQuery } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { listVisits } from '../visits/list-visits.ts';
import { aboutExport } from './about-table.ts';
import type { ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText } from './export-words.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'visit_code', head: { zh: '检查编号', en: 'Visit code' }, kind: 'text' },
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'checklist', head: { zh: '检查表', en: 'Checklist' }, kind: 'text' },
  { code: 'checklist_version', head: { zh: '检查表版本', en: 'Checklist version' }, kind: 'integer' },
  { code: 'kind', head: { zh: '方式', en: 'Kind' }, kind: 'text' },
  { code: 'visited_on', head: { zh: '检查日期', en: 'Visited on' }, kind: 'date' },
  { code: 'auditor', head: { zh: '检查员', en: 'Auditor' }, kind: 'text' },
  { code: 'state', head: { zh: '状态', en: 'State' }, kind: 'text' },
  { code: 'score', head: { zh: '得分', en: 'Score' }, kind: 'number', places: 2 },
  { code: 'red_line', head: { zh: '触红线', en: 'Red line' }, kind: 'text' },
  { code: 'answered', head: { zh: '已答', en: 'Answered' }, kind: 'integer' },
  { code: 'to_answer', head: { zh: '应答', en: 'To answer' }, kind: 'integer' },
  { code: 'version', head: { zh: '版本', en: 'Version' }, kind: 'integer' },
];

/** Visits as listed. */
export function visitsTable(context: ServiceContext, query: VisitQuery, sort: Sort | undefined, wording: ExportWording): ExportTable {
  const { rows } = listVisits(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  return {
    name: { zh: '检查', en: 'Visits' },
    columns: COLUMNS,
    about: aboutExport(context, rows.length),
    rowCount: rows.length,
    rows: rows.map((row) => [
      row.code,
      row.outletCode,
      row.outletName,
      row.regionPath.join('/'),
      wording === 'codes' ? row.checklistCode : row.checklistName,
      row.checklistVersion,
      choiceText(row.kind, wording, 'kind'),
      row.visitedOn,
      row.auditor,
      choiceText(row.state, wording),
      row.score,
      row.redLine ? choiceText('yes', wording) : null,
      row.answered,
      row.toAnswer,
      row.version,
    ]),
  };
}
