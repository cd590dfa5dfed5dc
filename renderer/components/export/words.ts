import { defineWords } from '../../i18n.ts';

/** Words of the one menu that takes tables and charts out of the program. */
export const EXPORT_WORDS = defineWords('export', {
  export: { zh: '导出', en: 'Export' },
  exportOf: { zh: '导出{{name}}', en: 'Export {{name}}' },
  asShown: { zh: '如屏幕所示', en: 'As shown' },
  whole: { zh: '全部字段', en: 'Every field' },
  xlsx: { zh: 'Excel 工作簿 .xlsx', en: 'Excel workbook (.xlsx)' },
  csv: { zh: 'CSV 文本 .csv', en: 'CSV text (.csv)' },
  json: { zh: 'JSON 数据 .json', en: 'JSON data (.json)' },
  living: { zh: '带公式的评分表 .xlsx', en: 'Score sheet with formulas (.xlsx)' },
  copy: { zh: '复制到剪贴板', en: 'Copy to clipboard' },
  png: { zh: '图片 .png', en: 'Picture (.png)' },
  copied: { zh: '已复制 {{count}} 行', en: '{{count}} rows copied', enOne: '{{count}} row copied' },
  pictureSaved: { zh: '图片已保存', en: 'Picture saved' },
  reading: { zh: '读取 {{done}} / {{of}}', en: 'Reading {{done}} of {{of}}' },
  cancel: { zh: '取消', en: 'Cancel' },
});
