import { AppError } from '../../../shared/errors.ts';
import type { LifeChangeId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { restoreRegions, snapshotOf, type RegionSnapshot } from './change-region.ts';
import { isSameSnapshot, outletSnapshot, restoreSnapshot, type OutletSnapshot } from './outlet-snapshot.ts';

/**
 * Takes back the newest change of an outlet or region that stands; the journal and the list of changes keep both.
 *
 * @throws {AppError} `life/unknown-change`, `life/undone-already`, `life/newer-change`, `life/changed-since`, `life/no-reason`
 */
export function undoLifeChange(context: ServiceContext, { changeId, reason }: { readonly changeId: LifeChangeId; readonly reason: string }): null {
  const { store, user } = context;
  if (reason.trim() === '') throw new AppError('life/no-reason');
  store.transaction(() => {
    const change = store.life.findChange(changeId);
    if (change === null) throw new AppError('life/unknown-change', { id: changeId });
    if (change.undoneAt !== null) throw new AppError('life/undone-already', { at: change.undoneAt });
    const newest = store.life.changes(change.subjectKind, change.subjectNo).find(({ undoneAt }) => undoneAt === null);
    if (newest !== undefined && newest.no !== change.no) throw new AppError('life/newer-change', { day: newest.from });
    let subjectId: string | null = null;
    if (change.subjectKind === 'outlet') {
      if (!isSameSnapshot(outletSnapshot(store, change.subjectNo), change.after)) throw new AppError('life/changed-since', { day: change.from });
      restoreSnapshot(store, change.subjectNo, change.before as OutletSnapshot);
      subjectId = store.outlets.idsOf([change.subjectNo])[0] ?? null;
    } else {
      const before = change.before as RegionSnapshot;
      const now = snapshotOf(store, before.regions.map(({ no }) => no), before.outlets.map(({ no }) => no));
      if (!isSameSnapshot(now, change.after)) throw new AppError('life/changed-since', { day: change.from });
      restoreRegions(store, before);
      subjectId = store.regions.idOf(change.subjectNo);
    }
    const at = context.now();
    store.life.markUndone(change.no, at, user, reason);
    store.journal.record({ action: `${change.subjectKind}.undo-change`, subjectKind: change.subjectKind, subjectId, before: { kind: change.kind, from: change.from, reason: change.reason }, after: { reason }, at, by: user });
  });
  return null;
}
