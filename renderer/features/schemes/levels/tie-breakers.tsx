import type { TieBreaker } from '../../../../shared/scheme/scheme.ts';
import { Panel } from '../../../components/panel.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { operandChoices, operandKey, operandOf } from '../model/operands.ts';
import { insert } from '../model/scheme-edit.ts';
import { SourceOperand } from '../rules/source-operand.tsx';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

/** What decides between equal totals, in order. */
export function TieBreakers({ breakers }: { readonly breakers: readonly TieBreaker[] }) {
  const { edit, scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  return (
    <Panel title={say('tieBreakers')} hint={say('tieBreakersHint')}>
      {breakers.length === 0 && <p className="hint">{say('tieBreakersNone')}</p>}
      <ol className="df-lines">
        {breakers.map((breaker, place) => {
          const own = `tieBreakers[${place}]`;
          return (
            <li key={place}>
              <div className="df-sentence">
                <ChoiceField label={say('operand')} value={operandKey(breaker.of)} choices={operandChoices('scores', names, breaker.of)} onChange={(key) => set(`${own}.of`, operandOf(key))} width={170} path={`${own}.of`} />
                <ChoiceField label={say('order')} value={breaker.order ?? 'high'} choices={[{ value: 'high', label: say('orderHigh') }, { value: 'low', label: say('orderLow') }]} onChange={(order) => set(`${own}.order`, order === 'high' ? undefined : order)} width={110} />
                <RowTools path={own} name={say('tieBreakers')} dropEmpty />
              </div>
              <SourceOperand path={`${own}.of`} />
              <PlaceProblems path={own} />
              <PlaceProblems path={`${own}.of`} />
            </li>
          );
        })}
      </ol>
      <AddButton label={say('addTieBreaker')} onClick={() => edit(insert('tieBreakers', { of: { dimension: scheme.tree.children[0]?.code ?? '' } }))} />
    </Panel>
  );
}
