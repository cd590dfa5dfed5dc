import type { GradeState } from '../../shared/grading/grading-result.ts';
import type { Decision, RunState } from '../../shared/ipc-contract.ts';
import type { OutletStatus, Ownership } from '../../shared/outlet/outlet.ts';
import type { VisitKind } from '../../shared/scheme/scheme.ts';
import type { VisitState } from '../../shared/visit/visit.ts';
import { useWords, type Say } from '../i18n.ts';
import { Tag, type TagTone } from './tag.tsx';
import { COMMON } from './words.ts';

export type CommonSay = Say<typeof COMMON.table>;

/** The word for who runs the shop; null gives the dash's place to the caller. */
export const OWNERSHIP_WORDS = { own: 'own', partner: 'partner', agent: 'agent' } as const satisfies Record<Ownership, keyof typeof COMMON.table>;
export const OUTLET_STATUS_WORDS = { open: 'open', suspended: 'suspended', closed: 'closed' } as const satisfies Record<OutletStatus, keyof typeof COMMON.table>;
export const VISIT_KIND_WORDS = {
  open: 'visitOpen',
  covert: 'visitCovert',
  self: 'visitSelf',
  remote: 'visitRemote',
} as const satisfies Record<VisitKind, keyof typeof COMMON.table>;

export function ownershipWord(ownership: Ownership | null, say: CommonSay): string {
  return ownership === null ? '—' : say(OWNERSHIP_WORDS[ownership]);
}

const VISIT_TONES: Readonly<Record<VisitState, TagTone>> = {
  planned: 'plain',
  inProgress: 'accent',
  submitted: 'warning',
  returned: 'warning',
  approved: 'up',
  appealed: 'warning',
  decided: 'up',
  rejected: 'down',
};

/** State of a visit: 已计划, 进行中, 待复核, 已退回, 已通过, 申诉中, 已裁定, 已否决. */
export function VisitStateTag({ state }: { readonly state: VisitState }) {
  const say = useWords(COMMON);
  return <Tag tone={VISIT_TONES[state]}>{say(state)}</Tag>;
}

const RUN_TONES: Readonly<Record<RunState, TagTone>> = { draft: 'accent', proposed: 'warning', published: 'up', superseded: 'plain' };

/** State of a grading run: 草稿, 公示中, 已发布, 已被取代. */
export function RunStateTag({ state }: { readonly state: RunState }) {
  const say = useWords(COMMON);
  return <Tag tone={RUN_TONES[state]}>{say(state)}</Tag>;
}

const DECISION_TONES: Readonly<Record<Decision, TagTone>> = { pending: 'warning', confirmed: 'up', held: 'plain', overridden: 'accent' };

/** Decision on a movement: 待定, 已确认, 改为保持, 已改判. */
export function DecisionTag({ decision }: { readonly decision: Decision }) {
  const say = useWords(COMMON);
  return decision === 'confirmed' ? (
    <Tag tone="up" icon="check">
      {say('confirmed')}
    </Tag>
  ) : (
    <Tag tone={DECISION_TONES[decision]}>{say(decision)}</Tag>
  );
}

/** Whether an outlet got a grade, in words. */
export function gradeStateWord(state: GradeState, say: CommonSay): string {
  return say(state);
}

/** A critical item failed on the visit. */
export function RedLineTag() {
  const say = useWords(COMMON);
  return (
    <Tag tone="down" icon="flag">
      {say('redLine')}
    </Tag>
  );
}
