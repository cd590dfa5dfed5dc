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
} as const;
