/**
 * Messages about formulas. `{position}` is the number of the character in the formula where the fault begins, from 1.
 * `{name}` places are filled from the params.
 */
export const FORMULA_MESSAGES = {
  'formula/empty': { zh: '公式是空的，写一个算式。', en: 'The formula is empty; write an expression.' },
  'formula/too-long': {
    zh: '公式有 {count} 个字符，最多 {limit} 个；拆成几个指标。',
    en: 'The formula has {count} characters, {limit} at most; split it into several indicators.',
  },
  'formula/too-deep': {
    zh: '第 {position} 个字符处，括号、函数或正负号套得太深，最多 {limit} 层；拆成几个指标。',
    en: 'At character {position}, parentheses, calls or signs are nested too deep, {limit} at most; split the formula.',
  },
  'formula/too-many-parts': {
    zh: '公式太大：数、名称、运算符和函数最多 {limit} 个；拆成几个指标。',
    en: 'The formula is too large: {limit} numbers, names, operators and calls at most; split it.',
  },
  'formula/unexpected-character': {
    zh: '第 {position} 个字符“{character}”不能出现在公式里；名称里有它时，给名称加方括号 [ ]。',
    en: 'Character {position}, "{character}", has no place in a formula; put a name that has it in brackets [ ].',
  },
  'formula/unclosed-text': {
    zh: '第 {position} 个字符开始的文字缺少后引号。',
    en: 'The text that begins at character {position} lacks its closing quote.',
  },
  'formula/unclosed-name': {
    zh: '第 {position} 个字符开始的名称缺少右方括号 ]。',
    en: 'The name that begins at character {position} lacks its closing bracket ].',
  },
  'formula/empty-name': { zh: '第 {position} 个字符处的方括号里没有名称。', en: 'The brackets at character {position} hold no name.' },
  'formula/bad-number': {
    zh: '第 {position} 个字符处的“{text}”不是数；名称以数字开头时，给名称加方括号 [ ]。',
    en: '"{text}" at character {position} is no number; put a name that begins with a digit in brackets [ ].',
  },
  'formula/unclosed-parenthesis': {
    zh: '第 {position} 个字符处的左括号没有右括号。',
    en: 'The parenthesis opened at character {position} is not closed.',
  },
  'formula/ends-early': {
    zh: '公式没有写完：末尾（第 {position} 个字符处）缺少一个数、名称或函数。',
    en: 'The formula is unfinished: a number, name or function is missing at its end (character {position}).',
  },
  'formula/expected-operand': {
    zh: '第 {position} 个字符“{found}”前缺少一个数、名称或函数。',
    en: 'A number, name or function is missing before "{found}" at character {position}.',
  },
  'formula/expected-operator': {
    zh: '第 {position} 个字符“{found}”处多出内容：前面缺少运算符或逗号，或括号不成对。',
    en: '"{found}" at character {position} is too much: an operator or comma is missing before it, or parentheses do not match.',
  },
  'formula/argument-missing': {
    zh: '第 {position} 个字符处，第 {number} 个参数是空的。',
    en: 'At character {position}, argument {number} is empty.',
  },
  'formula/unknown-function': {
    zh: '第 {position} 个字符处，没有函数 {name}。',
    en: 'There is no function {name} (character {position}).',
  },
  'formula/unknown-function-near': {
    zh: '第 {position} 个字符处，没有函数 {name}，是不是 {near}？',
    en: 'There is no function {name} (character {position}); did you mean {near}?',
  },
  'formula/unknown-name': {
    zh: '第 {position} 个字符处，没有名为“{name}”的指标、数据项、属性或维度。',
    en: 'There is no indicator, figure, attribute or dimension named "{name}" (character {position}).',
  },
  'formula/unknown-name-near': {
    zh: '第 {position} 个字符处，没有名为“{name}”的指标、数据项、属性或维度，是不是“{near}”？',
    en: 'There is no indicator, figure, attribute or dimension named "{name}" (character {position}); did you mean "{near}"?',
  },
  'formula/name-outside-scheme': {
    zh: '第 {position} 个字符处的“{name}”不是方案里的指标，评级时按导入的数据项或网点属性读；没有这样的数据就是缺失。',
    en: '"{name}" at character {position} is no indicator of the scheme; it is read as an imported figure or attribute, and missing where there is none.',
  },
  'formula/name-outside-scheme-near': {
    zh: '第 {position} 个字符处的“{name}”不是方案里的指标，是不是“{near}”？评级时按导入的数据项或网点属性读，没有就是缺失。',
    en: '"{name}" at character {position} is no indicator of the scheme (did you mean "{near}"?); it is read as an imported figure or attribute, and missing where there is none.',
  },
  'formula/not-here': {
    zh: '第 {position} 个字符处的 {name} 在这里还算不出来，不能用。',
    en: '{name} at character {position} is not known yet at this stage and cannot be used here.',
  },
  'formula/argument-count': {
    zh: '第 {position} 个字符处，函数 {name} 有 {count} 个参数，应为 {expected} 个。',
    en: 'Arguments of {name} (character {position}): {count} instead of {expected}.',
  },
  'formula/argument-pairs': {
    zh: '第 {position} 个字符处，函数 {name} 有 {count} 个参数，条件和结果应成对。',
    en: 'Arguments of {name} (character {position}): {count}, but conditions and results must come in pairs.',
  },
  'formula/needs-name': {
    zh: '第 {position} 个字符处，函数 {name} 的括号里只能写一个指标或维度的名称。',
    en: '{name} takes just the name of an indicator or dimension (character {position}).',
  },
  'formula/needs-whole': {
    zh: '第 {position} 个字符处，函数 {name} 的期数要写成 {from} 到 {to} 的整数。',
    en: 'The number of periods in {name} (character {position}) must be written as a whole number from {from} to {to}.',
  },
  'formula/needs-word': {
    zh: '第 {position} 个字符处，函数 {name} 的这个参数只能是 {words} 之一。',
    en: 'This argument of {name} (character {position}) must be one of {words}.',
  },
  'formula/nested-streak': {
    zh: '第 {position} 个字符处，STREAK 里面不能再用 STREAK。',
    en: 'STREAK cannot stand within STREAK (character {position}).',
  },
  'formula/not-a-number': {
    zh: '第 {position} 个字符处的“{text}”不是数，不能这样计算。',
    en: '"{text}" at character {position} is no number and cannot be reckoned with like this.',
  },
  'formula/not-a-condition': {
    zh: '第 {position} 个字符处的“{text}”不是条件；条件例如 [投诉量]>3。',
    en: '"{text}" at character {position} is no condition; a condition is, say, [complaints]>3.',
  },
  'formula/not-a-date': {
    zh: '第 {position} 个字符处的“{text}”不是日期；日期写成 "2026-09-30"。',
    en: '"{text}" at character {position} is no date; write dates as "2026-09-30".',
  },
  'formula/kinds-differ': {
    zh: '第 {position} 个字符处的“{text}”拿不同类的值（数、文字、日期、是否）作比较。',
    en: '"{text}" at character {position} compares values of different kinds (number, text, date, yes or no).',
  },
  'formula/chained-comparison': {
    zh: '第 {position} 个字符处的“{text}”连着比较；改写成 AND(60<=[得分], [得分]<80) 这样。',
    en: '"{text}" at character {position} chains comparisons; write AND(60<=[score], [score]<80) instead.',
  },
  'formula/circular': {
    zh: '公式循环引用：{chain}（第 {position} 个字符处）。',
    en: 'The formulas refer to each other in a circle: {chain} (character {position}).',
  },
  'formula/division-by-zero': {
    zh: '第 {position} 个字符处除以零，{rows} 个网点按缺失处理。',
    en: 'Division by zero at character {position}; the value is missing for {rows} outlets.',
  },
  'formula/out-of-range': {
    zh: '第 {position} 个字符处的“{text}”超出可算的范围，{rows} 个网点按缺失处理。',
    en: '"{text}" at character {position} is outside its range; the value is missing for {rows} outlets.',
  },
  'formula/wrong-kind': {
    zh: '第 {position} 个字符处的“{text}”遇到不能这样计算的值（文字、日期或数），{rows} 个网点按缺失处理。',
    en: '"{text}" at character {position} met values of a kind it cannot use; the value is missing for {rows} outlets.',
  },
} as const;
