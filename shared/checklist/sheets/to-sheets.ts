import type { Lang } from '../../errors.ts';
import type { Checklist, CriticalRule, Item } from '../checklist.ts';
import { conditionText } from '../condition-text.ts';
import type { ItemCondition } from '../item-condition.ts';
import { RULE_WORDS, SHEETS, type SheetCell, type SheetColumn, type SheetId } from './sheet-columns.ts';

/** One sheet to be written; the first row holds the heads. */
export interface WrittenChecklistSheet {
  readonly id: SheetId | 'help';
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Words that a column offers, by its place. */
  readonly choices: ReadonlyMap<number, readonly string[]>;
}

type RowObject = Readonly<Record<string, unknown>>;
/** A spreadsheet keeps 15 significant digits; a longer number stands as text. */
const SPREADSHEET_DIGITS = 15;

/**
 * The checklist as sheets that a person can edit in a spreadsheet, with heads and words in one language. `fromSheets` reads
 * them back to the same checklist; empty lists, which say nothing, leave no trace.
 */
export function toSheets(checklist: Checklist, lang: Lang): readonly WrittenChecklistSheet[] {
  return [
    ...SHEETS.map(({ id, name, columns }): WrittenChecklistSheet => {
      if (id === 'checklist') return uprightSheet(checklist, columns, name[lang], lang);
      const rows = rowsOf(id, checklist).map((row) => columns.map((column) => cellOf(column, valueAt(row, column.key), lang)));
      const choices = new Map(columns.flatMap((column, at) => (column.form === 'rule' ? [] : wordsOf(column, lang).map((words) => [at, words] as const))));
      return { id, name: name[lang], widths: columns.map(({ width }) => width), rows: [columns.map(({ head }) => head[lang]), ...rows], choices };
    }),
    helpSheet(lang),
  ];
}

function uprightSheet(checklist: Checklist, columns: readonly SheetColumn[], name: string, lang: Lang): WrittenChecklistSheet {
  const head = lang === 'zh' ? ['项', '值', '可填'] : ['field', 'value', 'allowed'];
  const rows = columns.map((column) => [column.head[lang], cellOf(column, valueAt(checklist as unknown as RowObject, column.key), lang), hintOf(column, lang)]);
  return { id: 'checklist', name, widths: [20, 60, 60], rows: [head, ...rows], choices: new Map() };
}

/** What may stand in each column. */
function helpSheet(lang: Lang): WrittenChecklistSheet {
  const rows = SHEETS.flatMap(({ name, columns }) =>
    columns.filter((column) => hintOf(column, lang) !== '').map((column) => [name[lang], column.head[lang], hintOf(column, lang)]),
  );
  const head = lang === 'zh' ? ['工作表', '列', '可填'] : ['sheet', 'column', 'allowed'];
  return { id: 'help', name: lang === 'zh' ? '填写说明' : 'Help', widths: [16, 22, 100], rows: [head, ...rows], choices: new Map() };
}

function hintOf(column: SheetColumn, lang: Lang): string {
  const words = column.form === 'yesNo' ? YES_NO[lang] : (column.choices ?? []).map(({ name }) => name[lang]);
  return [words.join(' / '), column.hint?.[lang] ?? ''].filter((part) => part !== '').join(lang === 'zh' ? '；' : '; ');
}

function wordsOf(column: SheetColumn, lang: Lang): readonly (readonly string[])[] {
  if (column.form === 'yesNo') return [YES_NO[lang]];
  return column.choices === undefined ? [] : [column.choices.map(({ name }) => name[lang])];
}

export const YES_NO: Readonly<Record<Lang, readonly [string, string]>> = { zh: ['是', '否'], en: ['yes', 'no'] };

function rowsOf(id: SheetId, checklist: Checklist): readonly RowObject[] {
  const items = checklist.sections.flatMap((section) => section.items.map((item) => ({ section: section.code, item })));
  switch (id) {
    case 'checklist':
      return [];
    case 'header':
      return (checklist.header ?? []).map((field) => ({ ...field }));
    case 'headerOptions':
      return (checklist.header ?? []).flatMap(({ code, options }) => (options ?? []).map((option) => ({ field: code, ...option })));
    case 'sections':
      return checklist.sections.map((section) => ({ ...section }));
    case 'items':
      return items.map(({ section, item }) => ({ section, ...item }));
    case 'options':
      return items.flatMap(({ item }) => optionsOf(item).map((option) => ({ item: item.code, ...option })));
    case 'measureBands':
      return items.flatMap(({ item }) => (item.kind === 'measure' ? item.bands.map((band) => ({ item: item.code, ...band })) : []));
    case 'outcomeBands':
      return [
        ...(checklist.bands ?? []).map((band) => ({ ...band })),
        ...checklist.sections.flatMap(({ code, bands }) => (bands ?? []).map((band) => ({ section: code, ...band }))),
      ];
  }
}

function optionsOf(item: Item): readonly RowObject[] {
  switch (item.kind) {
    case 'choice':
    case 'multi':
      return item.options.map((option) => ({ ...option }));
    case 'count':
      return item.faults.map((fault) => ({ ...fault }));
    case 'additive':
      return item.parts.map((part) => ({ ...part }));
    case 'allOf':
      return item.conditions.map((condition) => ({ ...condition }));
    case 'scale':
      return (item.labels ?? []).map((name, step) => ({ code: String(step), name }));
    default:
      return [];
  }
}

function valueAt(row: RowObject, key: string): unknown {
  return key.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as RowObject)[part] : undefined), row);
}

function cellOf(column: SheetColumn, value: unknown, lang: Lang): SheetCell {
  if (value === undefined || value === null) return null;
  switch (column.form) {
    case 'number':
      return typeof value === 'number' ? numberCell(value) : String(value);
    case 'yesNo':
      return YES_NO[lang][value === true ? 0 : 1];
    case 'choice':
      return choiceWord(column, String(value), lang);
    case 'rule':
      return ruleText(column, value as CriticalRule, lang);
    case 'condition':
      return conditionText(value as ItemCondition);
    case 'lines':
      return Array.isArray(value) && value.length > 0 ? value.join('\n') : null;
    case 'codes':
      return Array.isArray(value) && value.length > 0 ? value.join('; ') : null;
    case 'text':
    case 'code':
    case 'date':
      return String(value);
  }
}

function numberCell(value: number): SheetCell {
  const digits = String(value).replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length > SPREADSHEET_DIGITS ? String(value) : value;
}

function choiceWord({ choices = [] }: SheetColumn, value: string, lang: Lang): string {
  return choices.find((each) => each.value === value)?.name[lang] ?? value;
}

function ruleText(column: SheetColumn, rule: CriticalRule, lang: Lang): string {
  if (typeof rule === 'string') return choiceWord(column, rule, lang);
  const [word, stated] = 'cap' in rule ? [RULE_WORDS.cap[lang], rule.cap] : [RULE_WORDS.deductTotal[lang], rule.deductTotal];
  return `${word} ${typeof stated === 'string' ? JSON.stringify(stated) : String(stated)}`;
}
