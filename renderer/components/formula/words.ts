import { defineWords } from '../../i18n.ts';

export const FORMULA_WORDS = defineWords('formula', {
  formula: { zh: '公式', en: 'Formula' },
  completions: { zh: '可填入的名称和函数', en: 'Names and functions' },
  indicator: { zh: '指标', en: 'indicator' },
  figure: { zh: '数据项', en: 'figure' },
  attribute: { zh: '属性', en: 'attribute' },
  function: { zh: '函数', en: 'function' },
  benefit: { zh: '权益', en: 'benefit' },
  formulaEmpty: { zh: '公式不能为空，离开后恢复原来的。', en: 'A formula cannot be empty; the old one comes back.' },
  replaceBy: { zh: '换成 {{name}}', en: 'Replace by {{name}}' },
});
