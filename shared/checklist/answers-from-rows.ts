import type { Problem } from '../errors.ts';
import type { Answer, Answers } from './answer.ts';
import { ANSWER_FORMS } from './answer-forms.ts';
import { plainWord } from './answer-words.ts';
import type { Checklist, Item } from './checklist.ts';
import { compileChecklist, type CompiledItem } from './compile-checklist.ts';
import { nearest } from './nearest.ts';
import { fault } from './problems.ts';
import { passedValue, readCell, type CellReading } from './row-cells.ts';

/** One row of an answer file for one visit. Texts as they stand in the file; empty texts are missing. */
export interface AnswerRow {
  /** Row number in the file, for messages. */
  readonly row: number;
  readonly item: string;
  readonly answer?: string;
  /** Points gained (of `count`: points lost), where no answer is written. */
  readonly points?: string;
  /** Occurrences of a `count` item's fault. */
  readonly count?: string;
  readonly note?: string;
  readonly naReason?: string;
}

export interface RowAnswers {
  /** Answers of the rows that could be read. */
  readonly answers: Answers;
  /** What is wrong with the others; paths such as `row 12, column answer`. */
  readonly problems: readonly Problem[];
}

export interface RowOptions {
  /** `pass`: items without a row count as passed (`count`: none found); text, time, photo and measure stay open. */
  readonly unlisted?: 'pass';
}

/** Reads the rows of one visit after another for one checklist. */
export type RowReader = (rows: readonly AnswerRow[], options?: RowOptions) => RowAnswers;

/** The answers that the rows of one visit give. For many visits make one `rowReader`. */
export function answersFromRows(checklist: Checklist, rows: readonly AnswerRow[], options: RowOptions = {}): RowAnswers {
  return rowReader(checklist)(rows, options);
}

/**
 * The reader of a checklist's answer rows.
 *
 * Repeated rows of `count` items add up, those of `multi`, `additive` and `allOf` items join; others must agree. A row of a
 * `count` item without answer and count is one occurrence.
 */
export function rowReader(checklist: Checklist): RowReader {
  const items = new Map(compileChecklist(checklist).items.map((compiled) => [compiled.code, compiled]));
  const passed = [...items.values()].flatMap(({ item }) => {
    const value = passedValue(item);
    return value === null ? [] : [[item.code, { value }] as const];
  });
  return (rows, options = {}) => {
    const answers: Record<string, Answer> = {};
    const problems: Problem[] = [];
    const listed = new Set<string>();
    for (const row of rows) {
      const compiled = items.get(row.item.trim());
      if (compiled === undefined) {
        problems.push(unknownItem(row, items.keys()));
        continue;
      }
      const { code } = compiled;
      listed.add(code);
      const read = answerOf(compiled, row, answers[code]);
      if ('code' in read) problems.push(read);
      else answers[code] = read;
    }
    if (options.unlisted === 'pass') {
      for (const [code, answer] of passed) if (!listed.has(code)) answers[code] = answer;
    }
    return { answers, problems };
  };
}

function answerOf({ item, read: readAnswer }: CompiledItem, row: AnswerRow, before: Answer | undefined): Answer | Problem {
  const beside = {
    ...(before?.note === undefined ? {} : { note: before.note }),
    ...text('note', row.note),
    ...text('naReason', row.naReason ?? before?.naReason),
  };
  const isNa = plainWord(row.answer ?? '') === 'na';
  if (isNa && item.naAllowed !== true) return problemAt(row, 'answer', 'checklist/row-na-not-allowed', { item: item.code });
  if (isNa) return before === undefined || before.na === true ? { value: null, na: true, ...beside } : repeated(item, row);
  if (before?.na === true) return repeated(item, row);
  const read: CellReading = readCell(item, row, before?.value ?? null);
  if ('fault' in read) return problemAt(row, read.column, read.fault, { item: item.code, ...read.params });
  if (readAnswer(read.value, undefined) === 'invalid') {
    const params = { item: item.code, value: String(row.answer ?? row.points ?? ''), expected: ANSWER_FORMS[item.kind] };
    return problemAt(row, 'answer', 'checklist/row-answer-invalid', params);
  }
  if (before !== undefined && !read.joins && before.value !== read.value) return repeated(item, row);
  return { value: read.value, ...beside };
}

function text(key: 'note' | 'naReason', value: string | undefined): Partial<Answer> {
  return value === undefined || value.trim() === '' ? {} : { [key]: value.trim() };
}

function repeated(item: Item, row: AnswerRow): Problem {
  return problemAt(row, 'answer', 'checklist/row-repeated', { item: item.code });
}

function unknownItem(row: AnswerRow, known: Iterable<string>): Problem {
  const near = nearest(row.item, known);
  return near === null
    ? problemAt(row, 'item_code', 'checklist/row-item-unknown', { item: row.item })
    : problemAt(row, 'item_code', 'checklist/row-item-unknown-near', { item: row.item, nearest: near });
}

function problemAt(row: AnswerRow, column: string, code: Problem['code'], params: Problem['params']): Problem {
  return fault(`row ${row.row}, column ${column}`, code, params);
}
