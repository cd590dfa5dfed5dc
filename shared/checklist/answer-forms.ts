import type { ItemKind } from './checklist.ts';

/** How answers of each kind are written in an answer column, for messages; the same in both languages. */
export const ANSWER_FORMS: Readonly<Record<ItemKind, string>> = {
  passFail: '合格 pass / 不合格 fail / 不适用 n/a',
  scale: '0..k',
  choice: '选项编码 option code',
  multi: '选项编码 option codes (a;b)',
  count: '问题编码 fault code, 次数 count',
  additive: '已做到的部分 part codes (a;b)',
  allOf: '合格 pass / 违反的条件 breached condition codes (a;b)',
  measure: '数 number',
  score: '0 到分值的数，至多 6 位小数 number from 0 to the points, 6 decimals at most',
  flag: '是 yes / 否 no',
  text: '文字 text',
  time: 'HH:MM',
  photo: '照片文件名 photo names (a;b)',
};
