import { Button } from 'antd';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { PlaceProblems, RowCount } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { TextField } from '../fields/text-field.tsx';
import { all, insert } from '../model/scheme-edit.ts';
import { DESIGNER } from '../words.ts';
import { OtherwiseRow } from './band-rows.tsx';
import type { MethodEditing, MethodProps } from './method-kind.ts';

/** Points of each category. */
export const categoriesMethod: MethodEditing<'categories'> = {
  word: 'methodCategories',
  about: 'aboutCategories',
  begin: (max) => ({ kind: 'categories', rows: [{ value: 'A', points: max }], otherwise: 0 }),
  Fields: CategoryFields,
  Picture: null,
};

function CategoryFields({ path, method, facts }: MethodProps<'categories'>) {
  const say = useWords(DESIGNER);
  const { edit, isReadOnly } = useDesigner();
  const lacking = (facts?.texts ?? []).filter(({ value }) => method.rows.every((row) => row.value !== value));
  return (
    <>
      <table className="df-table">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {say('category')}
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
          {method.rows.map((_, place) => {
            const own = `${path}.rows[${place}]`;
            const name = say('rowNumber', { n: place + 1 });
            return (
              <tr key={place}>
                <td colSpan={2}>
                  <TextField path={`${own}.value`} label={`${name} ${say('category')}`} width={150} />
                  <PlaceProblems path={`${own}.value`} />
                </td>
                <td className="df-right">
                  <NumberField path={`${own}.points`} label={`${name} ${say('points')}`} places={2} width={76} />
                  <PlaceProblems path={`${own}.points`} />
                </td>
                <RowCount path={own} count={facts?.rows?.[place]} />
                {!isReadOnly && (
                  <td>
                    <RowTools path={own} name={name} least={1} />
                  </td>
                )}
              </tr>
            );
          })}
          <OtherwiseRow path={`${path}.otherwise`} otherwise={method.otherwise} count={facts?.rows?.at(-1) ?? null} />
        </tbody>
      </table>
      <PlaceProblems path={`${path}.rows`} />
      <div className="row df-under">
        <AddButton label={say('addCategory')} onClick={() => edit(insert(`${path}.rows`, { value: say('newCategory'), points: null }))} />
        {!isReadOnly && lacking.length > 0 && (
          <Button type="link" size="small" onClick={() => edit(all(...lacking.map(({ value }) => insert(`${path}.rows`, { value, points: null }))))}>
            {say('addFound', { n: lacking.length })}
          </Button>
        )}
      </div>
    </>
  );
}
