import type { DemoOutlet } from './make-outlets.ts';

/** When an item of the hall checklist is not applicable. */
export interface AbsenceRule {
  /** Share of visits. */
  readonly chance: number;
  /** Share of outlets that lack the thing for good, small ones and others. */
  readonly small?: number;
  readonly large?: number;
  readonly reason: string;
}

/** By item of `hall-service`. Items that are not in it are seldom N/A. */
export const ABSENCES: Readonly<Record<string, AbsenceRule>> = {
  A4: { chance: 0.86, reason: '白天到店，未到亮灯时间' },
  A5: { chance: 0, small: 0.3, reason: '无橱窗' },
  A6: { chance: 0, small: 0.3, large: 0.08, reason: '门前无台阶，无需无障碍通道' },
  B3: { chance: 0, small: 0.9, large: 0.06, reason: '未配备叫号系统' },
  B4: { chance: 0, small: 0.2, reason: '未设休息区' },
  B6: { chance: 0, small: 0.7, large: 0.05, reason: '未配备自助终端' },
  C4: { chance: 0, small: 0.85, large: 0.05, reason: '厅店未设引导台' },
  C6: { chance: 0.58, reason: '全程等候不超过 5 人' },
  C7: { chance: 0.05, small: 0.9, large: 0.06, reason: '不取号，到店即办' },
  C8: { chance: 0.04, reason: '未见客户办理' },
  D3: { chance: 0.1, reason: '所办业务不含合约' },
  D5: { chance: 0.06, reason: '业务不产生受理单' },
  D6: { chance: 0.62, reason: '未发生现金业务' },
  D7: { chance: 0.05, reason: '只作咨询，未办理业务' },
  D8: { chance: 0.05, reason: '只作咨询，无单据' },
  D10: { chance: 0.3, reason: '无小额业务' },
  E1: { chance: 0, small: 0.35, reason: '不销售终端' },
  E2: { chance: 0, small: 0.35, reason: '不销售终端' },
  E3: { chance: 0, small: 0.35, reason: '不销售终端' },
  E6: { chance: 0, small: 0.4, reason: '未设配件区' },
  E7: { chance: 0, small: 0.35, reason: '无演示机' },
  F3: { chance: 0.03, small: 0.05, reason: '不经手现金和有价卡' },
};
export const SELDOM_ABSENT: AbsenceRule = { chance: 0.01, reason: '现场不具备检查条件' };

/** What the auditor writes down beside a fault, by item. */
export const FAULT_NOTES: Readonly<Record<string, readonly string[]>> = {
  A1: ['门头右侧“厅”字缺笔画。', '招牌褪色，已拍照留底。'],
  A2: ['公示 8:30 开门，实际 8:50 才开。', '营业时间牌被海报遮挡。'],
  A3: ['门前停放电动车 3 辆。', '台阶上有纸箱未清。'],
  A5: ['橱窗海报为上季活动。'],
  B1: ['柜台玻璃有明显手印。', '墙角有水渍。'],
  B3: ['叫号屏显示 2 号窗，实际在 3 号窗办理。'],
  B5: ['资费公示仍为旧版本。', '未见监督电话。'],
  B6: ['自助终端贴“维修中”，店员称已报修一周。'],
  B8: ['近 7 日意见未批阅。'],
  C1: ['值班经理外出，无人代岗。', '值班经理未佩戴工牌。'],
  C2: ['一名营业员未着工装。'],
  C3: ['进门 2 分钟无人招呼。', '三名店员在聊天，未招呼客户。'],
  C5: ['店员回答“你自己看”。'],
  C6: ['等候 8 人，仍只开 1 个台席。'],
  C9: ['受理单两处签名笔迹相同。', '店员代客户在手机上点选确认。'],
  D1: ['未看证件原件，仅凭复印件办理。', '代办人未带机主证件，仍予受理。'],
  D3: ['未说明违约责任。', '合约期限只口头说“一年左右”。'],
  D4: ['客户多次表示不需要，仍推荐高价套餐。'],
  D9: ['套餐生效日期录错，当场更正。'],
  E2: ['两款机型缺价签。', '价签比系统高 100 元。'],
  E5: ['演示台下方电线裸露。'],
  F1: ['后门被货架挡住。', '灭火器已过有效期。'],
  F2: ['收银台监控画面黑屏。'],
  F4: ['柜台上有他人身份证复印件。', '废单未粉碎，丢在纸篓里。'],
  F6: ['一小时内同一人连办 6 张卡，均未激活，已取证上报。'],
};
export const OTHER_FAULT_NOTES: readonly string[] = ['已当场告知店长。', '店长承诺三日内整改。', '上次检查已提出，仍未改。', '已拍照留底。'];

/** Whether the outlet lacks, for good, what the item asks about; `lot` is from 0, below 1, and stays with outlet and item. */
export function lacksForGood(rule: AbsenceRule, outlet: DemoOutlet, lot: number): boolean {
  return lot < ((outlet.isSmall ? rule.small : rule.large) ?? 0);
}
