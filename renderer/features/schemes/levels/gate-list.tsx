import type { Gate } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { insert } from '../model/scheme-edit.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

/** What a level asks besides its line: scores of dimensions or indicators within ends. */
export function GateList({ path, gates }: { readonly path: string; readonly gates: readonly Gate[] }) {
  const { edit } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const choices = [...names.dimensions.map(({ value, label }) => ({ value: `dimension ${value}`, label })), ...names.indicators.map(({ value, label }) => ({ value: `indicator ${value}`, label }))];
  return (
    <>
      {gates.length === 0 && <p className="hint">{say('gatesNone')}</p>}
      <ul className="df-lines">
        {gates.map((gate, place) => {
          const own = `${path}[${place}]`;
          const key = 'dimension' in gate.of ? `dimension ${gate.of.dimension}` : `indicator ${gate.of.indicator}`;
          return (
            <li key={place}>
              <div className="df-sentence">
                <ChoiceField label={say('gateOf')} value={key} choices={choices} onChange={(next) => set(`${own}.of`, { [next.split(' ')[0] ?? '']: next.slice(next.indexOf(' ') + 1) })} width={150} path={`${own}.of`} />
                <span>≥</span>
                <NumberField path={`${own}.atLeast`} label={say('gateLeast')} empty="leaveOut" placeholder={NONE} width={64} />
                <span>≤</span>
                <NumberField path={`${own}.atMost`} label={say('gateMost')} empty="leaveOut" placeholder={NONE} width={64} />
                <RowTools path={own} name={say('gates')} order={false} dropEmpty />
              </div>
              <PlaceProblems path={own} />
              <PlaceProblems path={`${own}.of.dimension`} />
              <PlaceProblems path={`${own}.of.indicator`} />
            </li>
          );
        })}
      </ul>
      <AddButton label={say('addGate')} onClick={() => edit(insert(path, { of: { dimension: names.dimensions[0]?.value ?? '' }, atLeast: 60 }))} />
    </>
  );
}

const NONE = '—';
