import type { Database, Statement } from 'better-sqlite3';
import type { PageRequest, Sort } from '../shared/ipc-contract.ts';

/** A condition of a WHERE with the values of its `?` places. */
export interface SqlPart {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Any row of a statement put together at run time. */
export type AnyStatement<Row> = Statement<unknown[], Row>;

/** Prepares a text once and hands the same statement back afterwards. */
export function createStatementCache(db: Database): <Row>(sql: string) => AnyStatement<Row> {
  const cache = new Map<string, Statement<unknown[], unknown>>();
  return <Row>(sql: string) => {
    const known = cache.get(sql) ?? db.prepare<unknown[], unknown>(sql);
    cache.set(sql, known);
    return known as AnyStatement<Row>;
  };
}

/** ` WHERE a AND b`, or nothing. */
export function whereAll(parts: readonly SqlPart[]): SqlPart {
  if (parts.length === 0) return { sql: '', values: [] };
  return { sql: ` WHERE ${parts.map((part) => part.sql).join(' AND ')}`, values: parts.flatMap((part) => part.values) };
}

/** `expression` is one of the values. */
export function isOneOf(expression: string, values: readonly (string | number)[]): SqlPart {
  return { sql: `${expression} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] };
}

/** One of the expressions contains the text, whatever the case of its ASCII letters. */
export function contains(expressions: readonly string[], text: string): SqlPart {
  const pattern = `%${likeText(text)}%`;
  const tests = expressions.map((expression) => `${expression} LIKE ? ESCAPE '\\'`);
  return { sql: `(${tests.join(' OR ')})`, values: expressions.map(() => pattern) };
}

/** Text for LIKE in which `%` and `_` stand for themselves. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/**
 * ` ORDER BY … LIMIT ? OFFSET ?` for a page; the tie is broken by `last`.
 *
 * @param columns the expressions that may be sorted by, by the name the window uses; another name is ignored.
 */
export function pageTail(page: PageRequest, columns: Readonly<Record<string, string>>, standard: Sort, last: string): SqlPart {
  const asked = page.sort !== undefined && Object.hasOwn(columns, page.sort.by) ? page.sort : standard;
  const direction = asked.descending ? 'DESC' : 'ASC';
  const first = columns[asked.by];
  const order = first === undefined ? last : `${first} ${direction} NULLS LAST, ${last}`;
  return { sql: ` ORDER BY ${order} LIMIT ? OFFSET ?`, values: [page.limit, page.offset] };
}

/**
 * The last month of a period as `YYYY-MM`, so that periods of different kinds compare: `2026-Q3` is `2026-09`.
 *
 * @param period a column's name
 */
export function lastMonthSql(period: string): string {
  return `CASE WHEN length(${period}) = 4 THEN ${period} || '-12'
    WHEN substr(${period}, 6, 1) = 'Q' THEN substr(${period}, 1, 5) || substr('03060912', substr(${period}, 7, 1) * 2 - 1, 2)
    WHEN substr(${period}, 6, 1) = 'H' THEN substr(${period}, 1, 5) || substr('0612', substr(${period}, 7, 1) * 2 - 1, 2)
    ELSE ${period} END`;
}

/** The row that must be there. @throws {Error} a fault of the program: the caller found its number a moment ago. */
export function mustExist<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new Error(`No such row: ${what}`);
  return row;
}
