import type { FormulaWarning } from '../formula/warnings.ts';
import type { IndicatorNode, TreeNode } from '../scheme/scheme.ts';
import type { FoldedValues, RawValues } from './folded-values.ts';
import type { GradingWarning } from './grading-result.ts';
import type { MethodPoints } from './methods.ts';

/** The warnings of a run as it is scored, each with the number of rows and the first outlet. */
export class GradingWarnings {
  readonly list: GradingWarning[] = [];
  private readonly codes: readonly string[];

  /** `codes` are those of the outlets, by row. */
  constructor(codes: readonly string[]) {
    this.codes = codes;
  }

  /** Of an indicator: no figures at all, and what its source's formula and its method met. */
  ofIndicator(indicator: IndicatorNode, folded: FoldedValues, outcome: MethodPoints, applies: Uint8Array): void {
    if (!folded.found) this.note('noFigures', indicator, [...applies.keys()].filter((row) => applies[row] === 1));
    this.ofFormula(indicator, folded.formulaWarnings);
    this.ofMethod(indicator, folded.raw, outcome, applies);
  }

  /** Of a method, for the rows that its node concerns (1). */
  ofMethod(node: TreeNode, raw: RawValues, outcome: MethodPoints, applies: Uint8Array): void {
    const concerned = (rows: readonly number[]): readonly number[] => rows.filter((row) => applies[row] === 1);
    this.ofFormula(node, outcome.formulaWarnings);
    this.note('inputError', node, concerned(outcome.inputErrors));
    this.note('divisionByZero', node, concerned(outcome.divisions));
    const { choice } = outcome;
    if (choice === null || !choice.isShort || raw.kind === 'text') return;
    const { num } = raw.column;
    const tooSmall: number[] = [];
    for (let row = 0; row < num.length; row += 1) {
      if (choice.level[row] === -1 && applies[row] === 1 && !Number.isNaN(num[row]!)) tooSmall.push(row);
    }
    this.note('smallCohort', node, tooSmall);
  }

  private ofFormula(node: TreeNode, warnings: readonly FormulaWarning[] | undefined): void {
    for (const { code, rows, example } of warnings ?? []) {
      const kind = code === 'formula/division-by-zero' ? 'divisionByZero' : 'inputError';
      this.list.push({ kind, indicator: node.code, rows, example: this.codes[example]! });
    }
  }

  private note(kind: GradingWarning['kind'], { code }: TreeNode, rows: readonly number[]): void {
    if (rows.length === 0) return;
    this.list.push({ kind, indicator: code, rows: rows.length, example: this.codes[rows[0]!]! });
  }
}
