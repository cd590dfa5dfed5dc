import type { PackageCounts } from '../../../shared/contract/package-calls.ts';
import type { PackedWithdrawal } from '../../../shared/packages/package.ts';
import type { BringIn } from './bring-in-visit.ts';

/**
 * Takes planned visits off this PC that the sender cancelled or gave to somebody else. One that was begun here stays, with
 * what was entered: it goes back with the next visit package, and the office decides. Only visits that came from this very
 * sender go; within the transaction that takes the package in.
 */
export function takeBackWithdrawn({ context, manifest, ownKey, at }: BringIn, withdrawals: readonly PackedWithdrawal[]): Pick<PackageCounts, 'withdrawn' | 'withdrawnKept'> {
  const { store, user } = context;
  let [withdrawn, withdrawnKept] = [0, 0];
  if (manifest.kind !== 'assignment' || manifest.publicKey === ownKey) return { withdrawn, withdrawnKept };
  for (const { id, auditor, code, reason, by } of withdrawals) {
    const visit = store.visits.findById(id);
    // Given to somebody else and back since, by a newer package; or another auditor's PC.
    if (visit === null || visit.auditor !== auditor) continue;
    const base = store.packages.bases(visit.no).find(({ publicKey }) => publicKey === manifest.publicKey);
    if (base === undefined || base.serial >= manifest.serial) continue;
    if (visit.state !== 'planned') {
      withdrawnKept += 1;
      continue;
    }
    store.visits.remove(visit.no);
    withdrawn += 1;
    const after = { reason, by, from: manifest.madeBy, package: manifest.id };
    store.journal.record({ action: 'visit.withdraw', subjectKind: 'visit', subjectId: id, before: { code, auditor }, after, at, by: user });
  }
  return { withdrawn, withdrawnKept };
}
