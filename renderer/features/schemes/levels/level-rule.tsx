import type { LevelRule, SeatRule } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { FormulaEditor } from '../formula/formula-editor.tsx';
import { valueAt } from '../model/document-path.ts';
import { CohortField } from '../rules/cohort-field.tsx';
import { DESIGNER } from '../words.ts';
import { GuardField } from './guard-field.tsx';

export type LevelRuleKind = LevelRule['kind'];
export const LEVEL_RULE_KINDS = ['cutoffs', 'quota', 'cutoffsWithQuota', 'clusters', 'formula'] as const satisfies readonly LevelRuleKind[];

export interface LevelRuleFieldsProps {
  readonly path: string;
  readonly kinds: readonly LevelRuleKind[];
  /** Of the scheme itself, lines are what holds where nothing is stated; a method states its rule. */
  readonly isScheme: boolean;
}

/** How levels follow from totals, or from raw values: lines, seats, both, groups, a formula. */
export function LevelRuleFields({ path, kinds, isScheme }: LevelRuleFieldsProps) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const rule = (valueAt(scheme, path) ?? { kind: 'cutoffs' }) as LevelRule;
  const begin = (kind: LevelRuleKind): unknown => {
    if (kind === 'cutoffs') return isScheme ? undefined : { kind };
    if (kind === 'formula') return { kind, expression: `IF([${scheme.tree.children[0]?.code ?? 'total'}]>=80, ${Math.max(1, scheme.levels.length)}, 1)` };
    return kind === 'clusters' ? { kind } : { ...seatParts(rule), kind };
  };
  return (
    <>
      <Field label={say('levelRuleKind')} path={path}>
        <ChoiceField label={say('levelRuleKind')} value={rule.kind} choices={kinds.map((kind) => ({ value: kind, label: say(`rule_${kind}`) }))} onChange={(kind) => set(path, begin(kind as LevelRuleKind))} width={170} path={path} />
      </Field>
      <p className="hint dm-about">{say(`ruleAbout_${rule.kind}`)}</p>
      {(rule.kind === 'quota' || rule.kind === 'cutoffsWithQuota') && <SeatFields path={path} rule={rule} />}
      {rule.kind === 'clusters' && (
        <Field label={say('outlier')} path={`${path}.outlier`}>
          <NumberField path={`${path}.outlier`} label={say('outlier')} empty="leaveOut" placeholder={say('noLimit')} width={96} />
        </Field>
      )}
      {rule.kind === 'formula' && <FormulaEditor path={`${path}.expression`} />}
      {(rule.kind === 'clusters' || rule.kind === 'quota') && isScheme && <GuardField path={path} guard={rule.guard} />}
      {rule.kind !== 'cutoffs' && rule.kind !== 'formula' && isScheme && <CohortField path={`${path}.cohort`} fallback={say('cohortOfScheme')} />}
    </>
  );
}

function SeatFields({ path, rule }: { readonly path: string; readonly rule: SeatRule }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  return (
    <div className="df-row">
      <Field label={say('seatsOfWhat')} path={`${path}.of`}>
        <ChoiceField label={say('seatsOfWhat')} value={rule.of ?? 'graded'} choices={(['graded', 'population'] as const).map((each) => ({ value: each, label: say(`of_${each}`) }))} onChange={(of) => set(`${path}.of`, of === 'graded' ? undefined : of)} width={130} />
      </Field>
      <Field label={say('seatRounding')} path={`${path}.rounding`}>
        <ChoiceField label={say('seatRounding')} value={rule.rounding ?? 'down'} choices={(['down', 'up', 'nearest'] as const).map((each) => ({ value: each, label: say(`rounding_${each}`) }))} onChange={(next) => set(`${path}.rounding`, next === 'down' ? undefined : next)} width={110} />
      </Field>
      <Field label={say('edgeTies')} path={`${path}.ties`}>
        <ChoiceField label={say('edgeTies')} value={rule.ties ?? 'in'} choices={(['in', 'out'] as const).map((each) => ({ value: each, label: say(`tie_${each}`) }))} onChange={(next) => set(`${path}.ties`, next === 'in' ? undefined : next)} width={110} />
      </Field>
    </div>
  );
}

function seatParts(rule: LevelRule): Omit<SeatRule, 'kind' | 'guard' | 'guardAfter'> {
  if (rule.kind !== 'quota' && rule.kind !== 'cutoffsWithQuota') return {};
  const { kind: _, guard: __, guardAfter: ___, ...parts } = rule;
  return parts;
}
