import { defineWords } from '../../i18n.ts';

export const ATTACHMENT = defineWords('attachment', {
  label: { zh: '附件', en: 'File' },
  hint: { zh: '可不加；任何文件，最大 {{most}} MB', en: 'optional; any file up to {{most}} MB' },
  choose: { zh: '选文件', en: 'Choose a file' },
  remove: { zh: '移除', en: 'Remove' },
  tooLarge: { zh: '“{{name}}”有 {{size}}，超过 {{most}} MB', en: '“{{name}}” has {{size}}, more than {{most}} MB' },
  open: { zh: '打开附件 {{name}}', en: 'Open the file {{name}}' },
  save: { zh: '另存', en: 'Save as' },
  saveNamed: { zh: '另存附件 {{name}}', en: 'Save the file {{name}}' },
  saved: { zh: '已存到 {{path}}', en: 'Saved to {{path}}' },
});
