import { inLang } from '../../../../shared/errors.ts';
import type { FurtherTotal } from '../../../../shared/scheme/scheme.ts';
import { Panel } from '../../../components/panel.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { NameFields } from '../fields/text-field.tsx';
import { insert } from '../model/scheme-edit.ts';
import { freeCode } from '../model/scheme-text.ts';
import { newDimension, nodeCodes } from '../model/tree-edit.ts';
import { DESIGNER } from '../words.ts';

/** Totals beside the first, each with a tree of its own; a level needs the lines of all. */
export function FurtherTotals({ totals }: { readonly totals: readonly FurtherTotal[] }) {
  const { scheme, edit, vocabulary, select, jumpTo } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const set = useSet();
  function add(): void {
    const code = freeCode(`total-${totals.length + 2}`, new Set([...nodeCodes(scheme), ...totals.map((total) => total.code)]));
    const name = { zh: say('newTotal') };
    const inner = newDimension(new Set([...nodeCodes(scheme), code]), totals.length + 2, vocabulary.figures[0]?.code ?? 'figure');
    edit(insert('totals', { code, name, tree: { code: `${code}-tree`, name, children: [{ ...inner, weight: 100 }] } }));
  }
  return (
    <Panel title={say('furtherTotals')} hint={say('furtherTotalsHint')}>
      {totals.length === 0 && <p className="hint">{say('furtherTotalsNone')}</p>}
      <ul className="df-lines">
        {totals.map((total, place) => {
          const own = `totals[${place}]`;
          return (
            <li key={total.code}>
              <div className="df-sentence">
                <NameFields path={`${own}.name`} label={say('nameZh')} labelEn={say('nameEn')} width={120} />
                <ChoiceField label={say('schemeOrder')} value={total.order ?? 'high'} choices={[{ value: 'high', label: say('orderHigh') }, { value: 'low', label: say('orderLow') }]} onChange={(order) => set(`${own}.order`, order === 'high' ? undefined : order)} width={110} />
                <NumberField path={`${own}.range.from`} label={say('rangeFrom')} empty="leaveOut" placeholder={say('none')} width={64} />
                <span className="quiet">–</span>
                <NumberField path={`${own}.range.to`} label={say('rangeTo')} empty="leaveOut" placeholder={say('none')} width={64} />
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    select(total.tree.code);
                    jumpTo(`${own}.tree`);
                  }}
                >
                  {say('toItsTree')}
                </button>
                <RowTools path={own} name={inLang(total.name, lang)} order={false} dropEmpty />
              </div>
              <PlaceProblems path={own} />
              <PlaceProblems path={`${own}.code`} />
            </li>
          );
        })}
      </ul>
      <AddButton label={say('addTotal')} onClick={add} />
    </Panel>
  );
}
