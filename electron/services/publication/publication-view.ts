import type { ObjectionRecord } from '../../../db/repositories/objection-repository.ts';
import type { RestingRecord } from '../../../db/repositories/proposal-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Objection, PublicationView, Resting } from '../../../shared/contract/publication-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { RunId } from '../../../shared/ids.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { findRun, runView, type RunView } from '../grading/run-view.ts';
import { standingOf } from '../grading/standing.ts';
import type { Standing } from '../grading/run-summary.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { attachmentOf } from './attachments.ts';
import { proposeHindrances, publishHindrances } from './hindrances.ts';
import { laterPublished } from './later-effects.ts';
import { answerHindrance, correctionLinks } from './objection-rules.ts';
import { unpublishHindrance } from './unpublish-run.ts';

/**
 * Where the publication of a run stands: what hinders it, its proposals, objections and what rests on it.
 *
 * @throws {AppError} `grading/no-run`, `grading/stored-run-damaged`
 */
export function publicationView(context: ServiceContext, { runId }: { readonly runId: RunId }): PublicationView {
  const { store } = context;
  const run = findRun(store, runId);
  const row = store.runs.findRow(runId);
  if (row === null) throw new AppError('grading/no-run', { id: runId });
  const view = runView(store, run);
  const today = todayOf(context);
  const { movement } = view.scheme;
  const isOpen = run.state === 'draft' || run.state === 'proposed';
  const proposals = store.proposals.ofRun(run.no);
  const window = proposals.find(({ state }) => state === 'open');
  const standing = standingOf(store, run, view);
  const objections = store.objections.ofPeriod(run.schemeCode, run.period);
  const stood = isOpen ? store.runs.findPublished(run.schemeCode, run.period) : run.supersedesNo === null ? null : store.runs.findByNo(run.supersedesNo);
  return {
    run: row,
    levels: levelInfos(view.scheme),
    approval: movement.approval ?? 'one',
    proposal: movement.proposal ?? 'optional',
    objectionDays: movement.objectionDays ?? null,
    hindrances: isOpen ? publishHindrances(store, run, view, today) : [],
    proposeHindrances: run.state === 'draft' ? proposeHindrances(store, run, view) : [],
    proposals: proposals.map(({ no: _no, runNo: _runNo, ...proposal }) => proposal),
    windowPassed: window === undefined || today > window.until,
    objections: objections.map((objection) => toObjection(context, { run, view, standing }, objection)),
    laterPublished: laterPublished(store, run).map(({ id, period, number }) => ({ runId: id, period, number })),
    supersedes: stood === null ? null : { runId: stood.id, number: stood.number },
    rests: store.proposals.restingOf(run.no).map(toResting),
    caused: store.proposals.causedBy(run.no).map(toResting),
    unpublishHindrance: run.state === 'published' ? unpublishHindrance(store, run) : null,
  };
}

interface Shown {
  readonly run: RunRecord;
  readonly view: RunView;
  readonly standing: Standing;
}

function toObjection(context: ServiceContext, { run, view, standing }: Shown, record: ObjectionRecord): Objection {
  const { store } = context;
  const own = record.runNo === run.no ? run : store.runs.findByNo(record.runNo);
  const raised = record.raisedNo === run.no ? run : store.runs.findByNo(record.raisedNo);
  const row = view.rowOf(record.outletNo);
  const { id, code, runId, outletId, state, raisedBy, receivedOn, item, grounds, enteredAt, enteredBy, effect, answer, link, closedAt, closedBy } = record;
  return {
    id,
    code,
    runId,
    raisedRun: raised?.number ?? run.number,
    outletId,
    outletCode: store.outlets.codeOf(record.outletNo) ?? '',
    outletName: row < 0 ? '' : view.names[row]!,
    movement: row < 0 ? null : MOVEMENTS[standing.movement[row]!]!,
    from: row < 0 ? null : levelCode(view.scheme, view.result.previousLevel[row]!),
    to: row < 0 ? null : levelCode(view.scheme, standing.level[row]!),
    state,
    raisedBy,
    receivedOn,
    item,
    grounds,
    attachment: attachmentOf(store, record.attachmentNo),
    enteredAt,
    enteredBy,
    effect,
    answer,
    link,
    level: record.level ?? null,
    answerAttachment: attachmentOf(store, record.answerAttachmentNo),
    closedAt,
    closedBy,
    mayNotAnswer: own === null ? null : answerHindrance(context, own, record),
    links: state === 'open' && own !== null ? correctionLinks(context, own, record.outletNo) : [],
  };
}

function toResting({ runNo: _runNo, causeNo: _causeNo, ...resting }: RestingRecord): Resting {
  return resting;
}
