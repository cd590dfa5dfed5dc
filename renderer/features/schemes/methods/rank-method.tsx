import type { RankMap } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field, PlaceProblems, RowCount } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { asDouble } from '../model/band-pieces.ts';
import { insert } from '../model/scheme-edit.ts';
import { CohortField } from '../rules/cohort-field.tsx';
import { DESIGNER } from '../words.ts';
import { OtherwiseRow } from './band-rows.tsx';
import { CurvePicture, type CurvePiece } from './curve-picture.tsx';
import type { MethodEditing, MethodProps } from './method-kind.ts';
import { OrderField } from './order-field.tsx';

const TIES = ['min', 'max', 'average', 'dense'] as const;
const MAPS = ['percentile', 'share', 'positions', 'steps'] as const;

/** Points by the rank within the cohort. */
export const rankMethod: MethodEditing<'rank'> = {
  word: 'methodRank',
  about: 'aboutRank',
  begin: () => ({ kind: 'rank', map: { kind: 'percentile' } }),
  Fields: RankFields,
  Picture: RankPicture,
};

function RankFields({ path, method, max, facts }: MethodProps<'rank'>) {
  const say = useWords(DESIGNER);
  const set = useSet();
  const { map } = method;
  return (
    <>
      <div className="df-row">
        <OrderField path={`${path}.order`} value={method.order} />
        <Field label={say('ties')} path={`${path}.ties`}>
          <ChoiceField label={say('ties')} value={method.ties ?? 'min'} choices={TIES.map((each) => ({ value: each, label: say(`ties_${each}`) }))} onChange={(ties) => set(`${path}.ties`, ties === 'min' ? undefined : ties)} width={150} />
        </Field>
        <Field label={say('rankMap')} path={`${path}.map`}>
          <ChoiceField label={say('rankMap')} value={map.kind} choices={MAPS.map((each) => ({ value: each, label: say(`map_${each}`) }))} onChange={(kind) => set(`${path}.map`, firstMap(kind as RankMap['kind'], max))} width={130} />
        </Field>
      </div>
      {map.kind === 'steps' && (
        <div className="df-row">
          {(['first', 'step'] as const).map((key) => (
            <Field key={key} label={say(`steps_${key}`)} path={`${path}.map.${key}`}>
              <NumberField path={`${path}.map.${key}`} label={say(`steps_${key}`)} width={84} />
            </Field>
          ))}
          <Field label={say('steps_floor')} path={`${path}.map.floor`}>
            <NumberField path={`${path}.map.floor`} label={say('steps_floor')} empty="leaveOut" placeholder={say('none')} width={84} />
          </Field>
        </div>
      )}
      {(map.kind === 'share' || map.kind === 'positions') && <MapRows path={`${path}.map`} map={map} counts={facts?.rows ?? null} />}
      <CohortField path={`${path}.cohort`} fallback={say('cohortOfScheme')} />
    </>
  );
}

function MapRows({ path, map, counts }: { readonly path: string; readonly map: Extract<RankMap, { rows: unknown }>; readonly counts: readonly number[] | null }) {
  const say = useWords(DESIGNER);
  const { edit, isReadOnly } = useDesigner();
  const set = useSet();
  const isShare = map.kind === 'share';
  const key = isShare ? 'topPercent' : 'upTo';
  return (
    <>
      <table className="df-table">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {say(isShare ? 'topShare' : 'topPlaces')}
            </th>
            <th scope="col" className="df-right">
              {say('points')}
            </th>
            <th scope="col" className="df-right">
              {say('outlets')}
            </th>
            {!isReadOnly && <th aria-label={say('actions')} />}
          </tr>
        </thead>
        <tbody>
          {map.rows.map((_, place) => {
            const own = `${path}.rows[${place}]`;
            const name = say('rowNumber', { n: place + 1 });
            return (
              <tr key={place}>
                <td colSpan={2}>
                  <NumberField path={`${own}.${key}`} label={`${name} ${say(isShare ? 'topShare' : 'topPlaces')}`} unit={isShare ? '%' : say('places')} whole={!isShare} {...(isShare ? {} : { least: 1, empty: 'refuse' as const })} width={100} />
                  <PlaceProblems path={`${own}.${key}`} />
                  <PlaceProblems path={own} />
                </td>
                <td className="df-right">
                  <NumberField path={`${own}.points`} label={`${name} ${say('points')}`} places={2} width={76} />
                </td>
                <RowCount path={own} count={counts?.[place]} />
                {!isReadOnly && (
                  <td>
                    <RowTools path={own} name={name} least={1} />
                  </td>
                )}
              </tr>
            );
          })}
          <OtherwiseRow path={`${path}.otherwise`} otherwise={map.otherwise} count={counts?.at(-1) ?? null} none="0" />
        </tbody>
      </table>
      <PlaceProblems path={`${path}.rows`} />
      <div className="row df-under">
        <AddButton label={say('addBand')} onClick={() => edit(insert(`${path}.rows`, isShare ? { topPercent: null, points: null } : { upTo: (map.rows.length + 1) * 10, points: null }))} />
        <span className="grow" />
        {isShare && <ChoiceField label={say('seatRounding')} value={map.rounding ?? 'up'} choices={(['up', 'down', 'nearest'] as const).map((each) => ({ value: each, label: say(`rounding_${each}`) }))} onChange={(rounding) => set(`${path}.rounding`, rounding === 'up' ? undefined : rounding)} width={130} />}
      </div>
    </>
  );
}

/** Points against the place in percent of the cohort, the best at the left; steps and positions against the place itself. */
function RankPicture({ method, max }: MethodProps<'rank'>) {
  const say = useWords(DESIGNER);
  const { map } = method;
  if (map.kind === 'percentile') return <CurvePicture pieces={[{ from: [0, 100], to: [100, 0] }]} low={0} high={100} max={max} unit={say('placePercent')} facts={null} ticks={[0, 50, 100]} label={say('aboutRank')} />;
  if (map.kind === 'steps') {
    const [first, step] = [asDouble(map.first), asDouble(map.step)];
    if (first === null || step === null) return <p className="hint">{say('noPictureYet')}</p>;
    const floor = asDouble(map.floor) ?? 0;
    const last = Math.max(2, Math.min(60, step > 0 ? Math.ceil((first - floor) / step) + 4 : 20));
    const at = (place: number): number => Math.max(floor, first - (place - 1) * step);
    const pieces = Array.from({ length: last - 1 }, (_, i): CurvePiece => ({ from: [i + 1, at(i + 1)], to: [i + 2, at(i + 1)] }));
    return <CurvePicture pieces={pieces} low={1} high={last} max={Math.max(max, first)} unit={say('places')} facts={null} ticks={[1, Math.round(last / 2), last]} label={say('aboutRank')} />;
  }
  const ends = map.rows.map((row) => ('upTo' in row ? row.upTo : asDouble(row.topPercent)));
  if (ends.some((end) => end === null)) return <p className="hint">{say('noPictureYet')}</p>;
  const stop = map.kind === 'share' ? 100 : Math.max(...ends.map((end) => end ?? 0)) * 1.2;
  let from = 0;
  const pieces = map.rows.flatMap((row, place): readonly CurvePiece[] => {
    const [to, points] = [ends[place] ?? 0, asDouble(row.points)];
    const start = from;
    from = Math.max(from, to);
    return points === null || to <= start ? [] : [{ from: [start, points], to: [to, points], text: String(row.points) }];
  });
  const rest = asDouble(map.otherwise) ?? 0;
  const all: readonly CurvePiece[] = from < stop ? [...pieces, { from: [from, rest], to: [stop, rest], text: String(map.otherwise ?? 0) }] : pieces;
  return <CurvePicture pieces={all} low={0} high={stop} max={max} unit={say(map.kind === 'share' ? 'placePercent' : 'places')} facts={null} ticks={[0, ...ends.map((end) => end ?? 0), stop]} label={say('bandsLabel', { n: map.rows.length })} />;
}

function firstMap(kind: RankMap['kind'], max: number): RankMap {
  switch (kind) {
    case 'percentile':
      return { kind };
    case 'share':
      return { kind, rows: [{ topPercent: 20, points: max }, { topPercent: 100, points: null }] };
    case 'positions':
      return { kind, rows: [{ upTo: 10, points: max }] };
    case 'steps':
      return { kind, first: max, step: null };
  }
}
