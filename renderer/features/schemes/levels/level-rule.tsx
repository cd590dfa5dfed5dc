import type { LevelRule, SeatRule } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { CohortField } from '../rules/cohort-field.tsx';
import { DESIGNER } from '../words.ts';

const KINDS = ['cutoffs', 'quota', 'cutoffsWithQuota'] as const satisfies readonly LevelRule['kind'][];

/** How levels follow from totals: lines, seats, or both. */
export function LevelRuleFields() {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const rule: LevelRule = scheme.levelRule ?? { kind: 'cutoffs' };
  return (
    <>
      <Field label={say('levelRuleKind')} path="levelRule">
        <ChoiceField label={say('levelRuleKind')} value={rule.kind} choices={KINDS.map((kind) => ({ value: kind, label: say(`rule_${kind}`) }))} onChange={(kind) => set('levelRule', kind === 'cutoffs' ? undefined : { ...seatParts(rule), kind })} width={170} />
      </Field>
      <p className="hint">{rule.kind === 'cutoffs' || rule.kind === 'quota' || rule.kind === 'cutoffsWithQuota' ? say(`ruleAbout_${rule.kind}`) : ''}</p>
      {(rule.kind === 'quota' || rule.kind === 'cutoffsWithQuota') && (
        <>
          <div className="df-row">
            <Field label={say('seatsOfWhat')} path="levelRule.of">
              <ChoiceField label={say('seatsOfWhat')} value={rule.of ?? 'graded'} choices={(['graded', 'population'] as const).map((each) => ({ value: each, label: say(`of_${each}`) }))} onChange={(of) => set('levelRule.of', of === 'graded' ? undefined : of)} width={110} />
            </Field>
            <Field label={say('seatRounding')} path="levelRule.rounding">
              <ChoiceField label={say('seatRounding')} value={rule.rounding ?? 'down'} choices={(['down', 'up', 'nearest'] as const).map((each) => ({ value: each, label: say(`rounding_${each}`) }))} onChange={(next) => set('levelRule.rounding', next === 'down' ? undefined : next)} width={110} />
            </Field>
            <Field label={say('edgeTies')} path="levelRule.ties">
              <ChoiceField label={say('edgeTies')} value={rule.ties ?? 'in'} choices={(['in', 'out'] as const).map((each) => ({ value: each, label: say(`tie_${each}`) }))} onChange={(next) => set('levelRule.ties', next === 'in' ? undefined : next)} width={110} />
            </Field>
          </div>
          <CohortField path="levelRule.cohort" fallback={say('cohortOfScheme')} />
        </>
      )}
    </>
  );
}

function seatParts(rule: LevelRule): Omit<SeatRule, 'kind'> {
  if (rule.kind !== 'quota' && rule.kind !== 'cutoffsWithQuota') return {};
  const { kind: _, ...parts } = rule;
  return parts;
}
