import type { AttachmentRecord } from '../../../db/repositories/attachment-repository.ts';
import type { MovementDecision } from '../../../db/repositories/decision-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import { AppError } from '../../../shared/errors.ts';
import { asksForLevel, personCap } from '../../../shared/grading/enter-level.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { MovementDecisionRequest, MovementSummary } from '../../../shared/ipc-contract.ts';
import { placeOfLevel } from '../grading/level-info.ts';
import { isCandidate } from '../grading/run-summary.ts';
import { findRun, runView, type RunView } from '../grading/run-view.ts';
import { keepAttachment } from '../publication/attachments.ts';
import { isSamePerson } from '../reviews/reviewer-rules.ts';
import type { ServiceContext } from '../service-context.ts';
import { isHoldForbidden } from './movement-rows.ts';
import { movementSummary } from './summarize-movements.ts';

/**
 * Decides one or many movements of a draft run, or takes decisions back. All or none are decided.
 *
 * Confirming all that wait leaves out first levels that a person has to name.
 *
 * What a person decides again as it stands by his own word changes nothing and keeps its approval.
 *
 * A veto that demotes at once can be neither held nor overridden to the level held or a higher one.
 *
 * `approve` is the second person's: everything decided by others. `return` takes a decision away again and says why.
 * All of it needs a draft, but for `approve`: while a run is proposed an objection may have led to another decision.
 *
 * @throws {AppError} `grading/no-run`, `grading/not-draft`, `grading/outlet-not-in-run`, `movement/not-candidate`,
 * `movement/reason-required`, `movement/level-required`, `movement/unknown-level`, `movement/hold-forbidden`, `movement/person-level`,
 * `movement/above-cap`, `movement/own-decision`, `movement/not-decided`, `attachment/...`
 */
export function decideMovements(context: ServiceContext, request: MovementDecisionRequest): MovementSummary {
  const { store } = context;
  const view = runView(store, findRun(store, request.runId));
  const reason = request.reason.trim();
  const level = levelToSet(view, request, reason);
  return store.transaction(() => {
    const run = findRun(store, request.runId);
    const isApproval = request.decision === 'approve' || request.decision === 'return';
    if (run.state !== 'draft' && !(request.decision === 'approve' && run.state === 'proposed')) throw new AppError('grading/not-draft', { period: run.period, number: run.number });
    const decided = store.decisions.ofRun(run.no);
    if (isApproval) {
      approve(context, run, view, request, decided);
      return movementSummary(context, run);
    }
    const wanted = rowsToDecide(context, run, view, request, decided);
    assertMayStay(view, wanted, request, level);
    assertFirstLevels(view, wanted, request, level);
    const rows = wanted.filter((row) => !isDecidedSo(context, decided.get(view.outletNos[row]!), decisionFor(view, row, request, level), request));
    const at = context.now();
    const attachment = rows.length === 0 ? null : keepAttachment(context, request.attachment, at);
    for (const row of rows) {
      const outletNo = view.outletNos[row]!;
      const decision = decisionFor(view, row, request, level);
      if (decision === null) store.decisions.remove(run.no, outletNo);
      else store.decisions.set(run.no, { outletNo, ...decision, reason, decidedBy: context.user, decidedAt: at, attachmentNo: attachment?.no ?? null, isExtra: false, approvedBy: null, approvedAt: null });
    }
    if (rows.length > 0) record(context, run, view, rows, { ...request, file: attachment }, at);
    return movementSummary(context, run);
  });
}

/** Place of the level that an override sets; null for the other decisions. */
function levelToSet(view: RunView, { decision, level }: MovementDecisionRequest, reason: string): number | null {
  if ((decision === 'hold' || decision === 'override' || decision === 'return') && reason === '') throw new AppError('movement/reason-required');
  if (decision !== 'override') return null;
  if (level === undefined || level === '') throw new AppError('movement/level-required');
  const place = placeOfLevel(view.scheme, level);
  if (place < 0) throw new AppError('movement/unknown-level', { level });
  return place;
}

function rowsToDecide(
  { store }: ServiceContext,
  run: RunRecord,
  view: RunView,
  { outletIds, decision }: MovementDecisionRequest,
  decided: ReadonlyMap<number, MovementDecision>,
): readonly number[] {
  if (outletIds === 'allPending') {
    return [...view.outletNos.keys()].filter((row) => isCandidate(view.result, row) && !decided.has(view.outletNos[row]!) && (decision !== 'confirm' || !asksForLevel(view.result, row)));
  }
  return outletIds.map((id) => {
    const outletNo = store.outlets.findNo(id);
    const row = outletNo === null ? -1 : view.rowOf(outletNo);
    if (row < 0) {
      const outlet = (outletNo === null ? null : store.outlets.codeOf(outletNo)) ?? id;
      throw new AppError('grading/outlet-not-in-run', { outlet, period: run.period, number: run.number });
    }
    if (!isCandidate(view.result, row)) throw new AppError('movement/not-candidate', { outlet: view.result.codes[row]! });
    return row;
  });
}

export function assertMayStay(view: RunView, rows: readonly number[], { decision }: Pick<MovementDecisionRequest, 'decision'>, level: number | null): void {
  const { result } = view;
  const keeps = (row: number): boolean => decision === 'hold' || (level !== null && level >= result.previousLevel[row]!);
  const forbidden = rows.filter((row) => isHoldForbidden(result, row) && keeps(row));
  const first = forbidden[0];
  if (first !== undefined) throw new AppError('movement/hold-forbidden', { outlet: result.codes[first]!, count: forbidden.length });
}

/** A first level that a person gives has to be named, and is at most what the scheme and the vetoes allow. */
export function assertFirstLevels({ scheme, result }: RunView, rows: readonly number[], { decision }: Pick<MovementDecisionRequest, 'decision'>, level: number | null): void {
  const asked = rows.filter((row) => asksForLevel(result, row));
  const [first] = asked;
  if (first !== undefined && decision === 'confirm') throw new AppError('movement/person-level', { outlet: result.codes[first]!, count: asked.length });
  for (const row of level === null ? [] : asked) {
    const cap = personCap(scheme, result.vetoes.get(row) ?? []);
    if (level === null || level <= cap) continue;
    throw new AppError('movement/above-cap', { outlet: result.codes[row]!, level: scheme.levels[level]!.name.zh, cap: scheme.levels[cap]?.name.zh ?? '' });
  }
}

/** What is kept of a decision on a row; null: it is taken back. */
function decisionFor(
  { scheme, result }: RunView,
  row: number,
  { decision }: MovementDecisionRequest,
  level: number | null,
): Pick<MovementDecision, 'decision' | 'level'> | null {
  switch (decision) {
    case 'confirm':
      return { decision: 'confirmed', level: levelCode(scheme, result.newLevel[row]!) };
    case 'hold':
      return { decision: 'held', level: levelCode(scheme, result.previousLevel[row]!) };
    case 'override':
      return { decision: 'overridden', level: level === null ? null : levelCode(scheme, level) };
    case 'undo':
    case 'approve':
    case 'return':
      return null;
  }
}

/** Whether the decision stands already, by the same person and for the same reason; one taken back: whether there is none. */
function isDecidedSo({ user }: ServiceContext, before: MovementDecision | undefined, now: Pick<MovementDecision, 'decision' | 'level'> | null, { reason, attachment }: MovementDecisionRequest): boolean {
  if (before === undefined || now === null) return before === undefined && now === null;
  const isSame = before.decision === now.decision && before.level === now.level && before.reason === reason.trim();
  return isSame && isSamePerson(before.decidedBy, user) && (attachment ?? null) === null;
}

/** The second person approves decisions that others took, or sends them back. */
function approve(context: ServiceContext, run: RunRecord, view: RunView, request: MovementDecisionRequest, decided: ReadonlyMap<number, MovementDecision>): void {
  const { store, user } = context;
  const isReturn = request.decision === 'return';
  const wanted =
    request.outletIds === 'allPending'
      ? [...decided.values()].filter((one) => one.approvedBy === null && !isSamePerson(one.decidedBy, user))
      : request.outletIds.map((id) => decidedOne(context, run, id, decided));
  const own = wanted.find(({ decidedBy }) => isSamePerson(decidedBy, user));
  if (own !== undefined) throw new AppError('movement/own-decision', { outlet: store.outlets.codeOf(own.outletNo) ?? '', user });
  const at = context.now();
  for (const { outletNo } of wanted) {
    if (isReturn) store.decisions.sendBack(run.no, outletNo, request.reason.trim(), user, at);
    else store.decisions.setApproval(run.no, outletNo, user, at);
  }
  const rows = wanted.map(({ outletNo }) => view.rowOf(outletNo)).filter((row) => row >= 0);
  if (rows.length > 0) record(context, run, view, rows, request, at);
}

function decidedOne({ store }: ServiceContext, run: RunRecord, id: OutletId, decided: ReadonlyMap<number, MovementDecision>): MovementDecision {
  const no = store.outlets.findNo(id);
  const one = no === null ? undefined : decided.get(no);
  if (one === undefined) throw new AppError('movement/not-decided', { outlet: (no === null ? null : store.outlets.codeOf(no)) ?? id, period: run.period });
  return one;
}

/** Outlet codes named in one journal entry; of more only the number. */
const NAMED = 50;

function record(context: ServiceContext, run: RunRecord, view: RunView, rows: readonly number[], request: MovementDecisionRequest & { readonly file?: AttachmentRecord | null }, at: string): void {
  const named = rows.slice(0, NAMED).map((row) => view.result.codes[row]!);
  context.store.journal.record({
    action: `movement.${request.decision}`,
    subjectKind: 'run',
    subjectId: run.id,
    before: null,
    after: {
      outlets: rows.length,
      codes: named,
      ...(request.level === undefined ? {} : { level: request.level }),
      ...(request.file === undefined || request.file === null ? {} : { attachment: request.file.name, attachmentHash: request.file.hash }),
      ...(request.reason.trim() === '' ? {} : { reason: request.reason.trim() }),
    },
    at,
    by: context.user,
  });
}
