import type { Veto } from '../../../../shared/scheme/scheme.ts';
import { formatCount } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { Field } from '../fields/field.tsx';
import { conditionText } from '../model/condition-text.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { RuleList } from './rule-list.tsx';
import { effectsText, VetoEffects } from './veto-effects.tsx';

/** What overrules the score: when it holds, and what it then does. */
export function VetoTab() {
  const { trial, scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  return (
    <RuleList<Veto>
      path="vetoes"
      title={say('vetoes')}
      hint={say('vetoesHint')}
      empty={say('vetoesNone')}
      addLabel={say('addVeto')}
      codeBase="veto"
      newName={{ zh: '一票否决', en: 'Veto' }}
      begin={() => ({ when: { redLine: {} }, effects: [{ kind: 'capLevel', at: scheme.levels[0]?.code ?? '' }] })}
      sentence={(veto) => say('vetoSentence', { condition: conditionText(veto.when, names), effects: effectsText(veto.effects, names, say) })}
      aside={(veto) => trial !== null && <span className="hint nowrap">{say('vetoHits', { n: formatCount(trial.vetoes[veto.code] ?? 0) })}</span>}
      body={(veto, path) => (
        <>
          <Field label={say('when')} path={`${path}.when`}>
            <ConditionEditor path={`${path}.when`} stage="all" />
          </Field>
          <Field label={say('then')} path={`${path}.effects`}>
            <VetoEffects path={`${path}.effects`} effects={veto.effects} />
          </Field>
        </>
      )}
    />
  );
}
