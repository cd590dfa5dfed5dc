import type { FigureEdit } from '../../../../shared/contract/figure-calls.ts';
import { formatCount } from '../../../format.ts';
import type { Say } from '../../../i18n.ts';
import type { FIGURES } from './words.ts';

const HOW = { type: 'howType', paste: 'howPaste', fill: 'howFill', clear: 'howClear' } as const;

/** What an action on the sheet did, `粘贴 12 格`. */
export function editWords({ how, cells }: Pick<FigureEdit, 'how' | 'cells'>, say: Say<typeof FIGURES.table>): string {
  return say(HOW[how], { count: cells }).replace(String(cells), formatCount(cells));
}
