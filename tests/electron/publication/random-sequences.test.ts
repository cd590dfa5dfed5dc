import { describe, expect, it } from 'vitest';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import { previewCorrection } from '../../../electron/services/publication/correction-preview.ts';
import { levelHistoryProblems } from '../../../electron/services/publication/rebuild-levels.ts';
import { unpublishRun } from '../../../electron/services/publication/unpublish-run.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import { numbersFrom } from '../../builders/numbers-from.ts';
import { addFigures, addOutlet, addScheme, openTestStore, outletId, outletNo, SCHEME, startImport } from '../grading/small-network.ts';
import { LEVELS, PublicationModel, type Figures, type ModelRun } from './publication-model.ts';

/** `PUBLICATION_SEQUENCES=200` for the whole proof, `PUBLICATION_SEED` to see one again. */
const SEQUENCES = Number(process.env['PUBLICATION_SEQUENCES'] ?? 20);
const SEED = Number(process.env['PUBLICATION_SEED'] ?? 2026);
const STEPS = 22;
const OUTLETS = ['R1', 'R2', 'R3', 'R4'];
const PERIODS = [1, 2, 3, 4, 5];

const idOf = (period: number): PeriodId => `2026-0${period}` as PeriodId;

/** What an action came to: its code where it was refused. */
function codeOf(work: () => void): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** One store and one model, taken through the same random steps and compared after each. */
function runSequence(seed: number): Readonly<Record<string, number>> {
  const next = numbersFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const test = openTestStore();
  const counts: Record<string, number> = {};
  try {
    const { store, context } = test;
    for (const code of OUTLETS) addOutlet(store, code, ['甲省']);
    addScheme(store, { ...SCHEME, vetoes: [] });
    const figures = new Map<number, Figures>();
    const draw = (): number | null => (next(9) === 0 ? null : pick([50, 59.99, 60, 70, 79.99, 80, 90]));
    for (const period of PERIODS) {
      const own: Figures = Object.fromEntries(OUTLETS.map((code) => [code, draw()]));
      figures.set(period, own);
      addFigures(store, 'sales', idOf(period), Object.fromEntries(Object.entries(own).flatMap(([code, value]) => (value === null ? [] : [[code, String(value)]]))));
    }
    const model = new PublicationModel(OUTLETS);
    const said = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

    const make = (): void => {
      const period = pick(PERIODS);
      const { runId } = startGradingRun(context, { schemeCode: 'TEST', period: idOf(period) });
      model.make(runId, period, figures.get(period)!);
      said('runs');
    };
    const decide = (run: ModelRun): void => {
      const moves = OUTLETS.filter((code) => ['enter', 'promote', 'demote'].includes(run.reached.get(code)!.movement));
      const outlet = moves.length === 0 ? null : pick(moves);
      if (outlet === null) return;
      const decision = pick(['confirm', 'hold', 'override'] as const);
      const level = next(3);
      const request = { runId: run.id as RunId, outletIds: [outletId(store, outlet)], decision, reason: '抽样', ...(decision === 'override' ? { level: LEVELS[level]! } : {}) };
      decideMovements(context, request);
      run.decided.set(outlet, decision === 'confirm' ? 'confirmed' : decision === 'hold' ? 'held' : level);
      said(decision === 'confirm' ? 'confirmed' : 'overrides');
    };
    const publish = (run: ModelRun): void => {
      const correct = next(3) > 0;
      const later = model.laterThan(run.period);
      const expected = run.state !== 'draft' ? 'grading/not-draft' : later.length > 0 && !correct ? 'grading/later-published' : model.isStale(run) ? 'grading/history-changed' : 'done';
      const runId = run.id as RunId;
      const preview = expected === 'done' ? null : undefined;
      let told: unknown = null;
      let seen: unknown = null;
      if (preview === null) {
        decideMovements(context, { runId, outletIds: 'allPending', decision: 'confirm', reason: '' });
        seen = previewCorrection(context, { runId }).later.map(({ period, differences }) => [period, differences.map(({ outlet }) => outlet)]);
      }
      const code = codeOf(() => {
        told = publishRun(context, { runId, confirmProposed: true, correct }).resting.map(({ period, differences }) => [period, differences.map(({ outlet }) => outlet)]);
      });
      expect(code).toBe(expected);
      if (code !== 'done') {
        said('refused');
        return;
      }
      const supersedes = model.standing().has(run.period);
      const effects = model.publish(run).map(([period, outlets]) => [idOf(period), outlets]);
      expect(told).toEqual(effects);
      expect(seen).toEqual(effects);
      said(supersedes ? 'supersessions' : 'publications');
      if (later.length > 0) said('corrections');
      if (effects.length > 0) said('correctionsWithEffect');
    };
    const unpublish = (run: ModelRun): void => {
      const expected = run.state !== 'published' ? 'publication/not-published' : model.laterThan(run.period).length > 0 ? 'publication/later-published' : 'done';
      const code = codeOf(() => void unpublishRun(context, { runId: run.id as RunId, reason: '抽样' }));
      expect(code).toBe(expected);
      if (code === 'done') model.unpublish(run);
      said(code === 'done' ? 'unpublishes' : 'refused');
    };
    const change = (): void => {
      const [period, outlet, value] = [pick(PERIODS), pick(OUTLETS), pick([50, 60, 70, 80, 90])];
      figures.get(period)![outlet] = value;
      const figure = store.figures.find('sales')!;
      store.transaction(() => store.figures.write(startImport(store, 'figures', context.now()), figure.no, idOf(period), { outletNos: [outletNo(store, outlet)], values: [String(value)], rows: [2] }));
      said('corrected figures');
    };

    make();
    for (let step = 0; step < STEPS; step += 1) {
      const run = pick(model.runs);
      const act = next(12);
      if (act < 3) make();
      else if (act < 5) change();
      else if (act < 7 && run.state === 'draft') decide(run);
      else if (act < 11) publish(act === 10 ? run : (model.runs.at(-1) ?? run));
      else unpublish(pick(model.runs.filter(({ state }) => state === 'published').concat(run)));
      for (const outlet of OUTLETS) {
        const stored = store.levels.history(outletNo(store, outlet)).map(({ period, level, movement }) => [Number(period.slice(-2)), level, movement]);
        expect(stored, `${outlet} after step ${step}`).toEqual(model.history(outlet));
      }
      for (const { id, state } of model.runs) expect(store.runs.findById(id as RunId)?.state).toBe(state);
      expect(levelHistoryProblems(store)).toEqual([]);
    }
    expect(verifyStore(context).problems).toEqual([]);
    return counts;
  } finally {
    test.close();
  }
}

describe('random sequences of runs, overrides, corrections, supersessions and unpublishes', () => {
  it(`come out as a plain model says: ${SEQUENCES} of them`, () => {
    const sums: Record<string, number> = {};
    for (let place = 0; place < SEQUENCES; place += 1) {
      const seed = SEED + place;
      try {
        for (const [what, n] of Object.entries(runSequence(seed))) sums[what] = (sums[what] ?? 0) + n;
      } catch (error) {
        throw new Error(`Sequence with PUBLICATION_SEED=${seed} PUBLICATION_SEQUENCES=1`, { cause: error });
      }
    }
    process.stdout.write(`${SEQUENCES} sequences: ${JSON.stringify(sums)}\n`);
    // Every kind of step was taken.
    for (const what of ['runs', 'overrides', 'publications', 'supersessions', 'corrections', 'correctionsWithEffect', 'unpublishes', 'refused']) expect(sums[what] ?? 0, what).toBeGreaterThan(0);
  }, 1_200_000);
});
