import { Button, InputNumber, Select } from 'antd';
import type { Breach, WithholdingRule } from '../../../shared/benefits/plan.ts';
import { inLang } from '../../../shared/errors.ts';
import type { Condition } from '../../../shared/scheme/scheme.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { FormulaField } from '../../components/formula/formula-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { NumberInput } from './number-input.tsx';
import { useFormulaHelp, usePlan } from './plan-context.ts';
import { addRule, removeRule, setRule } from './plan-edits.ts';
import { PlaceProblems } from './place-problems.tsx';
import { Text } from './benefit-editor.tsx';
import { BENEFITS } from '../../components/benefits/words.ts';

type BreachKind = 'veto' | 'critical' | 'levelBelow' | 'formula' | 'other';
const KINDS: readonly Exclude<BreachKind, 'other'>[] = ['veto', 'critical', 'levelBelow', 'formula'];
const CRITICAL: Condition = { value: { source: { kind: 'action', open: 'critical' } }, is: '>=', than: 1 };

/** What a breach holds back until a person decides. */
export function RulesEditor() {
  const { plan, edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const rules = plan.withholding ?? [];
  return (
    <div className="bn-rules">
      {rules.length === 0 && <EmptyState text={say('noRules')} />}
      {rules.map((rule, place) => (
        <RuleEditor key={place} rule={rule} place={place} />
      ))}
      {!isReadOnly && (
        <div className="bn-add">
          <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => edit(addRule(say('newRule')))}>
            {say('newRule')}
          </Button>
        </div>
      )}
    </div>
  );
}

function RuleEditor({ rule, place }: { readonly rule: WithholdingRule; readonly place: number }) {
  const { plan, scheme, edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const lang = useLang();
  const { faultsOf, complete } = useFormulaHelp(-1);
  const set = (changes: Parameters<typeof setRule>[1], key?: string): void => edit(setRule(place, changes), key === undefined ? undefined : `withholding ${place} ${key}`);
  const kind = kindOf(rule.when);
  const money = plan.benefits.filter((own) => own.kind === 'money');
  const vetoes = scheme?.vetoes ?? [];
  return (
    <section className="bn-rule">
      <div className="row">
        <span className="grow">
          <Text label={say('ruleName')} value={rule.name.zh} disabled={isReadOnly} onText={(zh) => set({ name: { ...rule.name, zh } }, 'zh')} />
        </span>
        <span className="grow">
          <Text label={say('nameEn')} value={rule.name.en ?? ''} mayBeEmpty disabled={isReadOnly} onText={(en) => set({ name: en === '' ? { zh: rule.name.zh } : { ...rule.name, en } }, 'en')} />
        </span>
        {!isReadOnly && <Button size="small" type="text" aria-label={say('removeBenefit')} icon={<Icon name="trash" size={14} />} onClick={() => edit(removeRule(place))} />}
      </div>
      <div className="row bn-wrap">
        <span className="quiet">{say('when')}</span>
        <Select aria-label={say('when')} value={kind} disabled={isReadOnly} style={{ width: 190 }} onChange={(next) => next !== 'other' && set({ when: firstBreach(next) })} options={[...KINDS, ...(kind === 'other' ? (['other'] as const) : [])].map((value) => ({ value, label: say(`when_${value}`) }))} />
        {'veto' in rule.when && (
          <Select
            aria-label={say('when_veto')}
            value={rule.when.veto ?? ''}
            disabled={isReadOnly}
            style={{ width: 170 }}
            onChange={(veto) => set({ when: { veto: veto === '' ? null : veto } })}
            options={[{ value: '', label: say('anyVeto') }, ...vetoes.map((veto) => ({ value: veto.code, label: inLang(veto.name, lang) }))]}
          />
        )}
        {'levelBelow' in rule.when && (
          <>
            <span className="quiet">{say('levelsBelow')}</span>
            <InputNumber aria-label={say('levelsBelow')} value={rule.when.levelBelow} min={1} max={30} precision={0} disabled={isReadOnly} style={{ width: 64 }} onChange={(n) => n !== null && set({ when: { levelBelow: n } }, 'below')} />
          </>
        )}
      </div>
      {kind === 'formula' && 'condition' in rule.when && 'formula' in rule.when.condition && <FormulaField value={rule.when.condition.formula} rows={2} onWrite={(formula) => set({ when: { condition: { formula } } }, 'formula')} faultsOf={faultsOf} complete={complete} isReadOnly={isReadOnly} path={`withholding[${place}].when.condition.formula`} />}
      {kind === 'other' && <code className="fx-plain">{JSON.stringify(rule.when)}</code>}
      <div className="row bn-wrap">
        <span className="quiet">{say('ofBenefits')}</span>
        <Select
          aria-label={say('ofBenefits')}
          mode="multiple"
          value={[...(rule.benefits ?? [])]}
          disabled={isReadOnly}
          placeholder={say('allMoney')}
          style={{ minWidth: 170 }}
          onChange={(benefits) => set({ benefits: benefits.length === 0 ? undefined : benefits })}
          options={money.map((own) => ({ value: own.code, label: inLang(own.name, lang) }))}
        />
        <span className="quiet">{say('withheld')}</span>
        <NumberInput label={say('withheld')} value={rule.share ?? 100} disabled={isReadOnly} width={90} suffix="%" onNumber={(share) => share !== undefined && set({ share }, 'share')} />
        <Select aria-label={say('scope')} value={rule.scope ?? 'due'} disabled={isReadOnly} style={{ width: 230 }} onChange={(scope) => set({ scope })} options={(['due', 'remaining'] as const).map((value) => ({ value, label: say(`scope_${value}`) }))} />
      </div>
      <PlaceProblems path={`withholding[${place}]`} hideFormula={kind === 'formula'} />
    </section>
  );
}

function kindOf(when: Breach): BreachKind {
  if ('veto' in when) return 'veto';
  if ('levelBelow' in when) return 'levelBelow';
  if ('formula' in when.condition) return 'formula';
  return JSON.stringify(when.condition) === JSON.stringify(CRITICAL) ? 'critical' : 'other';
}

function firstBreach(kind: Exclude<BreachKind, 'other'>): Breach {
  switch (kind) {
    case 'veto':
      return { veto: null };
    case 'critical':
      return { condition: CRITICAL };
    case 'levelBelow':
      return { levelBelow: 1 };
    case 'formula':
      return { condition: { formula: 'TOTAL<60' } };
  }
}
