import { Button, Input, Select } from 'antd';
import { parseNumber } from '../../../shared/exact/rational.ts';
import type { DrawSize, OutletChoice, StratumKey, WavePlan, WaveRule } from '../../../shared/planning/wave.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import type { PlanOptions } from './options.ts';
import { ManyField, NumberField, PlanField } from './plan-fields.tsx';
import { PLANNING, type SayPlanning } from './words.ts';

export interface PlanPartProps {
  readonly plan: WavePlan;
  readonly options: PlanOptions;
  readonly onChange: (part: Partial<WavePlan>) => void;
}

/** Which outlets are drawn: rules in order, strata, and the seed. */
export function RulesPanel({ plan, options, onChange }: PlanPartProps) {
  const say = useWords(PLANNING);
  const setRule = (place: number, part: Partial<WaveRule>): void => onChange({ rules: plan.rules.map((rule, at) => (at === place ? { ...rule, ...part } : rule)) });
  const tools = (
    <Button size="small" type="text" icon={<Icon name="plus" />} onClick={() => onChange({ rules: [...plan.rules, { where: {}, draw: 'all', visitsPerOutlet: 1 }] })}>
      {say('addRule')}
    </Button>
  );
  return (
    <Panel title={say('rules')} hint={say('rulesHint')} tools={tools} className="plan-part">
      <ol className="plan-rules">
        {plan.rules.map((rule, place) => (
          <li key={place} className="plan-rule">
            <div className="row">
              <span className="strong grow">{say('rule', { n: place + 1 })}</span>
              {plan.rules.length > 1 && (
                <Button size="small" type="text" aria-label={say('removeRule', { n: place + 1 })} title={say('removeRule', { n: place + 1 })} icon={<Icon name="close" />} onClick={() => onChange({ rules: plan.rules.filter((_, at) => at !== place) })} />
              )}
            </div>
            <Choice rule={rule} options={options} say={say} onChange={(where) => setRule(place, { where })} />
            <div className="plan-line">
              <PlanField label={say('draw')}>
                <DrawField draw={rule.draw} say={say} onChange={(draw) => setRule(place, { draw })} />
              </PlanField>
              <PlanField label={say('visitsPerOutlet')}>
                <NumberField label={say('visitsPerOutlet')} value={rule.visitsPerOutlet} min={1} max={12} width={70} onChange={(visitsPerOutlet) => setRule(place, { visitsPerOutlet })} />
              </PlanField>
            </div>
          </li>
        ))}
      </ol>
      <div className="plan-line">
        <PlanField label={say('strata')} hint={say('strataHint')}>
          <ManyField label={say('strata')} placeholder={say('none')} options={strataOptions(options.regionDepth, say)} value={plan.strata.map(stratumText)} onChange={(texts) => onChange({ strata: texts.map(stratumKey) })} />
        </PlanField>
        <PlanField label={say('seed')} hint={say('seedHint')}>
          <Input size="small" className="num" aria-label={say('seed')} maxLength={100} value={plan.seed} onChange={(event) => onChange({ seed: event.target.value })} />
        </PlanField>
      </div>
    </Panel>
  );
}

interface ChoiceProps {
  readonly rule: WaveRule;
  readonly options: PlanOptions;
  readonly say: SayPlanning;
  readonly onChange: (where: OutletChoice) => void;
}

function Choice({ rule: { where }, options, say, onChange }: ChoiceProps) {
  /** Without a value the condition is not there at all. */
  const set = <K extends keyof OutletChoice>(key: K, values: readonly string[]): void => {
    const { [key]: _before, ...rest } = where;
    onChange(values.length === 0 ? rest : ({ ...rest, [key]: values }));
  };
  const field = <K extends keyof OutletChoice>(key: K, label: string, list: PlanOptions['types']) =>
    list.length > 0 && (
      <PlanField label={label}>
        <ManyField label={label} placeholder={say('any')} options={list} value={where[key] ?? []} onChange={(values) => set(key, values)} />
      </PlanField>
    );
  return (
    <div className="plan-choice">
      {field('levels', say('whereLevels'), options.levels)}
      {field('types', say('whereTypes'), options.types)}
      {field('classes', say('whereClasses'), options.classes)}
      {field('ownerships', say('whereOwnerships'), options.ownerships)}
      {field('regions', say('whereRegions'), options.regions)}
    </div>
  );
}

type DrawKind = 'all' | 'percent' | 'count' | 'countPerStratum';

function DrawField({ draw, say, onChange }: { readonly draw: DrawSize; readonly say: SayPlanning; readonly onChange: (draw: DrawSize) => void }) {
  const kind: DrawKind = draw === 'all' ? 'all' : 'percent' in draw ? 'percent' : 'count' in draw ? 'count' : 'countPerStratum';
  const amount = draw === 'all' ? 0 : 'percent' in draw ? draw.percent : 'count' in draw ? draw.count : draw.countPerStratum;
  return (
    <span className="row">
      <Select<DrawKind>
        size="small"
        style={{ width: 130 }}
        aria-label={say('draw')}
        value={kind}
        options={[
          { value: 'all', label: say('drawAll') },
          { value: 'percent', label: say('drawPercent') },
          { value: 'count', label: say('drawCount') },
          { value: 'countPerStratum', label: say('drawCountPerStratum') },
        ]}
        onChange={(next) => onChange(drawOf(next, next === 'percent' ? 25 : 10))}
      />
      {kind !== 'all' && <NumberField label={say('amount')} value={amount} max={kind === 'percent' ? 100 : 1_000_000} width={80} onChange={(next) => onChange(drawOf(kind, next))} />}
    </span>
  );
}

function drawOf(kind: DrawKind, amount: number): DrawSize {
  if (kind === 'all') return 'all';
  return kind === 'percent' ? { percent: amount } : kind === 'count' ? { count: amount } : { countPerStratum: amount };
}

function strataOptions(regionDepth: number, say: SayPlanning): PlanOptions['types'] {
  const regions = Array.from({ length: regionDepth }, (_, level) => ({ value: `region:${level}`, label: say('stratumRegion', { n: level + 1 }) }));
  return [
    { value: 'type', label: say('stratumType') },
    { value: 'ownership', label: say('stratumOwnership') },
    { value: 'class', label: say('stratumClass') },
    { value: 'level', label: say('stratumLevel') },
    ...regions,
  ];
}

/** A stratum key as the value of a list. */
export function stratumText(key: StratumKey): string {
  return typeof key === 'object' ? `region:${key.region}` : key;
}

/** The key of a list's value. */
export function stratumKey(text: string): StratumKey {
  const [name, level] = text.split(':');
  if (name === 'region') return { region: parseNumber(level ?? '') === null ? 0 : Number(level) };
  return name === 'ownership' || name === 'class' || name === 'level' ? name : 'type';
}
