import { useWords } from '../../../i18n.ts';
import { useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { FormulaEditor } from '../formula/formula-editor.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { useDesigner } from '../designer-context.ts';
import { walkTree } from '../../../../shared/scheme/walk.ts';
import { valueAt } from '../model/document-path.ts';
import type { SourceEditing, SourceOf } from './source-kind.ts';

/** An attribute of the outlet. */
export const attributeSource: SourceEditing<'attribute'> = {
  word: 'sourceAttribute',
  begin: (_, { attributes }) => ({ kind: 'attribute', attribute: attributes[0]?.code ?? 'attribute' }),
  Fields: AttributeFields,
};

/** A formula over other values. */
export const formulaSource: SourceEditing<'formula'> = {
  word: 'sourceFormula',
  begin: (before, { figures }) => ({ kind: 'formula', expression: `[${before.kind === 'kpi' ? before.figure : (figures[0]?.code ?? '0')}]` }),
  Fields: FormulaFields,
};

/** Corrective actions open on the period's last day. */
export const actionSource: SourceEditing<'action'> = {
  word: 'sourceAction',
  begin: () => ({ kind: 'action', open: 'critical' }),
  Fields: ActionFields,
};

function ActionFields({ path, source }: { readonly path: string; readonly source: SourceOf<'action'> }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  return (
    <Field label={say('openActions')} path={`${path}.open`}>
      <ChoiceField label={say('openActions')} value={source.open} choices={(['all', 'critical', 'overdue'] as const).map((open) => ({ value: open, label: say(`openActions_${open}`) }))} onChange={(open) => set(`${path}.open`, open)} width={180} />
    </Field>
  );
}

function AttributeFields({ path, source }: { readonly path: string; readonly source: SourceOf<'attribute'> }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  return (
    <Field label={say('attribute')} path={`${path}.attribute`}>
      <ChoiceField label={say('attribute')} value={source.attribute} choices={names.attributes} onChange={(attribute) => set(`${path}.attribute`, attribute)} width={220} free path={`${path}.attribute`} />
    </Field>
  );
}

function FormulaFields({ path }: { readonly path: string; readonly source: SourceOf<'formula'> }) {
  const { scheme } = useDesigner();
  const node = walkTree(scheme).find((placed) => `${placed.path}.source` === path)?.node;
  return <FormulaEditor path={`${path}.expression`} own={node?.code ?? (valueAt(scheme, path) === undefined ? '' : null)} />;
}
