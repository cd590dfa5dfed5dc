import type { PackageState } from '../../../shared/contract/package-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { fingerprintOf, storeKey } from './store-key.ts';

/** Packages that are listed. */
const MOST = 200;

/** What came in and went out, whose keys are known, and this store's own. */
export function packageState({ store, user }: ServiceContext): PackageState {
  const { publicKey } = storeKey(store);
  return {
    own: { name: user, publicKey, fingerprint: fingerprintOf(publicKey) },
    keys: store.packages.keys().map((key) => ({ ...key, fingerprint: fingerprintOf(key.publicKey) })),
    passages: store.packages.passages(MOST),
  };
}

/** Takes a name off the list: its next package is a first contact again. @throws {AppError} `package/no-key` */
export function forgetKey(context: ServiceContext, { name }: { readonly name: string }): PackageState {
  const { store, user } = context;
  return store.transaction(() => {
    const known = store.packages.keyOf(name);
    if (known === null) throw new AppError('package/no-key', { name });
    store.packages.removeKey(name);
    const before = { name, fingerprint: fingerprintOf(known) };
    store.journal.record({ action: 'package.forget-key', subjectKind: 'package', subjectId: null, before, after: null, at: context.now(), by: user });
    return packageState(context);
  });
}
