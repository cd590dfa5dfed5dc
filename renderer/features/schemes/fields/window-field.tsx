import type { DataWindow } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { valueAt } from '../model/document-path.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { ChoiceField } from './choice-field.tsx';
import { NumberField } from './number-field.tsx';

/** The period itself, or so many months or periods up to its end. */
export function WindowField({ path }: { readonly path: string }) {
  const { scheme, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const window = valueAt(scheme, path) as DataWindow | undefined;
  if (isReadOnly) return <span className="df-plain">{names.window(window)}</span>;
  const kind = window === undefined ? 'period' : 'months' in window ? 'months' : 'periods';
  return (
    <span className="row df-window">
      <ChoiceField
        label={say('window')}
        value={kind}
        width={108}
        choices={[
          { value: 'period', label: say('windowPeriod') },
          { value: 'months', label: say('windowMonths') },
          { value: 'periods', label: say('windowPeriods') },
        ]}
        onChange={(next) => set(path, next === 'period' ? undefined : { [next]: 3 })}
      />
      {kind !== 'period' && <NumberField path={`${path}.${kind}`} label={say('windowLength')} whole least={1} empty="refuse" width={56} />}
    </span>
  );
}
