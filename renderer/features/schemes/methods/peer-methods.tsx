import { useWords } from '../../../i18n.ts';
import { useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { asDouble } from '../model/band-pieces.ts';
import { CohortField } from '../rules/cohort-field.tsx';
import { DESIGNER } from '../words.ts';
import { CurvePicture } from './curve-picture.tsx';
import type { MethodEditing, MethodProps } from './method-kind.ts';
import { OrderField } from './order-field.tsx';

/** Distance from the cohort's mean in standard deviations. */
export const zscoreMethod: MethodEditing<'zscore'> = {
  word: 'methodZscore',
  about: 'aboutZscore',
  begin: () => ({ kind: 'zscore', centre: 60, spread: 15 }),
  Fields: ZscoreFields,
  Picture: ZscorePicture,
};

/** Where a value lies between the cohort's least and greatest. */
export const minmaxMethod: MethodEditing<'minmax'> = { word: 'methodMinmax', about: 'aboutMinmax', begin: () => ({ kind: 'minmax' }), Fields: MinmaxFields, Picture: MinmaxPicture };

function ZscoreFields({ path, method }: MethodProps<'zscore'>) {
  const say = useWords(DESIGNER);
  const set = useSet();
  return (
    <>
      <div className="df-row">
        <Field label={say('centre')} path={`${path}.centre`}>
          <NumberField path={`${path}.centre`} label={say('centre')} width={84} />
        </Field>
        <Field label={say('spread')} path={`${path}.spread`}>
          <NumberField path={`${path}.spread`} label={say('spread')} width={84} />
        </Field>
        <Field label={say('sd')} path={`${path}.sd`}>
          <ChoiceField label={say('sd')} value={method.sd ?? 'population'} choices={(['population', 'sample'] as const).map((each) => ({ value: each, label: say(`sd_${each}`) }))} onChange={(sd) => set(`${path}.sd`, sd === 'population' ? undefined : sd)} width={110} />
        </Field>
        <OrderField path={`${path}.order`} value={method.order} />
      </div>
      <CohortField path={`${path}.cohort`} fallback={say('cohortOfScheme')} />
    </>
  );
}

function ZscorePicture({ method, max }: MethodProps<'zscore'>) {
  const say = useWords(DESIGNER);
  const [centre, spread] = [asDouble(method.centre), asDouble(method.spread)];
  if (centre === null || spread === null) return <p className="hint">{say('noPictureYet')}</p>;
  const sign = method.order === 'low' ? -1 : 1;
  const at = (sd: number): number => Math.max(0, Math.min(max, centre + sign * sd * spread));
  const steps = Array.from({ length: 25 }, (_, i) => -3 + i * 0.25);
  return <CurvePicture pieces={steps.slice(0, -1).map((sd, place) => ({ from: [sd, at(sd)], to: [steps[place + 1] ?? sd, at(steps[place + 1] ?? sd)] }))} low={-3} high={3} max={max} unit={say('sdUnit')} facts={null} ticks={[-3, -2, -1, 0, 1, 2, 3]} label={say('aboutZscore')} />;
}

function MinmaxFields({ path, method }: MethodProps<'minmax'>) {
  const say = useWords(DESIGNER);
  return (
    <>
      <div className="df-row">
        <OrderField path={`${path}.order`} value={method.order} />
      </div>
      <CohortField path={`${path}.cohort`} fallback={say('cohortOfScheme')} />
    </>
  );
}

function MinmaxPicture({ method, max, unit, facts }: MethodProps<'minmax'>) {
  const say = useWords(DESIGNER);
  const bins = facts?.bins ?? null;
  const [low, high] = bins === null || bins.from === bins.to ? [0, 1] : [bins.from, bins.to];
  const ends: readonly [number, number] = method.order === 'low' ? [100, 0] : [0, 100];
  return <CurvePicture pieces={[{ from: [low, ends[0]], to: [high, ends[1]] }]} low={low} high={high} max={max} unit={unit} facts={facts} ticks={bins === null ? [] : [low, high]} label={say('aboutMinmax')} />;
}
