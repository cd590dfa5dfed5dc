import { v7 as uuid } from 'uuid';
import type { RegionEnd } from '../../../db/repositories/life-repository.ts';
import { BEGINNING, type RegionNode, type RegionState } from '../../../db/repositories/region-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { LifeKind, LifeWhat, RegionChange, RegionLifeRow } from '../../../shared/contract/life-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { LifeChangeId, RegionId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { changeRows } from './outlet-life.ts';
import { dateChange, outletSnapshot, restoreSnapshot, type OutletSnapshot } from './outlet-snapshot.ts';

/** The deepest level that the tree may have. */
const DEEPEST = 9;

/** All that a change of a region touches. */
export interface RegionSnapshot {
  readonly regions: readonly { readonly no: number; readonly states: readonly RegionState[]; readonly end: RegionEnd | null }[];
  readonly outlets: readonly ({ readonly no: number } & OutletSnapshot)[];
}

/** Every region of today with its names and parents over time. */
export function regionLives(context: ServiceContext): readonly RegionLifeRow[] {
  const { store } = context;
  const today = todayOf(context);
  const nodes = store.regions.snapshot(today);
  const counts = new Map(store.regions.tree(today).map(({ id, outlets }) => [id, outlets]));
  return [...nodes.values()].map((node) => ({
    regionId: node.id,
    parentId: node.parentNo === null ? null : (nodes.get(node.parentNo)?.id ?? null),
    code: node.code,
    name: node.name,
    path: node.path,
    level: node.level,
    outlets: counts.get(node.id) ?? 0,
    states: store.regions.states(node.no).map(({ validFrom, name, parentNo }) => ({
      from: validFrom === BEGINNING ? null : validFrom,
      name,
      parent: parentNo === null ? null : (store.regions.snapshot(validFrom === BEGINNING ? today : validFrom).get(parentNo)?.name ?? null),
    })),
    changes: changeRows(store.life.changes('region', node.no)),
  }));
}

/**
 * Another name, or another parent, from a day on; regions below move along. Published periods keep the names and the tree of
 * their last day.
 *
 * @throws {AppError} `outlet/region-not-found`, `life/no-reason`, `life/nothing-changes`, `life/blank-name`, `life/slash`,
 * `life/below-itself`, `life/name-taken`, `life/too-deep`, `life/later-region-state`
 */
export function changeRegion(context: ServiceContext, { regionId, from, name, parentId, reason }: RegionChange): null {
  write(context, { regionId, from, reason, kind: 'change' }, (store, region, nodes) => {
    const newName = name?.trim() ?? region.name;
    if (newName === '') throw new AppError('life/blank-name');
    if (newName.includes('/')) throw new AppError('life/slash', { name: newName });
    const parent = parentId === undefined ? (region.parentNo === null ? null : (nodes.get(region.parentNo) ?? null)) : parentId === null ? null : nodeOf(store, nodes, parentId);
    const below = belowOf(nodes, region.no);
    if (parent !== null && (parent.no === region.no || below.some(({ no }) => no === parent.no))) throw new AppError('life/below-itself', { name: region.name });
    const parentNo = parent?.no ?? null;
    if (newName === region.name && parentNo === region.parentNo) throw new AppError('life/nothing-changes', { day: from });
    const twin = [...nodes.values()].find((node) => node.no !== region.no && node.parentNo === parentNo && node.name === newName);
    if (twin !== undefined) throw new AppError('life/name-taken', { path: twin.path.join(' / ') });
    const level = parent === null ? 0 : parent.level + 1;
    const deeper = level - region.level;
    const touched = [region, ...(deeper === 0 ? [] : below)];
    if (Math.max(...touched.map((node) => node.level)) + deeper > DEEPEST) throw new AppError('life/too-deep', { most: DEEPEST + 1 });
    assertNoLater(store, touched, from);
    const before = snapshotOf(store, touched.map(({ no }) => no), []);
    store.regions.putState(region.no, { validFrom: from, name: newName, parentNo, level });
    if (deeper !== 0) for (const node of below) store.regions.putState(node.no, { validFrom: from, name: node.name, parentNo: node.parentNo, level: node.level + deeper });
    const what: LifeWhat[] = [];
    if (newName !== region.name) what.push({ field: 'name', old: region.name, now: newName });
    if (parentNo !== region.parentNo) what.push({ field: 'parent', old: region.parentNo === null ? null : (nodes.get(region.parentNo)?.path.join(' / ') ?? null), now: parent?.path.join(' / ') ?? null });
    return { before, what };
  });
  return null;
}

/**
 * The region is no more from a day on: its outlets and the regions below it go to another of the same level.
 *
 * @throws {AppError} `life/merge-self`, `life/below-itself`, `life/other-level`, `life/name-taken`, and as `changeRegion`
 */
export function mergeRegion(context: ServiceContext, { regionId, intoId, from, reason }: { readonly regionId: RegionId; readonly intoId: RegionId; readonly from: IsoDate; readonly reason: string }): null {
  write(context, { regionId, from, reason, kind: 'merge' }, (store, region, nodes) => {
    const into = nodeOf(store, nodes, intoId);
    if (into.no === region.no) throw new AppError('life/merge-self');
    if (into.level !== region.level) throw new AppError('life/other-level', { name: region.name, into: into.name });
    const children = [...nodes.values()].filter(({ parentNo }) => parentNo === region.no);
    const twin = children.find((child) => [...nodes.values()].some((node) => node.parentNo === into.no && node.name === child.name));
    if (twin !== undefined) throw new AppError('life/name-taken', { path: [...into.path, twin.name].join(' / ') });
    assertNoLater(store, [region, ...children], from);
    const outletNos = store.outlets.inRegionFrom(region.no, from);
    const before = snapshotOf(store, [region.no, ...children.map(({ no }) => no)], outletNos);
    for (const child of children) store.regions.putState(child.no, { validFrom: from, name: child.name, parentNo: into.no, level: child.level });
    for (const no of outletNos) {
      const own = outletSnapshot(store, no);
      const lay = own.states.findLast(({ validFrom }) => validFrom <= from)?.regionNo === region.no;
      const dated = lay ? dateChange(own.states, from, { regionNo: into.no }) : own.states;
      const moved = dated.map((state) => (state.validFrom > from && state.regionNo === region.no ? { ...state, regionNo: into.no } : state));
      restoreSnapshot(store, no, { ...own, states: moved });
    }
    store.life.setRegionEnd(region.no, { from, intoNo: into.no });
    return { before, what: [{ field: 'into', old: region.path.join(' / '), now: into.path.join(' / ') }] };
  });
  return null;
}

interface Head {
  readonly regionId: RegionId;
  readonly from: IsoDate;
  readonly reason: string;
  readonly kind: LifeKind;
}

type Made = (store: Store, region: RegionNode, nodes: ReadonlyMap<number, RegionNode>) => { readonly before: RegionSnapshot; readonly what: readonly LifeWhat[] };

function write(context: ServiceContext, { regionId, from, reason, kind }: Head, make: Made): void {
  const { store, user } = context;
  if (reason.trim() === '') throw new AppError('life/no-reason');
  store.transaction(() => {
    const nodes = store.regions.snapshot(from);
    const region = nodeOf(store, nodes, regionId);
    const { before, what } = make(store, region, nodes);
    const after = snapshotOf(store, before.regions.map(({ no }) => no), before.outlets.map(({ no }) => no));
    const at = context.now();
    store.life.record({ id: uuid() as LifeChangeId, subjectKind: 'region', subjectNo: region.no, kind, from, what, before, after, reason, madeAt: at, madeBy: user });
    const fields = Object.fromEntries(what.map(({ field, old, now }) => [field, `${old ?? '—'} → ${now ?? '—'}`]));
    store.journal.record({ action: `region.${kind}`, subjectKind: 'region', subjectId: regionId, before: null, after: { region: region.path.join(' / '), from, reason, ...fields }, at, by: user });
  });
}

export function snapshotOf(store: Store, regionNos: readonly number[], outletNos: readonly number[]): RegionSnapshot {
  return {
    regions: regionNos.map((no) => ({ no, states: store.regions.states(no), end: store.life.findRegionEnd(no) })),
    outlets: outletNos.map((no) => ({ no, ...outletSnapshot(store, no) })),
  };
}

/** Puts regions and outlets back as they were. */
export function restoreRegions(store: Store, { regions, outlets }: RegionSnapshot): void {
  for (const { no, states, end } of regions) {
    store.regions.restoreStates(no, states);
    store.life.setRegionEnd(no, end);
  }
  for (const { no, ...own } of outlets) restoreSnapshot(store, no, own);
}

/** @throws {AppError} `outlet/region-not-found` */
function nodeOf(store: Store, nodes: ReadonlyMap<number, RegionNode>, id: RegionId): RegionNode {
  const no = store.regions.findNo(id);
  const node = no === null ? undefined : nodes.get(no);
  if (node === undefined) throw new AppError('outlet/region-not-found', { id });
  return node;
}

function belowOf(nodes: ReadonlyMap<number, RegionNode>, no: number): readonly RegionNode[] {
  const found = new Set<number>([no]);
  const below: RegionNode[] = [];
  for (const node of nodes.values()) {
    if (node.parentNo === null || !found.has(node.parentNo)) continue;
    found.add(node.no);
    below.push(node);
  }
  return below;
}

/** A change before one that is dated later would contradict it. */
function assertNoLater(store: Store, nodes: readonly RegionNode[], from: IsoDate): void {
  for (const { no, name } of nodes) {
    const later = store.regions.states(no).find(({ validFrom }) => validFrom > from);
    if (later !== undefined) throw new AppError('life/later-region-state', { name, day: later.validFrom });
  }
}
