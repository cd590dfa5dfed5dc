import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { createStore, openStore } from '../../../db/store.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import { createVisit } from '../../../electron/services/visits/create-visit.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import { visitDetail } from '../../../electron/services/visits/score-stored-visit.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { CHECKLIST_FORMAT, type Checklist } from '../../../shared/checklist/checklist.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { numbersFrom } from '../../builders/numbers-from.ts';
import { addChecklist, addOutlet } from '../grading/small-network.ts';
import type { Told } from './support/entry-child.ts';

const CHILD = join(import.meta.dirname, 'support/entry-child.ts');
const KILLS = 50;
/** Stores worked on side by side, to use both cores. */
const CHAINS = 2;

const FORM: Checklist = {
  format: CHECKLIST_FORMAT,
  code: 'CRASH',
  name: { zh: '断电检查' },
  mode: 'ratio',
  sections: [
    {
      code: 'A',
      name: { zh: '全部' },
      items: Array.from({ length: 12 }, (_, place) => ({ kind: 'passFail' as const, code: `A${place + 1}`, name: { zh: `第${place + 1}项` }, points: place + 1 })),
    },
  ],
};

function contextOn(store: ServiceContext['store']): ServiceContext {
  return { store, user: '检查员', now: () => new Date().toISOString(), today: () => '2026-10-02', onProgress: () => undefined, isCancelled: () => false };
}

/** What a child said before it was killed: the changes that the store took, and the one it was at. */
interface Heard {
  readonly saved: readonly Told[];
  readonly underWay: Told | null;
}

/** Lets a child fill in the visit and kills it outright, some way into what follows its n-th save. */
async function fillAndKill(path: string, visitId: VisitId, seed: number): Promise<Heard> {
  const next = numbersFrom(seed);
  const [saves, microseconds] = [1 + next(12), next(12_000)];
  const child = spawn(process.execPath, [CHILD, path, visitId, String(seed)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const saved: Told[] = [];
  let underWay: Told | null = null;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    // The last line may be cut off by the kill; then the save it was to tell of counts as under way.
    if (!line.endsWith(']')) return;
    const [step, what] = JSON.parse(line) as ['begin' | 'saved', Told];
    underWay = step === 'begin' ? what : null;
    if (step === 'saved') saved.push(what);
    if (saved.length === saves && step === 'saved') setTimeout(() => child.kill('SIGKILL'), microseconds / 1000);
  });
  const signal = await new Promise((resolve) => child.on('close', (_code, name) => resolve(name)));
  expect(signal, complaint).toBe('SIGKILL');
  return { saved, underWay };
}

async function chain(number: number): Promise<{ readonly kills: number; readonly saves: number; readonly cut: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'startier-crash-'));
  const path = join(folder, 'crash.startier');
  const made = createStore(path);
  const outletId = addOutlet(made, 'A01', ['甲省']);
  const { id: checklistVersionId } = addChecklist(made, FORM);
  const { id: visitId } = createVisit(contextOn(made), { outletId, checklistVersionId, kind: 'open', visitedOn: '2026-09-23' as IsoDate, auditor: '李检查' });
  made.close();
  const answers = new Map<string, Answer>();
  const photos = new Set<string>();
  let [leftAt, place, saves, cut] = ['', '', 0, 0];
  try {
    for (let kill = 0; kill < KILLS / CHAINS; kill += 1) {
      const { saved, underWay } = await fillAndKill(path, visitId, number * 1000 + kill);
      for (const what of saved) {
        if (what.answer !== undefined) answers.set(what.place, what.answer);
        if (what.photo !== undefined) photos.add(what.photo);
        if (what.leftAt !== undefined) leftAt = what.leftAt;
        else place = what.place;
      }
      saves += saved.length;
      if (underWay !== null) cut += 1;

      const store = openStore(path);
      const visit = getVisit(contextOn(store), { visitId });
      // What was cut off is there whole or not at all; it is taken as it stands.
      const cutOff = underWay?.answer !== undefined && JSON.stringify(visit.answers[underWay.place]) === JSON.stringify(underWay.answer) ? underWay : null;
      if (cutOff?.answer !== undefined) answers.set(cutOff.place, cutOff.answer);
      if (underWay?.photo !== undefined && visit.photos.some(({ name }) => name === underWay.photo)) photos.add(underWay.photo);
      if (underWay?.leftAt !== undefined && visit.leftAt === underWay.leftAt) leftAt = underWay.leftAt;
      expect(visit.answers).toEqual(Object.fromEntries(answers));
      expect(visit.photos.map(({ name }) => name).sort()).toEqual([...photos].sort());
      expect(visit.leftAt ?? '').toBe(leftAt);
      // Entry goes on at the item last saved, or the one that was being saved.
      expect([place, underWay?.place ?? place]).toContain(visit.lastItem);
      place = visit.lastItem ?? '';
      // Score and answers were written together.
      const score = scoreVisit(visit.checklist, visit.answers, { header: {}, attributes: {}, visitedOn: visit.visitedOn, photos: {} }).score?.text ?? null;
      expect(visitDetail(store, visitId, '2026-10-02' as IsoDate).score).toBe(answers.size === 0 ? visit.score : score);
      expect(verifyStore(contextOn(store)).problems).toEqual([]);
      store.close();
    }
    return { kills: KILLS / CHAINS, saves, cut };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('entry whose process is killed', () => {
  it(`loses nothing that was saved, photos included, and goes on at the same item: ${KILLS} times`, async () => {
    const ended = await Promise.all(Array.from({ length: CHAINS }, (_, number) => chain(number)));
    expect(ended.reduce((sum, { kills }) => sum + kills, 0)).toBe(KILLS);
    // The kills fell among real work, and some of them into the middle of a save.
    expect(ended.reduce((sum, { saves }) => sum + saves, 0)).toBeGreaterThan(KILLS * 3);
    expect(ended.reduce((sum, { cut }) => sum + cut, 0)).toBeGreaterThan(0);
  }, 300_000);
});
