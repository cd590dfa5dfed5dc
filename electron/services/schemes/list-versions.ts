import type { SchemeListing } from '../../../shared/contract/scheme-calls.ts';
import { draftProblems } from '../../../shared/scheme/draft-problems.ts';
import { indicatorsOf } from '../../../shared/scheme/walk.ts';
import type { ServiceContext } from '../service-context.ts';

/** All versions of all schemes with the runs made by each, by code, the newest first. */
export function listSchemeVersions({ store }: ServiceContext): readonly SchemeListing[] {
  const known = new Set([...store.figures.list(), ...store.attributes.list()].map(({ code }) => code));
  return store.schemes.versions().map(({ version, row, runs }) => ({
    ...row,
    runs,
    indicators: indicatorsOf(version.document).length,
    madeAt: version.madeAt,
    madeBy: version.madeBy,
    errors: version.state === 'published' ? 0 : draftProblems(version.document, known).filter(({ severity }) => severity === 'error').length,
  }));
}
