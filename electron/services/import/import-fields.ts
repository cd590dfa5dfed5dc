import { TABLE_KINDS, type TableKind } from '../../../shared/contract/import-calls.ts';

/** A field that an import reads, with the heads under which people keep it. */
export interface ImportField {
  readonly field: string;
  readonly required: boolean;
  /** Heads in lower case without spaces and underscores. */
  readonly heads: readonly string[];
}

const outletCode: ImportField = {
  field: 'outlet_code',
  required: true,
  heads: ['outletcode', 'code', 'outlet', 'outletid', 'storecode', 'shopcode', '网点编码', '编码', '网点代码', '网点编号', '渠道编码', '渠道代码', '厅店编码', '门店编码', '营业厅编码', '代码'],
};
const recordCode: ImportField = { field: 'record_code', required: false, heads: ['recordcode', 'record', 'id', '记录编号', '编号', '工单号', '答卷编号'] };
const period: ImportField = { field: 'period', required: false, heads: ['period', 'month', '周期', '月份', '账期', '评定周期', '统计周期', '统计月份', '数据周期', '考核周期', '考核月份', '年月'] };

/** The fields of each table, in the order in which heads are matched. */
export const IMPORT_FIELDS: Readonly<Record<TableKind, readonly ImportField[]>> = {
  outlets: [
    outletCode,
    { field: 'name', required: true, heads: ['name', 'outletname', 'storename', 'shopname', '网点名称', '名称', '渠道名称', '厅店名称', '门店名称', '营业厅名称'] },
    { field: 'type', required: false, heads: ['type', 'outlettype', '网点类型', '类型', '渠道类型', '厅店类型', '门店类型'] },
    { field: 'ownership', required: false, heads: ['ownership', '归属', '经营性质', '合作方式', '经营方式', '产权性质'] },
    { field: 'class', required: false, heads: ['class', 'outletclass', '厅店分类', '分类', '厅级'] },
    { field: 'region', required: false, heads: ['region', 'regionpath', '区域', '所属区域', '归属区域', '地区', '所属地区'] },
    { field: 'province', required: false, heads: ['province', '省', '省份'] },
    { field: 'city', required: false, heads: ['city', '市', '地市', '城市'] },
    { field: 'district', required: false, heads: ['district', 'county', '区县', '县区', '区', '县'] },
    { field: 'area', required: false, heads: ['area', '片区', '网格'] },
    { field: 'opened_on', required: false, heads: ['openedon', 'opened', 'openingdate', '开业日期', '开业时间', '开店日期', '开厅日期'] },
    { field: 'closed_on', required: false, heads: ['closedon', 'closed', 'closingdate', '关闭日期', '停业日期', '关店日期', '撤销日期'] },
    { field: 'status', required: false, heads: ['status', '状态', '网点状态'] },
  ],
  regions: [
    { field: 'region_code', required: false, heads: ['regioncode', 'code', '区域编码', '区域代码', '地区编码', '地区代码', '行政区划代码', '编码', '代码'] },
    { field: 'name', required: true, heads: ['name', 'regionname', '区域名称', '名称', '区域', '地区名称', '地区'] },
    { field: 'parent', required: false, heads: ['parent', 'parentcode', 'parentregion', '上级', '上级区域', '上级地区', '上级编码', '上级代码', '上级区域编码', '所属上级'] },
    { field: 'level', required: false, heads: ['level', '层级', '级别', '区域级别', '区域层级', '地区级别', '地区层级'] },
    { field: 'valid_from', required: false, heads: ['validfrom', 'from', '生效日期', '生效时间', '启用日期'] },
  ],
  figures: [
    outletCode,
    { field: 'indicator', required: false, heads: ['indicator', 'figure', '指标', '指标编码', '指标名称'] },
    period,
    { field: 'value', required: false, heads: ['value', '值', '数值', '指标值'] },
  ],
  levels: [
    outletCode,
    { field: 'level', required: true, heads: ['level', 'starlevel', '星级', '级别', '等级'] },
    { ...period, required: true, heads: [...period.heads, 'fromperiod', 'from', '起始周期', '生效周期'] },
  ],
  events: [
    outletCode,
    { field: 'date', required: true, heads: ['date', 'ondate', 'eventdate', '日期', '发生日期', '发生时间', '登记日期'] },
    { field: 'event', required: true, heads: ['event', 'eventtype', '事件', '事件类型', '记录类型'] },
    { field: 'category', required: false, heads: ['category', '类别', '分类', '等级', '性质'] },
    { field: 'quantity', required: false, heads: ['quantity', 'amount', '数量', '金额', '次数'] },
    { field: 'note', required: false, heads: ['note', 'remark', '说明', '备注', '内容'] },
    recordCode,
  ],
  surveys: [
    outletCode,
    { field: 'date', required: true, heads: ['date', 'ondate', 'surveydate', '日期', '调查日期', '回访日期'] },
    { field: 'survey', required: true, heads: ['survey', 'surveycode', '调查', '问卷', '调查编码'] },
    { field: 'value', required: true, heads: ['value', 'score', 'answer', '得分', '分值', '答案', '满意度', '值'] },
    { field: 'count', required: false, heads: ['count', 'answers', 'sample', 'samplesize', '份数', '样本量', '答卷数'] },
    recordCode,
  ],
  judgements: [
    outletCode,
    { field: 'judgement', required: true, heads: ['judgement', 'judgment', '评定项', '评定', '评定项目'] },
    { ...period, required: true },
    { field: 'value', required: true, heads: ['value', '值', '评定值', '评定结果', '得分'] },
    { field: 'reason', required: true, heads: ['reason', '理由', '评定理由', '依据'] },
    { field: 'by', required: false, heads: ['by', 'judgedby', '评定人', '评定者'] },
  ],
  visits: [
    { field: 'visit_code', required: true, heads: ['visitcode', 'visit', '检查编号', '检查编码', '编号'] },
    outletCode,
    { field: 'visited_on', required: true, heads: ['visitedon', 'date', 'visitdate', '检查日期', '日期'] },
    { field: 'kind', required: false, heads: ['kind', 'visitkind', '检查方式', '方式'] },
    { field: 'auditor', required: false, heads: ['auditor', '检查员', '检查人'] },
  ],
};

/** The fields of the answers that come with visits. */
export const ANSWER_FIELDS: readonly ImportField[] = [
  { field: 'visit_code', required: true, heads: ['visitcode', 'visit', '检查编号', '检查编码'] },
  { field: 'item_code', required: true, heads: ['itemcode', 'item', '检查项', '题号', '项目编码'] },
  { field: 'answer', required: false, heads: ['answer', '答案'] },
  { field: 'points', required: false, heads: ['points', '得分', '分值'] },
  { field: 'count', required: false, heads: ['count', '次数'] },
  { field: 'note', required: false, heads: ['note', '说明', '备注'] },
  { field: 'na_reason', required: false, heads: ['nareason', '不适用原因'] },
];

const ALL_HEADS: ReadonlySet<string> = new Set([...TABLE_KINDS.flatMap((kind) => IMPORT_FIELDS[kind]), ...ANSWER_FIELDS].flatMap(({ heads }) => heads));

/** Heads of facts of the outlet that stand in many files of figures and are not figures. */
export const OUTLET_FACT_HEADS: ReadonlySet<string> = new Set(
  IMPORT_FIELDS.outlets.filter(({ field }) => field !== 'outlet_code').flatMap(({ heads }) => heads),
);

/** Whether outlet codes are kept under that head. */
export function isOutletCodeHead(head: string): boolean {
  return outletCode.heads.includes(plainHead(head));
}

/** Whether some kind of file has a column with that head. */
export function isKnownHead(head: string): boolean {
  return ALL_HEADS.has(plainHead(head));
}

/** A head as it is compared: lower case, half-width, without spaces, underscores and hyphens, and without the mark of a needed field. */
export function plainHead(head: string): string {
  return head
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\u200b-\u200f\ufeff-]/g, '')
    .replace(/^\*+|\*+$/g, '');
}
