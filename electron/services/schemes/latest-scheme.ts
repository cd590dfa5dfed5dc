import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';

/** The scheme made last, in the version in force; null: there is none. */
export function latestScheme(store: Store): SchemeVersion | null {
  const current = store.schemes.list().filter((row) => row.current);
  const versions = current.flatMap((row) => store.schemes.findById(row.id) ?? []);
  return versions.reduce<SchemeVersion | null>((latest, version) => (latest === null || version.no > latest.no ? version : latest), null);
}
