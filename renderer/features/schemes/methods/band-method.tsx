import { Icon } from '../../../components/icon.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { asDouble, bandPieces, highOf, lowOf, rangeOf } from '../model/band-pieces.ts';
import { problemsWithin } from '../model/problem-place.ts';
import { DESIGNER } from '../words.ts';
import { BandRows } from './band-rows.tsx';
import { CurvePicture } from './curve-picture.tsx';
import type { MethodEditing, MethodProps } from './method-kind.ts';

/** Ranges of the raw value with points. */
export const bandsMethod: MethodEditing<'bands'> = {
  word: 'methodBands',
  about: 'aboutBands',
  begin: (max) => ({ kind: 'bands', rows: [{ atLeast: null, points: max }, { below: null, points: 0 }] }),
  Fields: BandsFields,
  Picture: BandsPicture,
};

function BandsFields({ path, method, unit, facts }: MethodProps<'bands'>) {
  const say = useWords(DESIGNER);
  const { problems } = useDesigner();
  const isWhole = problemsWithin(problems, path).every(({ severity }) => severity !== 'error');
  return (
    <>
      <BandRows path={`${path}.rows`} rows={method.rows} unit={unit} counts={facts?.rows ?? null} otherwise={method.otherwise} otherwisePath={`${path}.otherwise`} />
      <div className="df-row df-domain">
        <Field label={say('domain')} path={`${path}.domain`} inline>
          <span className="row">
            <NumberField path={`${path}.domain.from`} label={say('domainFrom')} empty="leaveOut" placeholder="−∞" width={72} />
            <span className="quiet">–</span>
            <NumberField path={`${path}.domain.to`} label={say('domainTo')} empty="leaveOut" placeholder="+∞" width={72} />
          </span>
        </Field>
        <span className="grow" />
        {isWhole && (method.domain !== undefined || method.otherwise !== undefined) && (
          <span className="row up nowrap">
            <Icon name="check" size={14} />
            {say('noGap')}
          </span>
        )}
      </div>
    </>
  );
}

function BandsPicture({ method, max, unit, facts }: MethodProps<'bands'>) {
  const say = useWords(DESIGNER);
  const ends = method.rows.flatMap((row) => [lowOf(row), highOf(row)]);
  const known = ends.filter((end) => end !== null);
  if (known.length === 0) return <p className="hint">{say('noPictureYet')}</p>;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const air = Math.max(1, (most - least) * 0.2);
  const [from, to] = [asDouble(method.domain?.from) ?? -Infinity, asDouble(method.domain?.to) ?? Infinity];
  const range = rangeOf([Math.max(from, least - air), Math.min(to, most + air)], facts);
  return <CurvePicture pieces={bandPieces(method, range)} {...range} max={max} unit={unit} facts={facts} ticks={known} label={say('bandsLabel', { n: method.rows.length })} />;
}
