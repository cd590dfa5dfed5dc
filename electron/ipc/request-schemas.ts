import { z } from 'zod';
import { parseIsoDate, parsePeriod, type IsoDate, type PeriodId } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { GRADE_STATES, MOVEMENTS } from '../../shared/grading/grading-result.ts';
import type { Channel, RequestOf } from '../../shared/ipc-contract.ts';
import { OUTLET_STATUSES, OWNERSHIPS } from '../../shared/outlet/outlet.ts';
import { VISIT_STATES } from '../../shared/visit/visit.ts';
import { answerSchema } from './answer-schema.ts';
import { ACTION_REQUESTS, actionQuery } from './action-requests.ts';
import { BENEFIT_REQUESTS } from './benefit-requests.ts';
import { CHECKLIST_REQUESTS } from './checklist-requests.ts';
import { EVIDENCE_REQUESTS } from './evidence-requests.ts';
import { FIGURE_REQUESTS } from './figure-requests.ts';
import { HISTORY_REQUESTS } from './history-requests.ts';
import { LIFE_REQUESTS } from './life-requests.ts';
import { RERATING_REQUESTS } from './rerating-requests.ts';
import { IMPORT_REQUESTS } from './import-requests.ts';
import { PACKAGE_REQUESTS } from './package-requests.ts';
import { PLANNING_REQUESTS } from './planning-requests.ts';
import { attachment, PUBLICATION_REQUESTS } from './publication-requests.ts';
import { RECORD_REQUESTS } from './record-requests.ts';
import { REPORT_REQUESTS } from './report-requests.ts';
import { REPORT_SET_REQUESTS } from './report-set-requests.ts';
import { appealQuery, auditorQuery, REVIEW_REQUESTS } from './review-requests.ts';
import { SCHEME_REQUESTS } from './scheme-requests.ts';
import { SHOWN_REQUESTS } from './shown-requests.ts';
import { STUDY_REQUESTS } from './study-requests.ts';
import { VERSION_TRIAL_REQUESTS } from './version-trial-requests.ts';

/** An id of any kind: a UUID as text. The brand is given here, where what comes from the window is checked. */
const id = <T extends string>(): z.ZodType<T> => z.uuid() as unknown as z.ZodType<T>;
const code = z.string().min(1).max(200);
const words = z.string().max(2000);
const period = z.string().refine((text) => parsePeriod(text) !== null) as unknown as z.ZodType<PeriodId>;
const date = z.string().refine((text) => parseIsoDate(text) !== null) as unknown as z.ZodType<IsoDate>;
const path = z.string().min(1).max(4096);
const codes = z.array(z.string().max(200)).max(200).optional();
const lang = z.enum(['zh', 'en']);
const sort = z.strictObject({ by: code, descending: z.boolean() });
const visitKind = z.enum(['open', 'covert', 'self', 'remote']);
const empty = z.strictObject({});

const page = { offset: z.int().min(0), limit: z.int().min(1).max(5000), sort: sort.optional() };
const outletQuery = {
  text: words.optional(),
  regionId: id().optional(),
  ownership: z.array(z.enum(OWNERSHIPS)).optional(),
  type: codes,
  class: codes,
  status: z.array(z.enum(OUTLET_STATUSES)).optional(),
  level: codes,
};
const visitQuery = {
  text: words.optional(),
  outletId: id().optional(),
  regionId: id().optional(),
  state: z.array(z.enum(VISIT_STATES)).optional(),
  kind: z.array(visitKind).optional(),
  checklist: code.optional(),
  period: period.optional(),
  redLine: z.boolean().optional(),
};
const resultQuery = {
  runId: id(),
  text: words.optional(),
  regionId: id().optional(),
  ownership: z.array(z.enum(OWNERSHIPS)).optional(),
  level: codes,
  state: z.array(z.enum(GRADE_STATES)).optional(),
  movement: z.array(z.enum(MOVEMENTS)).optional(),
};
const movementQuery = {
  runId: id(),
  movement: z.array(z.enum(MOVEMENTS)).optional(),
  decision: z.array(z.enum(['pending', 'confirmed', 'held', 'overridden'])).optional(),
  regionId: id().optional(),
  ownership: z.array(z.enum(OWNERSHIPS)).optional(),
  text: words.optional(),
  move: z.strictObject({ from: code.nullable().optional(), to: code.nullable().optional() }).optional(),
  approval: z.enum(['open', 'mine', 'returned']).optional(),
};

const exportHead = { format: z.enum(['csv', 'xlsx', 'json']), lang, sort: sort.optional() };

/**
 * The shape of every request. Exhaustive by type. What an answer of a visit means is checked again by its checklist, and a
 * level or sort column by the service that reads it.
 */
const SCHEMAS: { readonly [C in Channel]: z.ZodType } = {
  ...ACTION_REQUESTS,
  ...HISTORY_REQUESTS,
  ...LIFE_REQUESTS,
  ...RERATING_REQUESTS,
  ...PACKAGE_REQUESTS,
  ...PLANNING_REQUESTS,
  ...PUBLICATION_REQUESTS,
  ...RECORD_REQUESTS,
  ...REPORT_REQUESTS,
  ...REPORT_SET_REQUESTS,
  ...REVIEW_REQUESTS,
  'app:state': empty,
  'app:set-language': z.strictObject({ lang }),
  'store:create': empty,
  'store:open': z.strictObject({ path: path.optional() }),
  'store:close': empty,
  'store:create-demo': empty,
  'store:backup': empty,
  'store:verify': empty,
  'task:list': empty,
  'task:cancel': z.strictObject({ taskId: id() }),
  'overview:get': z.strictObject({ period, schemeCode: code.nullable() }),
  'region:tree': empty,
  'outlet:list': z.strictObject({ ...outletQuery, ...page }),
  'outlet:get': z.strictObject({ outletId: id(), period: period.optional() }),
  'outlet:search': z.strictObject({ text: words }),
  'outlet:facets': empty,
  'visit:list': z.strictObject({ ...visitQuery, ...page }),
  'visit:get': z.strictObject({ visitId: id() }),
  'visit:create': z.strictObject({ outletId: id(), checklistVersionId: id(), kind: visitKind, visitedOn: date, auditor: words, showScore: z.boolean().optional() }),
  'visit:save-answer': z.strictObject({ visitId: id(), item: code, answer: answerSchema.nullable() }),
  'visit:save-header': z.strictObject({ visitId: id(), field: code, value: words }),
  'visit:submit': z.strictObject({ visitId: id() }),
  'visit:review': z.strictObject({ visitId: id(), decision: z.enum(['approve', 'return', 'reject']), note: words }),
  'visit:delete-draft': z.strictObject({ visitId: id() }),
  ...EVIDENCE_REQUESTS,
  ...FIGURE_REQUESTS,
  'checklist:list': empty,
  ...BENEFIT_REQUESTS,
  ...CHECKLIST_REQUESTS,
  'scheme:list': empty,
  'scheme:get': z.strictObject({ schemeVersionId: id() }),
  ...SCHEME_REQUESTS,
  ...SHOWN_REQUESTS,
  ...STUDY_REQUESTS,
  ...VERSION_TRIAL_REQUESTS,
  'grading:check': z.strictObject({ schemeCode: code, period }),
  'grading:start': z.strictObject({ schemeCode: code, period }),
  'grading:runs': z.strictObject({ schemeCode: code.optional(), period: period.optional() }),
  'grading:run': z.strictObject({ runId: id() }),
  'grading:results': z.strictObject({ ...resultQuery, ...page }),
  'grading:explain': z.strictObject({ runId: id(), outletId: id() }),
  'grading:publish': z.strictObject({ runId: id(), correct: z.boolean().optional(), earlyReason: words.optional() }),
  'grading:discard': z.strictObject({ runId: id() }),
  'movement:list': z.strictObject({ ...movementQuery, ...page }),
  'movement:summary': z.strictObject({ runId: id() }),
  'movement:regions': z.strictObject({ runId: id() }),
  'movement:decide': z.strictObject({
    runId: id(),
    outletIds: z.union([z.literal('allPending'), z.array(id()).min(1).max(200_000)]),
    decision: z.enum(['confirm', 'hold', 'override', 'undo', 'approve', 'return']),
    level: code.optional(),
    reason: words,
    attachment,
  }),
  ...IMPORT_REQUESTS,
  'figure:completeness': z.strictObject({ period }),
  'export:table': z.discriminatedUnion('table', [
    z.strictObject({ ...exportHead, table: z.literal('outlets'), query: z.strictObject(outletQuery) }),
    z.strictObject({ ...exportHead, table: z.literal('visits'), query: z.strictObject(visitQuery) }),
    z.strictObject({ ...exportHead, table: z.literal('results'), query: z.strictObject(resultQuery), living: z.boolean().optional() }),
    z.strictObject({ ...exportHead, table: z.literal('notices'), query: z.strictObject(movementQuery) }),
    z.strictObject({ ...exportHead, table: z.literal('movements'), query: z.strictObject(movementQuery) }),
    z.strictObject({ ...exportHead, table: z.literal('appeals'), query: z.strictObject(appealQuery) }),
    z.strictObject({ ...exportHead, table: z.literal('actions'), query: z.strictObject(actionQuery) }),
    z.strictObject({ ...exportHead, table: z.literal('auditors'), query: z.strictObject(auditorQuery) }),
  ]),
  'export:show-file': z.strictObject({ taskId: id() }),
  'journal:list': z.strictObject({ subjectId: z.string().max(200).optional(), ...page }),
};

/**
 * Checks what arrives from the window.
 *
 * @throws {AppError} `request/invalid` with the place of the first fault
 */
export function parseRequest<C extends Channel>(channel: C, raw: unknown): RequestOf<C> {
  const parsed = SCHEMAS[channel].safeParse(raw);
  if (parsed.success) return parsed.data as RequestOf<C>;
  const issue = parsed.error.issues[0];
  throw new AppError('request/invalid', {
    place: [channel, ...(issue?.path ?? [])].join('.'),
    detail: issue?.message ?? 'unknown',
  });
}
