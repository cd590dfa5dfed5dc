import type { IsoDate } from '../../../shared/dates.ts';
import { inLang, type Words } from '../../../shared/errors.ts';
import type { OutletId, RegionId } from '../../../shared/ids.ts';
import type { Sort } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import type { ExportColumn, ExportFact, ExportWording } from './export-table.ts';
import { choiceText } from './export-words.ts';

/** What lists can be narrowed by, in words; `runId` and ids of a page are told by other facts. */
const FILTERS: Readonly<Record<string, Words>> = {
  text: { zh: '搜索', en: 'Search' },
  regionId: { zh: '地区', en: 'Region' },
  outletId: { zh: '网点', en: 'Outlet' },
  ownership: { zh: '归属', en: 'Ownership' },
  type: { zh: '类型', en: 'Type' },
  class: { zh: '厅店分类', en: 'Class' },
  status: { zh: '状态', en: 'Status' },
  level: { zh: '星级', en: 'Level' },
  state: { zh: '状态', en: 'State' },
  movement: { zh: '升降', en: 'Movement' },
  decision: { zh: '决定', en: 'Decision' },
  kind: { zh: '方式', en: 'Kind' },
  checklist: { zh: '检查表', en: 'Checklist' },
  item: { zh: '检查项', en: 'Item' },
  owner: { zh: '责任人', en: 'Owner' },
  period: { zh: '周期', en: 'Period' },
  redLine: { zh: '触红线', en: 'Red line' },
  critical: { zh: '红线', en: 'Critical' },
  overdue: { zh: '逾期', en: 'Overdue' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
};

const FILTER_HEAD: Words = { zh: '筛选', en: 'Filters' };
const ORDER_HEAD: Words = { zh: '排序', en: 'Order' };
const GROUPS: Readonly<Record<string, string>> = { status: 'status', kind: 'kind' };

/** By what a list was narrowed and sorted, so that a reader of the file knows what it leaves out. */
export function aboutQuery(context: ServiceContext, query: object, sort: Sort | undefined, columns: readonly ExportColumn[], wording: ExportWording): readonly ExportFact[] {
  const lang = wording === 'en' ? 'en' : 'zh';
  const parts = Object.entries(query).flatMap(([name, value]: [string, unknown]) => {
    const words = FILTERS[name];
    if (words === undefined || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    const values = (Array.isArray(value) ? value : [value]).map((each: unknown) => valueText(context, name, each, wording));
    return [`${inLang(words, lang)} ${values.join(lang === 'zh' ? '、' : ', ')}`];
  });
  const none = lang === 'zh' ? '无，全部行' : 'none, all rows';
  return [
    { head: FILTER_HEAD, text: parts.length === 0 ? none : parts.join(lang === 'zh' ? '；' : '; ') },
    ...(sort === undefined ? [] : [{ head: ORDER_HEAD, text: orderText(sort, columns, lang) }]),
  ];
}

function orderText({ by, descending }: Sort, columns: readonly ExportColumn[], lang: 'zh' | 'en'): string {
  const snake = by.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const column = columns.find(({ code }) => code === by || code === snake || code === `outlet_${by}`);
  const name = column === undefined ? by : inLang(column.head, lang);
  if (lang === 'zh') return `按${name}${descending === true ? '降序' : '升序'}`;
  return `by ${name}, ${descending === true ? 'descending' : 'ascending'}`;
}

function valueText(context: ServiceContext, name: string, value: unknown, wording: ExportWording): string {
  const asOf = context.today() as IsoDate;
  if (name === 'regionId') {
    const no = context.store.regions.findNo(value as RegionId);
    return (no === null ? undefined : context.store.regions.snapshot(asOf).get(no)?.path.join('/')) ?? String(value);
  }
  if (name === 'outletId') return context.store.outlets.findById(value as OutletId, asOf)?.code ?? String(value);
  if (value === true) return choiceText('yes', wording) ?? '';
  const text = String(value);
  return choiceText(text, wording, GROUPS[name]) ?? text;
}
