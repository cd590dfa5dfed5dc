import { Button, Dropdown } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { compare, toCutText, ZERO } from '../../../../shared/exact/rational.ts';
import { inLang } from '../../../../shared/errors.ts';
import { isDimension, rootsOf, walkTree, type PlacedNode } from '../../../../shared/scheme/walk.ts';
import { totalShares } from '../../../../shared/scheme/weights.ts';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { NumberField } from '../fields/number-field.tsx';
import { METHOD_EDITORS } from '../methods/method-editor.tsx';
import { problemsWithin } from '../model/problem-place.ts';
import { insert, remove } from '../model/scheme-edit.ts';
import { copyNode, dimensionAt, findNode, newDimension, newIndicator, nodeCodes, parentPath, treeMove } from '../model/tree-edit.ts';
import { weightGroup } from '../model/weight-group.ts';
import { DESIGNER } from '../words.ts';
import { WeightBar, WeightMender } from './weight-bar.tsx';

/** The tree of dimensions and indicators with their weights, the bar of the group in hand, and what mends its sum. */
export function TreePanel() {
  const { scheme, selected, select, edit, isReadOnly, vocabulary, jumpTo } = useDesigner();
  const say = useWords(DESIGNER);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const nodes = walkTree(scheme);
  const shown = nodes.filter(({ path }) => !nodes.some(({ node, path: above }) => closed.has(node.code) && path !== above && path.startsWith(`${above}.`)));
  const current = findNode(scheme, selected) ?? nodes[0] ?? null;
  const rootPath = /^(?:totals\[\d+\]\.)?tree/.exec(current?.path ?? '')?.[0] ?? 'tree';
  const groupPath = current === null ? 'tree' : isDimension(current.node) ? current.path : (parentPath(current.path) ?? rootPath);
  const group = dimensionAt(scheme, groupPath) ?? scheme.tree;
  const shares = new Map(rootsOf(scheme).flatMap((root) => [...totalShares(root)]));
  const indicators = nodes.filter(({ node }) => !isDimension(node)).length;

  function add(kind: 'dimension' | 'indicator'): void {
    const taken = nodeCodes(scheme);
    const figure = vocabulary.figures[0]?.code ?? 'figure';
    const number = nodes.filter(({ node }) => isDimension(node) === (kind === 'dimension')).length;
    const node = kind === 'dimension' ? newDimension(taken, number, figure) : newIndicator(taken, number + 1, figure);
    // A dimension comes beside the one in hand, an indicator into it.
    const into = kind === 'indicator' ? groupPath : (parentPath(groupPath) ?? rootPath);
    edit(insert(`${into}.children`, node));
    select(node.code);
  }
  function act(key: string, placed: PlacedNode): void {
    if (key === 'copy') edit(copyNode(placed.path));
    else if (key === 'delete') {
      edit(remove(placed.path));
      select(placed.parent?.code ?? scheme.tree.code);
    } else {
      const moved = treeMove(scheme, placed.path, key as 'up');
      if (moved !== null) edit(moved.edit);
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.target instanceof HTMLInputElement) return;
    const at = shown.findIndex(({ node }) => node.code === selected);
    const placed = shown[at];
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 };
    const to = steps[event.key];
    if (placed !== undefined && event.altKey && !isReadOnly) {
      const moves: Readonly<Record<string, 'up' | 'down' | 'in' | 'out'>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };
      const step = moves[event.key];
      if (step === undefined) return;
      event.preventDefault();
      act(step, placed);
    } else if (to !== undefined) {
      event.preventDefault();
      const next = shown[Math.max(0, Math.min(shown.length - 1, to))];
      if (next !== undefined) select(next.node.code);
    } else if (placed !== undefined && (event.key === 'ArrowLeft' || event.key === 'ArrowRight') && isDimension(placed.node)) {
      event.preventDefault();
      setClosed(toggled(closed, placed.node.code, event.key === 'ArrowLeft'));
    } else if (placed !== undefined && event.key === 'Delete' && !isReadOnly && mayGo(placed)) {
      event.preventDefault();
      act('delete', placed);
    } else if (placed !== undefined && (event.key === 'Enter' || event.key === 'F2')) {
      event.preventDefault();
      jumpTo(`${placed.path}.weight`);
    }
  }
  return (
    <Panel
      title={say('treeTitle')}
      hint={say('treeHint', { n: indicators, count: indicators })}
      flush
      tools={
        !isReadOnly && (
          <span className="row">
            <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => add('dimension')}>
              {say('dimension')}
            </Button>
            <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => add('indicator')}>
              {say('indicatorWord')}
            </Button>
          </span>
        )
      }
    >
      <div className="tp">
        <WeightBar dimension={group} path={groupPath} />
        <div className="tp-head">
          <span>{say('nameWord')}</span>
          <span className="tp-method">{say('method')}</span>
          <span className="tp-weight">{say('weight')}</span>
          <span className="tp-share">{say('ofTotal')}</span>
        </div>
        <div className="tp-rows" role="tree" aria-label={say('treeTitle')} tabIndex={0} onKeyDown={onKeyDown} aria-activedescendant={`node-${selected}`}>
          {shown.map((placed) => (
            <TreeRow
              key={placed.node.code}
              placed={placed}
              share={toCutText(shares.get(placed.node.code) ?? ZERO, 2)}
              isOpen={!closed.has(placed.node.code)}
              onToggle={() => setClosed(toggled(closed, placed.node.code, !closed.has(placed.node.code)))}
              onAct={(key) => act(key, placed)}
            />
          ))}
        </div>
        {!isReadOnly && <WeightMender dimension={group} path={groupPath} current={selected} />}
      </div>
    </Panel>
  );
}

interface TreeRowProps {
  readonly placed: PlacedNode;
  readonly share: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onAct: (key: string) => void;
}

function TreeRow({ placed, share, isOpen, onToggle, onAct }: TreeRowProps) {
  const { scheme, before, selected, select, problems, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const { node, path, parent } = placed;
  const name = inLang(node.name, lang);
  const isGroup = isDimension(node);
  const depth = path.split('.children').length - 1;
  const own = isGroup ? problems.filter((problem) => problem.path.startsWith(path) && !/\.children\[/.test(problem.path.slice(path.length))) : problemsWithin(problems, path);
  const hasError = own.some(({ severity }) => severity === 'error');
  const old = before === null ? null : findNode(before, node.code);
  const isChanged = before !== null && (old === null || (!isGroup && JSON.stringify(old.node) !== JSON.stringify(node)) || old.node.weight !== node.weight);
  const group = isGroup ? weightGroup(node) : null;
  const off = group?.isPercent === true && compare(group.left, ZERO) !== 0 ? toCutText(group.left, 2) : null;
  const hasWeight = parent !== null && (parent.combine ?? 'weightedMean') === 'weightedMean' && node.bonus === undefined;
  const items = [
    { key: 'up', label: say('treeUp'), extra: 'Alt ↑', disabled: treeMove(scheme, path, 'up') === null },
    { key: 'down', label: say('treeDown'), extra: 'Alt ↓', disabled: treeMove(scheme, path, 'down') === null },
    { key: 'in', label: say('treeIn'), extra: 'Alt →', disabled: treeMove(scheme, path, 'in') === null },
    { key: 'out', label: say('treeOut'), extra: 'Alt ←', disabled: treeMove(scheme, path, 'out') === null },
    { key: 'copy', label: say('copyNode'), disabled: parent === null },
    { key: 'delete', label: say('deleteNode'), extra: 'Delete', danger: true, disabled: !mayGo(placed) },
  ];
  return (
    // The tree takes the keys for all its rows.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`node-${node.code}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-selected={selected === node.code}
      aria-expanded={isGroup ? isOpen : undefined}
      aria-label={name}
      className={`tp-row${isGroup ? ' tp-parent' : ''}${selected === node.code ? ' tp-current' : ''}`}
      onClick={() => select(node.code)}
    >
      <span className="tp-name" style={{ paddingLeft: depth * 16 }}>
        {isGroup ? (
          <button
            type="button"
            className="bare"
            tabIndex={-1}
            aria-label={isOpen ? say('collapse', { name }) : say('expand', { name })}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
          </button>
        ) : (
          <span className="tp-space" />
        )}
        <span className="ellipsis" title={name}>
          {name}
        </span>
        {isChanged && !isReadOnly && <span className="tag tag-accent">{say(old === null ? 'newMark' : 'changedMark')}</span>}
        {hasError && <Icon name="warning" size={14} />}
      </span>
      <span className="tp-method ellipsis">
        {isGroup ? say(`combine_${node.combine ?? 'weightedMean'}`) : `${node.source.kind === 'formula' ? `${say('sourceFormula')} · ` : ''}${say(METHOD_EDITORS[node.method.kind].word)}`}
      </span>
      <span className="tp-weight">
        {parent === null ? (
          ''
        ) : hasWeight ? (
          <>
            <NumberField path={`${path}.weight`} label={say('weightOf', { name })} unit={parent.weights === 'any' ? '' : '%'} placeholder={node.weight === undefined ? say('shared') : '?'} places={2} width={76} />
          </>
        ) : (
          <span className="hint">{node.bonus === undefined ? NO_VALUE : say('bonus')}</span>
        )}
      </span>
      <span className="tp-share num">
        {share}
        {off !== null && (
          <span className="down tp-off" title={say('groupOff', { name, n: off })}>
            <Icon name="warning" size={12} />
          </span>
        )}
      </span>
      {!isReadOnly && (
        <span className="tp-more">
          <Dropdown trigger={['click']} menu={{ items, onClick: ({ key, domEvent }) => (domEvent.stopPropagation(), onAct(key)) }}>
            <Button type="text" size="small" tabIndex={-1} aria-label={say('nodeMore', { name })} icon={<Icon name="more" size={14} />} onClick={(event) => event.stopPropagation()} />
          </Dropdown>
        </span>
      )}
    </div>
  );
}

/** The root stays, and so does the last child of a dimension. */
function mayGo({ parent }: PlacedNode): boolean {
  return parent !== null && parent.children.length > 1;
}

function toggled(set: ReadonlySet<string>, code: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(code);
  else next.delete(code);
  return next;
}
