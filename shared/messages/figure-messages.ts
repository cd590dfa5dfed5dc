/** Messages about the sheet of figures and what is striking in it. `{name}` places are filled from the params. */
export const FIGURE_MESSAGES = {
  'figure/unknown': { zh: '没有编码为“{figure}”的数据项。', en: 'There is no figure with the code “{figure}”.' },
  'figure/locked': {
    zh: '已发布的 {period} 评级（第 {number} 次运算）用了“{figure}”的这期数据，不能直接改；要更正，重新导入文件并重新运算。',
    en: 'The published run {number} of {period} reads “{figure}” of this period, so it cannot be changed here; to correct it, import a file and grade again.',
  },
  'figure/block-shape': { zh: '粘贴的内容不是整块的行和列。', en: 'What was pasted is no block of rows and columns.' },
  'figure/unknown-edit': { zh: '没有这次修改。', en: 'There is no such change.' },
  'figure/undone-already': { zh: '这次修改已经撤销。', en: 'This change was undone already.' },
  'figure/not-undone': { zh: '这次修改没有撤销，不用重做。', en: 'This change stands; there is nothing to redo.' },
  'figure/changed-since': { zh: '{outlet} 的“{figure}”后来又改过，不能整步撤销或重做。', en: '“{figure}” of {outlet} was changed again later, so this step cannot be undone or redone.' },
  'figure/import-gone': { zh: '原来的数来自“{file}”，那次导入已撤销，不能恢复。', en: 'The former numbers came from “{file}”, and that import was undone, so they cannot come back.' },
  'figure/code-needed': { zh: '写编码：字母、数字、汉字、点、横线或下划线，最多 {most} 个字。', en: 'Give a code of letters, digits, dots, hyphens or underscores, at most {most} characters.' },
  'figure/name-needed': { zh: '写名称，最多 {most} 个字；单位也不能更长。', en: 'Give a name of at most {most} characters; the unit may not be longer.' },
  'figure/code-taken': { zh: '编码“{figure}”已经有了（{name}）。', en: 'The code “{figure}” is taken ({name}).' },
  'figure/name-taken': { zh: '名称“{name}”已经有了（编码 {figure}），导入时会分不清。', en: 'The name “{name}” is taken (code {figure}); imports could not tell them apart.' },
  'figure/reason-needed': { zh: '写明为什么没错，最多 {most} 个字。', en: 'Say why it is right, in at most {most} characters.' },
  'figure/not-striking': { zh: '{outlet} 的“{figure}”现在没有异常提示。', en: '“{figure}” of {outlet} is not striking now.' },
  'figure/rule-range': { zh: '“{part}”要在 {from} 到 {to} 之间。', en: '“{part}” must be from {from} to {to}.' },

  'figure/outlier': {
    zh: '本期 {value}；之前 {count} 期的中位数 {median}，通常上下 {spread}，相差 {times} 倍（界限 {limit} 倍）。',
    en: 'Now {value}; the median of {count} earlier periods is {median} with a usual spread of {spread}: {times} spreads away (limit {limit}).',
  },
  'figure/jump-up': {
    zh: '比上一期（{period}）的 {previous} 高 {percent}%（界限 {limit}%）。',
    en: '{percent}% above the period before ({period}), which was {previous} (limit {limit}%).',
  },
  'figure/jump-down': {
    zh: '比上一期（{period}）的 {previous} 低 {percent}%（界限 {limit}%）。',
    en: '{percent}% below the period before ({period}), which was {previous} (limit {limit}%).',
  },
  'figure/scale': {
    zh: '约为中位数的 {scale}，可能是单位不同。',
    en: 'About {scale} the median: the unit may be another one.',
  },
} as const;
