import { Button } from 'antd';
import { namedAnswers } from '../../../../shared/checklist/check-item.ts';
import { itemsOf, type Checklist, type Item } from '../../../../shared/checklist/checklist.ts';
import { COMPARISONS, type Comparison, type ItemCondition, type ItemOperand } from '../../../../shared/checklist/item-condition.ts';
import { inLang, type Lang } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { ChoiceField, ManyField, type Choice } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { AddButton } from '../fields/row-tools.tsx';
import { setAt, valueAt } from '../model/document-path.ts';
import { CHECKLISTS, type SayChecklists } from '../words.ts';
import { ValueField } from './condition-value.tsx';

/** When an item applies: comparisons of earlier answers, header fields and attributes, in groups. */
export function ConditionEditor({ path }: { readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const { checklist, edit } = useDesigner();
  const at = `${path}.condition`;
  const condition = valueAt(checklist, at) as ItemCondition | undefined;
  const item = valueAt(checklist, path) as Item;
  const put = (next: ItemCondition | undefined): void => edit((now) => setAt(now, at, next));
  if (condition === undefined) {
    return (
      <div className="row">
        <span className="quiet">{say('always')}</span>
        <AddButton label={say('addRule')} onClick={() => put(firstComparison(checklist, item))} />
      </div>
    );
  }
  return <ConditionNode condition={condition} path={at} item={item} onChange={put} />;
}

interface NodeProps {
  readonly condition: ItemCondition;
  readonly path: string;
  readonly item: Item;
  /** undefined takes the condition out. */
  readonly onChange: (next: ItemCondition | undefined) => void;
}

function ConditionNode({ condition, path, item, onChange }: NodeProps) {
  if ('not' in condition) return <NotNode condition={condition} path={path} item={item} onChange={onChange} />;
  if ('all' in condition || 'any' in condition) return <GroupNode condition={condition} path={path} item={item} onChange={onChange} />;
  return <ComparisonRow condition={condition} path={path} item={item} onChange={onChange} />;
}

function GroupNode({ condition, path, item, onChange }: NodeProps & { readonly condition: Extract<ItemCondition, { readonly all: unknown } | { readonly any: unknown }> }) {
  const say = useWords(CHECKLISTS);
  const { checklist } = useDesigner();
  const key = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  const put = (next: readonly ItemCondition[], word: 'all' | 'any' = key): void => onChange(next.length === 0 ? undefined : word === 'all' ? { all: next } : { any: next });
  return (
    <fieldset className="cd-group">
      <div className="row">
        <ChoiceField
          label={say('comparison')}
          width={104}
          value={key}
          choices={[
            { value: 'all', label: say('allHold') },
            { value: 'any', label: say('anyHold') },
          ]}
          onChange={(word) => put(parts, word === 'all' ? 'all' : 'any')}
        />
        <RemoveButton onClick={() => onChange(undefined)} />
      </div>
      {parts.map((part, at) => (
        <ConditionNode
          key={at}
          condition={part}
          path={`${path}.${key}[${at}]`}
          item={item}
          onChange={(next) => put(next === undefined ? parts.filter((_, each) => each !== at) : parts.map((each, place) => (place === at ? next : each)))}
        />
      ))}
      <span className="row">
        <AddButton label={say('addRule')} onClick={() => put([...parts, firstComparison(checklist, item)])} />
        <AddButton label={say('group')} onClick={() => put([...parts, { [key === 'all' ? 'any' : 'all']: [firstComparison(checklist, item)] } as unknown as ItemCondition])} />
      </span>
    </fieldset>
  );
}

function NotNode({ condition, path, item, onChange }: NodeProps & { readonly condition: Extract<ItemCondition, { readonly not: unknown }> }) {
  const say = useWords(CHECKLISTS);
  return (
    <fieldset className="cd-group">
      <div className="row">
        <span className="strong">{say('notHold')}</span>
        <RemoveButton onClick={() => onChange(condition.not)} />
      </div>
      <ConditionNode condition={condition.not} path={`${path}.not`} item={item} onChange={(next) => onChange(next === undefined ? undefined : { not: next })} />
    </fieldset>
  );
}

type Compared = Exclude<ItemCondition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>;

function ComparisonRow({ condition, path, item, onChange }: NodeProps & { readonly condition: Compared }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const { checklist, attributes, isReadOnly } = useDesigner();
  const operands = operandChoices(checklist, item, attributes, say, lang);
  const known = knownValues(checklist, condition.value, say, lang);
  const isIn = 'in' in condition;
  const values = isIn ? condition.in : [condition.than];
  const first = values[0] ?? '';
  return (
    <div className="cd-compare">
      <ChoiceField
        label={say('what')}
        width={200}
        value={operandKey(condition.value)}
        choices={operands}
        onChange={(next) => {
          const value = operandOf(next);
          const [word] = knownValues(checklist, value, say, lang) ?? [];
          onChange({ value, is: '=', than: word?.value ?? '' });
        }}
      />
      <ChoiceField<Comparison | 'in'>
        label={say('comparison')}
        width={112}
        value={isIn ? 'in' : condition.is}
        choices={[...COMPARISONS.map((value) => ({ value, label: SIGNS[value] })), { value: 'in' as const, label: say('isIn') }]}
        onChange={(next) => onChange(next === 'in' ? { value: condition.value, in: values } : { value: condition.value, is: next, than: first })}
      />
      {isIn ? (
        <ManyField label={say('value')} value={values.map(String)} choices={known ?? []} isFree={known === null} placeholder={say('value')} onChange={(next) => next.length > 0 && onChange({ value: condition.value, in: next.map((word) => comparedOf(word, known)) })} />
      ) : known !== null && (condition.is === '=' || condition.is === '!=') ? (
        <ChoiceField label={say('value')} width={130} value={String(first)} choices={known} onChange={(next) => onChange({ ...condition, than: next })} />
      ) : (
        <ValueField label={say('value')} path={`${path}.than`} value={first} onChange={(next) => onChange({ ...condition, than: next })} />
      )}
      {!isReadOnly && (
        <>
          <Button type="text" size="small" onClick={() => onChange({ all: [condition, firstComparison(checklist, item)] })}>
            {say('addRule')}
          </Button>
          <Button type="text" size="small" onClick={() => onChange({ not: condition })}>
            {say('notHold')}
          </Button>
        </>
      )}
      <RemoveButton onClick={() => onChange(undefined)} />
      <PlaceProblems path={`${path}.value.item`} />
      <PlaceProblems path={`${path}.value.header`} />
      <PlaceProblems path={`${path}.than`} />
      <PlaceProblems path={`${path}.in`} below />
      <PlaceProblems path={path} />
    </div>
  );
}

const SIGNS: Readonly<Record<Comparison, string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

function RemoveButton({ onClick }: { readonly onClick: () => void }) {
  const say = useWords(CHECKLISTS);
  const { isReadOnly } = useDesigner();
  if (isReadOnly) return null;
  return <Button type="text" size="small" aria-label={say('remove')} title={say('remove')} icon={<Icon name="close" size={14} />} onClick={onClick} />;
}

/** Words that an operand can equal; null: any. */
function knownValues(checklist: Checklist, operand: ItemOperand, say: SayChecklists, lang: Lang): readonly Choice[] | null {
  if ('attribute' in operand) return null;
  if ('header' in operand) return (checklist.header ?? []).find(({ code }) => code === operand.header)?.options?.map(({ code, name }) => ({ value: code, label: inLang(name, lang) })) ?? null;
  const item = itemsOf(checklist).find(({ code }) => code === operand.item);
  const na = { value: 'na', label: say('v_na') };
  switch (item?.kind) {
    case 'passFail':
    case 'allOf':
      return [{ value: 'pass', label: say('v_pass') }, { value: 'fail', label: say('v_fail') }, na];
    case 'flag':
      return [{ value: 'true', label: say('v_true') }, { value: 'false', label: say('v_false') }, na];
    case 'choice':
    case 'multi':
    case 'additive':
      return [...namedAnswers(item).list.map(({ code, name }) => ({ value: code, label: inLang(name, lang) })), na];
    default:
      return null;
  }
}

function operandChoices(checklist: Checklist, item: Item, attributes: readonly string[], say: SayChecklists, lang: Lang): readonly Choice[] {
  const items = itemsOf(checklist);
  const earlier = items.slice(0, items.findIndex(({ code }) => code === item.code));
  return [
    ...(checklist.header ?? []).map(({ code, name }) => ({ value: `header:${code}`, label: `${say('readHeader')}: ${inLang(name, lang)}` })),
    ...attributes.map((name) => ({ value: `attribute:${name}`, label: `${say('readAttribute')}: ${name}` })),
    ...earlier.map(({ code, name }) => ({ value: `item:${code}`, label: `${code} ${inLang(name, lang)}` })),
  ];
}

function operandKey(operand: ItemOperand): string {
  if ('item' in operand) return `item:${operand.item}`;
  return 'header' in operand ? `header:${operand.header}` : `attribute:${operand.attribute}`;
}

function operandOf(key: string): ItemOperand {
  const name = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('item:')) return { item: name };
  return key.startsWith('header:') ? { header: name } : { attribute: name };
}

/** A comparison to begin with: the item before, else a header field, else an attribute. */
function firstComparison(checklist: Checklist, item: Item): ItemCondition {
  const items = itemsOf(checklist);
  const before = items[items.findIndex(({ code }) => code === item.code) - 1];
  if (before !== undefined) {
    const named = namedAnswers(before).list[0]?.code;
    const word = before.kind === 'passFail' || before.kind === 'allOf' ? 'pass' : before.kind === 'flag' ? 'true' : before.kind === 'count' ? 0 : (named ?? '');
    return { value: { item: before.code }, is: '=', than: word };
  }
  const field = checklist.header?.[0];
  return field === undefined ? { value: { attribute: 'type' }, is: '=', than: '' } : { value: { header: field.code }, is: '=', than: field.options?.[0]?.code ?? '' };
}

function comparedOf(word: string, known: readonly Choice[] | null): number | string {
  return known === null && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(word) ? Number(word) : word;
}
