/** Words of level history, analysis, changes of outlets and regions, and re-ratings. */
export const HISTORY_MESSAGES = {
  'history/nothing-published': { zh: '方案 {scheme} 还没有发布过的周期。先在“评级”里运算并发布一期。', en: 'Scheme {scheme} has no published period yet. Run and publish one under Grading first.' },
  'history/not-published': { zh: '方案 {scheme} 的 {period} 没有发布过的结果，换一个已发布的周期。', en: 'Scheme {scheme} has no published result for {period}; choose a published period.' },
  'history/period-order': { zh: '起始周期 {from} 要早于结束周期 {to}。', en: 'The first period, {from}, must be earlier than the second, {to}.' },
  'history/no-measure': { zh: '{period} 的结果里没有“{measure}”这一项，换一项再看。', en: 'The result of {period} has no “{measure}”; choose another one.' },
  'usage/no-outlet': { zh: '没有网点 {code}，核对编码。', en: 'There is no outlet {code}; check the code.' },
  'usage/no-region': { zh: '没有地区“{path}”，写全路径，如“甘肃省/兰州市”。', en: 'There is no region “{path}”; write its whole path, such as “Gansu/Lanzhou”.' },
} as const;
