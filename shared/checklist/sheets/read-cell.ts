import type { MessageParams } from '../../errors.ts';
import { parseCondition } from '../condition-text.ts';
import { RULE_WORDS, type SheetCell, type SheetColumn } from './sheet-columns.ts';

/** The value of a cell for the document, or what is wrong in a condition. */
export type CellValue = { readonly value: unknown; readonly fault: null } | { readonly value: null; readonly fault: MessageParams };

const YES = ['是', 'yes', 'y', 'true', '1', '√'];
const NO = ['否', 'no', 'n', 'false', '0', '×'];

/**
 * The value that a cell stands for; undefined: blank. What it cannot make out it hands on as it stands, so that the reader of
 * the format says what is wrong with it.
 */
export function readCell(column: SheetColumn, cell: SheetCell): CellValue | undefined {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return undefined;
  const text = String(cell);
  const plain = text.trim();
  switch (column.form) {
    case 'text':
      return read(text);
    case 'code':
      return read(plain);
    case 'date':
      return read(dateText(plain));
    case 'number':
      return read(typeof cell === 'number' ? cell : plain);
    case 'yesNo': {
      const word = plain.toLowerCase();
      return read(YES.includes(word) ? true : NO.includes(word) ? false : plain);
    }
    case 'choice':
      return read(choiceValue(column, plain));
    case 'rule':
      return read(ruleValue(column, plain));
    case 'lines':
      return read(text.split(/\r?\n/).filter((line) => line.trim() !== ''));
    case 'codes':
      return read(plain.split(/[;；\n]/).map((part) => part.trim()).filter((part) => part !== ''));
    case 'condition': {
      const parsed = parseCondition(plain);
      return 'condition' in parsed ? read(parsed.condition) : { value: null, fault: { text: plain, at: parsed.at + 1 } };
    }
  }
}

function read(value: unknown): CellValue {
  return { value, fault: null };
}

/** `2026/9/3` and `2026-9-3` are days as well. */
function dateText(plain: string): string {
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  return day === null ? plain : `${day[1]}-${(day[2] ?? '').padStart(2, '0')}-${(day[3] ?? '').padStart(2, '0')}`;
}

function choiceValue({ choices = [] }: SheetColumn, plain: string): string {
  const word = plain.toLowerCase();
  return choices.find(({ value, name }) => word === value.toLowerCase() || word === name.zh || word === name.en.toLowerCase())?.value ?? plain;
}

function ruleValue(column: SheetColumn, plain: string): unknown {
  for (const key of ['cap', 'deductTotal'] as const) {
    for (const word of [key, RULE_WORDS[key].zh]) {
      if (!plain.toLowerCase().startsWith(word.toLowerCase())) continue;
      const stated = plain.slice(word.length).trim();
      const quoted = /^"(.*)"$/.exec(stated);
      if (quoted !== null) return { [key]: quoted[1] };
      return { [key]: /^-?\d+(\.\d+)?$/.test(stated) ? Number(stated) : stated };
    }
  }
  return choiceValue(column, plain);
}
