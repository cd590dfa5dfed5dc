import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import type { ChecklistVersionId, ImportId, OutletId, RunId, SchemeVersionId, VisitId } from '../../../shared/ids.ts';
import type { ImportKind } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import type { NewOutlet } from '../../../db/repositories/outlet-repository.ts';
import type { NewRun } from '../../../db/repositories/run-repository.ts';
import type { NewVisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import { AT, BY } from './temp-store.ts';

export const day = (text: string): IsoDate => text as IsoDate;
export const period = (text: string): PeriodId => text as PeriodId;
export const outletId = (code: string): OutletId => `outlet-${code}` as OutletId;

/** An open hall that states nothing else. @returns its number */
export function addOutlet(store: Store, code: string, over: Partial<NewOutlet> = {}): number {
  return store.outlets.insert({
    id: outletId(code),
    code,
    openedOn: null,
    closedOn: null,
    frozen: false,
    name: `网点${code}`,
    type: null,
    ownership: null,
    class: null,
    regionNo: null,
    status: 'open',
    attributes: {},
    ...over,
  });
}

export function addImport(store: Store, kind: ImportKind, fileName = `${kind}.csv`): number {
  const id = `import-${store.imports.list().length + 1}` as ImportId;
  return store.imports.start({ id, kind, fileName, fileHash: `hash of ${fileName}`, options: {}, at: AT, by: BY });
}

const CHECKLIST: Checklist = { format: 'startier-checklist/1', code: 'HALL', name: { zh: '营业厅检查表' }, mode: 'ratio', sections: [] };

/** A version of the checklist `HALL` or another. @returns its number */
export function addChecklist(store: Store, over: Partial<Checklist> = {}): number {
  const document = { ...CHECKLIST, ...over };
  const hash = JSON.stringify(document);
  return store.checklists.insert({ id: `checklist-${hash}` as ChecklistVersionId, document, hash, items: 3, madeAt: AT, madeBy: BY, importNo: null }).no;
}

export function addVisit(store: Store, code: string, over: Partial<NewVisitRecord> & { readonly outletNo: number; readonly checklistNo: number }): number {
  return store.visits.insert({
    id: `visit-${code}` as VisitId,
    code,
    kind: 'open',
    visitedOn: day('2026-01-10'),
    auditor: null,
    state: 'approved',
    header: {},
    madeAt: AT,
    importNo: null,
    ...over,
  });
}

const SCHEME: Scheme = {
  format: 'startier-scheme/1',
  code: 'TELECOM',
  name: { zh: '渠道星级' },
  cycle: 'month',
  tree: { code: 'root', name: { zh: '总分' }, children: [] },
  levels: [
    { code: 'L1', name: { zh: '一星' }, stars: 1 },
    { code: 'L2', name: { zh: '二星' }, stars: 2, line: 80 },
  ],
  movement: {},
};

export function addScheme(store: Store, state: 'draft' | 'published' = 'published', over: Partial<Scheme> = {}): number {
  const document = { ...SCHEME, ...over };
  const hash = JSON.stringify(document);
  return store.schemes.insert({ id: `scheme-${hash}` as SchemeVersionId, state, document, hash, madeAt: AT, madeBy: BY, importNo: null }).no;
}

/** A run with no columns. @returns its number in the store and its id */
export function addRun(store: Store, over: Partial<NewRun> & { readonly schemeNo: number }): { readonly no: number; readonly id: RunId } {
  const id = `run-${store.runs.list().length + 1}` as RunId;
  const run: NewRun = {
    id,
    schemeCode: 'TELECOM',
    period: period('2026-01'),
    madeAt: AT,
    madeBy: BY,
    tookMs: 12,
    engineVersion: '1',
    inputsHash: 'in',
    resultsHash: 'out',
    summary: {
      outlets: 10,
      graded: 7,
      notGraded: 2,
      notEligible: 1,
      candidates: 3,
      levels: [],
      belowScale: 0,
      movements: { none: 0, enter: 0, hold: 0, promote: 0, demote: 0 },
      average: null,
      notGradedReasons: [],
      warnings: [],
      dimensions: [],
      regions: { codes: [], averages: [] },
      cohortMedians: {},
    },
    ...over,
  };
  return { no: store.runs.insert(run, { input: [], result: [], outlets: [] }).no, id: run.id };
}
