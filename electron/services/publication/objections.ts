import { v7 as uuid } from 'uuid';
import type { ObjectionRecord } from '../../../db/repositories/objection-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { NewObjection, ObjectionAnswer, ObjectionLink, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ObjectionId } from '../../../shared/ids.ts';
import { findRun, runView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { keepAttachment } from './attachments.ts';
import { decideForObjection } from './decide-objection.ts';
import { answerHindrance, correctionLinks } from './objection-rules.ts';
import { publicationView } from './publication-view.ts';

/**
 * Enters an objection 异议 against what a proposed run says of an outlet, received within the window.
 *
 * @throws {AppError} `grading/no-run`, `publication/not-proposed`, `grading/outlet-not-in-run`, `objection/raised-by-required`,
 * `objection/grounds-required`, `objection/outside-window`, `attachment/...`
 */
export function addObjection(context: ServiceContext, request: NewObjection): PublicationView {
  const { store, user } = context;
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    const window = store.proposals.findOpen(run.no);
    if (run.state !== 'proposed' || window === null) throw new AppError('publication/not-proposed', { period: run.period, number: run.number });
    const outletNo = store.outlets.findNo(request.outletId);
    const outlet = (outletNo === null ? null : store.outlets.codeOf(outletNo)) ?? request.outletId;
    if (outletNo === null || runView(store, run).rowOf(outletNo) < 0) throw new AppError('grading/outlet-not-in-run', { outlet, period: run.period, number: run.number });
    const [raisedBy, grounds, item] = [request.raisedBy.trim(), request.grounds.trim(), request.item.trim()];
    if (raisedBy === '') throw new AppError('objection/raised-by-required');
    if (grounds === '') throw new AppError('objection/grounds-required');
    const { receivedOn } = request;
    if (receivedOn < window.openedOn || receivedOn > window.until) throw new AppError('objection/outside-window', { received: receivedOn, from: window.openedOn, until: window.until });
    const at = context.now();
    const attachment = keepAttachment(context, request.attachment, at);
    const id = uuid() as ObjectionId;
    const code = store.objections.insert({ id, runNo: run.no, outletNo, raisedBy, receivedOn, item, grounds, attachmentNo: attachment?.no ?? null, at, by: user });
    const after = { objection: code, outlet, raisedBy, receivedOn, grounds, ...(item === '' ? {} : { item }), ...(attachment === null ? {} : { attachment: attachment.name, attachmentHash: attachment.hash }) };
    store.journal.record({ action: 'objection.add', subjectKind: 'run', subjectId: run.id, before: null, after, at, by: user });
    return publicationView(context, { runId: run.id });
  });
}

/**
 * Answers an objection with its effect: none; the outlet's level decided otherwise; its score corrected, by an appeal or an
 * import that is named; or a new run. With the last two this run can no longer be published. Who decided the outlet's
 * movement or approved it does not answer.
 *
 * @throws {AppError} `objection/not-found`, `objection/closed`, `objection/by-decider`, `objection/answer-required`,
 * `objection/link-required`, `objection/link-unfit`, `publication/not-proposed`, and what deciding the level refuses
 */
export function answerObjection(context: ServiceContext, request: ObjectionAnswer): PublicationView {
  const { store, user } = context;
  return store.transaction(() => {
    const objection = findObjection(context, request.objectionId);
    const run = findRun(store, objection.runId);
    const hindrance = answerHindrance(context, run, objection);
    if (hindrance !== null) throw new AppError(hindrance.code, hindrance.params);
    const answer = request.answer.trim();
    if (answer === '') throw new AppError('objection/answer-required');
    const link = request.effect === 'rescore' ? chosenLink(context, run, objection, request) : null;
    const at = context.now();
    const attachment = keepAttachment(context, request.attachment, at);
    const level = request.effect === 'decision' ? decideForObjection(context, run, objection.outletNo, request, attachment?.no ?? null, at) : undefined;
    store.objections.answer(objection.no, { effect: request.effect, answer, link, level, attachmentNo: attachment?.no ?? null, at, by: user });
    const after = {
      objection: objection.code,
      state: 'answered',
      outlet: store.outlets.codeOf(objection.outletNo),
      effect: request.effect,
      answer,
      ...(level === undefined ? {} : { level }),
      ...(link === null ? {} : { link: link.name }),
      ...(attachment === null ? {} : { attachment: attachment.name, attachmentHash: attachment.hash }),
    };
    store.journal.record({ action: 'objection.answer', subjectKind: 'run', subjectId: run.id, before: { objection: objection.code, state: 'open' }, after, at, by: user });
    return publicationView(context, { runId: run.id });
  });
}

/**
 * Takes an objection back at the wish of who raised it.
 *
 * @throws {AppError} `objection/not-found`, `objection/closed`, `publication/reason-required`
 */
export function withdrawObjection(context: ServiceContext, request: { readonly objectionId: ObjectionId; readonly reason: string }): PublicationView {
  const { store, user } = context;
  const reason = request.reason.trim();
  if (reason === '') throw new AppError('publication/reason-required');
  return store.transaction(() => {
    const objection = findObjection(context, request.objectionId);
    if (objection.state !== 'open') throw new AppError('objection/closed', { code: objection.code });
    const at = context.now();
    store.objections.withdraw(objection.no, reason, user, at);
    store.journal.record({ action: 'objection.withdraw', subjectKind: 'run', subjectId: objection.runId, before: { objection: objection.code, state: 'open' }, after: { objection: objection.code, state: 'withdrawn', reason }, at, by: user });
    return publicationView(context, { runId: objection.runId });
  });
}

/** By id or code. @throws {AppError} `objection/not-found` */
function findObjection({ store }: ServiceContext, idOrCode: string): ObjectionRecord {
  const found = store.objections.find(idOrCode);
  if (found === null) throw new AppError('objection/not-found', { id: idOrCode });
  return found;
}

function chosenLink(context: ServiceContext, run: RunRecord, objection: ObjectionRecord, { link }: ObjectionAnswer): ObjectionLink {
  if (link === undefined) throw new AppError('objection/link-required');
  const found = correctionLinks(context, run, objection.outletNo).find(({ kind, id }) => kind === link.kind && id === link.id);
  if (found === undefined) throw new AppError('objection/link-unfit', { id: link.id });
  return found;
}
