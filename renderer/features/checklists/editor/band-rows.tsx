import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { TickField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { NumberField } from '../fields/text-field.tsx';
import { listAt, setAt, valueAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';
import { CodedRows } from './coded-rows.tsx';
import { RangeEnd } from './range-fields.tsx';

/** Named ranges of a score. */
export function OutcomeBands({ path }: { readonly path: string }) {
  const say = useWords(CHECKLISTS);
  return (
    <CodedRows
      path={path}
      label={say('bands')}
      addLabel={say('addBand')}
      newName={say('bands')}
      dropEmpty
      columns={[
        { head: say('lower'), cell: (at) => <RangeEnd path={at} side="lower" /> },
        { head: say('upper'), cell: (at) => <RangeEnd path={at} side="upper" /> },
      ]}
    />
  );
}

/** Ranges of a measured number with their points. */
export function MeasureBands({ path, isCritical }: { readonly path: string; readonly isCritical: boolean }) {
  const say = useWords(CHECKLISTS);
  const { checklist, edit } = useDesigner();
  const setValue = useSet();
  const rows = listAt(checklist, path);
  return (
    <div className="cd-rows">
      <table className="cd-table" aria-label={say('measureBands')}>
        <thead>
          <tr>
            <th>{say('lower')}</th>
            <th>{say('upper')}</th>
            <th className="cd-fit">{say('itemPoints')}</th>
            {isCritical && <th className="cd-fit">{say('red')}</th>}
            <th className="cd-fit" aria-label={say('more')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((_, at) => {
            const row = `${path}[${at}]`;
            return (
              <tr key={at}>
                <td>
                  <RangeEnd path={row} side="lower" />
                  <PlaceProblems path={row} />
                  <PlaceProblems path={`${row}.points`} />
                </td>
                <td>
                  <RangeEnd path={row} side="upper" />
                </td>
                <td className="cd-fit">
                  <NumberField path={`${row}.points`} label={`${say('itemPoints')} ${at + 1}`} width={64} />
                </td>
                {isCritical && (
                  <td className="cd-fit">
                    <TickField label={say('red')} value={valueAt(checklist, `${row}.critical`) === true} onChange={(on) => setValue(`${row}.critical`, on ? true : undefined)} />
                  </td>
                )}
                <td className="cd-fit">
                  <RowTools path={row} name={String(at + 1)} least={1} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <PlaceProblems path={path} />
      <AddButton label={say('addBand')} onClick={() => edit((now) => setAt(now, path, [...listAt(now, path), { points: 0 }]))} />
    </div>
  );
}
