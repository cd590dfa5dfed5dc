import { describe, expect, it } from 'vitest';
import { createStore, openStore } from '../../../db/store.ts';
import { issueWave } from '../../../electron/services/planning/issue-wave.ts';
import { createWave, saveWave } from '../../../electron/services/planning/wave-drafts.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import { beginVisit } from '../../../electron/services/planning/change-planned-visit.ts';
import { saveAnswer } from '../../../electron/services/visits/save-visit.ts';
import { addChecklist, addOutlet } from '../grading/small-network.ts';
import { workplace, type Workplace } from './command-line.ts';

function contextOn(path: string): ServiceContext {
  return { store: openStore(path), user: '经理', now: () => new Date().toISOString(), today: () => '2026-11-05', onProgress: () => undefined, isCancelled: () => false };
}

function onStore(place: Workplace, work: (context: ServiceContext) => void): void {
  const context = contextOn(place.store);
  work(context);
  context.store.close();
}

/** A store with an outlet and an issued wave with a visit of 赵. */
function office(): Workplace {
  const place = workplace();
  createStore(place.store).close();
  onStore(place, (context) => {
    addOutlet(context.store, 'G01', ['云泽']);
    addChecklist(context.store);
    const { id: waveId, name, plan } = createWave(context, { name: '暗访', from: null });
    saveWave(context, { waveId, name, plan: { ...plan, rules: [{ where: {}, draw: 'all', visitsPerOutlet: 1 }], auditors: [{ name: '赵', capacity: 5, homeRegions: [], conflicts: [] }] } });
    issueWave(context, { waveId });
  });
  return place;
}

function answer(place: Workplace, value: string): void {
  onStore(place, (context) => {
    const [id] = context.store.packages.visitIds(['planned', 'inProgress'], null, null);
    if (id === undefined) throw new Error('No visit');
    if (context.store.visits.findById(id)?.state === 'planned') beginVisit(context, { visitId: id });
    saveAnswer(context, { visitId: id, item: 'clean', answer: { value } });
  });
}

describe('packages from the command line', () => {
  it('go out, in, back and in, tell what changed, and decide conflicts by --prefer', () => {
    const [boss, laptop] = [office(), workplace()];
    laptop.run('init');
    const [out, back] = [boss.path('out.startier-pack'), laptop.path('back.startier-pack')];
    expect(boss.run('package', 'out', '--auditor', '赵', '--out', out)).toMatchObject({ code: 0, json: { visits: 1, outlets: 1 } });
    // Both stores are this account's, so the name is the same but the key is another: a first contact for each.
    expect(laptop.run('package', 'in', out)).toMatchObject({ code: 2, json: { error: { code: 'package/key-unknown' } } });
    expect(laptop.run('package', 'in', out, '--accept-key')).toMatchObject({ code: 0, json: { inserted: 1, updated: 0, unchanged: 0, outlets: 1, checklists: 1, applied: true, conflicts: [] } });
    const again = laptop.run('package', 'in', out);
    expect(again).toMatchObject({ code: 0, json: { inserted: 0, updated: 0, unchanged: 1 } });

    answer(laptop, 'pass');
    answer(boss, 'fail');
    expect(laptop.run('package', 'out', '--visits', '--auditor', '赵', '--out', back)).toMatchObject({ code: 0, json: { visits: 1 } });
    expect(boss.run('package', 'in', back, '--accept-key')).toMatchObject({ code: 1, json: { applied: false, inserted: 0, updated: 0, conflicts: [{ field: 'answer:clean', mine: { answer: { value: 'fail' } }, theirs: { answer: { value: 'pass' } } }] } });
    expect(boss.run('package', 'in', back, '--accept-key', '--prefer', 'theirs')).toMatchObject({ code: 0, json: { applied: true, updated: 1 } });
    expect(boss.run('package', 'keys')).toMatchObject({ code: 0, json: { keys: [{ fingerprint: (laptop.run('package', 'keys').json?.['own'] as { fingerprint: string }).fingerprint }] } });
  }, 60_000);

  it('say what is wrong with the words or the file', () => {
    const boss = office();
    const out = boss.path('x.startier-pack');
    expect(boss.run('package', 'out', '--out', out)).toMatchObject({ code: 2, json: { error: { code: 'package/way' } } });
    expect(boss.run('package', 'out', '--auditor', '孙', '--out', out)).toMatchObject({ code: 2, json: { error: { code: 'package/nothing' } } });
    expect(boss.run('package', 'out', '--auditor', '赵', '--wave', 'W0', '--out', out)).toMatchObject({ code: 2, json: { error: { code: 'package/no-such-wave' } } });
    expect(boss.run('package', 'in', boss.file('no.zip', 'PK no package'))).toMatchObject({ code: 2, json: { error: { code: 'package/not-a-package' } } });
    expect(boss.run('package', 'in', boss.path('gone'))).toMatchObject({ code: 2, json: { error: { code: 'package/missing-file' } } });
  }, 60_000);
});
