import { isValidElement, type ReactNode } from 'react';

/**
 * Puts a table on the clipboard, as text and as cells. The program grants no page the clipboard permission, so this goes the
 * way of a copy command, which a person's key press or click allows for some seconds.
 *
 * @returns whether the system took it
 */
export function copyTable({ text, html }: { readonly text: string; readonly html: string }): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
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
