import type { JournalRow } from '../../shared/ipc-contract.ts';
import type { Say } from '../i18n.ts';
import { JOURNAL } from './journal-words.ts';

type JournalSay = Say<typeof JOURNAL.table>;
type JournalWord = keyof typeof JOURNAL.table;

/** What was done, in words; an action that this program does not know stands as it is. */
export function journalAction(row: JournalRow, say: JournalSay): string {
  const word = `a_${row.action}`;
  return isWord(word) ? say(word) : row.action;
}

/** What changed, in words: hashes and ids, which say nothing to people, are left out. */
export function journalDetail(row: JournalRow, say: JournalSay): string {
  return row.summary
    .split('; ')
    .flatMap((part) => {
      const match = /^([\w-]+): (.*)$/.exec(part);
      const [field, value] = [match?.[1], match?.[2]];
      if (field === undefined || value === undefined) return part === '' ? [] : [part];
      if (/hash$/i.test(field) || /^(id|edit|supersedes|restores|levels|resting)$/.test(field) || value === '–') return [];
      const word = `f_${field}`;
      return [`${isWord(word) ? say(word) : field} ${plain(value, say).split(' → ').map((each) => valueWord(each, say)).join(' → ')}`];
    })
    .join(' · ');
}

/** A list of texts without the signs of its notation; it may have been cut. */
function plain(value: string, say: JournalSay): string {
  return value.startsWith('["') ? value.replaceAll(/["[\]]/g, '').replaceAll(',', say('joint')) : value;
}

function valueWord(value: string, say: JournalSay): string {
  const word = `v_${value}`;
  return isWord(word) ? say(word) : value;
}

function isWord(text: string): text is JournalWord {
  return Object.hasOwn(JOURNAL.table, text);
}
