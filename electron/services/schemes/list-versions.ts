import type { SchemeListing } from '../../../shared/contract/scheme-calls.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { indicatorsOf } from '../../../shared/scheme/walk.ts';
import type { ServiceContext } from '../service-context.ts';

/** All versions of all schemes with the runs made by each, by code, the newest first. */
export function listSchemeVersions({ store }: ServiceContext): readonly SchemeListing[] {
  return store.schemes.versions().map(({ version, row, runs }) => ({
    ...row,
    runs,
    indicators: indicatorsOf(version.document).length,
    madeAt: version.madeAt,
    madeBy: version.madeBy,
    errors: version.state === 'published' ? 0 : checkScheme(version.document, { forPublication: true }).filter(({ severity }) => severity === 'error').length,
  }));
}
