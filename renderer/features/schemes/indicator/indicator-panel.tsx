import { toCutText } from '../../../../shared/exact/rational.ts';
import { inLang } from '../../../../shared/errors.ts';
import type { IndicatorNode } from '../../../../shared/scheme/scheme.ts';
import { maxOf } from '../../../../shared/scheme/weights.ts';
import { Panel } from '../../../components/panel.tsx';
import { formatCount, formatPlaces } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { PlaceProblems } from '../fields/field.tsx';
import { MethodKindChoice, MethodParts } from '../methods/method-editor.tsx';
import { dimensionAt, findNode, parentPath, shareOf } from '../model/tree-edit.ts';
import { SourceFields, SourceKindChoice } from '../sources/source-editor.tsx';
import { DESIGNER } from '../words.ts';
import { NodeMore } from './node-more.tsx';
import { TrialRows } from './trial-rows.tsx';

/** One indicator: where its value comes from, how it becomes points, what else it says, and how the outlets come out. */
export function IndicatorPanel({ node, path }: { readonly node: IndicatorNode; readonly path: string }) {
  const { scheme, before, trial } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const parent = dimensionAt(scheme, parentPath(path) ?? 'tree') ?? scheme.tree;
  const share = toCutText(shareOf(scheme, node.code), 2);
  const max = Number(toCutText(maxOf(node), 4));
  const unit = node.unit === undefined ? '' : inLang(node.unit, lang);
  const facts = trial?.indicators.find((each) => each.code === node.code) ?? null;
  const isNew = before !== null && findNode(before, node.code) === null;
  return (
    <Panel title={inLang(node.name, lang)} hint={say('nodeHint', { parent: inLang(parent.name, lang), share })} flush className="node-panel">
      <div className="np">
        <section className="np-part" aria-label={say('step1')}>
          <header className="np-head">
            <b>{say('step1')}</b>
            <SourceKindChoice path={`${path}.source`} />
            <span className="grow" />
            <span className="hint">{unit === '' ? '' : say('unitIs', { unit })}</span>
          </header>
          <div className="np-body">
            <PlaceProblems path={path} />
            <SourceFields path={`${path}.source`} />
            <TrialRows code={node.code} isFormula={node.source.kind === 'formula'} unit={unit} />
          </div>
        </section>
        <section className="np-part np-method" aria-label={say('step2')}>
          <header className="np-head">
            <b>{say('step2')}</b>
            <MethodKindChoice path={`${path}.method`} max={max} />
            <span className="grow" />
          </header>
          <MethodParts path={`${path}.method`} max={max} unit={unit} facts={facts} />
        </section>
        <section className="np-part" aria-label={say('step3')}>
          <header className="np-head">
            <b>{say('step3')}</b>
          </header>
          <div className="np-body">
            <NodeMore path={path} isIndicator isRoot={false} />
          </div>
        </section>
      </div>
      {facts !== null && (
        <footer className="np-foot">
          <span>
            {say('averageScore')} <b className="num">{formatPlaces(facts.average)}</b>
          </span>
          <span className="quiet">
            {say('fullMarks')} <span className="num">{formatCount(facts.full)}</span>
          </span>
          <span className="quiet">
            {say('noMarks')} <span className="num">{formatCount(facts.zero)}</span>
          </span>
          <span className={facts.missing > 0 ? 'warn' : 'quiet'}>
            {say('missingCount')} <span className="num">{formatCount(facts.missing)}</span>
          </span>
          <span className="grow" />
          {isNew && <span className="hint">{say('notInBefore')}</span>}
        </footer>
      )}
    </Panel>
  );
}
