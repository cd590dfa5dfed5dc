import type { ChecklistVersion } from '../../../db/repositories/checklist-repository.ts';
import type { Store } from '../../../db/store.ts';
import { rowReader, type RowReader } from '../../../shared/checklist/answers-from-rows.ts';
import { itemsOf, type Checklist, type HeaderField } from '../../../shared/checklist/checklist.ts';
import { compileChecklist, type CompiledChecklist } from '../../../shared/checklist/compile-checklist.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';

/** A checklist version ready to read and score visits. */
export interface VisitForm {
  readonly version: ChecklistVersion;
  readonly compiled: CompiledChecklist;
  readonly readRows: RowReader;
  /** Some option gives other points when the outlet's last visit had the same answer. */
  readonly looksBack: boolean;
  /** Some condition reads the outlet's attributes. */
  readonly readsAttributes: boolean;
}

/** All versions of a checklist, newest first. @throws {AppError} `import/unknown-checklist` */
export function openForms(store: Store, code: string): readonly VisitForm[] {
  const rows = store.checklists.list();
  const versions = rows.filter((row) => row.code === code).flatMap(({ id }) => store.checklists.findById(id) ?? []);
  if (versions.length === 0) {
    throw new AppError('import/unknown-checklist', { code, known: [...new Set(rows.map((row) => row.code))].join('、') || '—' });
  }
  return versions.map((version) => ({
    version,
    compiled: compileChecklist(version.document),
    readRows: rowReader(version.document),
    looksBack: itemsOf(version.document).some((item) => item.kind === 'choice' && item.options.some(({ repeatPoints }) => repeatPoints !== undefined)),
    readsAttributes: itemsOf(version.document).some(({ condition }) => condition !== undefined && JSON.stringify(condition).includes('"attribute":')),
  }));
}

/** The newest version that holds on a day; null: none does. */
export function formOn(forms: readonly VisitForm[], day: IsoDate): VisitForm | null {
  const holds = ({ validFrom, validTo }: Checklist): boolean => (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
  return forms.find(({ version }) => holds(version.document)) ?? null;
}

/** The field of the visit's head that a column is called after, by code or name. */
export function headerFieldOf({ header = [] }: Checklist, head: string): HeaderField | null {
  return header.find(({ code, name }) => code === head || name.zh === head || name.en === head) ?? null;
}
