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
  'scheme/line-in-clusters': {
    zh: '按聚类定级时，“{level}”不能有分数线和门槛；各级由总分自己分组得出。',
    en: 'Where clusters give the levels, "{level}" may have no line and no gates; the totals themselves form the groups.',
  },
  'scheme/number-negative': { zh: '{value} 不能小于 0。', en: '{value} must not be below 0.' },
  'scheme/guard-after-alone': {
    zh: '写了 guardAfter 却没有 guard，不起作用；补上 guard，或删去它。',
    en: 'guardAfter does nothing without a guard; state one or remove it.',
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
