import type { Guard } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { DESIGNER } from '../words.ts';

/** How far a line that follows from the outlets themselves may move from one published period to the next. */
export function GuardField({ path, guard }: { readonly path: string; readonly guard: Guard | undefined }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  const kind = guard === undefined ? 'none' : 'points' in guard ? 'points' : 'percent';
  return (
    <div className="df-row">
      <Field label={say('guard')} path={`${path}.guard`}>
        <span className="row">
          <ChoiceField label={say('guard')} value={kind} choices={(['none', 'points', 'percent'] as const).map((each) => ({ value: each, label: say(`guard_${each}`) }))} onChange={(next) => set(`${path}.guard`, next === 'none' ? undefined : { [next]: 3 })} width={130} />
          {kind !== 'none' && <NumberField path={`${path}.guard.${kind}`} label={say(`guard_${kind}`)} unit={say(kind === 'points' ? 'pointsUnit' : 'percentUnit')} empty="refuse" width={84} />}
        </span>
      </Field>
      {kind !== 'none' && (
        <Field label={say('guardAfter')} path={`${path}.guardAfter`}>
          <NumberField path={`${path}.guardAfter`} label={say('guardAfter')} unit={say('periodsUnit')} whole least={1} empty="leaveOut" width={84} />
        </Field>
      )}
    </div>
  );
}
