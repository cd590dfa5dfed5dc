import type { Say } from '../../i18n.ts';
import type { DATA } from './words.ts';

/** The place of a problem in a table (`row 12, column 放号量`) in words; a place in a document (a JSON path) as it is. */
export function placeWords(path: string, say: Say<typeof DATA.table>): string {
  const cell = /^row (\d+)(?:, column (.+))?$/.exec(path);
  const [row, column] = [cell?.[1], cell?.[2]];
  if (row !== undefined) return column === undefined ? say('placeRow', { row }) : say('placeCell', { row, column });
  const answer = /^row (\d+), (.+)$/.exec(path);
  if (answer?.[1] !== undefined && answer[2] !== undefined) return say('placeAnswer', { row: answer[1], rest: answer[2] });
  const head = /^column (.+)$/.exec(path)?.[1];
  return head === undefined ? path : say('placeColumn', { column: head });
}
