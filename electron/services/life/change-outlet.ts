import { v7 as uuid } from 'uuid';
import type { Freeze } from '../../../db/repositories/life-repository.ts';
import type { OutletFacts, OutletRecord } from '../../../db/repositories/outlet-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { LifeKind, LifeWhat, OutletChange, OutletLife, OutletMerge, OutletSet } from '../../../shared/contract/life-calls.ts';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import type { LifeChangeId, OutletId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletLife } from './outlet-life.ts';
import { dateChange, isSameSnapshot, outletSnapshot, restoreSnapshot, type OutletSnapshot } from './outlet-snapshot.ts';

/** The date attribute up to which an outlet is on probation 试用期; entry conditions of schemes read it. */
export const PROBATION = 'probation_until';

/** A span that began before anybody dated it. */
const BEGINNING = '0001-01-01';

/**
 * Facts that hold from a day on: name, type, ownership, class, region, status, attributes. What lies before the day stays as it
 * was, and so does every published period. A later dated change of the same fact stands.
 *
 * @throws {AppError} `outlet/not-found`, `outlet/region-not-found`, `life/no-reason`, `life/nothing-changes`,
 * `life/before-opening`, `life/merged`, `life/blank-name`
 */
export function changeOutlet(context: ServiceContext, { outletId, from, set, reason }: OutletChange): OutletLife {
  return write(context, { outletId, from, reason, kind: 'change' }, (store, _no, before) => {
    const facts = factsOn(before, from);
    if (set.name?.trim() === '') throw new AppError('life/blank-name');
    const fields = fieldsOf(store, facts, set, from);
    const what = whatOf(store, facts, fields, from);
    if (what.length === 0) throw new AppError('life/nothing-changes', { day: from });
    const reopens = fields.status !== undefined && fields.status !== 'closed' && before.closedOn !== null;
    const states = reopens ? closedByState(before) : before.states;
    return { after: { ...before, ...(reopens ? { closedOn: null } : {}), states: dateChange(states, from, fields) }, what };
  });
}

/** @throws {AppError} `life/span-order`, `life/frozen-already`, and as `changeOutlet` */
export function freezeOutlet(context: ServiceContext, { outletId, from, until, reason }: { readonly outletId: OutletId; readonly from: IsoDate; readonly until: IsoDate | null; readonly reason: string }): OutletLife {
  return write(context, { outletId, from, reason, kind: 'freeze' }, (_store, _no, before) => {
    if (until !== null && until <= from) throw new AppError('life/span-order', { from, until });
    const clash = before.freezes.find((span) => (until === null || span.from < until) && (span.until === null || span.until > from));
    if (clash !== undefined) throw new AppError('life/frozen-already', { from: clash.from === BEGINNING ? '—' : clash.from, until: clash.until ?? '—' });
    const freezes: readonly Freeze[] = [...before.freezes, { from, until, reason }].sort((a, b) => (a.from < b.from ? -1 : 1));
    return { after: { ...before, freezes }, what: [{ field: 'until', old: null, now: until }] };
  });
}

/** @throws {AppError} `life/not-frozen`, and as `changeOutlet` */
export function unfreezeOutlet(context: ServiceContext, { outletId, from, reason }: { readonly outletId: OutletId; readonly from: IsoDate; readonly reason: string }): OutletLife {
  return write(context, { outletId, from, reason, kind: 'unfreeze' }, (_store, _no, before) => {
    const open = before.freezes.find((span) => span.from <= from && (span.until === null || span.until > from));
    if (open === undefined) throw new AppError('life/not-frozen', { day: from });
    const kept = before.freezes.filter((span) => span !== open);
    const ended = open.from < from ? [{ ...open, until: from }] : [];
    return { after: { ...before, freezes: [...kept, ...ended].sort((a, b) => (a.from < b.from ? -1 : 1)) }, what: [{ field: 'until', old: open.until, now: from }] };
  });
}

/**
 * The outlet goes on as part of another: from the day on it is closed and in no population; its history stays its own and is
 * shown on the other's page.
 *
 * @throws {AppError} `life/merge-self`, `life/merge-target`, and as `changeOutlet`
 */
export function mergeOutlet(context: ServiceContext, { outletId, intoId, from, figures, reason }: OutletMerge): OutletLife {
  return write(context, { outletId, from, reason, kind: 'merge' }, (store, no, before) => {
    const into = store.outlets.findById(intoId, from);
    if (into === null) throw new AppError('outlet/not-found', { id: intoId });
    if (into.no === no) throw new AppError('life/merge-self');
    if (into.status !== 'open' || (into.closedOn !== null && into.closedOn <= from) || (into.openedOn !== null && into.openedOn > from)) throw new AppError('life/merge-target', { code: into.code, day: from });
    return {
      after: { ...before, states: dateChange(before.states, from, { status: 'closed' }), merge: { intoNo: into.no, from, figures } },
      what: [{ field: 'into', old: null, now: into.code }, { field: 'figures', old: null, now: figures }],
    };
  });
}

interface Head {
  readonly outletId: OutletId;
  readonly from: IsoDate;
  readonly reason: string;
  readonly kind: LifeKind;
}

type Planned = (store: Store, no: number, before: OutletSnapshot) => { readonly after: OutletSnapshot; readonly what: readonly LifeWhat[] };

/** One transaction with its entry in the journal and in the list of changes. */
function write(context: ServiceContext, { outletId, from, reason, kind }: Head, plan: Planned): OutletLife {
  const { store, user } = context;
  if (reason.trim() === '') throw new AppError('life/no-reason');
  store.transaction(() => {
    const outlet = store.outlets.findById(outletId, from);
    if (outlet === null) throw new AppError('outlet/not-found', { id: outletId });
    assertAlive(store, outlet, from, kind);
    const before = outletSnapshot(store, outlet.no);
    const { after, what } = plan(store, outlet.no, before);
    if (isSameSnapshot(before, after)) throw new AppError('life/nothing-changes', { day: from });
    restoreSnapshot(store, outlet.no, after);
    const at = context.now();
    store.life.record({ id: uuid() as LifeChangeId, subjectKind: 'outlet', subjectNo: outlet.no, kind, from, what, before, after: outletSnapshot(store, outlet.no), reason, madeAt: at, madeBy: user });
    store.journal.record({ action: `outlet.${kind}`, subjectKind: 'outlet', subjectId: outletId, before: null, after: { outlet: outlet.code, from, reason, ...wordsOf(what) }, at, by: user });
  });
  return outletLife(context, { outletId });
}

function assertAlive(store: Store, outlet: OutletRecord, from: IsoDate, kind: LifeKind): void {
  if (outlet.openedOn !== null && from < outlet.openedOn) throw new AppError('life/before-opening', { day: from, opened: outlet.openedOn });
  const merge = store.life.findMerge(outlet.no);
  if (merge !== null && (kind === 'merge' || from >= merge.from)) throw new AppError('life/merged', { code: store.outlets.codeOf(merge.intoNo) ?? '—', day: merge.from });
}

/** Old and new by field, for the journal. */
function wordsOf(what: readonly LifeWhat[]): Record<string, unknown> {
  return Object.fromEntries(what.map(({ field, old, now }) => [field, old === null ? now : `${old} → ${now ?? '—'}`]));
}

function factsOn(before: OutletSnapshot, day: IsoDate): OutletFacts {
  const facts = before.states.findLast(({ validFrom }) => validFrom <= day);
  if (facts === undefined) throw new Error('An outlet has facts from the beginning on');
  return facts;
}

/** A closing day without a dated state becomes one, so that the outlet can open again. */
function closedByState(before: OutletSnapshot): OutletSnapshot['states'] {
  return before.closedOn === null ? before.states : dateChange(before.states, before.closedOn, { status: 'closed' });
}

/** What differs from the facts of the day. @throws {AppError} `outlet/region-not-found` */
function fieldsOf(store: Store, facts: OutletFacts, set: OutletSet, from: IsoDate): Partial<OutletFacts> {
  const fields: { -readonly [K in keyof OutletFacts]?: OutletFacts[K] } = {};
  if (set.name !== undefined && set.name.trim() !== facts.name) fields.name = set.name.trim();
  if (set.type !== undefined && set.type !== facts.type) fields.type = set.type;
  if (set.ownership !== undefined && set.ownership !== facts.ownership) fields.ownership = set.ownership;
  if (set.class !== undefined && set.class !== facts.class) fields.class = set.class;
  if (set.status !== undefined && set.status !== facts.status) fields.status = set.status;
  if (set.regionId !== undefined) {
    const regionNo = set.regionId === null ? null : store.regions.findNo(set.regionId);
    if (set.regionId !== null && (regionNo === null || !store.regions.snapshot(from).has(regionNo))) throw new AppError('outlet/region-not-found', { id: set.regionId });
    if (regionNo !== facts.regionNo) fields.regionNo = regionNo;
  }
  if (set.attributes !== undefined) {
    const attributes: Record<string, string> = { ...facts.attributes };
    for (const [code, value] of Object.entries(set.attributes)) {
      if (value === null || value.trim() === '') delete attributes[code];
      else attributes[code] = attributeText(store, code, value.trim());
    }
    if (!isSameSnapshot(attributes, facts.attributes)) fields.attributes = attributes;
  }
  return fields;
}

/** @throws {AppError} `life/unknown-attribute`, `life/attribute-value` */
function attributeText(store: Store, code: string, value: string): string {
  const { type } = code === PROBATION ? store.attributes.ensure({ code, name: '试用期至', type: 'date' }) : (store.attributes.find(code) ?? { type: null });
  if (type === null) throw new AppError('life/unknown-attribute', { code });
  const isRead = type === 'number' ? parseNumber(value) !== null : type !== 'date' || parseIsoDate(value) !== null;
  if (!isRead) throw new AppError('life/attribute-value', { code, value, expected: type === 'date' ? '2026-09-30' : '12.5' });
  return value;
}

function whatOf(store: Store, facts: OutletFacts, fields: Partial<OutletFacts>, from: IsoDate): readonly LifeWhat[] {
  const what: LifeWhat[] = [];
  for (const field of ['name', 'type', 'ownership', 'class', 'status'] as const) {
    const now = fields[field];
    if (now !== undefined) what.push({ field, old: facts[field], now });
  }
  if (fields.regionNo !== undefined) {
    const regions = store.regions.snapshot(from);
    const pathOf = (no: number | null): string | null => (no === null ? null : (regions.get(no)?.path.join(' / ') ?? null));
    what.push({ field: 'region', old: pathOf(facts.regionNo), now: pathOf(fields.regionNo) });
  }
  if (fields.attributes !== undefined) {
    for (const code of new Set([...Object.keys(facts.attributes), ...Object.keys(fields.attributes)])) {
      const [old, now] = [facts.attributes[code] ?? null, fields.attributes[code] ?? null];
      if (old !== now) what.push({ field: `attribute:${code}`, old, now });
    }
  }
  return what;
}
