import { useWords } from '../../../i18n.ts';
import { useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { windowOf, type SourceEditing, type SourceOf } from './source-kind.ts';

const FOLDS = ['sum', 'average', 'last', 'max', 'min'] as const;

/** Imported figures folded over a window. */
export const kpiSource: SourceEditing<'kpi'> = {
  word: 'sourceKpi',
  begin: (before, { figures }) => ({ kind: 'kpi', figure: figures[0]?.code ?? 'figure', fold: 'sum', ...windowOf(before) }),
  Fields: KpiFields,
};

function KpiFields({ path, source }: { readonly path: string; readonly source: SourceOf<'kpi'> }) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  return (
    <div className="df-row">
      <Field label={say('figure')} path={`${path}.figure`}>
        <ChoiceField label={say('figure')} value={source.figure} choices={names.figures} onChange={(figure) => set(`${path}.figure`, figure)} width={190} free path={`${path}.figure`} />
      </Field>
      <Field label={say('fold')} path={`${path}.fold`}>
        <ChoiceField label={say('fold')} value={source.fold} choices={FOLDS.map((fold) => ({ value: fold, label: say(`fold_${fold}`) }))} onChange={(fold) => set(`${path}.fold`, fold)} width={84} />
      </Field>
      <Field label={say('window')} path={`${path}.window`}>
        <WindowField path={`${path}.window`} />
      </Field>
      <Field label={say('minMonths')} path={`${path}.minMonths`}>
        <NumberField path={`${path}.minMonths`} label={say('minMonths')} whole least={1} empty="leaveOut" placeholder="1" width={56} />
      </Field>
      <Field label={say('lagMonths')} path={`${path}.lagMonths`}>
        <NumberField path={`${path}.lagMonths`} label={say('lagMonths')} whole least={0} empty="leaveOut" placeholder="0" width={56} />
      </Field>
    </div>
  );
}
