import { useCallback } from 'react';
import { completions } from '../../../components/formula/formula-completion.ts';
import { FormulaField } from '../../../components/formula/formula-field.tsx';
import { useLang } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { valueAt } from '../model/document-path.ts';
import { useFormulaFaults } from './use-formula-faults.ts';

export interface FormulaEditorProps {
  readonly path: string;
  readonly rows?: number;
  /** Code of the indicator whose formula it is, which it cannot name. */
  readonly own?: string | null;
}

/** The formula at a path of the scheme that is designed. */
export function FormulaEditor({ path, rows = 3, own = null }: FormulaEditorProps) {
  const { scheme, vocabulary, isReadOnly } = useDesigner();
  const lang = useLang();
  const set = useSet();
  const value = valueAt(scheme, path);
  const faultsOf = useFormulaFaults(path);
  const complete = useCallback((word: string) => completions(word, scheme, vocabulary, lang, own), [scheme, vocabulary, lang, own]);
  return <FormulaField value={typeof value === 'string' ? value : ''} onWrite={(text) => set(path, text, `formula:${path}`)} faultsOf={faultsOf} complete={complete} rows={rows} isReadOnly={isReadOnly} path={path} />;
}
