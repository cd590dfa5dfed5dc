import { toCutText, ZERO } from '../../../../shared/exact/rational.ts';
import { inLang } from '../../../../shared/errors.ts';
import type { Combine, DimensionNode } from '../../../../shared/scheme/scheme.ts';
import { maxOf, percentWeightsOf } from '../../../../shared/scheme/weights.ts';
import { isDimension } from '../../../../shared/scheme/walk.ts';
import { Panel } from '../../../components/panel.tsx';
import { formatPlaces } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field, PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { MethodKindChoice, MethodParts } from '../methods/method-editor.tsx';
import { shareOf } from '../model/tree-edit.ts';
import { DESIGNER } from '../words.ts';
import { BlendField } from './blend-field.tsx';
import { NodeMore } from './node-more.tsx';

const COMBINES: readonly Combine[] = ['weightedMean', 'sum', 'min', 'max', 'median', 'mode', 'product'];

/** One dimension: how its parts are put together, what is dropped, what the result passes through. */
export function DimensionPanel({ node, path, isRoot }: { readonly node: DimensionNode; readonly path: string; readonly isRoot: boolean }) {
  const { scheme, trial, select } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const set = useSet();
  const combine = node.combine ?? 'weightedMean';
  const share = toCutText(shareOf(scheme, node.code), 2);
  const percents = percentWeightsOf(node);
  const max = Number(toCutText(maxOf(node), 4));
  const drop = node.dropLowest !== undefined ? 'dropLowest' : node.keepHighest !== undefined ? 'keepHighest' : 'none';
  return (
    <Panel title={inLang(node.name, lang)} hint={isRoot ? say('rootHint') : say('dimensionHint', { share, n: node.children.length })} flush className="node-panel">
      <div className="np">
        <section className="np-part" aria-label={say('combining')}>
          <header className="np-head">
            <b>{say('combining')}</b>
            <ChoiceField label={say('combining')} value={combine} choices={COMBINES.map((each) => ({ value: each, label: say(`combine_${each}`) }))} onChange={(next) => set(`${path}.combine`, next === 'weightedMean' ? undefined : next)} width={132} path={`${path}.combine`} />
          </header>
          <div className="np-body">
            <p className="hint">{say(`combineAbout_${combine}`)}</p>
            <PlaceProblems path={path} />
            <PlaceProblems path={`${path}.children`} />
            <div className="df-row">
              {combine === 'weightedMean' && (
                <Field label={say('weightScale')} path={`${path}.weights`}>
                  <ChoiceField label={say('weightScale')} value={node.weights ?? 'percent'} side choices={[{ value: 'percent', label: say('weightsPercent') }, { value: 'any', label: say('weightsAny') }]} onChange={(next) => set(`${path}.weights`, next === 'percent' ? undefined : next)} />
                </Field>
              )}
              {combine !== 'sum' && (
                <Field label={say('combineOf')} path={`${path}.of`}>
                  <ChoiceField label={say('combineOf')} value={node.of ?? 'rates'} side choices={[{ value: 'rates', label: say('ofRates') }, { value: 'points', label: say('ofPoints') }]} onChange={(next) => set(`${path}.of`, next === 'rates' ? undefined : next)} />
                </Field>
              )}
              <Field label={say('dropping')} path={`${path}.${drop === 'none' ? 'dropLowest' : drop}`}>
                <span className="row">
                  <ChoiceField
                    label={say('dropping')}
                    value={drop}
                    width={130}
                    choices={(['none', 'dropLowest', 'keepHighest'] as const).map((each) => ({ value: each, label: say(`drop_${each}`) }))}
                    onChange={(next) => {
                      if (drop !== 'none') set(`${path}.${drop}`, undefined);
                      if (next !== 'none') set(`${path}.${next}`, 1);
                    }}
                  />
                  {drop !== 'none' && <NumberField path={`${path}.${drop}`} label={say(`drop_${drop}`)} unit={say('partsUnit')} whole least={1} empty="refuse" width={72} />}
                </span>
              </Field>
              <Field label={say('pointsRange')} path={`${path}.range`}>
                <span className="row">
                  <NumberField path={`${path}.range.from`} label={say('rangeFrom')} empty="leaveOut" placeholder={say('none')} width={72} />
                  <span className="quiet">–</span>
                  <NumberField path={`${path}.range.to`} label={say('rangeTo')} empty="leaveOut" placeholder={say('none')} width={72} />
                </span>
              </Field>
            </div>
            <BlendField path={`${path}.blend`} weights={node.blend?.weights ?? []} />
            <table className="df-table dp-parts">
              <thead>
                <tr>
                  <th scope="col">{say('parts')}</th>
                  <th scope="col" className="df-right">
                    {say('max')}
                  </th>
                  <th scope="col" className="df-right">
                    {say('effectiveWeight')}
                  </th>
                  <th scope="col" className="df-right">
                    {say('averageScore')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {node.children.map((child, place) => (
                  <tr key={child.code}>
                    <td>
                      <button type="button" className="link" onClick={() => select(child.code)}>
                        {inLang(child.name, lang)}
                      </button>
                    </td>
                    <td className="num df-right">{toCutText(maxOf(child), 2)}</td>
                    <td className="num df-right">{child.bonus === undefined ? `${toCutText(percents[place] ?? ZERO, 2)}%` : say('bonus')}</td>
                    <td className="num df-right">{isDimension(child) ? '' : formatPlaces(trial?.indicators.find(({ code }) => code === child.code)?.average ?? null)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        <section className="np-part np-method" aria-label={say('thenMethod')}>
          <header className="np-head">
            <b>{say('thenMethod')}</b>
            <MethodKindChoice path={`${path}.method`} max={max} none={say('noMethod')} />
          </header>
          <MethodParts path={`${path}.method`} max={max} unit={say('pointsUnit')} facts={null} />
        </section>
        <section className="np-part" aria-label={say('more')}>
          <header className="np-head">
            <b>{say('more')}</b>
          </header>
          <div className="np-body">
            <NodeMore path={path} isIndicator={false} isRoot={isRoot} />
          </div>
        </section>
      </div>
    </Panel>
  );
}
