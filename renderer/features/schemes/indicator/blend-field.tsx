import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { insert } from '../model/scheme-edit.ts';
import { DESIGNER } from '../words.ts';

/** How much this and earlier periods count in the score of a dimension, newest first. */
export function BlendField({ path, weights }: { readonly path: string; readonly weights: readonly SchemeNumber[] }) {
  const { edit } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  return (
    <Field label={say('blend')} path={path}>
      <span className="df-sentence">
        {weights.length === 0 && <span>{say('blendNone')}</span>}
        {weights.map((_, place) => (
          <span key={place} className="row" style={{ gap: 2 }}>
            <span className="hint">{say(place === 0 ? 'blendNow' : 'blendBack', { n: place })}</span>
            <NumberField path={`${path}.weights[${place}]`} label={say(place === 0 ? 'blendNow' : 'blendBack', { n: place })} empty="refuse" width={64} />
            {place === weights.length - 1 && place > 1 && <RowTools path={`${path}.weights[${place}]`} name={say('blendBack', { n: place })} order={false} />}
          </span>
        ))}
        <AddButton label={say(weights.length === 0 ? 'addBlend' : 'addBlendPeriod')} onClick={() => (weights.length === 0 ? set(path, { weights: [50, 50] }) : edit(insert(`${path}.weights`, 25)))} />
        {weights.length > 0 && <AddRemove onRemove={() => set(path, undefined)} />}
      </span>
    </Field>
  );
}

function AddRemove({ onRemove }: { readonly onRemove: () => void }) {
  const { isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  if (isReadOnly) return null;
  return (
    <button type="button" className="link" onClick={onRemove}>
      {say('removeBlend')}
    </button>
  );
}
