import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createStore, openStore, type Store } from '../../../db/store.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import type { RunId } from '../../../shared/ids.ts';
import { numbersFrom } from '../../builders/numbers-from.ts';
import { addFigures, addOutlet, addScheme, SCHEME } from '../grading/small-network.ts';
import { Q1, Q2 } from './publication-bed.ts';

const CHILD = join(import.meta.dirname, 'publish-child.ts');
/** `PUBLICATION_KILLS=100` for the whole proof. */
const KILLS = Number(process.env['PUBLICATION_KILLS'] ?? 12);
const OUTLETS = 800;

function contextOn(store: Store): ServiceContext {
  return { store, user: '经理', now: () => new Date().toISOString(), today: () => '2026-11-05', onProgress: () => undefined, isCancelled: () => false };
}

/** A decided draft of a later period, or one that would supersede what stands; and how many level rows stand with and without it. */
function prepare(path: string, kind: 'next' | 'supersede'): RunId {
  const store = createStore(path);
  const context = contextOn(store);
  const codes = Array.from({ length: OUTLETS }, (_, place) => `K${String(place).padStart(4, '0')}`);
  store.transaction(() => codes.forEach((code) => addOutlet(store, code, ['甲省'])));
  addScheme(store, { ...SCHEME, vetoes: [] });
  for (const [place, period] of [Q1, Q2].entries()) addFigures(store, 'sales', period, Object.fromEntries(codes.map((code, row) => [code, String(40 + ((row * 7 + place * 13) % 60))])));
  const grade = (period: typeof Q1): RunId => {
    const { runId } = startGradingRun(context, { schemeCode: 'TEST', period });
    decideMovements(context, { runId, outletIds: 'allPending', decision: 'confirm', reason: '' });
    return runId;
  };
  publishRun(context, { runId: grade(Q1) });
  const runId = grade(kind === 'next' ? Q2 : Q1);
  store.close();
  return runId;
}

interface Ended {
  readonly killed: boolean;
  /** Milliseconds that the whole action took; null: it was cut off. */
  readonly took: number | null;
}

/** Runs the action in a child and kills it outright so many milliseconds after it began. */
async function act(path: string, runId: RunId, action: 'publish' | 'unpublish', killAfter: number | null): Promise<Ended> {
  const child = spawn(process.execPath, [CHILD, path, runId, action], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    const isFirst = said === '';
    said += text.toString();
    if (isFirst && killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
  });
  const [code, signal] = await new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => child.on('close', (...end) => resolve(end)));
  if (signal === null) expect(code, complaint).toBe(0);
  const took = /done ([\d.]+)/.exec(said);
  return { killed: signal === 'SIGKILL', took: took === null ? null : Number(took[1]) };
}

/** Whether the store stands wholly after or wholly before the publication. */
function stateOf(path: string, runId: RunId, kind: 'next' | 'supersede'): 'published' | 'draft' {
  const store = openStore(path);
  try {
    const run = store.runs.findById(runId)!;
    const own = store.levels.ofRun(run.no).size;
    const first = store.runs.list({}).find(({ id, period }) => id !== runId && period === Q1)!;
    const firstRows = store.levels.ofRun(store.runs.findById(first.id)!.no).size;
    const isPublished = run.state === 'published';
    expect({ state: run.state, own, first: first.state, firstRows }).toEqual(
      isPublished
        ? { state: 'published', own: OUTLETS, first: kind === 'next' ? 'published' : 'superseded', firstRows: kind === 'next' ? OUTLETS : 0 }
        : { state: 'draft', own: 0, first: 'published', firstRows: OUTLETS },
    );
    const [last] = store.journal.list({ subjectId: runId, offset: 0, limit: 1 }).rows;
    expect(last?.action === 'run.publish').toBe(isPublished);
    expect(verifyStore(contextOn(store)).problems).toEqual([]);
    return isPublished ? 'published' : 'draft';
  } finally {
    store.close();
  }
}

async function chain(kind: 'next' | 'supersede', seed: number): Promise<{ readonly kills: number; readonly cut: number; readonly whole: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'startier-publish-'));
  const path = join(folder, 'crash.startier');
  const next = numbersFrom(seed);
  let [kills, cut, whole] = [0, 0, 0];
  try {
    const runId = prepare(path, kind);
    // How long each takes on this machine, so that the kills fall all over it.
    const spans = { publish: (await act(path, runId, 'publish', null)).took ?? 100, unpublish: (await act(path, runId, 'unpublish', null)).took ?? 100 };
    let state = stateOf(path, runId, kind);
    while (kills < KILLS / 2) {
      const action = state === 'draft' ? 'publish' : 'unpublish';
      const { killed } = await act(path, runId, action, (next(1000) / 1000) * spans[action] * 1.1);
      const after = stateOf(path, runId, kind);
      if (killed) kills += 1;
      if (killed && after === state) cut += 1;
      if (after !== state) whole += 1;
      state = after;
    }
    return { kills, cut, whole };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('publication whose process is killed', () => {
  it(`is all there or not at all, and so is taking it back and superseding: ${KILLS} times`, async () => {
    const ended = await Promise.all([chain('next', 11), chain('supersede', 12)]);
    const sum = (of: 'kills' | 'cut' | 'whole'): number => ended.reduce((total, one) => total + one[of], 0);
    process.stdout.write(`killed ${sum('kills')} times: ${sum('cut')} left nothing, ${sum('whole')} actions were whole\n`);
    expect(sum('kills')).toBeGreaterThanOrEqual(KILLS);
    // The kills fell into the work: some before the commit.
    expect(sum('cut')).toBeGreaterThan(0);
  }, 1_800_000);
});
