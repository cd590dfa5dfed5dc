import type { OutletQuery, Sort } from '../../../shared/ipc-contract.ts';
import { listOutlets } from '../outlets/list-outlets.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutExport } from './about-table.ts';
import type { ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText, levelText } from './export-words.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'type', head: { zh: '类型', en: 'Type' }, kind: 'text' },
  { code: 'ownership', head: { zh: '归属', en: 'Ownership' }, kind: 'text' },
  { code: 'class', head: { zh: '厅店分类', en: 'Class' }, kind: 'text' },
  { code: 'opened_on', head: { zh: '开业日期', en: 'Opened on' }, kind: 'date' },
  { code: 'closed_on', head: { zh: '关闭日期', en: 'Closed on' }, kind: 'date' },
  { code: 'status', head: { zh: '状态', en: 'Status' }, kind: 'text' },
  { code: 'level', head: { zh: '星级', en: 'Level' }, kind: 'text' },
  { code: 'level_since', head: { zh: '该星级始于', en: 'Level since' }, kind: 'text' },
  { code: 'last_total', head: { zh: '最近总分', en: 'Last total' }, kind: 'number', places: 2 },
  { code: 'last_period', head: { zh: '最近周期', en: 'Last period' }, kind: 'text' },
  { code: 'visits', head: { zh: '检查次数', en: 'Visits' }, kind: 'integer' },
  { code: 'last_visit_on', head: { zh: '最近检查', en: 'Last visit' }, kind: 'date' },
];

/** Outlets as listed, with a column for each attribute that one of them has. */
export function outletsTable(context: ServiceContext, query: OutletQuery, sort: Sort | undefined, wording: ExportWording): ExportTable {
  const { rows } = listOutlets(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  const levels = context.store.schemes.list().flatMap((scheme) => (scheme.current ? scheme.levels : []));
  const known = new Map(context.store.attributes.list().map((attribute) => [attribute.code, attribute]));
  const used = new Set(rows.flatMap(({ attributes }) => attributes.map(({ code }) => code)));
  const attributes = [...used].sort();
  return {
    name: { zh: '网点', en: 'Outlets' },
    columns: [
      ...COLUMNS,
      ...attributes.map((code): ExportColumn => {
        const { name = code, type = 'text' } = known.get(code) ?? {};
        return { code, head: { zh: name }, kind: type };
      }),
    ],
    about: aboutExport(context, rows.length),
    rowCount: rows.length,
    rows: rows.map((row) => {
      const values = new Map(row.attributes.map(({ code, value }) => [code, value]));
      return [
        row.code,
        row.name,
        row.regionPath.join('/'),
        row.type,
        choiceText(row.ownership, wording),
        row.class,
        row.openedOn,
        row.closedOn,
        choiceText(row.status, wording, 'status'),
        levelText(row.level, levels, wording),
        row.levelSince,
        row.lastTotal,
        row.lastPeriod,
        row.visits,
        row.lastVisitOn,
        ...attributes.map((code) => values.get(code) ?? null),
      ];
    }),
  };
}
