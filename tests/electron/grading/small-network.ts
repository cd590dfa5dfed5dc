import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { createStore, type Store } from '../../../db/store.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { CHECKLIST_FORMAT, type Checklist } from '../../../shared/checklist/checklist.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import type { ChecklistVersionId, ImportId, OutletId, SchemeVersionId, VisitId } from '../../../shared/ids.ts';
import type { Ownership } from '../../../shared/outlet/outlet.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';

export const JULY = '2026-07' as PeriodId;
export const AUGUST = '2026-08' as PeriodId;
export const SEPTEMBER = '2026-09' as PeriodId;

/** A store in a folder of its own with a context whose clock moves a second a look. */
export interface TestStore {
  readonly store: Store;
  readonly context: ServiceContext;
  readonly close: () => void;
}

export function openTestStore(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'startier-'));
  const store = createStore(join(folder, 'test.startier'), { at: '2026-10-01T00:00:00.000Z', by: 'test' });
  let ticks = 0;
  const context: ServiceContext = {
    store,
    user: '渠道经理',
    now: () => new Date(Date.UTC(2026, 9, 2) + 1000 * ticks++).toISOString(),
    today: () => '2026-10-02',
    onProgress: () => undefined,
    isCancelled: () => false,
  };
  return {
    store,
    context,
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sales (60 %) and inspections (40 %), three levels, up after two periods, down after one, a red line demotes at once. */
export const SCHEME: Scheme = {
  format: 'startier-scheme/1',
  code: 'TEST',
  name: { zh: '测试方案', en: 'Test scheme' },
  cycle: 'month',
  tree: {
    code: 'root',
    name: { zh: '总分' },
    children: [
      {
        code: 'sales',
        name: { zh: '销量', en: 'Sales' },
        weight: 60,
        missing: 'block',
        source: { kind: 'kpi', figure: 'sales', fold: 'last' },
        method: { kind: 'direct' },
      },
      {
        code: 'service',
        name: { zh: '服务' },
        weight: 40,
        missing: 'reweight',
        source: { kind: 'inspection', fold: { by: 'mean' } },
        method: { kind: 'direct' },
      },
    ],
  },
  levels: [
    { code: 'one', name: { zh: '一星' }, stars: 1 },
    { code: 'two', name: { zh: '二星' }, stars: 2, line: 60 },
    { code: 'three', name: { zh: '三星' }, stars: 3, line: 80 },
  ],
  vetoes: [{ code: 'red', name: { zh: '红线' }, when: { redLine: {} }, effects: [{ kind: 'demoteAtOnce', by: 1 }] }],
  movement: { enterLevel: { kind: 'raw' }, promoteAfter: 2, demoteAfter: 1 },
};

export const CHECKLIST: Checklist = {
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
        { kind: 'passFail', code: 'light', name: { zh: '灯箱完好' }, points: 40, naAllowed: true },
        { kind: 'flag', code: 'fraud', name: { zh: '有虚假开卡' }, critical: true, required: false },
        { kind: 'text', code: 'remark', name: { zh: '备注' } },
      ],
    },
  ],
};

interface OutletOptions {
  readonly ownership?: Ownership;
  readonly openedOn?: IsoDate;
  readonly closedOn?: IsoDate;
  readonly status?: 'open' | 'suspended';
  readonly attributes?: Readonly<Record<string, string>>;
}

export function addOutlet(store: Store, code: string, regionNames: readonly string[], options: OutletOptions = {}): OutletId {
  const id = uuid() as OutletId;
  store.outlets.insert({
    id,
    code,
    name: `${code}营业厅`,
    openedOn: options.openedOn ?? null,
    closedOn: options.closedOn ?? null,
    frozen: false,
    type: 'hall',
    ownership: options.ownership ?? 'own',
    class: null,
    regionNo: store.regions.ensurePath(regionNames).no,
    status: options.status ?? 'open',
    attributes: options.attributes ?? {},
  });
  return id;
}

export function outletNo(store: Store, code: string): number {
  const found = store.outlets.keysByCode().get(code);
  if (found === undefined) throw new Error(`No outlet ${code}`);
  return found.no;
}

export function outletId(store: Store, code: string): OutletId {
  const found = store.outlets.keysByCode().get(code);
  if (found === undefined) throw new Error(`No outlet ${code}`);
  return found.id;
}

export function startImport(store: Store, kind: 'figures' | 'levels', at = '2026-10-01T00:00:00.000Z'): number {
  return store.imports.start({ id: uuid() as ImportId, kind, fileName: `${kind}.csv`, fileHash: '', options: {}, at, by: 'test' });
}

/** Values by outlet code. */
export function addFigures(store: Store, figure: string, period: PeriodId, values: Readonly<Record<string, string>>): void {
  store.transaction(() => {
    const importNo = startImport(store, 'figures');
    const codes = Object.keys(values);
    store.figures.write(importNo, store.figures.ensure(figure, figure, '户').no, period, {
      outletNos: codes.map((code) => outletNo(store, code)),
      values: codes.map((code) => values[code]!),
      rows: codes.map((_, place) => place + 2),
    });
  });
}

export function addScheme(store: Store, scheme: Scheme = SCHEME, state: 'draft' | 'published' = 'published'): SchemeVersionId {
  const id = uuid() as SchemeVersionId;
  store.schemes.insert({ id, state, document: scheme, hash: sha256(scheme), madeAt: '2026-10-01T00:00:00.000Z', madeBy: 'test', importNo: null });
  return id;
}

export function addChecklist(store: Store, checklist: Checklist = CHECKLIST): { readonly id: ChecklistVersionId; readonly no: number } {
  const id = uuid() as ChecklistVersionId;
  const items = checklist.sections.flatMap((section) => section.items).length;
  const { no } = store.checklists.insert({ id, document: checklist, hash: sha256(checklist), items, madeAt: '2026-10-01T00:00:00.000Z', madeBy: 'test', importNo: null });
  return { id, no };
}

/** An approved visit with a score in hundredths. */
export function addApprovedVisit(
  store: Store,
  visit: { readonly code: string; readonly outlet: string; readonly on: string; readonly checklistNo: number; readonly cents: number; readonly redLine?: boolean },
): VisitId {
  const id = uuid() as VisitId;
  const at = '2026-10-01T00:00:00.000Z';
  const no = store.visits.insert({
    id,
    code: visit.code,
    outletNo: outletNo(store, visit.outlet),
    checklistNo: visit.checklistNo,
    kind: 'open',
    visitedOn: visit.on as IsoDate,
    auditor: '检查员',
    state: 'submitted',
    header: {},
    madeAt: at,
    importNo: null,
  });
  store.visits.setScore(no, { exact: `${visit.cents}/100`, cents: visit.cents, redLine: visit.redLine ?? false, answered: 2, toAnswer: 4 });
  store.visits.setState(no, { state: 'approved', at, by: 'test' });
  return id;
}

/**
 * Twelve outlets, three months of sales, four visits. What they come to, by hand (total, level reached):
 *
 * | outlet | July | August | September |
 * | A01 | 70 two | 85 three | 85 three |
 * | A02 | 85 three | 70 two | 70 two |
 * | A03 | 85 three | 90 three, red line | 90 three |
 * | A04 | 65 two | no sales: not graded | 85 three |
 * | A05 | 50 one | 50 one | 50 one |
 * | A06 | 59.99 one | 60 two | 79.995 = 80.00 three |
 * | A07 | 80 x 0.6 + 50 x 0.4 = 68 two | 80 three | 80 x 0.6 + 100 x 0.4 = 88 three |
 * | A08 | 90 three | closed on 15 August | |
 * | A09 | not yet open | 70 two | 70 two |
 * | A10 | suspended | | |
 * | A11 | 100 three | 55 one | 55 one |
 * | A12 | 60 two | 60 two | 60 two |
 */
export function fillSmallNetwork(store: Store): void {
  const codes = Array.from({ length: 12 }, (_, place) => `A${String(place + 1).padStart(2, '0')}`);
  for (const [place, code] of codes.entries()) {
    addOutlet(store, code, ['甲省', place < 6 ? '甲市' : '乙市'], {
      ownership: place % 2 === 0 ? 'own' : 'agent',
      ...(code === 'A08' ? { closedOn: '2026-08-15' as IsoDate } : {}),
      ...(code === 'A09' ? { openedOn: '2026-08-01' as IsoDate } : {}),
      ...(code === 'A10' ? { status: 'suspended' as const } : {}),
    });
  }
  addScheme(store);
  addFigures(store, 'sales', JULY, {
    A01: '70', A02: '85', A03: '85', A04: '65', A05: '50', A06: '59.99', A07: '80', A08: '90', A10: '99', A11: '100', A12: '60',
  });
  addFigures(store, 'sales', AUGUST, {
    A01: '85', A02: '70', A03: '90', A05: '50', A06: '60', A07: '80', A08: '90', A09: '70', A11: '55', A12: '60',
  });
  addFigures(store, 'sales', SEPTEMBER, {
    A01: '85', A02: '70', A03: '90', A04: '85', A05: '50', A06: '79.995', A07: '80', A09: '70', A11: '55', A12: '60',
  });
  const { no: checklistNo } = addChecklist(store);
  addApprovedVisit(store, { code: 'V1', outlet: 'A07', on: '2026-07-10', checklistNo, cents: 5000 });
  addApprovedVisit(store, { code: 'V2', outlet: 'A03', on: '2026-08-31', checklistNo, cents: 9000, redLine: true });
  addApprovedVisit(store, { code: 'V3', outlet: 'A07', on: '2026-09-01', checklistNo, cents: 10000 });
  addApprovedVisit(store, { code: 'V4', outlet: 'A05', on: '2026-10-01', checklistNo, cents: 10000 });
}

function sha256(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}
