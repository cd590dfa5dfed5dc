import type { RecordTable } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WindowField } from '../fields/window-field.tsx';
import { all, insert, set as setting } from '../model/scheme-edit.ts';
import { DESIGNER } from '../words.ts';
import { BandRows } from './band-rows.tsx';

/** Points of each dated record, by its category or by the band of its quantity. */
export function RecordTableFields({ path, table }: { readonly path: string; readonly table: RecordTable }) {
  const say = useWords(DESIGNER);
  const { edit } = useDesigner();
  return (
    <>
      <div className="df-row">
        <Field label={say('eventCode')} path={`${path}.records.event`}>
          <TextField path={`${path}.records.event`} label={say('eventCode')} width={150} />
        </Field>
        <Field label={say('window')} path={`${path}.records.window`}>
          <WindowField path={`${path}.records.window`} />
        </Field>
        <Field label={say('recordsBy')} path={`${path}.by`}>
          <ChoiceField
            label={say('recordsBy')}
            value={table.by}
            side
            choices={[
              { value: 'category', label: say('recordsBy_category') },
              { value: 'quantity', label: say('recordsBy_quantity') },
            ]}
            onChange={(by) => edit(all(setting(`${path}.by`, by), setting(`${path}.rows`, by === 'category' ? [{ value: 'A', points: null }] : [{ atLeast: null, points: null }])))}
          />
        </Field>
        <Field label={say('recordsFree')} path={`${path}.free`}>
          <NumberField path={`${path}.free`} label={say('recordsFree')} whole least={0} empty="leaveOut" placeholder="0" width={56} />
        </Field>
      </div>
      {table.by === 'quantity' ? (
        <BandRows path={`${path}.rows`} rows={table.rows} unit={say('quantity')} counts={null} otherwise={table.otherwise} otherwisePath={`${path}.otherwise`} />
      ) : (
        <>
          <ul className="df-lines">
            {table.rows.map((_, place) => (
              <li key={place} className="df-sentence">
                <TextField path={`${path}.rows[${place}].value`} label={say('category')} width={150} />
                <NumberField path={`${path}.rows[${place}].points`} label={say('points')} unit={say('pointsUnit')} width={84} />
                <RowTools path={`${path}.rows[${place}]`} name={say('rowNumber', { n: place + 1 })} least={1} />
              </li>
            ))}
          </ul>
          <div className="df-sentence">
            <AddButton label={say('addCategory')} onClick={() => edit(insert(`${path}.rows`, { value: say('newCategory'), points: null }))} />
            <span className="grow" />
            <span>{say('otherwise')}</span>
            <NumberField path={`${path}.otherwise`} label={say('otherwise')} empty="leaveOut" placeholder={say('inputError')} width={84} />
          </div>
        </>
      )}
    </>
  );
}

