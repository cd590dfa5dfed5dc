import { useRef } from 'react';
import type { Source } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';
import { PlaceProblems } from '../fields/field.tsx';
import { inspectionSource } from './inspection-source.tsx';
import { kpiSource } from './kpi-source.tsx';
import { eventSource, judgementSource, scoreSource, surveySource } from './record-sources.tsx';
import { actionSource, attributeSource, formulaSource } from './small-sources.tsx';
import type { SourceEditing, SourceKind } from './source-kind.ts';

/** Every kind of source, in the order in which they are offered. */
export const SOURCE_EDITORS: { readonly [K in SourceKind]: SourceEditing<K> } = {
  kpi: kpiSource,
  inspection: inspectionSource,
  attribute: attributeSource,
  formula: formulaSource,
  event: eventSource,
  survey: surveySource,
  judgement: judgementSource,
  action: actionSource,
  score: scoreSource,
};
const KINDS = Object.keys(SOURCE_EDITORS) as readonly SourceKind[];

/** The kinds of source side by side. What a kind said before is there again when one comes back to it. */
export function SourceKindChoice({ path }: { readonly path: string }) {
  const { scheme, vocabulary } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const left = useRef(new Map<string, Source>());
  const source = valueAt(scheme, path) as Source;
  function choose(kind: string): void {
    if (kind === source.kind) return;
    left.current.set(`${path} ${source.kind}`, source);
    set(path, left.current.get(`${path} ${kind}`) ?? SOURCE_EDITORS[kind as SourceKind].begin(source, vocabulary));
  }
  return <ChoiceField label={say('source')} value={source.kind} choices={KINDS.map((kind) => ({ value: kind, label: say(SOURCE_EDITORS[kind].word) }))} onChange={choose} width={132} path={path} />;
}

/** The fields of the source at a path. */
export function SourceFields({ path }: { readonly path: string }) {
  const { scheme } = useDesigner();
  const source = valueAt(scheme, path) as Source | undefined;
  if (source === undefined) return null;
  return (
    <div className="df-source">
      {fieldsOf(source, path)}
      <PlaceProblems path={path} />
    </div>
  );
}

function fieldsOf<K extends SourceKind>(source: Extract<Source, { kind: K }>, path: string) {
  const { Fields } = SOURCE_EDITORS[source.kind] as unknown as { readonly Fields: (props: { readonly path: string; readonly source: typeof source }) => React.ReactNode };
  return <Fields path={path} source={source} />;
}
