import { inLang, type Words } from '../../../shared/errors.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import type { ExportWording } from './export-table.ts';

/** Words of fixed choices as they stand on screens. */
const CHOICES: Readonly<Record<string, Words>> = {
  own: { zh: '自办', en: 'Own' },
  partner: { zh: '合作', en: 'Partner' },
  agent: { zh: '代办', en: 'Agent' },
  'status:open': { zh: '营业', en: 'Open' },
  'status:suspended': { zh: '停业', en: 'Suspended' },
  'status:closed': { zh: '关闭', en: 'Closed' },
  'kind:open': { zh: '明查', en: 'Open' },
  'kind:covert': { zh: '暗访', en: 'Covert' },
  'kind:self': { zh: '自查', en: 'Self' },
  'kind:remote': { zh: '远程', en: 'Remote' },
  planned: { zh: '已计划', en: 'Planned' },
  inProgress: { zh: '进行中', en: 'In progress' },
  submitted: { zh: '待复核', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已通过', en: 'Approved' },
  appealed: { zh: '申诉中', en: 'Appealed' },
  decided: { zh: '已裁定', en: 'Appeal decided' },
  rejected: { zh: '已否决', en: 'Rejected' },
  graded: { zh: '已评级', en: 'Graded' },
  notGraded: { zh: '未评级', en: 'Not graded' },
  notEligible: { zh: '不参评', en: 'Not eligible' },
  terminated: { zh: '终止', en: 'Terminated' },
  none: { zh: '无', en: 'None' },
  enter: { zh: '定级', en: 'First level' },
  hold: { zh: '保持', en: 'Hold' },
  promote: { zh: '升星', en: 'Promote' },
  demote: { zh: '降星', en: 'Demote' },
  pending: { zh: '待定', en: 'Pending' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  held: { zh: '改为保持', en: 'Held' },
  overridden: { zh: '已改判', en: 'Overridden' },
  'action:open': { zh: '待整改', en: 'Open' },
  'action:done': { zh: '待验证', en: 'To verify' },
  'action:verified': { zh: '已验证', en: 'Verified' },
  'action:cancelled': { zh: '已取消', en: 'Cancelled' },
  'appeal:open': { zh: '待裁定', en: 'Open' },
  'appeal:decided': { zh: '已裁定', en: 'Decided' },
  'appeal:withdrawn': { zh: '已撤回', en: 'Withdrawn' },
  'hint:severe': { zh: '偏严', en: 'severe' },
  'hint:lenient': { zh: '偏松', en: 'lenient' },
  'hint:harder': { zh: '越来越严', en: 'getting harder' },
  'hint:softer': { zh: '越来越松', en: 'getting softer' },
  'hint:manyNa': { zh: '不适用偏多', en: 'many N/A' },
  'hint:fast': { zh: '结束过快', en: 'too fast' },
  'hint:sameAnswers': { zh: '全程同答', en: 'one answer throughout' },
  'hint:identical': { zh: '与别店雷同', en: 'identical visits' },
  yes: { zh: '是', en: 'Yes' },
};

/** A fixed choice as a file shows it: its stable code, or its words. `group` tells apart codes that two lists share. */
export function choiceText(code: string | null, wording: ExportWording, group?: string): string | null {
  if (code === null || wording === 'codes') return code;
  const words = CHOICES[group === undefined ? code : `${group}:${code}`];
  return words === undefined ? code : inLang(words, wording);
}

/** A level as a file shows it: its code, or its name. */
export function levelText(code: string | null, levels: readonly LevelInfo[], wording: ExportWording): string | null {
  if (code === null || wording === 'codes') return code;
  const level = levels.find((one) => one.code === code);
  return level === undefined ? code : inLang(level.name, wording);
}
