import { parsePeriod } from '../../../shared/dates.ts';
import type { ChosenFile, ImportKind, ImportRequest } from '../../../shared/ipc-contract.ts';
import { IMPORT_FIELDS, type ImportField } from './import-fields.ts';

/** What the person has filled in so far. */
export interface ImportForm {
  readonly file: ChosenFile | null;
  /** Column -> field, over the guesses; `''`: taken for no field. */
  readonly taken: Readonly<Record<string, string>>;
  readonly periodText: string;
  readonly update: boolean;
  readonly checklist: string | null;
  readonly answers: ChosenFile | null;
  readonly unlisted: boolean;
  readonly approve: boolean;
}

export function emptyForm(period: string): ImportForm {
  return { file: null, taken: {}, periodText: period, update: false, checklist: null, answers: null, unlisted: false, approve: false };
}

/** The field a column is taken for; `''`: none. */
export function fieldOf(form: ImportForm, column: string): string {
  return form.taken[column] ?? form.file?.columns.find((each) => each.column === column)?.field ?? '';
}

/** Fields without which nothing can be imported and which no column is taken for. */
export function missingFields(kind: ImportKind, form: ImportForm): readonly ImportField[] {
  const there = new Set(form.file?.columns.map((each) => fieldOf(form, each.column)) ?? []);
  return IMPORT_FIELDS[kind].filter((field) => field.isNeeded === true && !there.has(field.field));
}

/** Figures with a column an indicator do not say their period; those with a period column do. */
export function needsPeriod(kind: ImportKind, form: ImportForm): boolean {
  return kind === 'figures' && form.file !== null && !form.file.columns.some((each) => fieldOf(form, each.column) === 'period');
}

export function isPeriodWrong(kind: ImportKind, form: ImportForm): boolean {
  return needsPeriod(kind, form) && parsePeriod(form.periodText.trim()) === null;
}

/** What an import still waits for; null: nothing. */
export type ImportLack = 'file' | 'columns' | 'period' | 'checklist';

/** The first thing that is missing. */
export function lackOf(kind: ImportKind, form: ImportForm): ImportLack | null {
  if (form.file === null) return 'file';
  if (missingFields(kind, form).length > 0) return 'columns';
  if (isPeriodWrong(kind, form)) return 'period';
  return kind === 'visits' && form.checklist === null ? 'checklist' : null;
}

/** The request, or null while something is missing. */
export function importRequest(kind: ImportKind, form: ImportForm): ImportRequest | null {
  const { file } = form;
  if (file === null || lackOf(kind, form) !== null) return null;
  const map = Object.fromEntries(
    file.columns.flatMap(({ column }) => {
      const field = fieldOf(form, column);
      return field === '' ? [] : [[field, column] as const];
    }),
  );
  const period = needsPeriod(kind, form) ? parsePeriod(form.periodText.trim()) : null;
  return {
    kind,
    path: file.path,
    ...(Object.keys(map).length > 0 && { map }),
    ...(period !== null && { period }),
    ...(kind === 'outlets' && { update: form.update }),
    ...(kind === 'visits' && {
      ...(form.checklist !== null && { checklist: form.checklist }),
      ...(form.answers !== null && { answersPath: form.answers.path }),
      ...(form.unlisted && { unlisted: 'pass' as const }),
      approve: form.approve,
    }),
  };
}
