import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { periodKind } from '../../../shared/dates.ts';
import type { SchemeListing, SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import type { SchemeRow } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { isDimension, walkTree } from '../../../shared/scheme/walk.ts';
import { useWorkspace } from '../../app-state.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { useWindowWidth } from '../../window-width.ts';
import { DesignerContext, useDesigner, type Designer } from './designer-context.ts';
import { DesignerHead } from './designer-head.tsx';
import { NodePanel } from './indicator/node-panel.tsx';
import { LevelsTab } from './levels/levels-tab.tsx';
import { listAt } from './model/document-path.ts';
import { inNamesOf } from './model/data-problems.ts';
import { DESIGNER_TABS, nodePathOf, tabOf, type DesignerTab } from './model/problem-place.ts';
import { canGrade, documentProblems } from './model/scheme-problems.ts';
import { findNode } from './model/tree-edit.ts';
import { AboutTab } from './rules/about-tab.tsx';
import { AdjustmentsTab } from './rules/adjustments-tab.tsx';
import { DataTab } from './rules/data-tab.tsx';
import { EntryTab } from './rules/entry-tab.tsx';
import { MovementTab } from './rules/movement-tab.tsx';
import { VetoTab } from './rules/veto-tab.tsx';
import { MoversDrawer } from './side/movers-drawer.tsx';
import { SidePanel } from './side/side-panel.tsx';
import { TrialStrip } from './side/trial-strip.tsx';
import { TreePanel } from './tree/tree-panel.tsx';
import { useDataChecks } from './use-data-checks.ts';
import { useDraft } from './use-draft.ts';
import { useTrial } from './use-trial.ts';
import { DESIGNER } from './words.ts';

/** Under this width the right column is a tab of its own. */
const WIDE = 1400;

export interface DesignerScreenProps {
  readonly row: SchemeRow;
  readonly document: Scheme;
  readonly versions: readonly SchemeListing[];
  readonly vocabulary: SchemeVocabulary;
}

/** The designer with the document in hand. */
export function DesignerScreen({ row, document, versions, vocabulary }: DesignerScreenProps) {
  const own = versions.find(({ id }) => id === row.id);
  const isReadOnly = row.state === 'published' || (own?.runs ?? 0) > 0;
  const draft = useDraft(row.id, document, isReadOnly);
  const { scheme, edit } = draft;
  const { store } = useWorkspace();
  const previous = versions.find((each) => each.code === row.code && each.version < row.version && each.state === 'published') ?? null;
  const before = useCall('scheme:get', previous === null ? null : { schemeVersionId: previous.id });
  const earlier = before.status === 'ready' && previous !== null && before.value.row.id === previous.id ? before.value.scheme : null;
  const lang = useLang();
  const problems = useMemo(() => documentProblems(scheme, vocabulary).map((problem) => inNamesOf(scheme, problem, lang)), [scheme, vocabulary, lang]);
  const [tab, setTab] = useState<DesignerTab | 'side'>('tree');
  const [selected, select] = useKept<string>(`schemes:node:${row.code}`, scheme.tree.children[0]?.code ?? scheme.tree.code, isText);
  const [isMoversShown, showMovers] = useState(false);
  const period = store.periods.find((each) => periodKind(each) === scheme.cycle) ?? null;
  const node = findNode(scheme, selected)?.node ?? null;
  const focus = tab === 'tree' && node !== null && !isDimension(node) ? selected : null;
  const state = useTrial(scheme, period, focus, canGrade(problems), earlier);
  const dataChecks = useDataChecks(scheme, canGrade(problems));
  const isWide = useWindowWidth() >= WIDE;
  const shownTab = isWide && tab === 'side' ? 'tree' : tab;
  const toFocus = useRef<string | null>(null);

  const jumpTo = useCallback(
    (path: string) => {
      setTab(tabOf(path));
      const nodePath = nodePathOf(path);
      const code = nodePath === null ? undefined : walkTree(scheme).find((placed) => placed.path === nodePath)?.node.code;
      if (code !== undefined) select(code);
      toFocus.current = path;
      requestAnimationFrame(() => focusPlace(toFocus));
    },
    [scheme, select],
  );

  useShortcuts(draft.undo, draft.redo, isReadOnly);

  const designer = useMemo<Designer>(
    () => ({ scheme, before: earlier, isReadOnly, edit, problems, dataChecks, vocabulary, trial: state.trial, tab: shownTab === 'side' ? 'tree' : shownTab, selected, select, jumpTo }),
    [scheme, earlier, isReadOnly, edit, problems, dataChecks, vocabulary, state.trial, shownTab, selected, select, jumpTo],
  );
  const versionsOfScheme = versions.filter(({ code }) => code === row.code).length;
  return (
    <DesignerContext value={designer}>
      <div className="page designer">
        <DesignerHead row={row} draft={draft} previous={previous} runs={own?.runs ?? 0} />
        <DesignerTabs tab={shownTab} onTab={setTab} hasSide={!isWide} />
        <div className={isWide ? 'dg-body dg-wide' : 'dg-body'}>
          {shownTab === 'side' ? (
            <SidePanel state={state} onMovers={() => showMovers(true)} />
          ) : shownTab === 'tree' ? (
            <div className="dg-tree">
              <TreePanel />
              <NodePanel />
            </div>
          ) : (
            <div className="dg-tab" role="tabpanel" aria-labelledby={`tab-${shownTab}`}>
              <TabBody tab={shownTab} mayRecode={!isReadOnly && versionsOfScheme === 1} />
            </div>
          )}
          {isWide && <SidePanel state={state} onMovers={() => showMovers(true)} />}
        </div>
        <TrialStrip onMovers={() => showMovers(true)} />
        {isMoversShown && state.trial !== null && <MoversDrawer trial={state.trial} levels={levelInfos(scheme)} onClose={() => showMovers(false)} />}
      </div>
    </DesignerContext>
  );
}

function TabBody({ tab, mayRecode }: { readonly tab: Exclude<DesignerTab, 'tree'>; readonly mayRecode: boolean }) {
  switch (tab) {
    case 'entry':
      return <EntryTab />;
    case 'levels':
      return <LevelsTab />;
    case 'vetoes':
      return <VetoTab />;
    case 'adjustments':
      return <AdjustmentsTab />;
    case 'movement':
      return <MovementTab />;
    case 'data':
      return <DataTab />;
    case 'about':
      return <AboutTab mayRecode={mayRecode} />;
  }
}

const COUNTED: Partial<Record<DesignerTab, string>> = { entry: 'eligibility', vetoes: 'vetoes', adjustments: 'adjustments.items', levels: 'levels' };

function DesignerTabs({ tab, onTab, hasSide }: { readonly tab: DesignerTab | 'side'; readonly onTab: (tab: DesignerTab | 'side') => void; readonly hasSide: boolean }) {
  const say = useWords(DESIGNER);
  const [scheme, problems] = useDesignerParts();
  const tabs: readonly (DesignerTab | 'side')[] = hasSide ? [...DESIGNER_TABS, 'side'] : DESIGNER_TABS;
  return (
    <div className="dg-tabs" role="tablist" aria-label={say('tabs')}>
      {tabs.map((each) => {
        const list = each === 'side' ? undefined : COUNTED[each];
        const count = list === undefined ? 0 : listAt(scheme, list).length;
        const errors = each === 'side' ? problems.filter(({ severity }) => severity === 'error').length : problems.filter(({ severity, path }) => severity === 'error' && tabOf(path) === each).length;
        return (
          <button
            key={each}
            id={`tab-${each}`}
            type="button"
            role="tab"
            aria-selected={each === tab}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => onTab(each)}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              const next = tabs[(tabs.indexOf(each) + by + tabs.length) % tabs.length];
              if (by === 0 || next === undefined) return;
              event.preventDefault();
              onTab(next);
              globalThis.document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {say(`tab_${each}`)}
            {count > 0 && <span className="dg-count num">{count}</span>}
            {errors > 0 && (
              <span className="dg-errors num" title={say('errorCount', { n: errors, count: errors })}>
                {errors}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

function useDesignerParts(): readonly [Scheme, Designer['problems']] {
  const designer = useDesigner();
  return [designer.scheme, designer.problems];
}

/** Ctrl+Z and Ctrl+Y (Ctrl+Shift+Z) take edits back and do them again; a text field's own undo gives way to them. */
function useShortcuts(undo: () => void, redo: () => void, isReadOnly: boolean): void {
  useEffect(() => {
    if (isReadOnly) return undefined;
    function onKeyDown(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      const isUndo = key === 'z' && !event.shiftKey;
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!isUndo && !isRedo) return;
      event.preventDefault();
      // A field shows what is typed until it is left; then it shows what stands.
      if (globalThis.document.activeElement instanceof HTMLInputElement) globalThis.document.activeElement.blur();
      if (isUndo) undo();
      else redo();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo, isReadOnly]);
}

/** The field of the place, or of the nearest place above it that has one. */
function focusPlace(wanted: { current: string | null }): void {
  let path = wanted.current;
  wanted.current = null;
  while (path !== null && path !== '') {
    const holder = globalThis.document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    const field = holder?.matches('input, textarea') === true ? holder : holder?.querySelector<HTMLElement>('input, textarea, button');
    if (field !== null && field !== undefined) {
      field.scrollIntoView({ block: 'center' });
      field.focus();
      return;
    }
    const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    path = cut <= 0 ? null : path.slice(0, cut);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
