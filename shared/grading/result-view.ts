import { columnValue } from '../exact/number-column.ts';
import type { Rational } from '../exact/rational.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { PART_MARKS, type GradingResult, type PartMark } from './grading-result.ts';

/** One row of a result, its scores by code. */
export class ResultView {
  readonly scheme: Scheme;
  readonly result: GradingResult;
  readonly row: number;
  private readonly scores = new Map<string, Rational | null>();
  private readonly marks = new Map<string, PartMark>();

  constructor(scheme: Scheme, result: GradingResult, row: number) {
    this.scheme = scheme;
    this.result = result;
    this.row = row;
    for (const { code, score, mark } of [...result.indicators, ...result.nodes]) {
      this.scores.set(code, columnValue(score, row));
      this.marks.set(code, PART_MARKS[mark[row]!]!);
    }
    for (const { code, tree } of scheme.totals ?? []) {
      const column = result.totals?.find((each) => each.code === code);
      const value = column === undefined ? null : columnValue(column.total, row);
      this.scores.set(tree.code, value);
      this.marks.set(tree.code, value === null ? 'reweighted' : 'used');
    }
    const total = this.uncappedTotal();
    this.scores.set(scheme.tree.code, total);
    this.marks.set(scheme.tree.code, total === null ? 'reweighted' : 'used');
  }

  score(code: string): Rational | null {
    return this.scores.get(code) ?? null;
  }

  mark(code: string): PartMark {
    return this.marks.get(code)!;
  }

  /** What a dimension came to before its blend with earlier periods; null: missing. */
  unblended(code: string): Rational | null {
    const column = this.result.unblended?.find((each) => each.code === code);
    return column === undefined ? null : columnValue(column.score, this.row);
  }

  uncappedTotal(): Rational | null {
    return columnValue(this.result.uncappedTotal ?? this.result.total, this.row);
  }
}
