/** Messages about what people judge of outlets. `{name}` places are filled from the params. */
export const RECORD_MESSAGES = {
  'judgement/needs-value': { zh: '评定值不能为空，最多 {most} 个字。', en: 'The judgement needs a value of at most {most} characters.' },
  'judgement/needs-reason': { zh: '写明评定理由，最多 {most} 个字。', en: 'Say why, in at most {most} characters.' },
} as const;
