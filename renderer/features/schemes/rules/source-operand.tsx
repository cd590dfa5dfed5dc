import type { Operand } from '../../../../shared/scheme/scheme.ts';
import { useDesigner } from '../designer-context.ts';
import { valueAt } from '../model/document-path.ts';
import { SourceFields, SourceKindChoice } from '../sources/source-editor.tsx';

/** Where a condition or a tie-breaker reads a source by itself: its fields, under the line that compares it. Else nothing. */
export function SourceOperand({ path }: { readonly path: string }) {
  const { scheme, isReadOnly } = useDesigner();
  const operand = valueAt(scheme, path) as Operand | undefined;
  if (isReadOnly || typeof operand !== 'object' || !('source' in operand)) return null;
  return (
    <div className="dc-source">
      <SourceKindChoice path={`${path}.source`} />
      <SourceFields path={`${path}.source`} />
    </div>
  );
}
