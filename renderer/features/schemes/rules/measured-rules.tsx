import type { MeasuredRule } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ManyField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { insert } from '../model/scheme-edit.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

/** "At least so many of these dimensions have so many measured indicators." */
export function MeasuredRules({ rules }: { readonly rules: readonly MeasuredRule[] }) {
  const { edit } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  return (
    <>
      <ul className="df-lines">
        {rules.map((rule, place) => {
          const own = `minimumData.require[${place}]`;
          return (
            <li key={place}>
              <div className="df-sentence">
                <span>{say('measuredBefore')}</span>
                <ManyField label={say('measuredOf')} value={rule.of} choices={names.dimensions} onChange={(of) => set(`${own}.of`, of)} width={160} placeholder={say('choose')} />
                <span>{say('measuredAtLeast')}</span>
                <NumberField path={`${own}.atLeast`} label={say('measuredAtLeast')} unit={say('measuredUnit')} whole least={1} empty="refuse" width={84} />
                <span>{say('measuredHave')}</span>
                <NumberField path={`${own}.measured`} label={say('measuredHave')} unit={say('partsUnit')} whole least={1} empty="refuse" width={84} />
                <span>{say('measuredEnd')}</span>
                <RowTools path={own} name={say('minimumData')} order={false} dropEmpty />
              </div>
              <PlaceProblems path={own} />
              <PlaceProblems path={`${own}.atLeast`} />
              <PlaceProblems path={`${own}.of`} />
            </li>
          );
        })}
      </ul>
      <AddButton label={say('addMeasured')} onClick={() => edit(insert('minimumData.require', { atLeast: 1, of: names.dimensions.map(({ value }) => value), measured: 1 }))} />
    </>
  );
}
