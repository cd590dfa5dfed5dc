/** Messages about levels, their rules and movement. `{name}` places are filled from the params. */
export const LEVEL_MESSAGES = {
  'scheme/lines-not-falling': {
    zh: '“{level}”的分数线 {line} 不低于“{below}”的 {belowLine}；总分越低越好，分数线逐级降低。',
    en: 'The line {line} of "{level}" is not below the {belowLine} of "{below}"; where lower totals are better, lines fall from level to level.',
  },
  'scheme/level-unreachable-low': {
    zh: '“{level}”的分数线 {line} 低于能得到的最低总分，永远达不到。',
    en: 'The line {line} of "{level}" is below the lowest possible total; it is never reached.',
  },
  'movement/person-level': {
    zh: '网点“{outlet}”首次定级，由人确定星级；选定星级，不能只确认；同样的共 {count} 个。',
    en: 'A person decides the first level of the outlet "{outlet}"; choose it instead of confirming; {count} such in all.',
  },
  'movement/above-cap': {
    zh: '网点“{outlet}”首次定级最高“{cap}”，不能定为“{level}”。',
    en: 'The first level of the outlet "{outlet}" is "{cap}" at most, not "{level}".',
  },
  'grading/first-levels-open': {
    zh: '还有 {count} 个网点（如“{outlet}”）的首次星级要由人选定，选定后才能发布。',
    en: 'A person must still choose the first level of {count} outlets, such as "{outlet}"; then publish.',
  },
} as const;
