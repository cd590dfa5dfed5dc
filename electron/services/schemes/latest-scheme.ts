import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { PeriodKind } from '../../../shared/dates.ts';

/** The scheme made last, in the version in force, of all or of those with the cycle; null: there is none. */
export function latestScheme(store: Store, cycle?: PeriodKind): SchemeVersion | null {
  const current = store.schemes.list().filter((row) => row.current && (cycle === undefined || row.cycle === cycle));
  const versions = current.flatMap((row) => store.schemes.findById(row.id) ?? []);
  return versions.reduce<SchemeVersion | null>((latest, version) => (latest === null || version.no > latest.no ? version : latest), null);
}
