import { v7 as uuid } from 'uuid';
import type { PlanVersion } from '../../../db/repositories/benefit-plan-repository.ts';
import type { Store } from '../../../db/store.ts';
import { checkPlan, type PlanSurroundings } from '../../../shared/benefits/check-plan.ts';
import { parsePlan } from '../../../shared/benefits/parse-plan.ts';
import type { BenefitPlan } from '../../../shared/benefits/plan.ts';
import type { NewPlan, PlanDetail, PlanRequest, PlanRow } from '../../../shared/contract/benefit-calls.ts';
import { comparePeriods, type PeriodId } from '../../../shared/dates.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import type { BenefitPlanId } from '../../../shared/ids.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { documentHash } from '../import/import-documents.ts';
import type { ServiceContext } from '../service-context.ts';
import { readPlanTemplate } from './plan-templates.ts';

/** All versions of all plans, by code, newest first. */
export function listPlans({ store }: ServiceContext): readonly PlanRow[] {
  return store.benefitPlans.list().map((version) => planRow(store, version));
}

/** The line of the list for a version. */
export function planRow(store: Store, version: PlanVersion): PlanRow {
  const { id, code, state, document, hash, madeAt, madeBy } = version;
  const scheme = schemeOf(store, document);
  const newest = newestPeriod(store, document.scheme);
  return {
    id,
    code,
    version: version.version,
    name: document.name,
    state,
    scheme: document.scheme,
    schemeName: scheme?.name ?? null,
    from: document.from,
    benefits: document.benefits.length,
    hash,
    madeAt,
    madeBy,
    inForce: newest !== null && store.benefitPlans.findInForce(document.scheme, newest)?.no === version.no,
    settled: store.benefitLedger.settlements().filter(({ planNo }) => planNo === version.no).length,
  };
}

/** @throws {AppError} `benefit/version-not-found` */
export function planDetail({ store }: ServiceContext, { planId }: PlanRequest): PlanDetail {
  const version = versionOf(store, planId);
  const scheme = schemeOf(store, version.document);
  const runs = store.runs.list({ schemeCode: version.document.scheme }).filter(({ state }) => state !== 'superseded');
  return {
    row: planRow(store, version),
    plan: version.document,
    levels: scheme === null ? [] : levelInfos(scheme),
    versions: store.benefitPlans.list().filter(({ code }) => code === version.code).map((own) => planRow(store, own)),
    runs: runs.map(({ id: runId, period, number, state }) => ({ runId, period, number, state })),
  };
}

/** Faults and pitfalls of a plan as it is typed, faults first. */
export function checkPlanDraft({ store }: ServiceContext, { plan }: { readonly plan: BenefitPlan }): readonly Problem[] {
  return checkPlan(plan, planSurroundings(store, plan));
}

/** What a plan is checked against: its scheme in force, and the names that the store knows. */
export function planSurroundings(store: Store, plan: BenefitPlan): PlanSurroundings {
  return { scheme: schemeOf(store, plan), known: knownNames(store) };
}

/**
 * A new plan as a draft: of a template, of another version, or blank.
 *
 * @throws {AppError} `benefit/code-taken`, `benefit/no-template`, `benefit/version-not-found`
 */
export function createPlan(context: ServiceContext, { from, code, name }: NewPlan): BenefitPlanId {
  const { store } = context;
  return store.transaction(() => {
    if (store.benefitPlans.list().some((version) => version.code === code)) throw new AppError('benefit/code-taken', { code });
    const base = baseOf(store, from, code);
    const isSameName = name === base.name.zh || name === base.name.en;
    return insertDraft(context, { ...base, code, name: isSameName ? base.name : { zh: name } }, 'benefit.create').id;
  });
}

/** The draft in which a version is changed. @throws {AppError} `benefit/version-not-found` */
export function editPlan(context: ServiceContext, { planId }: PlanRequest): BenefitPlanId {
  const { store } = context;
  return store.transaction(() => {
    const version = versionOf(store, planId);
    if (version.state === 'draft') return version.id;
    return (openDraft(store, version.code) ?? insertDraft(context, version.document, 'benefit.create')).id;
  });
}

/**
 * Keeps the document of a draft.
 *
 * @throws {AppError} `benefit/not-a-draft`, `benefit/draft-faulty` for what is no plan by its shape, `benefit/code-fixed`,
 * `benefit/code-taken`
 */
export function savePlan(context: ServiceContext, { planId, plan: raw }: PlanRequest & { readonly plan: unknown }): { readonly savedAt: string; readonly hash: string } {
  const { store, user, now } = context;
  const { plan, problems } = parsePlan(raw);
  if (plan === null) throw new AppError('benefit/draft-faulty', { path: problems[0]?.path ?? '', count: problems.length });
  return store.transaction(() => {
    const draft = draftOf(store, planId);
    if (plan.code !== draft.code) mayBeCalled(store, draft, plan.code);
    const [hash, savedAt] = [documentHash(plan), now()];
    if (hash === draft.hash) return { savedAt, hash };
    store.benefitPlans.updateDraft({ no: draft.no, document: plan, hash, madeAt: savedAt, madeBy: user });
    // One line a day and person: what changed is seen by comparing the versions.
    const last = store.journal.list({ subjectId: draft.id, offset: 0, limit: 1 }).rows[0];
    const isToldToday = last?.action === 'benefit.edit' && last.by === user && last.at.slice(0, 10) === savedAt.slice(0, 10);
    if (!isToldToday) record(context, 'benefit.edit', draft, { hash: draft.hash }, { hash });
    return { savedAt, hash };
  });
}

/**
 * Publishes a draft as the newest version of its plan; from then on it never changes.
 *
 * @throws {AppError} `benefit/not-a-draft`, `benefit/unfinished` with the first fault, `benefit/same-as-published`,
 * `benefit/settled-in-force` where a period that it would hold for is settled
 */
export function publishPlan(context: ServiceContext, { planId }: PlanRequest): PlanRow {
  const { store, user, now } = context;
  return store.transaction(() => {
    const draft = draftOf(store, planId);
    const faults = checkPlanDraft(context, { plan: draft.document }).filter(({ severity }) => severity === 'error');
    if (schemeOf(store, draft.document) === null) throw new AppError('benefit/scheme-unknown', { scheme: draft.document.scheme });
    if (faults.length > 0) throw new AppError('benefit/unfinished', { code: draft.code, version: draft.version, count: faults.length, path: faults[0]!.path });
    const same = store.benefitPlans.findByHash(draft.code, draft.hash);
    if (same !== null) throw new AppError('benefit/same-as-published', { code: draft.code, version: same.version });
    const settled = store.benefitLedger.ofScheme(draft.document.scheme).at(-1);
    if (settled !== undefined && comparePeriods(draft.document.from, settled.period) <= 0) throw new AppError('benefit/settled-in-force', { period: settled.period });
    store.benefitPlans.publishDraft(draft.no, now(), user);
    const published = versionOf(store, planId);
    record(context, 'benefit.publish', published, { state: 'draft' }, { code: published.code, version: published.version, hash: published.hash, from: published.document.from });
    return planRow(store, published);
  });
}

/** Takes a draft out for good. @throws {AppError} `benefit/not-a-draft` */
export function discardPlan(context: ServiceContext, { planId }: PlanRequest): null {
  const { store } = context;
  store.transaction(() => {
    const draft = draftOf(store, planId);
    store.benefitPlans.removeDraft(draft.no);
    record(context, 'benefit.discard', draft, { code: draft.code, version: draft.version, hash: draft.hash }, null);
  });
  return null;
}

/** What taking a document in came to. */
export interface ImportedPlan {
  readonly planId: BenefitPlanId;
  readonly code: string;
  readonly version: number;
  readonly state: 'draft' | 'published';
  readonly hash: string;
  readonly warnings: readonly Problem[];
}

/**
 * Takes a document of a file in: as a draft, or published at once. One that was published before with the same content is
 * handed back as it is.
 *
 * @throws {AppError} `benefit/file-faulty`, `benefit/draft-open`, and what forbids publishing
 */
export function importPlan(context: ServiceContext, { raw, file, publish }: { readonly raw: unknown; readonly file: string; readonly publish: boolean }): ImportedPlan {
  const { store } = context;
  const { plan, problems } = parsePlan(raw);
  if (plan === null) throw new AppError('benefit/file-faulty', { file, path: problems[0]?.path ?? '', count: problems.length });
  return store.transaction(() => {
    const warnings = checkPlanDraft(context, { plan });
    const same = store.benefitPlans.findByHash(plan.code, documentHash(plan));
    if (same !== null) return imported(same, warnings);
    const open = openDraft(store, plan.code);
    if (open !== null) throw new AppError('benefit/draft-open', { code: plan.code, version: open.version });
    const draft = insertDraft(context, plan, 'benefit.import');
    if (publish) publishPlan(context, { planId: draft.id });
    return imported(versionOf(store, draft.id), warnings);
  });
}

/** The version of a plan that a person means: a number, else the newest published one, else its draft. */
export function planByCode(store: Store, code: string, version?: number): PlanVersion {
  const versions = store.benefitPlans.list().filter((own) => own.code === code);
  const found = version === undefined ? (versions.find(({ state }) => state === 'published') ?? versions[0]) : versions.find((own) => own.version === version);
  if (found === undefined) throw new AppError('benefit/no-plan', { code });
  return found;
}

/** @throws {AppError} `benefit/version-not-found` */
export function versionOf(store: Store, id: BenefitPlanId): PlanVersion {
  const version = store.benefitPlans.findById(id);
  if (version === null) throw new AppError('benefit/version-not-found', { id });
  return version;
}

/** The version of the plan's scheme in force; null: the store has none. */
export function schemeOf(store: Store, plan: BenefitPlan): Scheme | null {
  return store.schemes.findCurrent(plan.scheme)?.document ?? null;
}

function imported({ id, code, version, state, hash }: PlanVersion, warnings: readonly Problem[]): ImportedPlan {
  return { planId: id, code, version, state, hash, warnings };
}

function baseOf(store: Store, from: NewPlan['from'], code: string): BenefitPlan {
  if ('template' in from) return readPlanTemplate(from.template);
  if ('planId' in from) return versionOf(store, from.planId).document;
  return { format: 'startier-benefits/1', code, name: { zh: code }, scheme: from.blank.scheme, from: from.blank.period, benefits: [] };
}

function insertDraft(context: ServiceContext, document: BenefitPlan, action: string): PlanVersion {
  const { store, user, now } = context;
  const id = uuid() as BenefitPlanId;
  store.benefitPlans.insert({ id, state: 'draft', document, hash: documentHash(document), madeAt: now(), madeBy: user });
  const draft = versionOf(store, id);
  record(context, action, draft, null, { code: draft.code, version: draft.version, hash: draft.hash });
  return draft;
}

function draftOf(store: Store, id: BenefitPlanId): PlanVersion {
  const version = versionOf(store, id);
  if (version.state !== 'draft') throw new AppError('benefit/not-a-draft', { code: version.code, version: version.version });
  return version;
}

function openDraft(store: Store, code: string): PlanVersion | null {
  return store.benefitPlans.list().find((version) => version.code === code && version.state === 'draft') ?? null;
}

/** A plan is known by its code: only one that has no other version, and takes nobody's code, may change it. */
function mayBeCalled(store: Store, draft: PlanVersion, code: string): void {
  const versions = store.benefitPlans.list();
  if (versions.filter((version) => version.code === draft.code).length > 1) throw new AppError('benefit/code-fixed', { code: draft.code });
  if (versions.some((version) => version.code === code)) throw new AppError('benefit/code-taken', { code });
}

function knownNames(store: Store): ReadonlySet<string> {
  const names = store.figures.list().flatMap(({ code, name }) => [code, name]);
  return new Set([...names, ...store.attributes.types().keys()]);
}

function newestPeriod(store: Store, schemeCode: string): PeriodId | null {
  return store.runs.list({ schemeCode })[0]?.period ?? null;
}

function record(context: ServiceContext, action: string, version: PlanVersion, before: unknown, after: unknown): void {
  context.store.journal.record({ action, subjectKind: 'benefit', subjectId: version.id, before, after, at: context.now(), by: context.user });
}
