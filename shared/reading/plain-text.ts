/** What a cell says, or why nothing can be read from it. */
export type Reading<T, F extends string> =
  | { readonly value: T }
  /** `readings`: what it may mean, the likelier first; empty: nothing. */
  | { readonly fault: F; readonly readings: readonly string[] };

/** What a message of a faulty reading says: the text, and what it may mean where that is known. */
export function readingParams(value: string, readings: readonly string[]): { readonly value: string; readonly readings?: string } {
  const known = readings.filter((each) => each !== '');
  return known.length === 0 ? { value } : { value, readings: known.join(' / ') };
}

/** Marks that a copy from a web page or a chat leaves in a text and nobody sees. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** A cell as it is read: full-width signs as half-width ones, without unseen marks, spaces at its ends, and the apostrophe that marks a text. */
export function plainText(cell: string): string {
  return cell.normalize('NFKC').replace(UNSEEN, '').trim().replace(/^['‘’](?=.)/, '');
}

/** Words that people write where there is nothing. */
const NOTHING_WORDS: ReadonlySet<string> = new Set(['-', '--', '—', '——', '–', '/', '\\', '无', '空', '缺', '暂无', '未填', 'n/a', 'na', 'nan', 'null', 'none', 'nil', '?']);

/** Whether a text only says that there is nothing. */
export function saysNothing(plain: string): boolean {
  return NOTHING_WORDS.has(plain.toLowerCase());
}

/** The error of a formula that a spreadsheet shows in place of its result. */
export function isFormulaError(plain: string): boolean {
  return /^#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|ERR!)$/i.test(plain) || /^Err:\d{3}$/.test(plain);
}
