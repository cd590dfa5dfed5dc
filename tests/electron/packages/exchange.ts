import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, type Store } from '../../../db/store.ts';
import { issueWave } from '../../../electron/services/planning/issue-wave.ts';
import { createWave, saveWave } from '../../../electron/services/planning/wave-drafts.ts';
import { receivePackage, type ReceiveOptions } from '../../../electron/services/packages/receive-package.ts';
import { sendPackage } from '../../../electron/services/packages/send-package.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import type { PackageSummary } from '../../../shared/contract/package-calls.ts';
import { CHECKLIST_FORMAT, type Checklist } from '../../../shared/checklist/checklist.ts';
import type { VisitId, WaveId } from '../../../shared/ids.ts';
import type { PackageKind } from '../../../shared/packages/package.ts';
import { addChecklist, addOutlet } from '../grading/small-network.ts';

/** A PC with a store of its own. */
export interface Pc {
  readonly store: Store;
  readonly context: ServiceContext;
  readonly path: (name: string) => string;
  /** The file's path and what it holds. */
  readonly send: (name: string, kind: PackageKind, auditor?: string) => Promise<PackageSummary>;
  readonly receive: (file: string, options?: Partial<ReceiveOptions>) => Promise<PackageSummary>;
  readonly close: () => void;
}

export function openPc(user: string, hours = 0): Pc {
  const folder = mkdtempSync(join(tmpdir(), 'startier-pack-'));
  const store = createStore(join(folder, 'pc.startier'), { at: '2026-10-01T00:00:00.000Z', by: user });
  let ticks = 0;
  const context: ServiceContext = {
    store,
    user,
    now: () => new Date(Date.UTC(2026, 9, 2, hours) + 1000 * ticks++).toISOString(),
    today: () => '2026-11-05',
    onProgress: () => undefined,
    isCancelled: () => false,
  };
  const path = (name: string): string => join(folder, name);
  return {
    store,
    context,
    path,
    send: (name, kind, auditor) => sendPackage(context, { kind, auditor: auditor ?? null, waveId: null }, path(name)),
    receive: (file, options = {}) => receivePackage(context, file, { acceptKey: true, decisions: [], ...options }, preparePhoto),
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** 60 + 40 points, a photo, a remark. */
export const FORM: Checklist = {
  format: CHECKLIST_FORMAT,
  code: 'HALL',
  name: { zh: '营业厅检查表' },
  mode: 'ratio',
  header: [{ code: 'manager', name: { zh: '值班经理' }, kind: 'person', required: true }],
  sections: [
    {
      code: 's1',
      name: { zh: '环境' },
      items: [
        { kind: 'passFail', code: 'clean', name: { zh: '地面干净' }, points: 60 },
        { kind: 'passFail', code: 'light', name: { zh: '灯箱完好' }, points: 40 },
        { kind: 'photo', code: 'front', name: { zh: '门头照片' }, required: false },
        { kind: 'text', code: 'remark', name: { zh: '备注' }, required: false },
      ],
    },
  ],
};

/** The manager's PC: three outlets and an issued wave with two visits of 赵 and one of 钱. */
export function managerPc(): Pc & { readonly waveId: WaveId; readonly visits: readonly VisitId[] } {
  const pc = openPc('经理');
  ['G01', 'G02', 'G03'].forEach((code, place) => addOutlet(pc.store, code, ['云泽', place < 2 ? '江东' : '江西'], { attributes: { area: String(80 + place) } }));
  pc.store.attributes.ensure({ code: 'area', name: '面积', type: 'number' });
  addChecklist(pc.store, FORM);
  const { id: waveId, plan, name } = createWave(pc.context, { name: '十一月暗访', from: null });
  const who = (auditor: string, capacity: number) => ({ name: auditor, capacity, homeRegions: [], conflicts: auditor === '钱' ? ['G02'] : [] });
  saveWave(pc.context, { waveId, name, plan: { ...plan, from: '2026-11-02' as typeof plan.from, to: '2026-11-30' as typeof plan.to, checklistCode: 'HALL', rules: [{ where: {}, draw: 'all', visitsPerOutlet: 1 }], auditors: [who('赵', 2), who('钱', 1)] } });
  const { planned } = issueWave(pc.context, { waveId });
  return { ...pc, waveId, visits: planned.filter(({ auditor }) => auditor === '赵').map(({ id }) => id) };
}
