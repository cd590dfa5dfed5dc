import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';

/** Whether a person made the visit: as its auditor or second auditor, or as one named in a person field of its head. */
export function isOwnVisit(visit: Pick<VisitRecord, 'auditor' | 'secondAuditor' | 'header'>, checklist: Checklist, user: string): boolean {
  const persons = (checklist.header ?? []).filter(({ kind }) => kind === 'person').map(({ code }) => visit.header[code]);
  return [visit.auditor, visit.secondAuditor, ...persons].some((name) => isSamePerson(name, user));
}

/** Whether two names are one person's: alike but for outer spaces, width and letter case. An empty name is nobody's. */
export function isSamePerson(a: string | null | undefined, b: string | null | undefined): boolean {
  const [first, second] = [folded(a), folded(b)];
  return first !== '' && first === second;
}

function folded(name: string | null | undefined): string {
  return (name ?? '').normalize('NFKC').trim().toLowerCase();
}
