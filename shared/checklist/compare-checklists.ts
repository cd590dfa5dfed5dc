import type { Lang } from '../errors.ts';
import type { Checklist } from './checklist.ts';
import { SHEETS, type SheetCell, type SheetColumn, type SheetId } from './sheets/sheet-columns.ts';
import { toSheets } from './sheets/to-sheets.ts';

/** One difference of two checklists, in words of one language. */
export interface ChecklistChange {
  readonly kind: 'added' | 'removed' | 'moved' | 'changed';
  /** What kind of thing: the sheet's name, such as 题目. */
  readonly scope: string;
  /** Which one: its code and name; empty for the checklist itself. */
  readonly what: string;
  /** What of it; empty where the whole thing came, went or moved. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A stored reference photo is told by its name and the first digits of its hash. */
const STORED_PICTURE = /^photo:([0-9a-f]{8})[0-9a-f]{56}( .*)?$/gm;

interface Entry {
  readonly key: string;
  readonly what: string;
  readonly cells: readonly SheetCell[];
}

/** Columns that place a row below another; part of its key, not of its content. */
const OWNERS: Readonly<Partial<Record<SheetId, string>>> = { headerOptions: 'field', options: 'item', measureBands: 'item', outcomeBands: 'section' };

/**
 * The differences of two checklists, thing by thing in the order of the form: what came, what went, what moved among its
 * sisters or to another section, and every value that changed. Things are the same where their codes are.
 */
export function compareChecklists(from: Checklist, to: Checklist, lang: Lang): readonly ChecklistChange[] {
  const [before, after] = [toSheets(from, lang), toSheets(to, lang)];
  return SHEETS.flatMap((sheet, at) => {
    const scope = sheet.name[lang];
    const [old, next] = [before[at]?.rows.slice(1) ?? [], after[at]?.rows.slice(1) ?? []];
    if (sheet.id === 'checklist') return comparedUpright(scope, sheet.columns, old, next, lang);
    return comparedRows(scope, sheet.id, sheet.columns, entries(sheet.id, sheet.columns, old, lang), entries(sheet.id, sheet.columns, next, lang), lang);
  });
}

function comparedUpright(scope: string, columns: readonly SheetColumn[], old: readonly (readonly SheetCell[])[], next: readonly (readonly SheetCell[])[], lang: Lang): readonly ChecklistChange[] {
  return columns.flatMap(({ head }, at) => {
    const [before, after] = [text(old[at]?.[1]), text(next[at]?.[1])];
    return before === after ? [] : [{ kind: 'changed' as const, scope, what: '', field: head[lang], before, after }];
  });
}

function comparedRows(scope: string, id: SheetId, columns: readonly SheetColumn[], old: readonly Entry[], next: readonly Entry[], lang: Lang): readonly ChecklistChange[] {
  const oldByKey = new Map(old.map((entry) => [entry.key, entry]));
  const nextKeys = new Set(next.map(({ key }) => key));
  const changes: ChecklistChange[] = [];
  for (const { key, what, cells } of old) {
    if (!nextKeys.has(key)) changes.push({ kind: 'removed', scope, what, field: '', before: id === 'measureBands' ? rowText(columns, cells, lang) : '', after: '' });
  }
  const stays = longestOrder(next.filter(({ key }) => oldByKey.has(key)).map(({ key }) => key), old.map(({ key }) => key));
  for (const { key, what, cells } of next) {
    const other = oldByKey.get(key);
    if (other === undefined) {
      changes.push({ kind: 'added', scope, what, field: '', before: '', after: id === 'measureBands' ? rowText(columns, cells, lang) : '' });
      continue;
    }
    if (!stays.has(key)) changes.push({ kind: 'moved', scope, what, field: '', before: '', after: '' });
    for (const [at, column] of columns.entries()) {
      const [before, after] = [text(other.cells[at]), text(cells[at])];
      if (before !== after && column.key !== OWNERS[id] && column.key !== 'code') changes.push({ kind: 'changed', scope, what, field: column.head[lang], before, after });
    }
  }
  return changes;
}

/** Rows with their keys: owner and code, of bands without a code their place. */
function entries(id: SheetId, columns: readonly SheetColumn[], rows: readonly (readonly SheetCell[])[], lang: Lang): readonly Entry[] {
  const at = (key: string): number => columns.findIndex((column) => column.key === key);
  const [owner, code, name] = [at(OWNERS[id] ?? ''), at('code'), at('name.zh')];
  const english = at('name.en');
  const seen = new Map<string, number>();
  return rows.map((cells) => {
    const above = text(cells[owner]);
    const nth = (seen.get(above) ?? 0) + 1;
    seen.set(above, nth);
    const own = code < 0 ? String(nth) : text(cells[code]);
    const words = (lang === 'en' ? text(cells[english]) : '') || text(cells[name]);
    return { key: `${above}\n${own}`, what: [above, own, words].filter((part) => part !== '').join(' '), cells };
  });
}

function rowText(columns: readonly SheetColumn[], cells: readonly SheetCell[], lang: Lang): string {
  return columns.flatMap(({ head, key }, at) => (text(cells[at]) === '' || key === 'item' ? [] : [`${head[lang]} ${text(cells[at])}`])).join(lang === 'zh' ? '，' : ', ');
}

/** The keys that keep their order: the most that can stand still. The others have moved. */
function longestOrder(keys: readonly string[], old: readonly string[]): ReadonlySet<string> {
  const places = new Map(old.map((key, at) => [key, at]));
  const order = keys.map((key) => places.get(key) ?? -1);
  const lengths: number[] = [];
  const previous: number[] = [];
  let best = -1;
  for (const [at, place] of order.entries()) {
    lengths[at] = 1;
    previous[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((order[earlier] ?? 0) < place && (lengths[earlier] ?? 0) + 1 > (lengths[at] ?? 0)) {
        lengths[at] = (lengths[earlier] ?? 0) + 1;
        previous[at] = earlier;
      }
    }
    if (best < 0 || (lengths[at] ?? 0) > (lengths[best] ?? 0)) best = at;
  }
  const kept = new Set<string>();
  for (let at = best; at >= 0; at = previous[at] ?? -1) kept.add(keys[at] ?? '');
  return kept;
}

function text(cell: SheetCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).replace(STORED_PICTURE, (_line, start: string, name = '') => `${String(name).trim()} #${start}`.trim());
}
