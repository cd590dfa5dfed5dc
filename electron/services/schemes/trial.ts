import type { SchemeTrial, TrialFocus, TrialRequest } from '../../../shared/contract/scheme-calls.ts';
import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import { readDataName } from '../../../shared/grading/formula-values.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { firstCountingMonths } from '../../../shared/grading/windows.ts';
import { toNumberColumn } from '../../../shared/exact/number-column.ts';
import type { Column } from '../../../shared/grading/columns.ts';
import { indicatorNames, namesInFormula } from '../../../shared/scheme/formula-names.ts';
import type { Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { indicatorsOf } from '../../../shared/scheme/walk.ts';
import { gatherInput } from '../grading/gather-input.ts';
import { assertNoProblem, gradingProblems } from '../grading/scheme-to-grade.ts';
import { warningWords } from '../grading/warning-words.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { cellText, indicatorFacts, isPresent, moversOf, rowsByValue, ruleCounts, sideOf, type TrialGrade } from './trial-counts.ts';

/** Rows of the focus: so many without a value, and so many with one. */
const ROWS = { missing: 4, present: 16 };

/** What a trial gathered, kept for the next one: only numbers of the scheme change between most of them. */
export interface TrialMemory {
  input: { readonly key: string; readonly value: GradingInput } | null;
  base: { readonly key: string; readonly value: TrialGrade } | null;
}

export function emptyTrialMemory(): TrialMemory {
  return { input: null, base: null };
}

/**
 * Grades a period by a scheme that is being written and by the newest published version of its code, and compares. Nothing
 * is stored.
 *
 * @param memory kept by the caller between the trials of one store
 * @throws {AppError} what forbids grading the period by the scheme, `task/cancelled`
 */
export function trySchemeOn(context: ServiceContext, request: TrialRequest, memory: TrialMemory): SchemeTrial {
  const { store, isCancelled, onProgress } = context;
  const began = performance.now();
  return store.snapshot(() => {
    const { scheme, period } = request;
    assertNoProblem(gradingProblems({ document: scheme, code: scheme.code, version: 0, cycle: scheme.cycle } as SchemeVersion, period));
    const current = store.schemes.findCurrent(scheme.code);
    const base = current !== null && current.state === 'published' && gradingProblems(current, period).length === 0 ? current : null;
    const sides = base === null ? 1 : 2;
    const grade = (document: Scheme, input: GradingInput, side: number): TrialGrade => {
      const result = gradePeriod(document, input, {
        onProgress: (share) => {
          checkCancelled({ ...context, isCancelled });
          onProgress({ done: Math.round(((side + share) / sides) * 1000), of: 1000 });
        },
      });
      return { scheme: document, input, result };
    };
    const seq = store.journal.lastInputSeq();
    const before = base === null ? null : baseGrade(`${base.id} ${period} ${seq}`, memory, () => grade(base.document, gatherInput(store, base.document, period).input, 0));
    checkCancelled(context);
    const now = grade(scheme, draftInput(context, request, seq, memory), sides - 1);
    return {
      period,
      now: sideOf(now),
      base: before === null || base === null ? null : { ...sideOf(before), version: base.version },
      movers: before === null ? null : moversOf(before, now),
      indicators: indicatorFacts(now),
      ...ruleCounts(now),
      focus: request.focus === null ? null : focusOf(now, request.focus),
      tookMs: Math.round(performance.now() - began),
    };
  });
}

function baseGrade(key: string, memory: TrialMemory, grade: () => TrialGrade): TrialGrade {
  if (memory.base?.key === key) return memory.base.value;
  const value = grade();
  memory.base = { key, value };
  return value;
}

/** Keys whose numbers and words never decide what is gathered from the store. */
const BESIDE_GATHERING: ReadonlySet<string> = new Set([
  'weight', 'points', 'line', 'name', 'note', 'unit', 'max', 'from', 'to', 'pointsFrom', 'pointsTo', 'atLeast', 'above', 'atMost', 'below',
  'perStep', 'step', 'free', 'base', 'topPercent', 'upTo', 'share', 'seats', 'centre', 'spread', 'floor', 'cap', 'factor', 'productDefaults',
  'otherwise', 'stars', 'than', 'buffer', 'bufferDown', 'promoteAfter', 'demoteAfter', 'maxStepsUp', 'maxStepsDown',
]);

/** All of a scheme that decides what is gathered from the store: two schemes of one key read the same. */
export function gatheringKey(scheme: Scheme): string {
  // What population and history read is part of the key with all its numbers.
  const reach = JSON.stringify(scheme, (key, value: unknown) => (BESIDE_GATHERING.has(key) ? undefined : value));
  return `${JSON.stringify(scheme.population ?? null)} ${reach}`;
}

function draftInput({ store }: ServiceContext, { scheme, period }: TrialRequest, seq: number, memory: TrialMemory): GradingInput {
  const key = `${seq} ${period} ${gatheringKey(scheme)}`;
  if (memory.input?.key === key) return memory.input.value;
  const { input } = gatherInput(store, scheme, period);
  memory.input = { key, value: input };
  return input;
}

function focusOf({ scheme, input, result }: TrialGrade, code: string): TrialFocus | null {
  const node = indicatorsOf(scheme).find((each) => each.code === code);
  const indicator = result.indicators.find((each) => each.code === code);
  if (node === undefined || indicator === undefined) return null;
  const names = namesOf(node.source);
  const inputs = names.map((name) => readName(name, scheme, input, (other) => result.indicators.find((each) => each.code === other)?.raw ?? null));
  const present = rowsByValue(indicator.raw);
  const missing = result.codes.map((_, row) => row).filter((row) => !isPresent(indicator.raw, row));
  const rows = [...missing.slice(0, ROWS.missing), ...spreadOver(present, ROWS.present)];
  const nameByCode = new Map(input.outlets.codes.map((outlet, row) => [outlet, input.outlets.names[row] ?? '']));
  return {
    code,
    names,
    rows: rows.map((row) => ({
      outlet: result.codes[row]!,
      name: nameByCode.get(result.codes[row]!) ?? '',
      inputs: inputs.map((column) => (column === null ? null : cellText(column, row))),
      raw: cellText(indicator.raw, row),
      score: cellText(indicator.score, row),
    })),
    warnings: result.warnings.filter((warning) => warning.indicator === code).map((warning) => ({ text: warningWords(scheme, warning), outlets: warning.rows })),
  };
}

function namesOf(source: Source): readonly string[] {
  return source.kind === 'formula' ? namesInFormula(source.expression) : [];
}

/** The values behind a name of a formula, as the formula reads them. */
function readName(name: string, scheme: Scheme, input: GradingInput, raw: (indicator: string) => Column | null): Column | null {
  const own = indicatorNames(scheme).get(name);
  if (own !== undefined) return raw(own.code);
  const months = firstCountingMonths(input.outlets.openedOn);
  const { raw: values } = readDataName(name, input, months);
  return values.kind === 'text' ? values.column : toNumberColumn(values.column, false);
}

/** At most `most` of the rows, the first, the last and evenly between them. */
function spreadOver(rows: readonly number[], most: number): readonly number[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))]!);
}

