import { Button, Dropdown } from 'antd';
import { useEffect, useRef, type RefObject } from 'react';
import type { FigureBlock, FigureColumn, FigureEditHow, FigureQuery, FigureRow } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Icon } from '../../../components/icon.tsx';
import { KeyCap } from '../../../components/key-cap.tsx';
import type { RowSource } from '../../../components/row-source.ts';
import { copyTable } from '../../../components/table-copy.ts';
import { COMMON } from '../../../components/words.ts';
import { formatCount, formatDecimal } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { callOrThrow } from '../../../use-call.ts';
import { CallError } from '../../../call-error.ts';
import { SheetGrid, type SheetCell, type SheetHandle } from '../sheet/sheet-grid.tsx';
import { blockOf, clipboardHtml, clipboardText, fillDown, pastePlan, readClipboard, sizeOf, sumOf, type Block, type CellAt, type Selection } from '../sheet/sheet-model.ts';
import { headsOfColumn } from './code-paste.ts';
import { useCodePaste } from './use-code-paste.tsx';
import { SavingShare } from './saving-share.tsx';
import type { SheetEdits } from './use-sheet-edits.ts';
import { FIGURES } from './words.ts';

export interface FigureSheetPanelProps {
  readonly label: string;
  readonly period: PeriodId;
  /** Open at the period's end. */
  readonly outlets: number;
  readonly query: FigureQuery | null;
  readonly columns: readonly FigureColumn[];
  /** Hidden ones too. */
  readonly allColumns: readonly FigureColumn[];
  readonly source: RowSource<FigureRow>;
  readonly edits: SheetEdits;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  readonly onTurn: (which: 'undo' | 'redo') => void;
  readonly onRename: (column: FigureColumn) => void;
  readonly onHide: (figure: string) => void;
  readonly onMissing: (figure: string) => void;
  readonly onClear: (() => void) | undefined;
  /** Every column is locked: the keys that change are not offered. */
  readonly isReadOnly: boolean;
  readonly grid: RefObject<SheetHandle | null>;
}

/** Texts for the cells of a stretch. */
interface Filling {
  readonly at: Block;
  readonly texts: FigureBlock['texts'];
}

/** Most rows of one copy; more of them are an export. */
const COPIED_ROWS = 5000;
const PAGE = 5000;

/** The sheet itself: what its keys, pastes and menus do to the figures. */
export function FigureSheetPanel(props: FigureSheetPanelProps) {
  const { columns, source, edits, selection, query } = props;
  const say = useWords(FIGURES);
  const common = useWords(COMMON);
  const lang = useLang();
  const notify = useNotify();
  const total = source.total ?? 0;
  const block = blockOf(selection);

  const { grid } = props;
  const byCode = useCodePaste({ ...props, onByPlace: (cells) => void write('paste', placed(cells)) });
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current || source.total === null || source.total === 0) return;
    isFirst.current = false;
    grid.current?.focus();
  }, [source.total, grid]);

  function cellOf(row: FigureRow, at: number): SheetCell {
    const column = columns[at];
    const held = column === undefined ? undefined : edits.heldAt(row.outletId, column.figure);
    if (held !== undefined) {
      const fault = held.fault === null ? undefined : messageFor(held.fault.error.code, held.fault.error.params, lang);
      return { shown: held.text, text: held.text, ...(fault === undefined ? {} : { mark: 'fault', title: fault }) };
    }
    const value = row.cells[at] ?? null;
    const flag = row.flags.find((each) => each.at === at);
    return { shown: value === null ? null : formatDecimal(value), text: value ?? '', mark: flag === undefined ? undefined : flag.isSeen ? 'flag-seen' : 'flag', title: value === null ? say('noValue') : undefined };
  }

  /** The rows of a stretch, read where they are not there yet. */
  async function rowsBetween(top: number, bottom: number): Promise<readonly FigureRow[]> {
    const known = Array.from({ length: bottom - top + 1 }, (_, i) => source.rowAt(top + i));
    if (known.every((row): row is FigureRow => row !== undefined)) return known;
    if (query === null) return [];
    const rows: FigureRow[] = [];
    while (rows.length < bottom - top + 1) {
      const page = await callOrThrow('figure:rows', { ...query, offset: top + rows.length, limit: Math.min(PAGE, bottom - top + 1 - rows.length), ...(source.sort && { sort: source.sort }) });
      if (page.rows.length === 0) break;
      rows.push(...page.rows);
    }
    return rows;
  }

  /** @param asked what is filled in where; null: nothing. Edits made before it is known go after it. */
  async function write(how: FigureEditHow, asked: Filling | Promise<Filling | null>): Promise<void> {
    try {
      const reply = await edits.save(blockFor(how, asked));
      if (reply === null) return;
      if (!reply.ok) notify.error(reply.error);
      else if (how === 'paste' && reply.value.faults.length === 0) notify.done(say('pasted', { changed: formatCount(reply.value.changed), unchanged: formatCount(reply.value.unchanged) }), 3);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      notify.error(error.wire);
    }
  }

  async function blockFor(how: FigureEditHow, asked: Filling | Promise<Filling | null>): Promise<FigureBlock | null> {
    const filling = await asked;
    if (filling === null) return null;
    const { at, texts } = filling;
    const filled = columns.slice(at.left, at.right + 1);
    const lock = filled.find((column) => column.locked !== null)?.locked;
    if (lock != null) {
      notify.error(lock);
      return null;
    }
    const rows = await rowsBetween(at.top, at.bottom);
    return { period: props.period, how, outlets: rows.map(({ outletId }) => outletId), figures: filled.map(({ figure }) => figure), texts: texts.slice(0, rows.length) };
  }

  function paste(text: string): void {
    if (text === '') return;
    const cells = readClipboard(text);
    void write('paste', byCode.open(cells).then((isAsked) => (isAsked ? null : placed(cells))));
  }

  function placed(cells: readonly (readonly string[])[]): Filling {
    const plan = pastePlan(cells, selection, { rows: total, columns: columns.length }, columns.map(headsOfColumn));
    props.onSelection({ active: { row: plan.block.top, column: plan.block.left }, corner: { row: plan.block.bottom, column: plan.block.right } });
    if (plan.rowsCut > 0 || plan.columnsCut > 0) notify.done(say('pasteCut', { rows: formatCount(plan.rowsCut), columns: plan.columnsCut }), 8);
    return { at: plan.block, texts: plan.texts };
  }

  async function copy(isCut: boolean): Promise<void> {
    if (block.bottom - block.top + 1 > COPIED_ROWS) return notify.done(say('copyTooMany', { most: formatCount(COPIED_ROWS) }), 6);
    const rows = await rowsBetween(block.top, block.bottom);
    const cells = rows.map((row) => columns.slice(block.left, block.right + 1).map((_, i) => cellOf(row, block.left + i).text));
    if (!copyTable({ text: clipboardText(cells), html: clipboardHtml(cells) })) return;
    notify.done(say('copied', { count: sizeOf(block) }), 2);
    if (isCut) clear();
  }

  function clear(): void {
    void write('clear', { at: block, texts: Array.from({ length: block.bottom - block.top + 1 }, () => new Array<string>(block.right - block.left + 1).fill('')) });
  }

  async function filledDown(): Promise<Filling | null> {
    const [first] = await rowsBetween(block.top, block.top);
    if (first === undefined || block.bottom === block.top) return null;
    const texts = fillDown(columns.slice(block.left, block.right + 1).map((_, i) => cellOf(first, block.left + i).text), block.bottom - block.top);
    return { at: { ...block, top: block.top + 1 }, texts };
  }

  function type({ row, column }: CellAt, text: string): void {
    void write('type', { at: { top: row, left: column, bottom: row, right: column }, texts: [[text.trim()]] });
  }

  const selected = sizeOf(block);
  return (
    <>
      {byCode.dialog}
      <SheetGrid<FigureRow>
        ref={grid}
        label={props.label}
        fixed={[
          { key: 'code', title: say('outletCode'), width: 112, cell: (row) => <span className="ellipsis quiet" title={row.code}>{row.code}</span> },
          {
            key: 'name',
            title: say('outletName'),
            width: 216,
            cell: (row) => (
              <span className="ellipsis" title={[row.name, row.regionPath.join(' / '), row.isOpen ? '' : say('notOpen')].filter((part) => part !== '').join('\n')}>
                {row.name}
                {!row.isOpen && <span className="quiet">（{say('notOpen')}）</span>}
              </span>
            ),
          },
        ]}
        columns={columns.map((column) => ({ key: column.figure, width: columnWidth(column, props.outlets), isLocked: column.locked !== null, head: <ColumnHead column={column} {...props} /> }))}
        total={source.total}
        rowAt={source.rowAt}
        want={source.want}
        cellOf={cellOf}
        nameOf={(row, at) => say('editCell', { outlet: row.name, figure: columns[at]?.name ?? '' })}
        selection={selection}
        onSelection={props.onSelection}
        onType={type}
        onClear={clear}
        onFillDown={() => void write('fill', filledDown())}
        onCopy={(isCut) => void copy(isCut)}
        onPaste={paste}
        onUndo={() => props.onTurn('undo')}
        onRedo={() => props.onTurn('redo')}
        onLocked={(at) => {
          const lock = columns[at]?.locked;
          if (lock != null) notify.error(lock);
        }}
        empty={
          props.onClear === undefined ? (
            <EmptyState text={say('empty')} />
          ) : (
            <EmptyState
              text={common('nothingFound')}
              action={
                <button type="button" className="link" onClick={props.onClear}>
                  {common('clearFilters')}
                </button>
              }
            />
          )
        }
        foot={
          <>
            <span>{say('outletsShown', { count: total }).replace(String(total), formatCount(total))}</span>
            <span className="num">{selected > 1 ? selectionWords() : ''}</span>
            <span className="grow" />
            {edits.isSaving && <SavingShare />}
            <span className="row figures-keys">
              {props.isReadOnly ? (
                <>
                  <KeyCap keys="Ctrl C" /> {say('keyCopy')}
                </>
              ) : (
                <>
                  <KeyCap keys="F2" /> {say('keyEdit')}
                  <KeyCap keys="Ctrl V" /> {say('keyPaste')}
                  <KeyCap keys="Ctrl D" /> {say('keyFill')}
                  <KeyCap keys="Del" /> {say('keyClear')}
                  <KeyCap keys="Ctrl Z" /> {say('keyUndo')}
                </>
              )}
            </span>
          </>
        }
      />
    </>
  );

  function selectionWords(): string {
    const texts: (string | null)[] = [];
    for (let row = block.top; row <= Math.min(block.bottom, block.top + COPIED_ROWS); row += 1) {
      const held = source.rowAt(row);
      for (let at = block.left; at <= block.right; at += 1) texts.push(held?.cells[at] ?? null);
    }
    const isWhole = block.bottom - block.top < COPIED_ROWS && Array.from({ length: block.bottom - block.top + 1 }, (_, i) => source.rowAt(block.top + i)).every((row) => row !== undefined);
    const sum = isWhole ? sumOf(texts) : null;
    const count = say('selected', { count: selected }).replace(String(selected), formatCount(selected));
    return sum === null ? count : `${count} · ${say('sum', { sum: formatDecimal(sum.sum) })}`;
  }
}

/** Room for the head's words, its count and its menu. */
function columnWidth({ name, unit, locked, withValue }: FigureColumn, outlets: number): number {
  const letters = [...(unit === null ? name : `${name}（${unit}）`)];
  const wide = letters.reduce((sum, letter) => sum + (letter > '\u2E7F' ? 12 : 7), 0);
  const counts = 7 * `${formatCount(withValue)} / ${formatCount(outlets)}`.length;
  return Math.min(240, Math.max(112, wide + (locked === null ? 64 : 80), counts + 48));
}

function ColumnHead({ column, outlets, source, onRename, onHide, onMissing }: { readonly column: FigureColumn } & Pick<FigureSheetPanelProps, 'outlets' | 'source' | 'onRename' | 'onHide' | 'onMissing'>) {
  const say = useWords(FIGURES);
  const lang = useLang();
  const { figure, name, unit, withValue, locked } = column;
  const isSorted = source.sort?.by === figure;
  const lacks = withValue < outlets;
  const items = [
    { key: 'up', label: say('sortUp'), icon: <Icon name="arrowUp" size={14} /> },
    { key: 'down', label: say('sortDown'), icon: <Icon name="arrowDown" size={14} /> },
    ...(isSorted ? [{ key: 'none', label: say('sortNone') }] : []),
    { type: 'divider' as const },
    { key: 'missing', label: say('missingOnly'), disabled: !lacks },
    { key: 'rename', label: say('rename'), icon: <Icon name="edit" size={14} /> },
    { key: 'hide', label: say('hide') },
  ];
  function act(key: string): void {
    if (key === 'missing') onMissing(figure);
    else if (key === 'rename') onRename(column);
    else if (key === 'hide') onHide(figure);
    else source.setSort?.(key === 'none' ? { by: 'code', descending: false } : { by: figure, descending: key === 'down' });
  }
  return (
    <>
      <span className="sheet-column" title={`${name}${unit === null ? '' : `（${unit}）`} ${figure}${locked === null ? '' : `\n${messageFor(locked.code, locked.params, lang)}`}`}>
        <strong>
          {locked !== null && <Icon name="lock" size={12} />}
          <span className="ellipsis">{unit === null ? name : `${name}（${unit}）`}</span>
          {isSorted && <Icon name={source.sort?.descending === true ? 'arrowDown' : 'arrowUp'} size={12} />}
        </strong>
        <span className={lacks ? 'num warn' : 'num'}>{say('fill', { withValue: formatCount(withValue), outlets: formatCount(outlets) })}</span>
      </span>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key, domEvent }) => {
        domEvent.stopPropagation();
        act(key);
      } }}>
        <Button type="text" size="small" className="sheet-menu" aria-label={say('columnMenu', { name })} icon={<Icon name="chevronDown" size={12} />} onClick={(event) => event.stopPropagation()} />
      </Dropdown>
    </>
  );
}
