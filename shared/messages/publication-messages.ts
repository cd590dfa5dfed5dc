/** Messages about proposals, objections, publication, corrections and attachments. */
export const PUBLICATION_MESSAGES = {
  'publication/unapproved': {
    zh: '还有 {count} 条决定没有第二人审批，审批后才能公示或发布。',
    en: '{count} decisions still wait for a second person; have them approved, then propose or publish.',
  },
  'publication/open-objections': {
    zh: '还有 {count} 条异议没有答复，答复后才能发布。',
    en: '{count} objections are not answered yet; answer them, then publish.',
  },
  'publication/rerun-needed': {
    zh: '{count} 条异议的答复是改分或重新运算，这次运算不能再发布；撤回公示并重新运算。',
    en: '{count} objections were answered with a corrected score or a new run, so this run cannot be published; make the run again.',
  },
  'publication/proposal-required': {
    zh: '方案要求先公示，公示期满才能发布。先决定全部升降级，再公示。',
    en: 'The scheme asks for a proposal before publication. Decide every movement, then propose the run.',
  },
  'publication/window-open': {
    zh: '公示期到 {until}，还没有结束。等到期满，或写明提前结束的理由。',
    en: 'The window for objections is open until {until}. Wait until it is over, or give the reason for closing it early.',
  },
  'publication/other-proposed': {
    zh: '{period} 第 {number} 次运算正在公示，先撤回它。',
    en: 'Run {number} of {period} is proposed already; withdraw it first.',
  },
  'publication/days-required': { zh: '方案没有写公示天数，选定公示的最后一天。', en: 'The scheme states no number of days; choose the last day of the window.' },
  'publication/bad-window': { zh: '公示的最后一天 {until} 早于第一天 {from}。', en: 'The last day of the window, {until}, is before its first, {from}.' },
  'publication/not-proposed': { zh: '{period} 第 {number} 次运算不在公示中。', en: 'Run {number} of {period} is not proposed.' },
  'publication/not-published': { zh: '{period} 第 {number} 次运算没有发布，无从撤回。', en: 'Run {number} of {period} is not published, so there is nothing to take back.' },
  'publication/superseded': {
    zh: '{period} 第 {number} 次运算已被取代，更正取代它的那一次。',
    en: 'Run {number} of {period} is superseded; correct the one that replaced it.',
  },
  'publication/reason-required': { zh: '写明理由，随记录存档。', en: 'Give the reason; it is kept on record.' },
  'publication/later-published': {
    zh: '更晚的 {laterPeriod}（第 {number} 次运算）已经发布，建立在它之上，不能撤回；要改，重新运算后以更正发布。',
    en: 'The later {laterPeriod} (run {number}) is published and rests on it, so it cannot be taken back; make another run and publish it as a correction.',
  },
  'publication/later-proposed': {
    zh: '{laterPeriod} 第 {number} 次运算正在公示，建立在它之上；先撤回公示。',
    en: 'Run {number} of {laterPeriod} is proposed and rests on it; withdraw that proposal first.',
  },
  'publication/later-levels': {
    zh: '发布之后导入过星级（{file}）；先撤销那次导入。',
    en: 'Levels were imported after it was published ({file}); undo that import first.',
  },
  'publication/score-read': {
    zh: '方案“{scheme}”的 {laterPeriod}（第 {number} 次运算）读了它的分数；先撤回那一次。',
    en: 'Run {number} of {laterPeriod} under the scheme "{scheme}" read its scores; take that one back first.',
  },
  'publication/not-resting': {
    zh: '{period} 第 {number} 次运算没有等待处理的更正影响。',
    en: 'Run {number} of {period} does not wait for a decision about a correction.',
  },
  'publication/has-objections': {
    zh: '{period} 第 {number} 次运算收到过异议，须留存，不能删除。',
    en: 'Run {number} of {period} has objections on record and cannot be discarded.',
  },
  'publication/was-published': {
    zh: '{period} 第 {number} 次运算发布过又撤回，须留存，不能删除。',
    en: 'Run {number} of {period} was published and taken back; it stays on record and cannot be discarded.',
  },
  'publication/verify-ledger': { zh: '日志所指的星级记录 {hash}… 不见了或被改动。', en: 'The level rows {hash}… that the journal names are gone or altered.' },
  'publication/verify-history': {
    zh: '按日志重建的星级历史与存下的有 {count} 处不同，第一处是网点“{outlet}”{period}。',
    en: 'The level history rebuilt from the journal differs from the stored one in {count} places; the first is outlet "{outlet}", {period}.',
  },
  'movement/own-decision': {
    zh: '网点“{outlet}”是 {user} 自己决定的，须由另一人审批。',
    en: 'The outlet "{outlet}" was decided by {user}; another person has to approve it.',
  },
  'movement/not-decided': { zh: '网点“{outlet}”在 {period} 还没有决定，无从审批。', en: 'The outlet "{outlet}" has no decision in {period} to approve.' },
  'objection/not-found': { zh: '没有这条异议（{id}）。', en: 'There is no such objection ({id}).' },
  'objection/closed': { zh: '异议 {code} 已经办结。', en: 'The objection {code} is closed.' },
  'objection/by-decider': {
    zh: '网点“{outlet}”的升降级由 {user} 决定或审批，异议须由另一人答复。',
    en: '{user} decided or approved the movement of outlet "{outlet}"; somebody else has to answer the objection.',
  },
  'objection/raised-by-required': { zh: '写明由谁提出。', en: 'Say who raised it.' },
  'objection/grounds-required': { zh: '写明异议的理由。', en: 'Give the grounds of the objection.' },
  'objection/outside-window': {
    zh: '收到日期 {received} 不在公示期（{from} 至 {until}）内。',
    en: 'The day it was received, {received}, is outside the window ({from} to {until}).',
  },
  'objection/answer-required': { zh: '写明答复。', en: 'Give the answer.' },
  'objection/level-unchanged': { zh: '网点“{outlet}”已经是这个星级，选另一级，或选“不改变”。', en: 'The outlet "{outlet}" stands on that level already; choose another, or the effect "none".' },
  'objection/link-required': { zh: '改分要指明依据：已裁定的申诉，或更正数据的导入。', en: 'A corrected score needs what corrects it: a decided appeal or an import of figures.' },
  'objection/link-unfit': {
    zh: '“{id}”不是这次运算之后对该网点的更正（已裁定的申诉或数据导入）。',
    en: '"{id}" is no correction of this outlet since the run was made (a decided appeal or an import of figures).',
  },
  'attachment/empty': { zh: '附件“{name}”是空的。', en: 'The file "{name}" is empty.' },
  'attachment/too-large': { zh: '附件“{name}”超过 {most} MB。', en: 'The file "{name}" is larger than {most} MB.' },
  'attachment/runnable': { zh: '附件“{name}”是可以运行的程序，不能直接打开；另存后由你处置。', en: 'The file "{name}" can be run as a program and is not opened; save it instead.' },
  'attachment/no-program': { zh: '系统打不开附件“{name}”；另存后用别的程序打开。', en: 'The system has no program for the file "{name}"; save it and open it yourself.' },
  'attachment/not-found': { zh: '没有这个附件。', en: 'There is no such file.' },
  'attachment/altered': { zh: '附件 {hash}… 的内容被改动。', en: 'The content of the file {hash}… was altered.' },
} as const;
