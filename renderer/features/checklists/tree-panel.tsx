import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { inLang, type Lang, type Problem } from '../../../shared/errors.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Panel } from '../../components/panel.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { addItem, addSection, copyPlace, itemPath, itemPlace, movePlace, removePlace, shiftPlace, type Edit } from './model/checklist-edit.ts';
import { treePlaceOf } from './model/problem-place.ts';
import { CHECKLISTS, kindWord, type SayChecklists } from './words.ts';

export interface TreePanelProps {
  readonly checklist: Checklist;
  readonly problems: readonly Problem[];
  readonly place: string;
  readonly isReadOnly: boolean;
  readonly onPlace: (place: string) => void;
  readonly onEdit: (edit: Edit) => void;
  /** Enter: on to the fields of the place. */
  readonly onEnter: () => void;
}

interface TreeRow {
  readonly path: string;
  readonly level: 1 | 2;
  readonly code: string;
  readonly name: string;
  readonly side: string;
  readonly isOpen: boolean | null;
  readonly isRed: boolean;
}

interface Drop {
  readonly path: string;
  readonly side: 'before' | 'after';
}

/** Sections and items, to go through, reorder, copy and take out by keys or mouse. */
export function TreePanel({ checklist, problems, place, isReadOnly, onPlace, onEdit, onEnter }: TreePanelProps) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<string | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const rows = treeRows(checklist, closed, say, lang);
  const current = rows.findIndex(({ path }) => path === place);
  const worst = worstByPlace(problems);

  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);

  const toggle = (path: string, isOpen: boolean): void => {
    const code = path;
    const next = new Set(closed);
    if (isOpen) next.delete(code);
    else next.add(code);
    setClosed(next);
    if (!isOpen && place.startsWith(`${path}.`)) onPlace(path);
  };

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.nativeEvent.isComposing) return;
    const row = rows[current];
    const isMovable = !isReadOnly && place.startsWith('sections');
    const go = (at: number): void => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, at))];
      if (next !== undefined) onPlace(next.path);
    };
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (isMovable) onEdit(shiftPlace(checklist, place, event.key === 'ArrowUp' ? -1 : 1));
    } else if (ctrl && event.key.toLowerCase() === 'd') {
      if (isMovable) onEdit(copyPlace(checklist, place));
    } else if (ctrl || event.altKey) return;
    else if (event.key === 'ArrowDown') go(current + 1);
    else if (event.key === 'ArrowUp') go(current - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.length - 1);
    else if (event.key === 'ArrowLeft' && row?.isOpen === true) toggle(row.path, false);
    else if (event.key === 'ArrowLeft' && row?.level === 2) onPlace(row.path.replace(/\.items\[\d+\]$/, ''));
    else if (event.key === 'ArrowRight' && row?.isOpen === false) toggle(row.path, true);
    else if (event.key === 'Enter') onEnter();
    else if (event.key === 'Delete' && isMovable) onEdit(removePlace(checklist, place));
    else if (event.key === 'Insert' && !isReadOnly) onEdit(addItem(checklist, place, say('newItem')));
    else return;
    event.preventDefault();
  }

  const over = (event: DragEvent<HTMLDivElement>, row: TreeRow): void => {
    if (dragged === null || !row.path.startsWith('sections')) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const isLower = event.clientY > box.top + box.height / 2;
    const side = itemPlace(dragged) !== null && row.level === 1 ? 'after' : isLower ? 'after' : 'before';
    if (drop?.path !== row.path || drop.side !== side) setDrop({ path: row.path, side });
  };
  const land = (event: DragEvent): void => {
    event.preventDefault();
    if (dragged !== null && drop !== null && dragged !== drop.path) onEdit(movePlace(checklist, dragged, drop.path, drop.side));
    setDragged(null);
    setDrop(null);
  };

  return (
    <Panel
      title={say('tree')}
      flush
      className="cd-tree"
      tools={
        !isReadOnly && (
          <span className="row">
            <Button size="small" icon={<Icon name="plus" size={14} />} aria-label={say('addSectionFull')} onClick={() => onEdit(addSection(checklist, place, say('newSection'), say('newItem')))}>
              {say('addSection')}
            </Button>
            <Button size="small" icon={<Icon name="plus" size={14} />} aria-label={say('addItemFull')} disabled={checklist.sections.length === 0} onClick={() => onEdit(addItem(checklist, place, say('newItem')))}>
              {say('addItem')}
            </Button>
          </span>
        )
      }
    >
      <div ref={scroller} className="cd-tree-rows" role="tree" aria-label={say('tree')} tabIndex={0} aria-activedescendant={current < 0 ? undefined : `${id}-${current}`} onKeyDown={onKeyDown}>
        {rows.map((row, at) => {
          const isCurrent = at === current;
          const problem = worst.get(row.path);
          const mark = drop?.path === row.path ? ` cd-drop-${drop.side}` : '';
          const isMovable = !isReadOnly && row.path.startsWith('sections');
          return (
            // The tree takes the keys for all its rows; a click is only the mouse's way to them.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={row.path === '' ? 'whole' : row.path}
              id={`${id}-${at}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={row.level}
              aria-selected={isCurrent}
              aria-expanded={row.isOpen ?? undefined}
              className={`cd-row cd-row-${row.level}${isCurrent ? ' cd-row-current' : ''}${dragged === row.path ? ' cd-row-dragged' : ''}${mark}`}
              draggable={isMovable}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', row.path);
                setDragged(row.path);
              }}
              onDragOver={(event) => over(event, row)}
              onDrop={land}
              onDragEnd={() => {
                setDragged(null);
                setDrop(null);
              }}
              onClick={() => {
                onPlace(row.path);
                scroller.current?.focus({ preventScroll: true });
              }}
            >
              {row.isOpen === null ? (
                <span className="cd-twist" />
              ) : (
                <span
                  className="cd-twist"
                  role="presentation"
                  onClick={(event) => {
                    event.stopPropagation();
                    toggle(row.path, row.isOpen === false);
                  }}
                >
                  <Icon name={row.isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
                </span>
              )}
              {row.code !== '' && <span className="cd-row-code num">{row.code}</span>}
              <span className="cd-row-name ellipsis" title={row.name}>
                {row.name}
              </span>
              {row.isRed && (
                <span className="down" title={say('critical')}>
                  <Icon name="flag" size={14} />
                </span>
              )}
              {problem !== undefined && (
                <span className={problem === 'error' ? 'down' : 'warn'} title={say(problem === 'error' ? 'errorsN' : 'warningsN', { count: problems.filter(({ path }) => treePlaceOf(path) === row.path).length })}>
                  <Icon name={problem === 'error' ? 'warning' : 'info'} size={14} />
                </span>
              )}
              <span className="hint nowrap">{row.side}</span>
            </div>
          );
        })}
      </div>
      {!isReadOnly && (
        <footer className="cd-tree-foot">
          <PlaceTools checklist={checklist} place={place} onEdit={onEdit} say={say} />
        </footer>
      )}
    </Panel>
  );
}

/** The keys of the place in hand, on the buttons that do the same. */
function PlaceTools({ checklist, place, onEdit, say }: { readonly checklist: Checklist; readonly place: string; readonly onEdit: (edit: Edit) => void; readonly say: SayChecklists }) {
  const isOff = !place.startsWith('sections');
  return (
    <>
      <Button size="small" disabled={isOff} aria-label={say('up')} title={say('up')} icon={<Icon name="arrowUp" size={14} />} onClick={() => onEdit(shiftPlace(checklist, place, -1))} />
      <Button size="small" disabled={isOff} aria-label={say('down')} title={say('down')} icon={<Icon name="arrowDown" size={14} />} onClick={() => onEdit(shiftPlace(checklist, place, 1))}>
        <KeyCap keys="Alt ↑↓" />
      </Button>
      <Button size="small" disabled={isOff} onClick={() => onEdit(copyPlace(checklist, place))}>
        {say('copy')} <KeyCap keys="Ctrl D" />
      </Button>
      <Button size="small" disabled={isOff} onClick={() => onEdit(removePlace(checklist, place))}>
        {say('remove')} <KeyCap keys="Del" />
      </Button>
    </>
  );
}

function treeRows(checklist: Checklist, closed: ReadonlySet<string>, say: SayChecklists, lang: Lang): readonly TreeRow[] {
  const plain = { code: '', isOpen: null, isRed: false, level: 1 } as const;
  const rows: TreeRow[] = [
    { ...plain, path: '', name: say('whole'), side: say(checklist.mode) },
    { ...plain, path: 'header', name: say('header'), side: String(checklist.header?.length ?? 0) },
  ];
  for (const [at, section] of checklist.sections.entries()) {
    const path = `sections[${at}]`;
    const isOpen = !closed.has(path);
    const side = section.weight === undefined ? say('itemCount', { count: section.items.length }) : `${say('weight')} ${section.weight}`;
    rows.push({ path, level: 1, code: section.code, name: inLang(section.name, lang), side, isOpen, isRed: false });
    if (!isOpen) continue;
    for (const [nth, item] of section.items.entries()) {
      const points = 'points' in item && item.points !== undefined ? ` ${item.points}` : '';
      rows.push({ path: itemPath(at, nth), level: 2, code: item.code, name: inLang(item.name, lang), side: item.kind === 'passFail' ? points.trim() : `${kindWord(item.kind, say)}${points}`, isOpen: null, isRed: item.critical === true });
    }
  }
  return rows;
}

function worstByPlace(problems: readonly Problem[]): ReadonlyMap<string, Problem['severity']> {
  const worst = new Map<string, Problem['severity']>();
  for (const { path, severity } of problems) {
    const place = treePlaceOf(path);
    if (severity === 'error' || !worst.has(place)) worst.set(place, severity);
  }
  return worst;
}
