import { useDesigner } from '../designer-context.ts';
import { FormulaEditor } from '../formula/formula-editor.tsx';
import { findNode } from '../model/tree-edit.ts';
import type { MethodEditing, MethodProps } from './method-kind.ts';

/** Points by a formula over the value itself and whatever else is known. */
export const formulaMethod: MethodEditing<'formula'> = {
  word: 'sourceFormula',
  about: 'aboutFormulaMethod',
  begin: () => ({ kind: 'formula', expression: '100' }),
  Fields: FormulaMethodFields,
  Picture: null,
};

function FormulaMethodFields({ path }: MethodProps<'formula'>) {
  const { scheme, selected } = useDesigner();
  return <FormulaEditor path={`${path}.expression`} own={null} key={findNode(scheme, selected)?.path ?? ''} />;
}
