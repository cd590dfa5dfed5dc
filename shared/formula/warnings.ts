import { problemAt, type FormulaProblem, type Span } from './formula-error.ts';

/** Why a row's value went missing in the reckoning. */
export type WarningCode = 'formula/division-by-zero' | 'formula/out-of-range' | 'formula/wrong-kind';

/** A place of a formula at which values went missing, with the number of rows and the first of them. */
export interface FormulaWarning extends Span {
  readonly code: WarningCode;
  readonly rows: number;
  readonly example: number;
}

/** The warning with its words. */
export function warningProblem(text: string, { code, start, end, rows }: FormulaWarning): FormulaProblem {
  return problemAt(text, { start, end }, code, { text: text.slice(start, end), rows });
}

/** Counts rows by place and reason, each row once. */
export class WarningCounter {
  private readonly counts = new Map<string, { readonly warning: Omit<FormulaWarning, 'rows' | 'example'>; readonly rows: Set<number> }>();

  /** Notes that a row's value went missing at a place; gives the missing value. */
  note(code: WarningCode, { start, end }: Span, row: number): null {
    const key = `${code} ${start} ${end}`;
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { warning: { code, start, end }, rows: new Set([row]) });
    else known.rows.add(row);
    return null;
  }

  /** All that was noted, by place. */
  list(): readonly FormulaWarning[] {
    const warnings = [...this.counts.values()].map(({ warning, rows }) => ({ ...warning, rows: rows.size, example: firstOf(rows) }));
    return warnings.sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : 1));
  }
}

function firstOf(rows: ReadonlySet<number>): number {
  let first = Infinity;
  for (const row of rows) first = Math.min(first, row);
  return first;
}
