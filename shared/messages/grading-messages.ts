/** Messages about grading runs, movements, visits and outlets. `{name}` places are filled from the params. */
export const GRADING_MESSAGES = {
  'grading/no-scheme': {
    zh: '没有代码为“{code}”的评级方案，先导入方案。',
    en: 'There is no scheme with the code "{code}"; import one first.',
  },
  'grading/no-scheme-version': {
    zh: '评级方案“{code}”没有第 {version} 版。',
    en: 'The scheme "{code}" has no version {version}.',
  },
  'grading/scheme-not-found': { zh: '没有这一版评级方案（{id}）。', en: 'There is no such scheme version ({id}).' },
  'grading/wrong-period-kind': {
    zh: '周期“{period}”不合方案“{scheme}”：它的周期写作 {example} 这样。',
    en: 'The period "{period}" does not suit the scheme "{scheme}", whose periods are written like {example}.',
  },
  'grading/scheme-unfinished': {
    zh: '方案“{scheme}”第 {version} 版还有 {count} 处错误或未填的数，不能评级；第一处在 {path}。',
    en: 'Version {version} of the scheme "{scheme}" has {count} faults or unknown numbers and cannot grade; the first is at {path}.',
  },
  'grading/no-outlets': {
    zh: '{day} 没有营业中的网点，先导入网点。',
    en: 'No outlet was open on {day}; import outlets first.',
  },
  'grading/no-run': { zh: '没有这次评级运算（{id}）。', en: 'There is no such grading run ({id}).' },
  'grading/not-draft': {
    zh: '{period} 第 {number} 次运算不是草稿，不能再改；需要更正时重新运算。',
    en: 'Run {number} of {period} is no draft and cannot change; make a new run to correct it.',
  },
  'grading/undecided': {
    zh: '还有 {count} 条升降级待决定，决定后才能发布。',
    en: '{count} movements still wait for a decision; decide them, then publish.',
  },
  'grading/later-published': {
    zh: '同一方案的 {laterPeriod} 已经发布（第 {number} 次运算），发布更早的 {period} 要作为更正：在公示与发布页预览影响，或用 publish finish --correct。',
    en: '{laterPeriod} of the same scheme is already published (run {number}), so the earlier {period} has to be published as a correction: preview its effect on the publication page, or use publish finish --correct.',
  },
  'grading/history-changed': {
    zh: '这次运算之后，更早的 {earlierPeriod} 又发布过；它读到的原星级已经不对，重新运算再发布。',
    en: 'The earlier {earlierPeriod} was published after this run was made, so it read outdated levels; make the run again, then publish.',
  },
  'grading/levels-imported': {
    zh: '这次运算之后，导入或撤销过星级（{file}）；重新运算再发布。',
    en: 'Levels were imported or taken back after this run was made ({file}); make the run again, then publish.',
  },
  'grading/outlet-not-in-run': {
    zh: '网点“{outlet}”不在 {period} 第 {number} 次运算里。',
    en: 'The outlet "{outlet}" has no row in run {number} of {period}.',
  },
  'grading/stored-run-damaged': {
    zh: '{period} 第 {number} 次运算的存储数据已损坏，读不出来。用备份恢复，或重新运算。',
    en: 'The stored data of run {number} of {period} are damaged and cannot be read. Restore a backup, or make the run again.',
  },
  'grading/verify-inputs': {
    zh: '{scheme} {period} 第 {number} 次运算：存下的输入与发布时的校验值不同。',
    en: '{scheme} {period}, run {number}: the stored inputs differ from their hash at publication.',
  },
  'grading/verify-results': {
    zh: '{scheme} {period} 第 {number} 次运算：存下的结果与发布时的校验值不同。',
    en: '{scheme} {period}, run {number}: the stored results differ from their hash at publication.',
  },
  'grading/verify-regrade': {
    zh: '{scheme} {period} 第 {number} 次运算：按存下的输入重新评级，结果与发布的不同。',
    en: '{scheme} {period}, run {number}: grading the stored inputs again gives other results than those published.',
  },
  'grading/verify-levels': {
    zh: '{scheme} {period} 第 {number} 次运算：有 {count} 个网点的星级记录与发布的决定不同，第一个是“{outlet}”。',
    en: '{scheme} {period}, run {number}: the level history of {count} outlets differs from what was published; the first is "{outlet}".',
  },
  'movement/reason-required': { zh: '保持或改判要写明理由。', en: 'Holding or overriding needs a reason.' },
  'movement/level-required': { zh: '改判要选定星级。', en: 'Overriding needs a level.' },
  'movement/unknown-level': {
    zh: '方案里没有星级“{level}”。',
    en: 'The scheme has no level "{level}".',
  },
  'movement/hold-forbidden': {
    zh: '网点“{outlet}”被一票否决，须立即降级，不能保持原星级；同样的共 {count} 个。',
    en: 'A veto demotes the outlet "{outlet}" at once, so it cannot keep its level; {count} such in all.',
  },
  'movement/not-candidate': {
    zh: '网点“{outlet}”本期没有升降级建议，无须决定。',
    en: 'The rules propose no movement for the outlet "{outlet}", so there is nothing to decide.',
  },
  'visit/not-found': { zh: '没有这次检查（{id}）。', en: 'There is no such visit ({id}).' },
  'visit/checklist-not-found': { zh: '没有这份检查表（{id}）。', en: 'There is no such checklist ({id}).' },
  'visit/read-only': {
    zh: '检查 {code} 已提交或已审定，不能再改；要改动先退回。',
    en: 'The visit {code} has been submitted or decided and cannot change; return it first.',
  },
  'visit/not-draft': {
    zh: '检查 {code} 已提交过，不能删除。',
    en: 'The visit {code} has been submitted before and cannot be deleted.',
  },
  'visit/not-submitted': {
    zh: '检查 {code} 没有待复核，不能审定。',
    en: 'The visit {code} does not wait for review.',
  },
  'visit/note-required': { zh: '否决要写明原因；退回要写明原因，或至少给一项写批注。', en: 'Rejecting a visit needs a reason; returning it needs a note or a comment on an item.' },
  'visit/auditor-required': { zh: '填写检查员。', en: 'Name the auditor.' },
  'visit/checklist-not-valid': {
    zh: '检查表“{checklist}”在 {day} 不在有效期内（{from} 至 {to}）。',
    en: 'The checklist "{checklist}" does not hold on {day} (from {from} to {to}).',
  },
  'visit/date-in-future': {
    zh: '检查日期 {day} 还没有到（今天是 {today}）。',
    en: 'The visit date {day} lies in the future (today is {today}).',
  },
  'visit/unknown-item': {
    zh: '检查表“{checklist}”没有检查项“{item}”。',
    en: 'The checklist "{checklist}" has no item "{item}".',
  },
  'visit/unknown-header': {
    zh: '检查表“{checklist}”没有表头栏“{field}”。',
    en: 'The checklist "{checklist}" has no header field "{field}".',
  },
  'visit/incomplete': {
    zh: '还有 {count} 项没有填好，不能提交：{items}。',
    en: '{count} items still need filling in before the visit can be submitted: {items}.',
  },
  'outlet/not-found': { zh: '没有这个网点（{id}）。', en: 'There is no such outlet ({id}).' },
  'outlet/region-not-found': { zh: '没有这个地区（{id}）。', en: 'There is no such region ({id}).' },
  'grading/what-if-faulty': {
    zh: '改后的方案不成立，{path}：{detail} 没有试算。',
    en: 'The changed scheme does not hold at {path}: {detail} Nothing was graded.',
  },
  'scheme/no-such-path': { zh: '方案里没有 {path}（在“{at}”处）。', en: 'The scheme has no {path} (at “{at}”).' },
} as const;
