import type { AppealQuery } from '../../../shared/contract/review-calls.ts';
import type { Sort } from '../../../shared/ipc-contract.ts';
import { listAppeals } from '../appeals/list-appeals.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutExport } from './about-table.ts';
import type { ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText } from './export-words.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'visit_code', head: { zh: '检查编号', en: 'Visit code' }, kind: 'text' },
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'visited_on', head: { zh: '检查日期', en: 'Visited on' }, kind: 'date' },
  { code: 'auditor', head: { zh: '检查员', en: 'Auditor' }, kind: 'text' },
  { code: 'reviewed_by', head: { zh: '复核人', en: 'Reviewed by' }, kind: 'text' },
  { code: 'raised_by', head: { zh: '申诉人', en: 'Appealed by' }, kind: 'text' },
  { code: 'raised_on', head: { zh: '提出日期', en: 'Raised on' }, kind: 'date' },
  { code: 'due_on', head: { zh: '裁定期限', en: 'Due on' }, kind: 'date' },
  { code: 'state', head: { zh: '状态', en: 'State' }, kind: 'text' },
  { code: 'items', head: { zh: '申诉项数', en: 'Items' }, kind: 'integer' },
  { code: 'accepted', head: { zh: '成立项数', en: 'Accepted' }, kind: 'integer' },
  { code: 'old_score', head: { zh: '原得分', en: 'Old score' }, kind: 'number', places: 2 },
  { code: 'new_score', head: { zh: '裁定后得分', en: 'New score' }, kind: 'number', places: 2 },
  { code: 'closed_by', head: { zh: '办结人', en: 'Closed by' }, kind: 'text' },
  { code: 'closed_at', head: { zh: '办结时间', en: 'Closed at' }, kind: 'text' },
];

/** Appeals as listed. */
export function appealsTable(context: ServiceContext, query: AppealQuery, sort: Sort | undefined, wording: ExportWording): ExportTable {
  const { rows } = listAppeals(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  return {
    name: { zh: '申诉', en: 'Appeals' },
    columns: COLUMNS,
    about: aboutExport(context, rows.length),
    rowCount: rows.length,
    rows: rows.map((row) => [
      row.visitCode,
      row.outletCode,
      row.outletName,
      row.visitedOn,
      row.auditor,
      row.reviewedBy,
      row.raisedBy,
      row.raisedOn,
      row.dueOn,
      choiceText(row.state, wording, 'appeal'),
      row.items,
      row.accepted,
      row.oldScore,
      row.newScore,
      row.closedBy,
      row.closedAt,
    ]),
  };
}
