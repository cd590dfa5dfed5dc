import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';

/** A floor or cap: the usual one, a number, or none at all. */
export function LimitField({ path, label, usual }: { readonly path: string; readonly label: string; readonly usual: string }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const value = valueAt(scheme, path);
  const kind = value === undefined ? 'usual' : value === 'none' ? 'none' : 'number';
  return (
    <Field label={label} path={path}>
      <span className="row">
        <ChoiceField
          label={label}
          value={kind}
          width={96}
          choices={[
            { value: 'usual', label: usual },
            { value: 'number', label: say('limitNumber') },
            { value: 'none', label: say('limitNone') },
          ]}
          onChange={(next) => set(path, next === 'usual' ? undefined : next === 'none' ? 'none' : 0)}
        />
        {kind === 'number' && <NumberField path={path} label={label} empty="refuse" width={72} />}
      </span>
    </Field>
  );
}
