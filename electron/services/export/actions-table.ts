import type { ActionQuery } from '../../../shared/contract/action-calls.ts';
import type { Sort } from '../../../shared/ipc-contract.ts';
import { listActions } from '../actions/list-actions.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutExport } from './about-table.ts';
import type { ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText } from './export-words.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'action_code', head: { zh: '整改编号', en: 'Action code' }, kind: 'text' },
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Outlet' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'title', head: { zh: '整改内容', en: 'What is to be mended' }, kind: 'text' },
  { code: 'detail', head: { zh: '说明', en: 'Detail' }, kind: 'text' },
  { code: 'checklist', head: { zh: '检查表', en: 'Checklist' }, kind: 'text' },
  { code: 'item', head: { zh: '检查项', en: 'Item' }, kind: 'text' },
  { code: 'visit_code', head: { zh: '检查编号', en: 'Visit code' }, kind: 'text' },
  { code: 'critical', head: { zh: '红线', en: 'Critical' }, kind: 'text' },
  { code: 'owner', head: { zh: '责任人', en: 'Owner' }, kind: 'text' },
  { code: 'opened_on', head: { zh: '发现日期', en: 'Found on' }, kind: 'date' },
  { code: 'due_on', head: { zh: '整改期限', en: 'Due on' }, kind: 'date' },
  { code: 'state', head: { zh: '状态', en: 'State' }, kind: 'text' },
  { code: 'overdue', head: { zh: '逾期', en: 'Overdue' }, kind: 'text' },
  { code: 'repeats', head: { zh: '重复次数', en: 'Repeats' }, kind: 'integer' },
  { code: 'closed_on', head: { zh: '办结日期', en: 'Closed on' }, kind: 'date' },
  { code: 'days', head: { zh: '天数', en: 'Days' }, kind: 'integer' },
  { code: 'photos', head: { zh: '照片', en: 'Photos' }, kind: 'integer' },
];

/** Corrective actions as listed. */
export function actionsTable(context: ServiceContext, query: ActionQuery, sort: Sort | undefined, wording: ExportWording): ExportTable {
  const { rows } = listActions(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  const yes = (is: boolean): string | null => choiceText(is ? 'yes' : null, wording);
  return {
    name: { zh: '整改', en: 'Actions' },
    columns: COLUMNS,
    about: aboutExport(context, rows.length),
    rowCount: rows.length,
    rows: rows.map((row) => [
      row.code,
      row.outletCode,
      row.outletName,
      row.regionPath.join('/'),
      row.title,
      row.detail,
      row.checklist,
      row.item,
      row.visitCode,
      yes(row.critical),
      row.owner,
      row.openedOn,
      row.dueOn,
      choiceText(row.state, wording, 'action'),
      yes(row.isOverdue),
      row.repeats,
      row.closedOn,
      row.days,
      row.photos,
    ]),
  };
}
