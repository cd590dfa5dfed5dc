import type { Scheme } from '../../../../shared/scheme/scheme.ts';
import { Panel } from '../../../components/panel.tsx';
import { formatCount } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { Field, PlaceProblems } from '../fields/field.tsx';
import { conditionText } from '../model/condition-text.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { ConditionEditor, firstCondition } from './condition-editor.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { useSet } from '../designer-context.ts';
import { RuleList } from './rule-list.tsx';

type Entry = NonNullable<Scheme['eligibility']>[number];

/** Who is graded at all: the population, and what an outlet has to meet. */
export function EntryTab() {
  const { trial } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  return (
    <div className="tab-split">
      <Panel title={say('population')} hint={say('populationHint')}>
        <Field label={say('populationWho')} path="population">
          <ConditionEditor path="population.where" stage="facts" none={say('populationAll')} />
        </Field>
        <PlaceProblems path="outlets" />
        {trial !== null && <p className="hint">{say('populationCount', { n: formatCount(trial.now.outlets), out: formatCount(trial.now.notEligible) })}</p>}
      </Panel>
      <RuleList<Entry>
        path="eligibility"
        title={say('entry')}
        hint={say('entryHint')}
        empty={say('entryNone')}
        addLabel={say('addEntry')}
        codeBase="entry"
        newName={{ zh: '准入条件', en: 'Entry condition' }}
        begin={() => ({ require: firstCondition('raw', '') })}
        sentence={(rule) => say('entrySentence', { condition: conditionText(rule.require, names) })}
        aside={(rule) => trial !== null && <span className="hint nowrap">{say('entryFails', { n: formatCount(trial.eligibility[rule.code] ?? 0) })}</span>}
        body={(rule, path) => (
          <>
            <Field label={say('entryRequires')} path={`${path}.require`}>
              <ConditionEditor path={`${path}.require`} stage="raw" />
            </Field>
            <OtherwiseField path={`${path}.otherwise`} value={rule.otherwise ?? 'notEligible'} />
          </>
        )}
      />
    </div>
  );
}

function OtherwiseField({ path, value }: { readonly path: string; readonly value: string }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  return (
    <Field label={say('entryOtherwise')} path={path} inline>
      <ChoiceField label={say('entryOtherwise')} value={value} choices={(['notEligible', 'pending', 'terminated'] as const).map((state) => ({ value: state, label: say(`state_${state}`) }))} onChange={(next) => set(path, next === 'notEligible' ? undefined : next)} />
    </Field>
  );
}
