// Grades the four periods of a store in this process, has each published, and prints, as JSON, what each part of the grading
// took, beside the plain loop over the same data. Run with --expose-gc: a run of the program has a thread or process of its
// own, so what one period left behind does not count for the next.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gatherInput } from '../../electron/services/grading/gather-input.ts';
import { startGradingRun } from '../../electron/services/grading/start-run.ts';
import { schemeToGrade } from '../../electron/services/grading/scheme-to-grade.ts';
import { openStore } from '../../db/store.ts';
import { parsePeriod, type PeriodId } from '../../shared/dates.ts';
import { gradePeriod } from '../../shared/grading/grade-period.ts';
import { VISIT_KINDS } from '../../shared/grading/fold-visits.ts';
import type { VisitKind } from '../../shared/scheme/scheme.ts';
import type { GradingInput } from '../../shared/grading/grading-input.ts';
import type { GradingResult } from '../../shared/grading/grading-result.ts';
import { benchContext } from './bench-context.ts';
import { GRADED_SCHEME, kindOf, partOf } from './graded-network.ts';
import { PERIODS } from './made-network.ts';
import { gradePlainly, type PlainInput } from './plain-grading.ts';

/** Milliseconds of one period. */
export interface PeriodTimes {
  readonly period: string;
  readonly graded: number;
  readonly plain: number;
  readonly compute: number;
  /** Load, compute and store, as the run does it. */
  readonly whole: number;
  /** Outlets whose level the plain loop, in doubles, sees otherwise. */
  readonly differing: number;
}

const store = openStore(process.argv[2] ?? '', { isJob: true });
const context = benchContext(store);
const times: PeriodTimes[] = [];
for (const text of PERIODS) {
  const period = parsePeriod(text);
  if (period === null) throw new Error(`No period: ${text}`);
  globalThis.gc?.();
  const computed = computeBoth(period);
  globalThis.gc?.();
  const [run, whole] = timed(() => startGradingRun(context, { schemeCode: GRADED_SCHEME, period }));
  execFileSync(process.execPath, [join(import.meta.dirname, 'publish-run.ts'), process.argv[2] ?? '', run.runId]);
  times.push({ period: text, graded: run.graded, ...computed, whole });
}
process.stdout.write(`${JSON.stringify({ times, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`);
store.close();

/** The engine's work on loaded data beside the plain loop's. */
function computeBoth(period: PeriodId): Pick<PeriodTimes, 'plain' | 'compute' | 'differing'> {
  const version = schemeToGrade(store, { schemeCode: GRADED_SCHEME, period });
  const { input } = gatherInput(store, version.document, period);
  const [result, compute] = timed(() => gradePeriod(version.document, input));
  const plainInput = plainOf(input, result);
  const [plainResult, plain] = timed(() => gradePlainly(plainInput));
  return { plain, compute, differing: result.level.reduce((count, level, row) => count + Number(level !== plainResult.level[row]), 0) };
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  return [work(), performance.now() - started];
}

/** The same data as doubles, in the arrays that are the easiest to read. */
function plainOf(input: GradingInput, result: GradingResult): PlainInput {
  const { ownership, regions } = input.outlets;
  const city = regions[1]!;
  const { score, kind, outlet } = input.visits;
  return {
    rows: result.codes.length,
    dimensions: 4,
    visits: { outlet, kind: Uint8Array.from(kind.index, (place) => VISIT_KINDS.indexOf(kind.dictionary[place] as VisitKind)), score: score.units.map((units) => units / 10 ** score.places) },
    parts: result.indicators.map(({ code, raw }, i) => {
      if (raw.kind !== 'number') throw new Error(`${code} is no number`);
      const scale = 10 ** raw.places;
      const visits = kindOf(i);
      return { ...partOf(i), values: visits === null ? raw.units.map((units) => units / scale) : { kind: VISIT_KINDS.indexOf(visits) } };
    }),
    city: city.index,
    cities: city.dictionary.length,
    ownership: ownership.index,
    ownerships: ownership.dictionary.length,
    held: result.previousLevel,
    before: Int16Array.from(result.codes, (_, row) => levelBefore(input, row)),
  };
}

function levelBefore(input: GradingInput, row: number): number {
  const level = input.history.runs[0]?.level;
  const place = level?.index[row] ?? -1;
  return place < 0 ? -1 : Number((level?.dictionary[place] ?? 's0').slice(1)) - 1;
}
