import { emptyExact } from '../exact/exact-column.ts';
import { assertNever } from '../errors.ts';
import type { Source } from '../scheme/scheme.ts';
import { foldFigures } from './fold-figures.ts';
import { columnValues, foldEvents, foldSurveys, readActions, readJudgement, readOtherScore } from './fold-records.ts';
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
    case 'event':
      return foldEvents(source, input);
    case 'survey':
      return foldSurveys(source, input);
    case 'judgement':
      return readJudgement(source, input);
    case 'action':
      return readActions(source, input);
    case 'score':
      return readOtherScore(source, input);
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
  return columnValues(column);
}
