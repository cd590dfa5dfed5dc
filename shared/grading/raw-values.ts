import { toExact } from '../exact/number-column.ts';
import { emptyExact } from '../exact/exact-column.ts';
import { assertNever } from '../errors.ts';
import type { Source } from '../scheme/scheme.ts';
import { foldFigures } from './fold-figures.ts';
import { foldVisits, type ScoredVisits } from './fold-visits.ts';
import type { FoldedValues } from './folded-values.ts';
import type { GradingInput } from './grading-input.ts';

/** A source that reads the input alone. */
export type PlainSource = Exclude<Source, { kind: 'formula' }>;

/** Reads a source for every outlet: figures or visits folded over its window, or an attribute. */
export function readSource(source: PlainSource, input: GradingInput, visits: ScoredVisits, firstMonths: Float64Array): FoldedValues {
  switch (source.kind) {
    case 'kpi':
      return foldFigures(source, input, firstMonths);
    case 'inspection':
      return foldVisits(source, input, visits);
    case 'attribute':
      return readAttribute(source.attribute, input);
    default:
      return assertNever(source);
  }
}

/** The attribute for every outlet. */
export function readAttribute(attribute: string, input: GradingInput): FoldedValues {
  const column = input.outlets.attributes.get(attribute);
  const rows = input.outlets.codes.length;
  if (column === undefined) {
    return { raw: { kind: 'number', column: emptyExact(rows) }, counted: new Int32Array(rows), found: false };
  }
  if (column.kind === 'text') {
    return { raw: { kind: 'text', column }, counted: Int32Array.from(column.index, (index) => (index < 0 ? 0 : 1)), found: true };
  }
  const counted = Int32Array.from(column.units, (units) => (Number.isNaN(units) ? 0 : 1));
  return { raw: { kind: 'number', column: toExact(column) }, counted, found: true };
}
