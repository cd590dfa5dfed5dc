import type { Order } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { DESIGNER } from '../words.ts';

/** Which end is best. */
export function OrderField({ path, value }: { readonly path: string; readonly value: Order | undefined }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  return (
    <Field label={say('order')} path={path}>
      <ChoiceField
        label={say('order')}
        value={value ?? 'high'}
        side
        choices={[
          { value: 'high', label: say('orderHigh') },
          { value: 'low', label: say('orderLow') },
        ]}
        onChange={(order) => set(path, order === 'high' ? undefined : order)}
      />
    </Field>
  );
}
