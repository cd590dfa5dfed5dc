/** Messages that belong to no single area. `{name}` places are filled from the params. */
export const GENERAL_MESSAGES = {
  'program/fault': {
    zh: '程序出错：{detail}。数据没有改动；请把日志发给维护人员。',
    en: 'A fault of the program: {detail}. Nothing was changed; please send the log to the maintainers.',
  },
  'request/invalid': { zh: '请求有误：{place}：{detail}', en: 'Invalid request at {place}: {detail}' },
  'task/cancelled': { zh: '已取消，数据没有改动。', en: 'Cancelled; nothing was changed.' },
} as const;
