import type { Range } from '../../../../shared/checklist/checklist.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { NumberField } from '../fields/text-field.tsx';
import { setAt, valueAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';

const LOWER = ['atLeast', 'above', 'from'] as const;
const UPPER = ['atMost', 'below', 'to'] as const;
type End = (typeof LOWER)[number] | (typeof UPPER)[number];

/** One end of a range: which sign, and the number. */
export function RangeEnd({ path, side }: { readonly path: string; readonly side: 'lower' | 'upper' }) {
  const say = useWords(CHECKLISTS);
  const { checklist, edit } = useDesigner();
  const ends: readonly End[] = side === 'lower' ? LOWER : UPPER;
  const range = (valueAt(checklist, path) ?? {}) as Range;
  const key = ends.find((end) => range[end] !== undefined);
  const choose = (next: End | 'open'): void =>
    edit((now) => {
      const held = key === undefined ? 0 : (range[key] ?? 0);
      const without = key === undefined ? now : setAt(now, `${path}.${key}`, undefined);
      return next === 'open' ? without : setAt(without, `${path}.${next}`, held);
    });
  return (
    <span className="row cd-end">
      <ChoiceField<End | 'open'>
        label={say(side)}
        width={92}
        value={key ?? 'open'}
        choices={[{ value: 'open', label: say('endNone') }, ...ends.map((end) => ({ value: end, label: say(end) }))]}
        onChange={choose}
      />
      {key !== undefined && <NumberField path={`${path}.${key}`} label={`${say(side)} ${say('value')}`} width={64} />}
    </span>
  );
}
