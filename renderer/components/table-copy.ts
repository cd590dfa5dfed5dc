import { isValidElement, type ReactNode } from 'react';
import type { TableColumn } from './table-column.ts';

/** The texts of a table as it is shown: heads, then the rows. */
export function shownRows<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): readonly (readonly string[])[] {
  const named = columns.filter((column) => column.title !== '');
  const lines = rows.map((row, index) => named.map((column) => clean(column.text ? column.text(row) : nodeText(column.cell(row, index)))));
  return [named.map((column) => clean(column.title)), ...lines];
}

/** Rows as a spreadsheet takes them: heads, then a line a row, with tabs between the cells. */
export function rowsAsTsv<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  return shownRows(columns, rows)
    .map((cells) => cells.join('\t'))
    .join('\n');
}

/**
 * Puts a text on the clipboard. The program grants no page the clipboard permission, so this goes the way of a copy
 * command, which a person's key press allows.
 *
 * @returns whether the system took it
 */
export function copyText(text: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  const isTaken = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return isTaken;
}

/** The text of what a cell shows; parts that only a component can write are left out, such columns give `text`. */
export function nodeText(node: ReactNode): string {
  if (typeof node === 'string') return node;
  if (typeof node === 'number' || typeof node === 'bigint') return String(node);
  if (Array.isArray(node)) return node.map((part: ReactNode) => nodeText(part)).join('');
  if (isValidElement<{ children?: ReactNode }>(node)) return nodeText(node.props.children);
  return '';
}

function clean(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').trim();
}
