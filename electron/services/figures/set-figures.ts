import { v7 as uuid } from 'uuid';
import type { CellState } from '../../../db/figure-cells.ts';
import type { FigureDefinition } from '../../../db/repositories/figure-repository.ts';
import type { EditedCell, FigureEditRecord } from '../../../db/repositories/figure-edit-repository.ts';
import type { FigureBlock, FigureEdit, FigureFault, FigureSaved } from '../../../shared/contract/figure-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { readingParams } from '../../../shared/reading/plain-text.ts';
import { readNumber } from '../../../shared/reading/read-number.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { figureLocks } from './figure-locks.ts';
import { sheetOutlets, type SheetOutlet } from './figure-outlets.ts';

interface WantedCell {
  readonly outlet: SheetOutlet;
  readonly figure: FigureDefinition;
  /** null: to be emptied. */
  readonly text: string | null;
}

/** Progress of large blocks is told after so many cells. */
const CELLS_BETWEEN = 5000;
/** Cells named one by one in the journal. */
const CELLS_NAMED = 20;

/**
 * Saves a block of cells in one transaction with one journal row. A cell whose text is no number is left as it was and told
 * in `faults`; the others are saved. What says the same as before is no change.
 *
 * @throws {AppError} `figure/block-shape`, `figure/unknown`, `outlet/not-found`, and `figure/locked` for the whole block
 */
export function setFigures(context: ServiceContext, block: FigureBlock): FigureSaved {
  const { store, user } = context;
  const { wanted, faults } = readBlock(context, block);
  return store.transaction(() => {
    const lockOf = figureLocks(store, block.period);
    for (const figure of new Set(wanted.map((cell) => cell.figure))) {
      const lock = lockOf(figure);
      if (lock !== null) throw new AppError(lock.code, lock.params);
    }
    const book = store.figureEdits.openCells(block.period);
    const changes: (EditedCell & WantedCell)[] = [];
    for (const cell of wanted) {
      const before = book.read(cell.figure.no, cell.outlet.no);
      if (before.text !== cell.text) changes.push({ ...cell, figureNo: cell.figure.no, outletNo: cell.outlet.no, before, after: cell.text });
    }
    const unchanged = wanted.length - changes.length;
    if (changes.length === 0) return { edit: null, changed: 0, unchanged, faults };
    const [id, at] = [uuid(), context.now()];
    const { period, how } = block;
    const no = store.figureEdits.start({ id, period, how, cells: changes.length, at, by: user });
    for (const [i, change] of changes.entries()) {
      if (i % CELLS_BETWEEN === 0) reportProgress(context, i, changes.length);
      store.figureEdits.addCell(no, change);
      book.put(change.figureNo, change.outletNo, { text: change.after, importNo: 0, row: no });
    }
    book.finish();
    const named = changes.slice(0, CELLS_NAMED);
    const isShort = changes.length <= CELLS_NAMED;
    const nameOf = ({ outlet, figure }: WantedCell): string => `${outlet.code} ${figure.name}`;
    store.journal.record({
      action: `figure.${how}`,
      subjectKind: 'figure',
      subjectId: subjectOf(changes.map(({ outlet }) => outlet), id),
      before: isShort ? Object.fromEntries(named.map((change) => [nameOf(change), change.before.text])) : null,
      after: { period, ...(isShort ? Object.fromEntries(named.map((change) => [nameOf(change), change.after])) : { cells: changes.length, edit: id }) },
      at,
      by: user,
    });
    return { edit: { id, period, how, cells: changes.length, at, by: user, isUndone: false }, changed: changes.length, unchanged, faults };
  });
}

/**
 * Takes an action on the sheet back, or does it again, whole.
 *
 * @throws {AppError} `figure/unknown-edit`, `figure/undone-already`, `figure/not-undone`, `figure/changed-since`,
 * `figure/import-gone`, `figure/locked`
 */
export function turnEdit(context: ServiceContext, editId: string, turn: 'undo' | 'redo'): FigureEdit {
  const { store, user } = context;
  return store.transaction(() => {
    const edit = store.figureEdits.find(editId);
    if (edit === null) throw new AppError('figure/unknown-edit');
    if (turn === 'undo' && edit.undoneAt !== null) throw new AppError('figure/undone-already');
    if (turn === 'redo' && edit.undoneAt === null) throw new AppError('figure/not-undone');
    const cells = store.figureEdits.cells(edit.no);
    const figures = new Map(store.figures.list().map((figure) => [figure.no, figure]));
    const lockOf = figureLocks(store, edit.period);
    const gone = turn === 'undo' ? store.figureEdits.firstUndoneImport([...new Set(cells.map(({ before }) => before.importNo))]) : null;
    if (gone !== null) throw new AppError('figure/import-gone', { file: gone });
    const book = store.figureEdits.openCells(edit.period);
    for (const { figureNo, outletNo, before, after } of cells) {
      const figure = figures.get(figureNo);
      const lock = figure === undefined ? null : lockOf(figure);
      if (lock !== null) throw new AppError(lock.code, lock.params);
      const done: CellState = { text: after, importNo: 0, row: edit.no };
      const [from, to] = turn === 'undo' ? [done, before] : [before, done];
      if (!isSame(book.read(figureNo, outletNo), from)) {
        throw new AppError('figure/changed-since', { outlet: store.outlets.codeOf(outletNo) ?? '', figure: figure?.name ?? '' });
      }
      book.put(figureNo, outletNo, to);
    }
    book.finish();
    const at = context.now();
    store.figureEdits.markUndone(edit.no, turn === 'undo' ? at : null, turn === 'undo' ? user : null);
    const outlets = sheetOutlets(store, edit.period);
    const touched = cells.flatMap(({ outletNo }) => outlets.byNo.get(outletNo) ?? []);
    const fact = { period: edit.period, cells: edit.cells, edit: edit.id };
    store.journal.record({
      action: `figure.${turn}`,
      subjectKind: 'figure',
      subjectId: subjectOf(touched, edit.id),
      before: turn === 'undo' ? fact : null,
      after: turn === 'undo' ? null : fact,
      at,
      by: user,
    });
    return { ...toEdit(edit), isUndone: turn === 'undo' };
  });
}

export function toEdit({ id, period, how, cells, at, by, undoneAt }: FigureEditRecord): FigureEdit {
  return { id, period, how, cells, at, by, isUndone: undoneAt !== null };
}

function readBlock({ store }: ServiceContext, { period, outlets, figures, texts }: FigureBlock): { readonly wanted: readonly WantedCell[]; readonly faults: readonly FigureFault[] } {
  if (texts.length !== outlets.length || texts.some((row) => row.length !== figures.length) || new Set(outlets).size !== outlets.length || new Set(figures).size !== figures.length) {
    throw new AppError('figure/block-shape');
  }
  const { byId } = sheetOutlets(store, period);
  const definitions = figures.map((code) => store.figures.find(code) ?? unknownFigure(code));
  const wanted: WantedCell[] = [];
  const faults: FigureFault[] = [];
  for (const [row, outletId] of outlets.entries()) {
    const outlet = byId.get(outletId);
    if (outlet === undefined) throw new AppError('outlet/not-found', { id: outletId });
    for (const [column, figure] of definitions.entries()) {
      const text = texts[row]?.[column]?.trim() ?? null;
      if (text === null) continue;
      const reading = text === '' ? { value: null } : readNumber(text);
      if ('fault' in reading) faults.push({ outletId, figure: figure.code, text, error: { code: reading.fault, params: readingParams(text, reading.readings) } });
      else wanted.push({ outlet, figure, text: reading.value });
    }
  }
  return { wanted, faults };
}

function unknownFigure(figure: string): never {
  throw new AppError('figure/unknown', { figure });
}

/** What one outlet's figures were changed by stands on its page too. */
function subjectOf(outlets: readonly SheetOutlet[], editId: string): string {
  const [first] = outlets;
  return first !== undefined && outlets.every(({ id }) => id === first.id) ? first.id : editId;
}

function isSame(a: CellState, b: CellState): boolean {
  return a.text === b.text && a.importNo === b.importNo && a.row === b.row;
}
