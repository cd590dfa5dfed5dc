import type { FigureBlock, FigureColumn, PastedCodes, PastedOutlet } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { readNumber } from '../../../../shared/reading/read-number.ts';

/** A pasted block whose first column names outlets. */
export interface CodeBlock {
  /** null: there are no heads. */
  readonly heads: readonly string[] | null;
  readonly rows: readonly CodeRow[];
}
export interface CodeRow {
  /** Row of the block, from 1, the heads included. */
  readonly line: number;
  readonly code: string;
  /** null: no outlet has the code. */
  readonly outlet: PastedOutlet | null;
  /** The row's texts, the code left out. */
  readonly texts: readonly string[];
}

/** A column of the block behind the codes, and where it goes. */
export interface PasteColumn {
  /** Place among the row's texts. */
  readonly at: number;
  readonly head: string | null;
  /** The first text that is not blank; '': all are. */
  readonly sample: string;
  /** null: it is left out. */
  readonly figure: string | null;
  /** Why the figure that its head names can't be filled; null: it can, or the head names none. */
  readonly locked: FigureColumn['locked'];
}

/** Why a row of the block goes nowhere. */
export type LeftRow = CodeRow & { readonly why: 'unknown' | 'noCode' | 'twice'; readonly first: number | null };

/** A row that goes to its outlet; item i of `texts` to figure i of the plan. */
export interface PlacedRow extends CodeRow {
  readonly outlet: PastedOutlet;
  /** null: no number, and its outlet is not in view, so that it could not be mended there. */
  readonly values: readonly (string | null)[];
}

export interface CodePlan {
  readonly figures: readonly string[];
  readonly rows: readonly PlacedRow[];
  readonly left: readonly LeftRow[];
  /** Of the rows that go to an outlet, those that the sheet does not show now. */
  readonly hidden: number;
  /** Cells that get a number. */
  readonly filled: number;
  /** Cells that are emptied. */
  readonly emptied: number;
  /** Texts that are no numbers, with their outlets. */
  readonly bad: readonly { readonly code: string; readonly figure: string; readonly text: string }[];
}

/** Under this share of known codes the first column is taken for numbers. */
const KNOWN_SHARE = 0.5;

/** The texts of the block's first column, to be looked up. */
export function codesOf(cells: readonly (readonly string[])[]): readonly string[] {
  return cells.map(([first = '']) => first.trim().slice(0, LONGEST_CODE));
}
const LONGEST_CODE = 200;

/** The block as one that names outlets; null: it has one column only, or its first holds no codes. */
export function codeBlock(cells: readonly (readonly string[])[], { isHead, outlets }: PastedCodes, columns: readonly FigureColumn[]): CodeBlock | null {
  const [first = []] = cells;
  if (first.length < 2) return null;
  const named = first.slice(1).some((head) => columns.some((column) => isNamed(column, head)));
  const hasHeads = outlets[0] == null && (isHead || named);
  const rows = cells.flatMap(([code = '', ...texts], at): CodeRow[] => {
    if ((hasHeads && at === 0) || [code, ...texts].every((text) => text.trim() === '')) return [];
    return [{ line: at + 1, code: code.trim(), outlet: outlets[at] ?? null, texts }];
  });
  const withCode = rows.filter(({ code }) => code !== '');
  const known = withCode.filter(({ outlet }) => outlet !== null).length;
  const isByCode = rows.length > 0 && ((hasHeads && isHead) || (known > 0 && known >= withCode.length * KNOWN_SHARE));
  return isByCode ? { heads: hasHeads ? first.slice(1).map((head) => head.trim()) : null, rows } : null;
}

/**
 * Where each column of the block goes at first: to the figure that its head names by code or name, with or without the unit.
 * Without heads those with numbers go to the columns of the sheet in their order.
 *
 * @param columns all columns of the sheet
 * @param onward those in view from the active cell on
 */
export function guessColumns({ heads, rows }: CodeBlock, columns: readonly FigureColumn[], onward: readonly FigureColumn[]): readonly PasteColumn[] {
  const free = columns.filter(({ locked }) => locked === null);
  const taken = new Set<string>();
  const next = onward.filter(({ locked }) => locked === null)[Symbol.iterator]();
  const width = rows[0]?.texts.length ?? 0;
  return Array.from({ length: width }, (_, at): PasteColumn => {
    const head = heads?.[at] ?? null;
    const texts = rows.map((row) => row.texts[at]?.trim() ?? '').filter((text) => text !== '');
    const hasNumbers = texts.length === 0 || texts.some(isNumber);
    const figure = head !== null ? free.find((column) => isNamed(column, head) && !taken.has(column.figure))?.figure : hasNumbers ? next.next().value?.figure : undefined;
    if (figure !== undefined) taken.add(figure);
    const locked = head === null || figure !== undefined ? null : (columns.find((column) => isNamed(column, head))?.locked ?? null);
    return { at, head, sample: texts[0] ?? '', figure: figure ?? null, locked };
  });
}

/** What the block does with its columns so placed. @param withHidden whether outlets that the sheet does not show now are filled too */
export function codePlan({ rows }: CodeBlock, columns: readonly PasteColumn[], withHidden: boolean): CodePlan {
  const used = columns.flatMap(({ at, figure }) => (figure === null ? [] : [{ at, figure }]));
  const lines = new Map<string, number>();
  const placed: PlacedRow[] = [];
  const left: LeftRow[] = [];
  const bad: CodePlan['bad'][number][] = [];
  let [hidden, filled, emptied] = [0, 0, 0];
  for (const row of rows) {
    const { outlet } = row;
    const first = outlet === null ? undefined : lines.get(outlet.outletId);
    if (outlet === null || first !== undefined) {
      left.push({ ...row, why: row.code === '' ? 'noCode' : outlet === null ? 'unknown' : 'twice', first: first ?? null });
      continue;
    }
    lines.set(outlet.outletId, row.line);
    if (!outlet.isShown) hidden += 1;
    if (!outlet.isShown && !withHidden) continue;
    const values = used.map(({ at, figure }) => {
      const text = row.texts[at]?.trim() ?? '';
      if (text === '') emptied += 1;
      else if (isNumber(text)) filled += 1;
      else {
        bad.push({ code: row.code, figure, text });
        if (!outlet.isShown) return null;
      }
      return text;
    });
    placed.push({ ...row, outlet, values });
  }
  return { figures: used.map(({ figure }) => figure), rows: placed, left, hidden, filled, emptied, bad };
}

function isNumber(text: string): boolean {
  // Nearly all cells of real blocks, which may be large.
  return /^\d{1,12}(?:\.\d{1,4})?$/.test(text) || 'value' in readNumber(text);
}

/** The action that does it. */
export function codeBlockEdit(period: PeriodId, { figures, rows }: CodePlan): FigureBlock {
  return { period, how: 'paste', outlets: rows.map(({ outlet }) => outlet.outletId), figures, texts: rows.map(({ values }) => values) };
}

/** What the head of a column may say. */
export function headsOfColumn({ figure, name, unit }: FigureColumn): readonly string[] {
  return [figure, name, ...(unit === null ? [] : [`${name}（${unit}）`, `${name}(${unit})`])];
}

function isNamed(column: FigureColumn, head: string): boolean {
  const plain = plainHead(head);
  return plain !== '' && headsOfColumn(column).some((each) => plainHead(each) === plain);
}

function plainHead(head: string): string {
  return head.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}
