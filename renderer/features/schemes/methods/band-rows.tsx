import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import type { BandRow } from '../../../../shared/scheme/scheme.ts';
import { formatCount, NO_VALUE } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { DefaultMark, PlaceProblems, RowCount } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { BAND_SHAPES, reshaped, shapeOf, type BandShape } from '../model/band-shape.ts';
import { withValue } from '../model/document-path.ts';
import { insert } from '../model/scheme-edit.ts';
import { DESIGNER } from '../words.ts';

export interface BandRowsProps {
  readonly path: string;
  readonly rows: readonly BandRow[];
  readonly unit: string;
  /** Outlets by row, then those that no row takes; null: not known. */
  readonly counts: readonly number[] | null;
  readonly otherwise: SchemeNumber | undefined;
  readonly otherwisePath: string;
}

/** Rows of ranges with their points and the outlets that each takes; the first that holds counts. */
export function BandRows({ path, rows, unit, counts, otherwise, otherwisePath }: BandRowsProps) {
  const say = useWords(DESIGNER);
  const { edit, isReadOnly } = useDesigner();
  const set = useSet();
  function add(): void {
    const last = rows.at(-1);
    const edge = last === undefined ? null : (last.atLeast ?? last.above ?? last.atMost ?? last.below ?? null);
    edit(insert(path, { below: edge, points: null }));
  }
  return (
    <>
      <table className="df-table df-bands">
        <thead>
          <tr>
            <th scope="col">
              {say('condition')}
              <DefaultMark path={path} />
            </th>
            <th scope="col">{unit === '' ? say('rawValue') : unit}</th>
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
          {rows.map((row, place) => {
            const own = `${path}[${place}]`;
            const shape = shapeOf(row);
            const name = say('rowNumber', { n: place + 1 });
            return (
              <tr key={place}>
                <td>
                  <ChoiceField label={`${name} ${say('condition')}`} value={shape} choices={BAND_SHAPES.map((each) => ({ value: each, label: say(`shape_${each}`) }))} onChange={(next) => set(own, reshaped(row, next as BandShape))} width={104} path={own} />
                  <PlaceProblems path={own} />
                </td>
                <td>
                  <span className="row df-ends">
                    {shape === 'equal' ? (
                      <NumberField
                        path={`${own}.atLeast`}
                        label={`${name} ${say('rawValue')}`}
                        width={56}
                        value={row.atLeast}
                        onNumber={(value, key) => edit((scheme) => setBoth(scheme, own, row, value ?? null), key)}
                      />
                    ) : (
                      <>
                        {row.atLeast !== undefined && <NumberField path={`${own}.atLeast`} label={`${name} ${say('shape_atLeast')}`} width={56} />}
                        {row.above !== undefined && <NumberField path={`${own}.above`} label={`${name} ${say('shape_above')}`} width={56} />}
                        {(row.atLeast !== undefined || row.above !== undefined) && (row.atMost !== undefined || row.below !== undefined) && <span className="quiet">–</span>}
                        {row.atMost !== undefined && <NumberField path={`${own}.atMost`} label={`${name} ${say('shape_atMost')}`} width={56} />}
                        {row.below !== undefined && <NumberField path={`${own}.below`} label={`${name} ${say('shape_below')}`} width={56} />}
                      </>
                    )}
                  </span>
                  {(['atLeast', 'above', 'atMost', 'below'] as const).map((end) => (
                    <PlaceProblems key={end} path={`${own}.${end}`} />
                  ))}
                </td>
                <td className="df-right">
                  <NumberField path={`${own}.points`} label={`${name} ${say('points')}`} places={2} width={68} />
                  <PlaceProblems path={`${own}.points`} />
                </td>
                <RowCount path={own} count={counts?.[place]} />
                {!isReadOnly && (
                  <td>
                    <RowTools path={own} name={name} least={1} narrow />
                  </td>
                )}
              </tr>
            );
          })}
          <OtherwiseRow path={otherwisePath} otherwise={otherwise} count={counts?.at(-1) ?? null} />
        </tbody>
      </table>
      <PlaceProblems path={path} />
      <div className="row df-under">
        <AddButton label={say('addBand')} onClick={add} />
        <span className="grow" />
      </div>
    </>
  );
}

/** What is for values that no row takes: points, or an input error. */
export function OtherwiseRow({ path, otherwise, count, none }: { readonly path: string; readonly otherwise: SchemeNumber | undefined; readonly count: number | null; readonly none?: string }) {
  const say = useWords(DESIGNER);
  const { isReadOnly } = useDesigner();
  return (
    <tr className="df-otherwise">
      <td colSpan={2}>{say('otherwise')}</td>
      <td className="df-right">
        <NumberField path={path} label={say('otherwise')} empty="leaveOut" placeholder={none ?? (otherwise === undefined ? say('inputError') : '')} width={72} />
      </td>
      <td className={count !== null && count > 0 && otherwise === undefined && none === undefined ? 'num df-right warn strong' : 'num df-right df-count'}>{count === null ? NO_VALUE : formatCount(count)}</td>
      {!isReadOnly && <td />}
    </tr>
  );
}

function setBoth<T>(scheme: T, path: string, row: BandRow, value: SchemeNumber | null): T {
  return withValue(scheme, path, { ...row, atLeast: value, atMost: value });
}
