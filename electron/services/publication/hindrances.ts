import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, type IsoDate } from '../../../shared/dates.ts';
import { AppError, assertNever } from '../../../shared/errors.ts';
import type { PublicationHindrance } from '../../../shared/contract/publication-calls.ts';
import { isCandidate } from '../grading/run-summary.ts';
import type { RunView } from '../grading/run-view.ts';

/** Rows whose movement nobody decided yet. */
export function undecidedRows(store: Store, run: RunRecord, view: RunView): readonly number[] {
  const decided = store.decisions.ofRun(run.no);
  return [...view.outletNos.keys()].filter((row) => isCandidate(view.result, row) && !decided.has(view.outletNos[row]!));
}

/**
 * What forbids to propose a draft: movements that are not decided, decisions that a second person has not approved, and
 * levels that changed since it was made.
 */
export function proposeHindrances(store: Store, run: RunRecord, view: RunView): readonly PublicationHindrance[] {
  const undecided = undecidedRows(store, run, view).length;
  const unapproved = view.scheme.movement.approval === 'two' ? store.decisions.countUnapproved(run.no) : 0;
  return [
    ...(undecided > 0 ? [{ kind: 'undecided', count: undecided } as const] : []),
    ...(unapproved > 0 ? [{ kind: 'unapproved', count: unapproved } as const] : []),
    ...changedHistory(store, run),
  ];
}

/** What forbids to publish a draft or a proposed run. `early`: the reason for closing an open window, '' : none. */
export function publishHindrances(store: Store, run: RunRecord, view: RunView, today: IsoDate, early = ''): readonly PublicationHindrance[] {
  const { movement } = view.scheme;
  const objections = store.objections.ofPeriod(run.schemeCode, run.period);
  const open = objections.filter(({ state }) => state === 'open').length;
  const rerun = objections.filter(({ runNo, effect }) => runNo === run.no && (effect === 'rescore' || effect === 'rerun')).length;
  const window = store.proposals.findOpen(run.no);
  return [
    ...proposeHindrances(store, run, view),
    ...(open > 0 ? [{ kind: 'openObjections', count: open } as const] : []),
    ...(rerun > 0 ? [{ kind: 'rerunNeeded', count: rerun } as const] : []),
    ...(window === null && movement.proposal === 'required' ? [{ kind: 'proposalRequired', days: movement.objectionDays ?? null } as const] : []),
    ...(window !== null && today <= window.until && early === '' ? [{ kind: 'windowOpen', until: window.until } as const] : []),
  ];
}

/** A run read the levels of its day; what earlier periods decided or lost since then is not in it. */
function changedHistory(store: Store, run: RunRecord): readonly PublicationHindrance[] {
  const isEarlier = ({ period }: Pick<RunRecord, 'period'>): boolean => comparePeriods(period, run.period) < 0;
  const earlier =
    store.runs.list({ schemeCode: run.schemeCode }).find((one) => isEarlier(one) && one.publishedAt !== null && one.publishedAt > run.madeAt) ??
    store.runs.everUnpublished(run.schemeCode).find((one) => isEarlier(one) && (one.unpublishedAt ?? '') > run.madeAt);
  if (earlier !== undefined) return [{ kind: 'historyChanged', period: earlier.period }];
  const levels = store.imports.list().find(({ kind, at, undoneAt }) => kind === 'levels' && (at > run.madeAt || (undoneAt ?? '') > run.madeAt));
  return levels === undefined ? [] : [{ kind: 'levelsImported', file: levels.fileName }];
}

/** The error of a hindrance. */
export function hindranceError(hindrance: PublicationHindrance): AppError {
  switch (hindrance.kind) {
    case 'undecided':
      return new AppError('grading/undecided', { count: hindrance.count });
    case 'unapproved':
      return new AppError('publication/unapproved', { count: hindrance.count });
    case 'openObjections':
      return new AppError('publication/open-objections', { count: hindrance.count });
    case 'rerunNeeded':
      return new AppError('publication/rerun-needed', { count: hindrance.count });
    case 'historyChanged':
      return new AppError('grading/history-changed', { earlierPeriod: hindrance.period });
    case 'levelsImported':
      return new AppError('grading/levels-imported', { file: hindrance.file });
    case 'proposalRequired':
      return new AppError('publication/proposal-required', { days: hindrance.days ?? '—' });
    case 'windowOpen':
      return new AppError('publication/window-open', { until: hindrance.until });
    default:
      return assertNever(hindrance);
  }
}

/** @throws {AppError} the first hindrance's */
export function assertUnhindered([first]: readonly PublicationHindrance[]): void {
  if (first !== undefined) throw hindranceError(first);
}
