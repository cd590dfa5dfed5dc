/** Messages about trials on stored data: pitfalls of a scheme, scenarios. `{name}` places are filled from the params. */
export const STUDY_MESSAGES = {
  'scheme/data-no-outlets': { zh: '{period} 没有方案要评的网点；检查总体条件和网点的开业日期。', en: 'There is no outlet to grade in {period}; look at the population and at opening dates.' },
  'scheme/data-nobody-graded': { zh: '{outlets} 个网点没有一个能评出总分；检查缺数据的指标。', en: 'None of {outlets} outlets can be graded; look at indicators without data.' },
  'scheme/data-none': { zh: '“{indicator}”对 {outlets} 个网点都没有数据；导入数据，或改它的来源。', en: '"{indicator}" has no data for any of {outlets} outlets; import them or change its source.' },
  'scheme/data-much-missing': { zh: '“{indicator}”有 {percent}% 的网点没有数据（{missing} / {outlets}）；补数据，或看缺值规则是否合适。', en: '"{indicator}" lacks data for {percent}% of outlets ({missing} of {outlets}); complete them or look at its missing value policy.' },
  'scheme/data-no-spread': { zh: '“{indicator}”在 {outlets} 个网点上数值都一样，分不出高低。', en: '"{indicator}" has the same value for all {outlets} outlets and tells none from another.' },
  'scheme/data-same-points': { zh: '“{indicator}”的数值有高低，但 {outlets} 个网点得分都一样；看计分方法是否太松或太严。', en: 'The values of "{indicator}" differ, yet all {outlets} outlets get the same points; its method may be too lenient or too strict.' },
  'scheme/data-empty-row': { zh: '“{indicator}”的第 {row} 档没有网点落入。', en: 'No outlet falls into row {row} of "{indicator}".' },
  'scheme/data-counted-twice': { zh: '“{indicator}”与“{other}”的数值完全同步，等于把一件事算了两次。', en: '"{indicator}" and "{other}" move exactly together: one thing is counted twice.' },
  'scheme/data-veto-hits-many': { zh: '否决“{veto}”会命中 {outlets} 个网点（{percent}%），超过 {share}%。', en: 'The veto "{veto}" would hit {outlets} outlets ({percent}%), more than {share}%.' },
  'scheme/data-entry-shuts-out': { zh: '准入条件“{rule}”会挡住 {outlets} 个网点（{percent}%），超过 {share}%。', en: 'The condition "{rule}" would shut out {outlets} outlets ({percent}%), more than {share}%.' },
  'scheme/data-no-seat': { zh: '“{level}”按比例在任何一个同类组里都不足 1 席（最大的组 {largest} 个网点），没有人能得到。', en: 'The share of "{level}" comes to no seat in any cohort (the largest has {largest} outlets): nobody can get it.' },
  'scheme/data-level-empty': { zh: '{outlets} 个网点里没有一个达到“{level}”。', en: 'None of {outlets} outlets reached "{level}".' },
  'scenario/not-found': { zh: '这个模拟方案已被删除；重新打开模拟页面。', en: 'This scenario was deleted; open the what-if screen again.' },
  'scenario/draft-differs': { zh: '方案“{code}”已有改动过的草稿 v{version}；先发布或删除它，再把模拟存为草稿。', en: 'The scheme "{code}" has a changed draft v{version} already; publish or discard it first.' },
} as const;
