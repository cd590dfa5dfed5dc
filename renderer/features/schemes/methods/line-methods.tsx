import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { asDouble, rangeOf } from '../model/band-pieces.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';
import { CurvePicture, type CurvePiece } from './curve-picture.tsx';
import type { MethodEditing, MethodProps } from './method-kind.ts';
import { OrderField } from './order-field.tsx';

/** The raw value is the score. */
export const directMethod: MethodEditing<'direct'> = { word: 'methodDirect', about: 'aboutDirect', begin: () => ({ kind: 'direct' }), Fields: () => null, Picture: DirectPicture };

/** A straight line through two ends. */
export const linearMethod: MethodEditing<'linear'> = {
  word: 'methodLinear',
  about: 'aboutLinear',
  begin: (max) => ({ kind: 'linear', from: null, to: null, pointsFrom: 0, pointsTo: max }),
  Fields: LinearFields,
  Picture: LinearPicture,
};

/** Percent of a target reached. */
export const targetMethod: MethodEditing<'target'> = { word: 'methodTarget', about: 'aboutTarget', begin: () => ({ kind: 'target', target: null }), Fields: TargetFields, Picture: TargetPicture };

function DirectPicture({ max, unit, facts }: MethodProps<'direct'>) {
  const say = useWords(DESIGNER);
  const range = rangeOf([0, max], facts);
  return <CurvePicture pieces={clipped([range.low, range.low], [range.high, range.high], 0, max)} {...range} max={max} unit={unit} facts={facts} ticks={[range.low, max, range.high]} label={say('aboutDirect')} />;
}

function LinearFields({ path, unit }: MethodProps<'linear'>) {
  const say = useWords(DESIGNER);
  return (
    <table className="df-table df-small">
      <thead>
        <tr>
          <th scope="col">{say('lineEnd')}</th>
          <th scope="col">{say('rawValue')}</th>
          <th scope="col">{say('points')}</th>
        </tr>
      </thead>
      <tbody>
        {([['from', 'pointsFrom', 'lineStart'], ['to', 'pointsTo', 'lineStop']] as const).map(([raw, points, word]) => (
          <tr key={raw}>
            <th scope="row">{say(word)}</th>
            <td>
              <Field label="" path={`${path}.${raw}`}>
                <NumberField path={`${path}.${raw}`} label={`${say(word)} ${say('rawValue')}`} unit={unit} width={110} />
              </Field>
            </td>
            <td>
              <Field label="" path={`${path}.${points}`}>
                <NumberField path={`${path}.${points}`} label={`${say(word)} ${say('points')}`} width={84} />
              </Field>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LinearPicture({ method, max, unit, facts }: MethodProps<'linear'>) {
  const say = useWords(DESIGNER);
  const [from, to, low, high] = [asDouble(method.from), asDouble(method.to), asDouble(method.pointsFrom), asDouble(method.pointsTo)];
  if (from === null || to === null || low === null || high === null || from === to) return <p className="hint">{say('noPictureYet')}</p>;
  const range = rangeOf([from, to], facts);
  const at = (value: number): number => low + ((value - from) / (to - from)) * (high - low);
  const label = say('linearLabel', { from, to, low, high });
  return <CurvePicture pieces={clipped([range.low, at(range.low)], [range.high, at(range.high)], Math.min(0, low, high), Math.max(max, low, high))} {...range} max={max} unit={unit} facts={facts} ticks={[range.low, from, to, range.high]} label={label} />;
}

function TargetFields({ path, method, unit }: MethodProps<'target'>) {
  const say = useWords(DESIGNER);
  const names = useNames();
  const { vocabulary } = useDesigner();
  const set = useSet();
  const { target } = method;
  const kind = target === null || typeof target !== 'object' ? 'number' : 'attribute' in target ? 'attribute' : 'indicator';
  const begin = (next: string): unknown => (next === 'number' ? null : next === 'attribute' ? { attribute: vocabulary.attributes.find(({ type }) => type === 'number')?.code ?? 'target' } : { indicator: names.indicators[0]?.value ?? '' });
  return (
    <div className="df-row">
      <Field label={say('targetIs')} path={`${path}.target`}>
        <span className="row">
          <ChoiceField label={say('targetIs')} value={kind} choices={(['number', 'attribute', 'indicator'] as const).map((each) => ({ value: each, label: say(`target_${each}`) }))} onChange={(next) => set(`${path}.target`, begin(next))} width={120} />
          {kind === 'number' && <NumberField path={`${path}.target`} label={say('target')} unit={unit} width={110} />}
          {target !== null && typeof target === 'object' && 'attribute' in target && <ChoiceField label={say('attribute')} value={target.attribute} choices={names.attributes} onChange={(code) => set(`${path}.target.attribute`, code)} width={180} free />}
          {target !== null && typeof target === 'object' && 'indicator' in target && <ChoiceField label={say('indicatorWord')} value={target.indicator} choices={names.indicators} onChange={(code) => set(`${path}.target.indicator`, code)} width={180} />}
        </span>
      </Field>
      <OrderField path={`${path}.order`} value={method.order} />
    </div>
  );
}

function TargetPicture({ method, max, unit, facts }: MethodProps<'target'>) {
  const say = useWords(DESIGNER);
  const target = typeof method.target === 'object' ? null : asDouble(method.target);
  if (target === null || target <= 0) return <p className="hint">{say(method.target === null ? 'noPictureYet' : 'targetDiffers')}</p>;
  const range = rangeOf([0, target * 1.25], facts);
  const label = say('targetLabel', { target });
  if (method.order === 'low') {
    const steps = Array.from({ length: 25 }, (_, i) => Math.max(range.low, 0) + ((range.high - Math.max(range.low, 0)) * i) / 24);
    const at = (value: number): number => (value <= 0 ? max : Math.min(max, (100 * target) / value));
    const pieces = steps.slice(0, -1).map((value, place): CurvePiece => ({ from: [value, at(value)], to: [steps[place + 1] ?? value, at(steps[place + 1] ?? value)] }));
    return <CurvePicture pieces={pieces} {...range} max={max} unit={unit} facts={facts} ticks={[range.low, target, range.high]} label={label} />;
  }
  const at = (value: number): number => (100 * value) / target;
  return <CurvePicture pieces={clipped([range.low, at(range.low)], [range.high, at(range.high)], 0, max)} {...range} max={max} unit={unit} facts={facts} ticks={[range.low, target, range.high]} label={label} />;
}

/** The line between two points, kept within floor and cap. */
function clipped(from: readonly [number, number], to: readonly [number, number], floor: number, cap: number): readonly CurvePiece[] {
  const [[x0, y0], [x1, y1]] = [from, to];
  const at = (y: number): number => x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
  const keep = (y: number): number => Math.max(floor, Math.min(cap, y));
  const inner = y0 === y1 ? [] : [floor, cap].map(at).filter((x) => x > x0 && x < x1).sort((a, b) => a - b);
  const cuts = [x0, ...inner, x1];
  const y = (x: number): number => keep(y0 + ((x - x0) / (x1 - x0 || 1)) * (y1 - y0));
  return cuts.slice(0, -1).map((x, place) => ({ from: [x, y(x)], to: [cuts[place + 1] ?? x1, y(cuts[place + 1] ?? x1)] }));
}
