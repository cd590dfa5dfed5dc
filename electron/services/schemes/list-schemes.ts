import { AppError } from '../../../shared/errors.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import type { ChecklistRow, SchemeRow } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import type { ServiceContext } from '../service-context.ts';

/** All versions of all schemes, by code, the newest first. */
export function listSchemes({ store }: ServiceContext): readonly SchemeRow[] {
  return store.schemes.list();
}

/** One version with its whole document. @throws {AppError} `grading/scheme-not-found` */
export function getScheme(
  { store }: ServiceContext,
  { schemeVersionId }: { readonly schemeVersionId: SchemeVersionId },
): { readonly row: SchemeRow; readonly scheme: Scheme } {
  const version = store.schemes.findById(schemeVersionId);
  if (version === null) throw new AppError('grading/scheme-not-found', { id: schemeVersionId });
  return { row: store.schemes.row(version), scheme: version.document };
}

/** All versions of all checklists, by code, the newest first. */
export function listChecklists({ store }: ServiceContext): readonly ChecklistRow[] {
  return store.checklists.list();
}
