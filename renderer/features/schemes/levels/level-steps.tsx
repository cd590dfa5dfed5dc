import type { LevelStep, LevelStepEffect } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { conditionText } from '../model/condition-text.ts';
import { ConditionEditor, firstCondition } from '../rules/condition-editor.tsx';
import { RuleList } from '../rules/rule-list.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

const KINDS = ['move', 'cap', 'floor', 'capByRaw', 'floorByRaw'] as const satisfies readonly LevelStepEffect['kind'][];

/** Conditions that move the level, or keep it within some levels, in order. */
export function LevelSteps({ steps }: { readonly steps: readonly LevelStep[] }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  return (
    <RuleList<LevelStep>
      path="levelSteps"
      title={say('levelSteps')}
      hint={steps.length === 0 ? '' : say('inOrder')}
      empty={say('levelStepsNone')}
      addLabel={say('addLevelStep')}
      codeBase="step"
      newName={{ zh: '星级调整', en: 'Level step' }}
      begin={() => ({ when: firstCondition('all', scheme.tree.children[0]?.code ?? ''), effect: { kind: 'move', by: -1 } })}
      ordered
      sentence={(step) => say('vetoSentence', { condition: conditionText(step.when, names), effects: `${say(`stepEffect_${step.effect.kind}`)} ${'by' in step.effect ? step.effect.by : 'plus' in step.effect ? step.effect.plus : names.of(names.levels, step.effect.at)}` })}
      body={(step, path) => (
        <>
          <Field label={say('when')} path={`${path}.when`}>
            <ConditionEditor path={`${path}.when`} stage="all" />
          </Field>
          <Field label={say('then')} path={`${path}.effect`}>
            <StepEffect path={`${path}.effect`} effect={step.effect} />
          </Field>
        </>
      )}
    />
  );
}

function StepEffect({ path, effect }: { readonly path: string; readonly effect: LevelStepEffect }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const begin = (kind: LevelStepEffect['kind']): unknown => (kind === 'move' ? { kind, by: -1 } : kind === 'cap' || kind === 'floor' ? { kind, at: names.levels[0]?.value ?? '' } : { kind, plus: 1 });
  return (
    <div className="df-sentence">
      <ChoiceField label={say('effect')} value={effect.kind} choices={KINDS.map((kind) => ({ value: kind, label: say(`stepEffect_${kind}`) }))} onChange={(kind) => set(path, begin(kind as LevelStepEffect['kind']))} width={180} />
      {'by' in effect && <NumberField path={`${path}.by`} label={say('stepEffect_move')} unit={say('levelsUnit')} whole empty="refuse" width={76} />}
      {'plus' in effect && <NumberField path={`${path}.plus`} label={say('stepEffect_capByRaw')} unit={say('levelsUnit')} whole empty="refuse" width={76} />}
      {'at' in effect && <ChoiceField label={say('level')} value={effect.at} choices={names.levels} onChange={(at) => set(`${path}.at`, at)} width={120} path={`${path}.at`} />}
    </div>
  );
}
