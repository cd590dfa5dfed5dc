import type { VisitFold, VisitKind } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useSet } from '../designer-context.ts';
import { ChoiceField, ManyField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { windowOf, type SourceEditing, type SourceOf } from './source-kind.ts';

const FOLDS = ['mean', 'worst', 'last', 'dropBestAndWorst', 'weightedKinds'] as const;

/** Approved visits folded over a window. */
export const inspectionSource: SourceEditing<'inspection'> = {
  word: 'sourceInspection',
  begin: (before) => ({ kind: 'inspection', fold: { by: 'mean' }, ...windowOf(before) }),
  Fields: InspectionFields,
};

function InspectionFields({ path, source }: { readonly path: string; readonly source: SourceOf<'inspection'> }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const put = (key: string, list: readonly string[]): void => set(`${path}.${key}`, list.length === 0 ? undefined : list);
  return (
    <>
      <div className="df-row">
        <Field label={say('checklists')} path={`${path}.checklists`}>
          <ManyField label={say('checklists')} value={source.checklists ?? []} choices={names.checklists} onChange={(list) => put('checklists', list)} width={150} placeholder={say('allChecklists')} />
        </Field>
        <Field label={say('visitKinds')} path={`${path}.kinds`}>
          <ManyField label={say('visitKinds')} value={source.kinds ?? []} choices={names.visitKinds} onChange={(list) => put('kinds', list)} width={130} placeholder={say('allKinds')} />
        </Field>
        <Field label={say('window')} path={`${path}.window`}>
          <WindowField path={`${path}.window`} />
        </Field>
        <Field label={say('minVisits')} path={`${path}.minVisits`}>
          <NumberField path={`${path}.minVisits`} label={say('minVisits')} whole least={1} empty="leaveOut" placeholder="1" width={56} />
        </Field>
      </div>
      <div className="df-row">
        <Field label={say('visitFold')} path={`${path}.fold`}>
          <ChoiceField label={say('visitFold')} value={source.fold.by} choices={FOLDS.map((by) => ({ value: by, label: say(`visitFold_${by}`) }))} onChange={(by) => set(`${path}.fold`, foldOf(by as VisitFold['by'], source.kinds ?? ['covert', 'open']))} width={150} />
        </Field>
        {source.fold.by === 'weightedKinds' &&
          names.visitKinds.map(({ value, label }) => (
            <Field key={value} label={say('kindWeight', { kind: label })} path={`${path}.fold.weights.${value}`}>
              <NumberField path={`${path}.fold.weights.${value}`} label={say('kindWeight', { kind: label })} empty="leaveOut" step="0.1" width={64} />
            </Field>
          ))}
      </div>
    </>
  );
}

function foldOf(by: VisitFold['by'], kinds: readonly VisitKind[]): VisitFold {
  return by === 'weightedKinds' ? { by, weights: Object.fromEntries(kinds.map((kind) => [kind, 1])) } : { by };
}
