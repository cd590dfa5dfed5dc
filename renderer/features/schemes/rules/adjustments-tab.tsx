import type { Adjustment, RecordTable } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { FormulaEditor } from '../formula/formula-editor.tsx';
import { RecordTableFields } from '../methods/record-table.tsx';
import { conditionText } from '../model/condition-text.ts';
import { valueAt } from '../model/document-path.ts';
import { all, set as setting, type Edit } from '../model/scheme-edit.ts';
import { SourceFields, SourceKindChoice } from '../sources/source-editor.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { RuleList } from './rule-list.tsx';

/** Bonus and penalty points of the total. */
export function AdjustmentsTab() {
  const say = useWords(DESIGNER);
  const names = useNames();
  const { scheme } = useDesigner();
  return (
    <RuleList<Adjustment>
      path="adjustments.items"
      title={say('adjustments')}
      hint={say('adjustmentsHint')}
      empty={say('adjustmentsNone')}
      addLabel={say('addAdjustment')}
      codeBase="adjustment"
      newName={{ zh: '加分项', en: 'Bonus' }}
      begin={() => ({ kind: 'bonus', points: null })}
      head={
        scheme.adjustments !== undefined && (
          <div className="df-row rl-caps">
            {(['bonusCap', 'penaltyCap'] as const).map((key) => (
              <Field key={key} label={say(key)} path={`adjustments.${key}`} inline>
                <NumberField path={`adjustments.${key}`} label={say(key)} unit={say('pointsUnit')} empty="leaveOut" placeholder={say('noLimit')} width={96} />
              </Field>
            ))}
          </div>
        )
      }
      sentence={(item) => `${item.when === undefined ? say('forAll') : conditionText(item.when, names)}${names.lang === 'zh' ? '：' : ': '}${say(item.kind === 'bonus' ? 'gives' : 'takes')} ${String(item.points ?? item.formula ?? '—')} ${say('pointsUnit')}`}
      body={(item, path) => <AdjustmentFields item={item} path={path} />}
    />
  );
}

/** With its last item the whole part of the document goes. */
export const withoutEmptyAdjustments: Edit = (scheme) => (scheme.adjustments?.items.length === 0 ? setting('adjustments', undefined)(scheme) : scheme);

function AdjustmentFields({ item, path }: { readonly item: Adjustment; readonly path: string }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const { edit, scheme, vocabulary } = useDesigner();
  const times = valueAt(scheme, `${path}.times`) as Exclude<Adjustment['times'], undefined> | undefined;
  const by = item.formula !== undefined ? 'formula' : item.records !== undefined ? 'records' : times === undefined ? 'fixed' : 'kind' in times ? 'source' : 'indicator';
  function choose(next: string): void {
    const clear = ['records', 'by', 'rows', 'otherwise', 'free', 'times', 'points', 'formula'].map((key) => setting(`${path}.${key}`, undefined));
    const firstIndicator = names.indicators[0]?.value ?? '';
    const fill: Readonly<Record<string, readonly Edit[]>> = {
      fixed: [setting(`${path}.points`, item.points ?? null)],
      source: [setting(`${path}.points`, item.points ?? 1), setting(`${path}.times`, { kind: 'kpi', figure: vocabulary.figures[0]?.code ?? 'figure', fold: 'sum' })],
      indicator: [setting(`${path}.points`, item.points ?? 1), setting(`${path}.times`, { indicator: firstIndicator })],
      formula: [setting(`${path}.formula`, '0')],
      records: [setting(`${path}.records`, { event: 'event' }), setting(`${path}.by`, 'category'), setting(`${path}.rows`, [{ value: 'A', points: null }])],
    };
    edit(all(...clear, ...(fill[next] ?? [])));
  }
  return (
    <>
      <div className="df-sentence">
        <ChoiceField
          label={say('adjustmentKind')}
          value={item.kind}
          side
          choices={[
            { value: 'bonus', label: say('bonus') },
            { value: 'penalty', label: say('penalty') },
          ]}
          onChange={(kind) => set(`${path}.kind`, kind)}
        />
        <ChoiceField label={say('pointsBy')} value={by} choices={(['fixed', 'source', 'indicator', 'records', 'formula'] as const).map((each) => ({ value: each, label: say(`pointsBy_${each}`) }))} onChange={choose} width={150} />
        {by !== 'records' && by !== 'formula' && <NumberField path={`${path}.points`} label={say('points')} unit={say('pointsUnit')} width={96} />}
        {by === 'indicator' && times !== undefined && 'indicator' in times && <ChoiceField label={say('indicatorWord')} value={times.indicator} choices={names.indicators} onChange={(code) => set(`${path}.times.indicator`, code)} width={170} />}
        {by === 'source' && <SourceKindChoice path={`${path}.times`} />}
        <span>{say('atMost')}</span>
        <NumberField path={`${path}.cap`} label={say('cap')} unit={say('pointsUnit')} empty="leaveOut" placeholder={say('noLimit')} width={96} />
      </div>
      {by === 'source' && <SourceFields path={`${path}.times`} />}
      {by === 'formula' && <FormulaEditor path={`${path}.formula`} rows={2} />}
      {by === 'records' && <RecordTableFields path={path} table={item as unknown as RecordTable} />}
      <Field label={say('when')} path={`${path}.when`}>
        <ConditionEditor path={`${path}.when`} stage="scores" none={say('forAll')} />
      </Field>
      <Field label="" path={`${path}.points`}>
        {null}
      </Field>
    </>
  );
}

