import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { periodEnd } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { GradingResult, MovementReason } from '../../../shared/grading/grading-result.ts';
import { movementReasons } from '../../../shared/grading/movement-reason.ts';
import { unpackInput, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { readStored, storedColumns } from './stored-columns.ts';

/** A stored run unpacked for reading: what never changes of it. Row i of everything is one outlet. */
export interface RunView {
  readonly scheme: Scheme;
  readonly result: GradingResult;
  /** Numbers of the outlets in the store. */
  readonly outletNos: Int32Array;
  readonly names: readonly string[];
  readonly ownership: TextColumn;
  /** Region codes as of the period's last day, one column a level, the widest first. */
  readonly regions: readonly TextColumn[];
  /** Names from the widest region down. */
  readonly regionPath: (row: number) => readonly string[];
  /** Row of an outlet's number; -1: it has none. */
  readonly rowOf: (outletNo: number) => number;
  /** Why a row moved or stayed. */
  readonly reasonOf: (row: number) => MovementReason;
  /** Orders of rows that were asked for, by what they sort by. */
  readonly orders: Map<string, Int32Array>;
}

/** Unpacked runs kept of each open store, the one used last at the end: so many, and beside the last no more than so many outlets. */
const KEPT = 3;
const KEPT_OUTLETS = 200_000;
/** By connection: a view reads more from its store later on, so it goes when that is closed. */
const viewsOf = new WeakMap<Store['db'], Map<RunId, RunView>>();

/** @throws {AppError} `grading/no-run` */
export function findRun(store: Store, runId: RunId): RunRecord {
  const run = store.runs.findById(runId);
  if (run === null) throw new AppError('grading/no-run', { id: runId });
  return run;
}

/** The run unpacked, from memory where it was read before. @throws {AppError} `grading/stored-run-damaged` */
export function runView(store: Store, run: RunRecord): RunView {
  const views = viewsOf.get(store.db) ?? new Map<RunId, RunView>();
  viewsOf.set(store.db, views);
  const view = views.get(run.id) ?? readView(store, run);
  views.delete(run.id);
  views.set(run.id, view);
  for (const oldest of views.keys()) {
    const outlets = [...views.values()].reduce((all, { outletNos }) => all + outletNos.length, 0);
    if (views.size <= KEPT && (views.size === 1 || outlets <= KEPT_OUTLETS)) break;
    views.delete(oldest);
  }
  return view;
}

/** All that the run read. Not kept in memory. @throws {AppError} `grading/stored-run-damaged` */
export function runInput(store: Store, run: RunRecord): GradingInput {
  return readStored(run, () => unpackInput(store.runs.columns(run.no, 'input')));
}

/** The scheme version by which the run was graded. */
export function schemeOfRun(store: Store, run: RunRecord): Scheme {
  const version = store.schemes.findByNo(run.schemeNo);
  if (version === null) throw new Error(`The scheme of run ${run.id} is not in the store`);
  return version.document;
}

function readView(store: Store, run: RunRecord): RunView {
  const columns = storedColumns(store, run);
  const result = readStored(run, () => unpackResult(store.runs.columns(run.no, 'result')));
  const outletNos = columns.outletNos();
  const regions = store.runs
    .columnNames(run.no, 'input')
    .filter((name) => name.startsWith('outlets/region/'))
    .map((_, level) => columns.text('input', `outlets/region/${level}`));
  const rows = new Map(Array.from(outletNos, (no, row) => [no, row]));
  const scheme = schemeOfRun(store, run);
  let reasons: ((row: number) => MovementReason) | null = null;
  return {
    scheme,
    result,
    outletNos,
    names: columns.texts('input', 'outlets/names'),
    ownership: columns.text('input', 'outlets/ownership'),
    regions,
    regionPath: pathReader(store, run, regions),
    rowOf: (outletNo) => rows.get(outletNo) ?? -1,
    reasonOf: (row) => {
      // Reasons read no figures; without them the unpacked input is small enough to keep.
      reasons ??= movementReasons(scheme, { ...runInput(store, run), figures: [] }, result);
      return reasons(row);
    },
    orders: new Map(),
  };
}

/** The names of a row's regions, as they were on the period's last day. */
function pathReader(store: Store, run: RunRecord, regions: readonly TextColumn[]): (row: number) => readonly string[] {
  const paths = new Map([...store.regions.snapshot(periodEnd(run.period)).values()].map(({ code, path }) => [code, path]));
  return (row) => {
    for (let level = regions.length - 1; level >= 0; level -= 1) {
      const code = textAt(regions[level]!, row);
      if (code !== null) return paths.get(code) ?? [code];
    }
    return [];
  };
}
