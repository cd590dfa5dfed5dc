import type { Words } from '../../errors.ts';

/** What a cell of a workbook holds; null: blank. */
export type SheetCell = string | number | boolean | null;

/** How a value of the checklist stands in a cell. */
export type CellForm =
  /** A text as it is. */
  | 'text'
  /** A code, trimmed. */
  | 'code'
  /** A decimal as a number, a fraction or another text as text. */
  | 'number'
  | 'yesNo'
  | 'date'
  /** One of `choices`. */
  | 'choice'
  /** `criticalRule`: one of `choices`, `cap n` or `deductTotal n`. */
  | 'rule'
  /** A condition in one line, see `conditionText`. */
  | 'condition'
  /** A list of texts, a line each. */
  | 'lines'
  /** A list of codes, apart by `;`. */
  | 'codes';

export interface SheetChoice {
  readonly value: string;
  readonly name: Required<Words>;
}

/** A column of a sheet. `key` is the way into the object of the row, `name.zh`. */
export interface SheetColumn {
  readonly key: string;
  readonly head: Required<Words>;
  readonly form: CellForm;
  readonly width: number;
  readonly choices?: readonly SheetChoice[];
  readonly hint?: Required<Words>;
}

export type SheetId = 'checklist' | 'header' | 'headerOptions' | 'sections' | 'items' | 'options' | 'measureBands' | 'outcomeBands';

export interface SheetDefinition {
  readonly id: SheetId;
  readonly name: Required<Words>;
  readonly columns: readonly SheetColumn[];
}

const w = (zh: string, en: string): Required<Words> => ({ zh, en });
const choice = (value: string, zh: string, en: string = value): SheetChoice => ({ value, name: w(zh, en) });
const column = (key: string, form: CellForm, width: number, zh: string, en: string, more: Partial<SheetColumn> = {}): SheetColumn => ({
  key,
  form,
  width,
  head: w(zh, en),
  ...more,
});

export const MODE_CHOICES = [choice('ratio', '得分率'), choice('mean', '平均'), choice('points', '合计分'), choice('deduct', '扣分')];
export const NA_CHOICES = [choice('leaves', '不计'), choice('full', '满分'), choice('lost', '失分')];
export const RULE_CHOICES = [
  choice('flag', '只标记'),
  choice('fail', '不通过'),
  choice('zeroSection', '本部分 0 分'),
  choice('zeroVisit', '整次 0 分'),
];
export const RULE_WORDS = { cap: w('封顶', 'cap'), deductTotal: w('总分扣', 'deductTotal') } as const;
export const KIND_CHOICES = [
  choice('passFail', '合格不合格'),
  choice('scale', '分档'),
  choice('choice', '单选'),
  choice('multi', '多选'),
  choice('count', '计次扣分'),
  choice('additive', '分项相加'),
  choice('allOf', '全部符合'),
  choice('measure', '量值'),
  choice('score', '打分'),
  choice('flag', '标记'),
  choice('text', '文字'),
  choice('photo', '照片'),
  choice('time', '时间'),
];
export const FIELD_CHOICES = [choice('choice', '单选'), choice('number', '数字'), choice('text', '文字'), choice('time', '时间'), choice('person', '人员')];
export const FACT_CHOICES = [choice('arrivedAt', '到达时间', 'arrivedAt'), choice('leftAt', '离开时间', 'leftAt'), choice('timeSlot', '时段', 'timeSlot'), choice('secondAuditor', '副检', 'secondAuditor')];
export const WHEN_CHOICES = [choice('always', '总是'), choice('onFail', '不合格时')];
export const SKIPPED_CHOICES = [choice('leaves', '不计'), choice('lost', '失分')];

const RULE_HINT = w('也可写“封顶 59”或“总分扣 2”', 'also: cap 59 or deductTotal 2');
const range = [
  column('from', 'number', 8, '起（含）', 'from', { hint: w('与“止”成对使用：含起不含止，最大的“止”含在内', 'with “to”: lower end in, upper out, the topmost in') }),
  column('to', 'number', 8, '止', 'to'),
  column('atLeast', 'number', 8, '不低于', 'at least'),
  column('above', 'number', 8, '高于', 'above'),
  column('atMost', 'number', 8, '不高于', 'at most'),
  column('below', 'number', 8, '低于', 'below'),
];
const names = (zh = '名称', en = 'name'): SheetColumn[] => [column('name.zh', 'text', 36, zh, en), column('name.en', 'text', 36, `${zh}（英文）`, `${en} (English)`)];

/** The workbook of a checklist, sheet by sheet. The first is upright: a field a row. */
export const SHEETS: readonly SheetDefinition[] = [
  {
    id: 'checklist',
    name: w('检查表', 'Checklist'),
    columns: [
      column('code', 'code', 0, '编码', 'code'),
      ...names(),
      column('note.zh', 'text', 0, '说明', 'note'),
      column('note.en', 'text', 0, '说明（英文）', 'note (English)'),
      column('validFrom', 'date', 0, '启用日期', 'valid from', { hint: w('写成 2026-09-30；空白为不限', 'like 2026-09-30; blank: no limit') }),
      column('validTo', 'date', 0, '停用日期', 'valid to', { hint: w('最后一天，含当天', 'the last day, included') }),
      column('mode', 'choice', 0, '计分方式', 'mode', { choices: MODE_CHOICES }),
      column('base', 'number', 0, '基础分', 'base', { hint: w('仅扣分方式；空白为 100', 'mode deduct only; blank: 100') }),
      column('floor', 'number', 0, '最低分', 'floor', { hint: w('空白为 0；none 为不限', 'blank: 0; none: no floor') }),
      column('cap', 'number', 0, '最高分', 'cap', { hint: w('空白为不限', 'blank: none') }),
      column('na', 'choice', 0, '不适用的处理', 'N/A', { choices: NA_CHOICES }),
      column('criticalRule', 'rule', 0, '红线规则', 'red line rule', { choices: RULE_CHOICES, hint: RULE_HINT }),
      column('max', 'number', 0, '应有满分', 'stated maximum', { hint: w('只用来核对', 'compared only') }),
      column('passMark', 'number', 0, '合格线', 'pass mark'),
      column('source.title', 'text', 0, '来源', 'source'),
      column('source.url', 'text', 0, '来源网址', 'source address'),
      column('source.note', 'text', 0, '来源备注', 'source note'),
      column('productDefaults', 'lines', 0, '软件补的值', "program's own values", { hint: w('来源没有写、由软件补上的值的位置，一行一个', 'places of values that the program filled in, a line each') }),
    ],
  },
  {
    id: 'header',
    name: w('表头', 'Header'),
    columns: [
      column('code', 'code', 14, '编码', 'code'),
      ...names(),
      column('kind', 'choice', 10, '类型', 'kind', { choices: FIELD_CHOICES }),
      column('required', 'yesNo', 8, '必填', 'required'),
      column('fact', 'choice', 12, '记为', 'fact', { choices: FACT_CHOICES, hint: w('这次检查自己的事项；空白为普通字段', 'a fact of the visit itself; blank: a field of its own') }),
    ],
  },
  {
    id: 'headerOptions',
    name: w('表头选项', 'Header options'),
    columns: [column('field', 'code', 14, '表头编码', 'field'), column('code', 'code', 14, '编码', 'code'), ...names()],
  },
  {
    id: 'sections',
    name: w('部分', 'Sections'),
    columns: [
      column('code', 'code', 14, '编码', 'code'),
      ...names(),
      column('weight', 'number', 8, '权重', 'weight', { hint: w('仅得分率方式', 'mode ratio only') }),
      column('max', 'number', 10, '应有满分', 'stated maximum', { hint: w('只用来核对', 'compared only') }),
      column('passMark', 'number', 10, '合格线', 'pass mark', { hint: w('占应得分的百分比', 'percent of the possible points') }),
      column('note.zh', 'text', 30, '说明', 'note'),
      column('note.en', 'text', 30, '说明（英文）', 'note (English)'),
    ],
  },
  {
    id: 'items',
    name: w('题目', 'Items'),
    columns: [
      column('section', 'code', 12, '部分编码', 'section'),
      column('code', 'code', 12, '编码', 'code'),
      column('kind', 'choice', 12, '题型', 'kind', { choices: KIND_CHOICES }),
      ...names('题目', 'question'),
      column('points', 'number', 8, '分值', 'points'),
      column('naAllowed', 'yesNo', 10, '可不适用', 'N/A allowed'),
      column('naNeedsReason', 'yesNo', 12, '不适用须说明', 'N/A needs a reason'),
      column('required', 'yesNo', 8, '必答', 'required', { hint: w('空白：计分的题必答，其余不必', 'blank: items that score are required') }),
      column('critical', 'yesNo', 8, '红线', 'red line'),
      column('criticalAnswers', 'codes', 18, '触发红线的回答', 'failing answers', { hint: w('编码，用 ; 隔开；空白为默认', 'codes apart by ; - blank: the default') }),
      column('criticalRule', 'rule', 14, '本题红线规则', 'red line rule', { choices: RULE_CHOICES, hint: RULE_HINT }),
      column('bonus', 'yesNo', 8, '加分题', 'bonus'),
      column('weight', 'number', 8, '权重', 'weight', { hint: w('仅平均方式', 'mode mean only') }),
      column('condition', 'condition', 36, '适用条件', 'condition', {
        hint: w('如 item(A1) = "pass"；也可 header(表头编码)、attribute(网点属性)、in ("a", "b")、all(…, …)、any(…, …)、not(…)', 'such as item(A1) = "pass"; also header(code), attribute(name), in ("a", "b"), all(…, …), any(…, …), not(…)'),
      }),
      column('evidence.photo', 'choice', 10, '须拍照', 'photo needed', { choices: WHEN_CHOICES }),
      column('evidence.note', 'choice', 10, '须写说明', 'note needed', { choices: WHEN_CHOICES }),
      column('guidance.zh', 'text', 40, '口径', 'guidance'),
      column('guidance.en', 'text', 40, '口径（英文）', 'guidance (English)'),
      column('referencePhotos', 'lines', 20, '参考照片', 'reference photos', { hint: w('文件名或手册编号，一行一个', 'file names or numbers in the manual, a line each') }),
      column('validFrom', 'date', 12, '启用日期', 'valid from'),
      column('validTo', 'date', 12, '停用日期', 'valid to'),
      column('steps', 'number', 8, '档数', 'steps', { hint: w('分档题：最高一档的数', 'scale: the best step') }),
      column('limit', 'number', 10, '最多扣', 'loses at most', { hint: w('计次扣分题', 'count') }),
      column('none', 'number', 10, '一项也无得', 'without any part', { hint: w('分项相加题', 'additive') }),
      column('otherwise', 'number', 10, '其余得分', 'otherwise', { hint: w('量值题：不落在任何档内时', 'measure: where no band holds') }),
      column('unit.zh', 'text', 8, '单位', 'unit'),
      column('unit.en', 'text', 8, '单位（英文）', 'unit (English)'),
      column('domain.from', 'number', 10, '量值最小', 'least number'),
      column('domain.to', 'number', 10, '量值最大', 'greatest number'),
    ],
  },
  {
    id: 'options',
    name: w('选项', 'Options'),
    columns: [
      column('item', 'code', 12, '题目编码', 'item'),
      column('code', 'code', 14, '编码', 'code', { hint: w('分档题写档数，从 0 起', 'of a scale: the step, from 0') }),
      ...names(),
      column('points', 'number', 8, '分值', 'points', { hint: w('计次扣分题：每次扣的分', 'count: points lost an occurrence') }),
      column('possible', 'number', 10, '选它时应得', 'possible points'),
      column('repeatPoints', 'number', 10, '再犯得分', 'points when repeated'),
      column('jumpTo', 'code', 12, '跳到', 'jump to', { hint: w('后面一题的编码，或 end', 'code of a later item, or end') }),
      column('skipped', 'choice', 12, '跳过的题', 'items skipped', { choices: SKIPPED_CHOICES }),
    ],
  },
  {
    id: 'measureBands',
    name: w('量值档', 'Measure bands'),
    columns: [column('item', 'code', 12, '题目编码', 'item'), ...range, column('points', 'number', 8, '分值', 'points'), column('critical', 'yesNo', 8, '红线', 'red line')],
  },
  {
    id: 'outcomeBands',
    name: w('结果档', 'Outcome bands'),
    columns: [
      column('section', 'code', 12, '部分编码', 'section', { hint: w('空白为整张检查表', 'blank: the whole checklist') }),
      column('code', 'code', 14, '编码', 'code'),
      ...names(),
      ...range,
    ],
  },
];

/** The definition of a sheet. */
export function sheetOf(id: SheetId): SheetDefinition {
  const found = SHEETS.find((sheet) => sheet.id === id);
  if (found === undefined) throw new Error(`No sheet ${id}`);
  return found;
}
