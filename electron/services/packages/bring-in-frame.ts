import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { ChecklistVersion } from '../../../db/repositories/checklist-repository.ts';
import type { OutletRecord } from '../../../db/repositories/outlet-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ChecklistVersionId } from '../../../shared/ids.ts';
import type { PackedOutlet, PackedVisit } from '../../../shared/packages/package.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import type { OpenedPackage } from './package-file.ts';
import { storeKey } from './store-key.ts';

/** What the visits of a package stand on in this store. */
export interface Frame {
  readonly made: { readonly outlets: number; readonly checklists: number; readonly waves: number };
  /** @throws {AppError} `package/unknown-outlet` */
  readonly outletNo: (visit: PackedVisit) => number;
  readonly outletName: (visit: PackedVisit) => string;
  /** @throws {AppError} `package/unknown-checklist` */
  readonly version: (visit: PackedVisit) => ChecklistVersion;
}

/**
 * Makes what is missing: checklist versions always, outlets and waves by an assignment alone. The outlet of a visit that
 * comes back must be there: the network is not an auditor's to change.
 *
 * @throws {AppError} `package/checklist-faulty`
 */
export function bringInFrame(context: ServiceContext, opened: OpenedPackage, at: string): Frame {
  const { store } = context;
  const { content, manifest } = opened;
  const isAssignment = manifest.kind === 'assignment' && manifest.publicKey !== storeKey(store).publicKey;
  let checklists = 0;
  for (const [hash, text] of opened.checklists) if (bringInChecklist(context, hash, text, at)) checklists += 1;
  let outlets = 0;
  if (isAssignment) {
    for (const attribute of content.attributes) store.attributes.ensure(attribute);
    for (const outlet of content.outlets) if (bringInOutlet(context, outlet)) outlets += 1;
  }
  const waves = isAssignment ? bringInWaves(context, opened) : 0;

  const byId = new Map(content.outlets.map((outlet) => [outlet.id, outlet]));
  const versions = new Map<string, ChecklistVersion | null>();
  return {
    made: { outlets, checklists, waves },
    outletNo(visit) {
      const packed = byId.get(visit.outlet);
      const no = store.outlets.findNo(visit.outlet) ?? (packed === undefined ? null : (findByCode(context, packed.code)?.no ?? null));
      if (no === null) throw new AppError('package/unknown-outlet', { outlet: packed?.code ?? visit.outlet, visit: visit.code });
      return no;
    },
    outletName: (visit) => byId.get(visit.outlet)?.name ?? '',
    version(visit) {
      const { code, hash } = visit.checklist;
      const key = `${code}\n${hash}`;
      const version = versions.get(key) ?? store.checklists.findByHash(code, hash);
      versions.set(key, version);
      if (version === null) throw new AppError('package/unknown-checklist', { visit: visit.code, checklist: code });
      return version;
    },
  };
}

/** @returns whether it was new here */
function bringInChecklist({ store, user }: ServiceContext, hash: string, text: string, at: string): boolean {
  const { checklist } = parseChecklist(parsedJson(text));
  if (checklist === null || createHash('sha256').update(canonicalJson(checklist)).digest('hex') !== hash) {
    throw new AppError('package/checklist-faulty', { checklist: checklist?.code ?? hash.slice(0, 12) });
  }
  if (store.checklists.findByHash(checklist.code, hash) !== null) return false;
  const id = uuid() as ChecklistVersionId;
  const items = checklist.sections.reduce((sum, section) => sum + section.items.length, 0);
  const { version } = store.checklists.insert({ id, document: checklist, hash, items, madeAt: at, madeBy: user, importNo: null });
  store.journal.record({ action: 'checklist.package', subjectKind: 'checklist', subjectId: id, before: null, after: { code: checklist.code, version, hash }, at, by: user });
  return true;
}

/** null: no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** An outlet that came by its own id follows its sender; one that is only known by its code is this store's own. @returns whether it was new or changed */
function bringInOutlet(context: ServiceContext, packed: PackedOutlet): boolean {
  const { store } = context;
  const { id, code, regionPath, openedOn, closedOn, name, type, ownership, class: outletClass, status, attributes } = packed;
  const today = todayOf(context);
  const known = store.outlets.findById(id, today);
  if (known === null && findByCode(context, code) !== null) return false;
  const regionNo = regionPath.length === 0 ? null : store.regions.ensurePath(regionPath).no;
  const facts = { name, type, ownership, class: outletClass, regionNo, status, attributes };
  if (known === null) {
    store.outlets.insert({ id, code, openedOn, closedOn, frozen: false, ...facts });
    return true;
  }
  if (isSame(known, { ...facts, openedOn, closedOn })) return false;
  store.outlets.correctFacts(known.no, facts, today);
  store.outlets.setHead(known.no, { openedOn, closedOn });
  return true;
}

function isSame(known: OutletRecord, facts: object): boolean {
  const { no: _no, id: _id, code: _code, validFrom: _from, frozen: _frozen, ...mine } = known;
  return canonicalJson(mine) === canonicalJson(facts);
}

function findByCode(context: ServiceContext, code: string): OutletRecord | null {
  return context.store.outlets.findByCode(code, todayOf(context));
}

/** @returns how many were new */
function bringInWaves({ store }: ServiceContext, { content, manifest }: OpenedPackage): number {
  const missing = content.waves.filter(({ id }) => store.waves.findById(id) === null);
  for (const { id, code, name, plan } of missing) {
    const taken = new Set(store.waves.list().map((wave) => wave.code));
    const free = [code, ...Array.from(taken, (_, place) => `${code}.${place + 2}`)].find((each) => !taken.has(each)) ?? code;
    const { madeAt, madeBy } = manifest;
    store.waves.insert({ id, code: free, name, plan, madeAt, madeBy });
    const no = store.waves.findById(id)?.no;
    if (no === undefined) throw new Error(`Wave ${free} was not stored`);
    store.waves.issue(no, [], madeAt, madeBy);
  }
  return missing.length;
}
