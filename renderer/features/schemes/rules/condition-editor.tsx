import { Button, Dropdown } from 'antd';
import type { Condition, Operand } from '../../../../shared/scheme/scheme.ts';
import { Icon } from '../../../components/icon.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField, ManyField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { FormulaEditor } from '../formula/formula-editor.tsx';
import { COMPARISONS, comparisonWord, conditionText } from '../model/condition-text.ts';
import { valueAt } from '../model/document-path.ts';
import { operandChoices, operandKey, operandOf, type ConditionStage } from '../model/operands.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { SourceOperand } from './source-operand.tsx';

export interface ConditionEditorProps {
  readonly path: string;
  /** What is known where the condition stands. */
  readonly stage: ConditionStage;
  /** Shown, with the button that begins one, where there is none; without it the condition has to be. */
  readonly none?: string;
}

/** Builds a condition of and, or, not and comparisons; read-only it is a sentence. */
export function ConditionEditor({ path, stage, none }: ConditionEditorProps) {
  const { scheme, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const condition = valueAt(scheme, path) as Condition | undefined;
  if (condition === undefined) {
    return (
      <span className="row">
        <span className="quiet">{none}</span>
        {!isReadOnly && (
          <Button size="small" onClick={() => set(path, firstCondition(stage, scheme.tree.children[0]?.code ?? ''))}>
            {say('addCondition')}
          </Button>
        )}
      </span>
    );
  }
  if (isReadOnly) return <span>{conditionText(condition, names)}</span>;
  return (
    <div className="dc-root">
      <p className="dc-sentence">{conditionText(condition, names)}</p>
      <ConditionPart path={path} stage={stage} condition={condition} onRemove={none === undefined ? null : () => set(path, undefined)} depth={0} />
    </div>
  );
}

interface PartProps {
  readonly path: string;
  readonly stage: ConditionStage;
  readonly condition: Condition;
  /** null: it may not go. */
  readonly onRemove: (() => void) | null;
  readonly depth: number;
}

function ConditionPart(props: PartProps) {
  const { condition, path } = props;
  const kind = 'all' in condition ? 'all' : 'any' in condition ? 'any' : null;
  return (
    <>
      {kind !== null ? <Group {...props} kind={kind} /> : 'not' in condition ? <Negation {...props} inner={condition.not} /> : <Leaf {...props} />}
      <PlaceProblems path={path} />
    </>
  );
}

function Group({ path, stage, condition, onRemove, depth, kind }: PartProps & { readonly kind: 'all' | 'any' }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const replace = (next: readonly Condition[]): void => {
    const [only] = next;
    set(path, next.length === 1 && only !== undefined ? only : { [kind]: next });
  };
  return (
    <div className="dc-group">
      <div className="row">
        <Segmented
          label={say('groupKind')}
          options={[
            { value: 'all', label: say('groupAll') },
            { value: 'any', label: say('groupAny') },
          ]}
          value={kind}
          onChange={(next) => set(path, { [next]: parts })}
        />
        <span className="grow" />
        <Tools path={path} condition={condition} stage={stage} onRemove={onRemove} />
      </div>
      <div className="dc-parts">
        {parts.map((part, place) => (
          <ConditionPart key={place} path={`${path}.${kind}[${place}]`} stage={stage} condition={part} depth={depth + 1} onRemove={parts.length < 2 ? onRemove : () => replace(parts.filter((_, other) => other !== place))} />
        ))}
        <Button type="link" size="small" icon={<Icon name="plus" size={14} />} onClick={() => set(path, { [kind]: [...parts, firstCondition(stage, '')] })}>
          {say('addCondition')}
        </Button>
      </div>
    </div>
  );
}

function Negation({ path, stage, inner, condition, onRemove, depth }: PartProps & { readonly inner: Condition }) {
  const say = useWords(DESIGNER);
  return (
    <div className="dc-group">
      <div className="row">
        <b>{say('groupNot')}</b>
        <span className="grow" />
        <Tools path={path} condition={condition} stage={stage} onRemove={onRemove} />
      </div>
      <div className="dc-parts">
        <ConditionPart path={`${path}.not`} stage={stage} condition={inner} depth={depth + 1} onRemove={onRemove} />
      </div>
    </div>
  );
}

function Leaf({ path, stage, condition, onRemove }: PartProps) {
  return (
    <div className="dc-leaf">
      {'redLine' in condition ? (
        <RedLineLeaf path={path} redLine={condition.redLine} />
      ) : 'formula' in condition ? (
        <FormulaEditor path={`${path}.formula`} rows={2} />
      ) : 'value' in condition ? (
        <ComparisonLeaf path={path} stage={stage} condition={condition} />
      ) : null}
      <span className="grow" />
      <Tools path={path} condition={condition} stage={stage} onRemove={onRemove} />
      {'value' in condition && <SourceOperand path={`${path}.value`} />}
    </div>
  );
}

function ComparisonLeaf({ path, stage, condition }: { readonly path: string; readonly stage: ConditionStage; readonly condition: Extract<Condition, { value: Operand }> }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const { value, is, than } = condition;
  const isText = names.isText(value);
  const values = names.valuesOf(value);
  function chooseOperand(key: string): void {
    const next = operandOf(key);
    const keepsKind = names.isText(next) === isText;
    set(path, { value: next, is: keepsKind ? is : '=', than: keepsKind ? than : names.isText(next) ? (names.valuesOf(next)[0]?.value ?? '') : 0 });
  }
  return (
    <>
      <ChoiceField label={say('operand')} value={operandKey(value)} choices={operandChoices(stage, names, value)} onChange={chooseOperand} width={170} free={false} path={`${path}.value`} />
      <ChoiceField label={say('comparison')} value={is} choices={COMPARISONS.map((each) => ({ value: each, label: comparisonWord(each, names) }))} onChange={(next) => set(`${path}.is`, next)} width={88} />
      {isText ? (
        values.length > 0 ? (
          <ChoiceField label={say('comparedWith')} value={String(than)} choices={values} onChange={(next) => set(`${path}.than`, next)} width={120} free />
        ) : (
          <TextField path={`${path}.than`} label={say('comparedWith')} width={120} />
        )
      ) : (
        <NumberField path={`${path}.than`} label={say('comparedWith')} empty="refuse" width={84} />
      )}
    </>
  );
}

function RedLineLeaf({ path, redLine }: { readonly path: string; readonly redLine: Extract<Condition, { redLine: unknown }>['redLine'] }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const put = (key: string, list: readonly string[]): void => set(`${path}.redLine.${key}`, list.length === 0 ? undefined : list);
  return (
    <>
      <span className="nowrap strong">{say('redLineIn')}</span>
      <WindowField path={`${path}.redLine.window`} />
      <ManyField label={say('checklists')} value={redLine.checklists ?? []} choices={names.checklists} onChange={(list) => put('checklists', list)} width={130} placeholder={say('allChecklists')} />
      <ManyField label={say('visitKinds')} value={redLine.kinds ?? []} choices={names.visitKinds} onChange={(list) => put('kinds', list)} width={110} placeholder={say('allKinds')} />
    </>
  );
}

function Tools({ path, condition, stage, onRemove }: { readonly path: string; readonly condition: Condition; readonly stage: ConditionStage; readonly onRemove: (() => void) | null }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  const isGroup = 'all' in condition || 'any' in condition;
  const items = [
    ...(isGroup ? [] : [{ key: 'and', label: say('andMore') }, { key: 'or', label: say('orMore') }]),
    { key: 'not', label: say('not' in condition ? 'unNegate' : 'negate') },
    ...(isGroup || 'not' in condition ? [] : [{ key: 'redLine', label: say('asRedLine') }, { key: 'compare', label: say('asComparison') }, ...(stage === 'facts' ? [] : [{ key: 'formula', label: say('asFormula') }])]),
  ];
  function act(key: string): void {
    const fresh = firstCondition(stage, '');
    if (key === 'and') set(path, { all: [condition, fresh] });
    else if (key === 'or') set(path, { any: [condition, fresh] });
    else if (key === 'not') set(path, 'not' in condition ? condition.not : { not: condition });
    else if (key === 'redLine') set(path, { redLine: {} });
    else if (key === 'formula') set(path, { formula: 'TRUE' });
    else set(path, fresh);
  }
  return (
    <span className="row df-tools">
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
        <Button type="text" size="small" aria-label={say('conditionMore')} title={say('conditionMore')} icon={<Icon name="more" size={14} />} />
      </Dropdown>
      {onRemove !== null && <Button type="text" size="small" aria-label={say('removeCondition')} title={say('removeCondition')} icon={<Icon name="close" size={14} />} onClick={onRemove} />}
    </span>
  );
}

/** What a new condition says at first, by what is known where it stands. */
export function firstCondition(stage: ConditionStage, dimension: string): Condition {
  if (stage === 'facts' || stage === 'raw' || dimension === '') return { value: 'ownership', is: '=', than: 'own' };
  return { value: { dimension }, is: '<', than: 60 };
}
