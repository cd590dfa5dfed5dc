import { v7 as uuid } from 'uuid';
import type { Store } from '../../../db/store.ts';
import { TABLE_KINDS, type ColumnUse, type ImportProfile, type TableKind } from '../../../shared/contract/import-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { plainHead } from './import-fields.ts';
import { hashOf, type ImportSource } from './import-source.ts';

/** A file that has this share of its heads in common with an earlier one is taken for the next of the same source. */
const LEAST_COMMON = 0.6;

/** What is remembered of the columns of a file like this one. */
export interface Remembered {
  readonly profile: ImportProfile;
  /** By place; null: the earlier file had no such column. */
  readonly uses: readonly (ColumnUse | null)[];
}

/** Keeps what the person said that the columns of a file are; nothing was said: nothing is kept. */
export function rememberColumns(store: Store, { request, file, heads }: ImportSource, { at, by }: { readonly at: string; readonly by: string }): void {
  const kind = TABLE_KINDS.find((each) => each === request.kind);
  const { columns: uses } = request;
  if (uses === undefined || kind === undefined || heads.current === null) return;
  const columns = heads.current.flatMap((head, place) => {
    const use = uses[place];
    return use === undefined || head === '' ? [] : [{ head, use }];
  });
  store.importProfiles.put({ id: uuid(), kind, fileName: file, at, by, columns }, fingerprint(columns.map(({ head }) => head)));
}

/** The earlier file whose heads are most like these; of equals the newest. null: none is like them. */
export function recall(store: Store, heads: readonly string[], kind: TableKind | undefined): Remembered | null {
  const own = new Set(heads.filter((head) => head !== '').map(plainHead));
  const likes = store.importProfiles
    .list()
    .filter((profile) => kind === undefined || profile.kind === kind)
    .map((profile) => ({ profile, share: commonShare(own, new Set(profile.columns.map(({ head }) => plainHead(head)))) }))
    .filter(({ share }) => share >= LEAST_COMMON)
    .toSorted((a, b) => b.share - a.share);
  const profile = likes[0]?.profile;
  if (profile === undefined) return null;
  const uses = new Map(profile.columns.map(({ head, use }) => [plainHead(head), use]));
  return { profile, uses: heads.map((head) => (head === '' ? null : (uses.get(plainHead(head)) ?? null))) };
}

/** Every remembered file, newest first. */
export function listProfiles({ store }: ServiceContext): readonly ImportProfile[] {
  return store.importProfiles.list();
}

/** @throws {AppError} `import/unknown-profile` */
export function forgetProfile({ store }: ServiceContext, { profileId }: { readonly profileId: string }): readonly ImportProfile[] {
  return store.transaction(() => {
    if (!store.importProfiles.remove(profileId)) throw new AppError('import/unknown-profile');
    return store.importProfiles.list();
  });
}

function commonShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((head) => b.has(head)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}

function fingerprint(heads: readonly string[]): string {
  return hashOf(Buffer.from([...new Set(heads.map(plainHead))].sort().join('\n')));
}
