import type { CellFix, ColumnUse, ImportFault, ImportInspection, InspectRequest, OpenedFile, TableImportRequest, TableKind, TablePlace } from '../../../../shared/contract/import-calls.ts';
import { parsePeriod } from '../../../../shared/dates.ts';

/** The steps of an import, in their order. */
export const STEPS = ['file', 'columns', 'check', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** What the person has chosen so far for a table. */
export interface WizardForm {
  readonly file: OpenedFile;
  /** null: as the heads say. */
  readonly kind: TableKind | null;
  readonly place: TablePlace;
  /** Column uses that the person changed, by place. */
  readonly uses: Readonly<Record<number, ColumnUse>>;
  /** null: the file's, else the chosen one. */
  readonly periodText: string | null;
  /** Chosen in the window; '': none. */
  readonly chosenPeriod: string;
  /** Change what is there already. */
  readonly update: boolean;
  /** Nothing comes in where a row is rejected. */
  readonly whole: boolean;
  readonly checklist: string | null;
  readonly answers: OpenedFile | null;
  readonly unlisted: boolean;
  readonly approve: boolean;
}

/** What the person did about faults: one step of its undo. */
export interface Mending {
  readonly fixes: readonly CellFix[];
  readonly skips: readonly number[];
}

export const NO_MENDING: Mending = { fixes: [], skips: [] };

/**
 * @param kind where the person came from a place that speaks of one
 * @param chosenPeriod the period chosen in the window; '': none
 */
export function formFor(file: OpenedFile, kind: TableKind | null, chosenPeriod = ''): WizardForm {
  return { file, kind, place: {}, uses: {}, periodText: null, chosenPeriod, update: true, whole: false, checklist: null, answers: null, unlisted: false, approve: false };
}

export function inspectRequest({ file, kind, place }: WizardForm): InspectRequest {
  return { path: file.path, ...place, ...(kind !== null && { kind }) };
}

/** Another place of the table: what was said of its columns holds no more. */
export function withPlace(form: WizardForm, place: TablePlace): WizardForm {
  return { ...form, place, uses: {} };
}

export function withKind(form: WizardForm, kind: TableKind): WizardForm {
  return { ...form, kind, uses: {} };
}

/** What each column is taken for, in the order of the columns. */
export function usesOf(form: WizardForm, inspection: ImportInspection): readonly ColumnUse[] {
  return inspection.columns.map(({ place, use }) => form.uses[place] ?? use);
}

/** Takes a column for something else; a field goes from the column that had it. */
export function withUse(form: WizardForm, inspection: ImportInspection, place: number, use: ColumnUse): WizardForm {
  const uses: Record<number, ColumnUse> = { ...form.uses, [place]: use };
  if (use.to === 'field') {
    usesOf(form, inspection).forEach((other, i) => {
      const at = inspection.columns[i]?.place;
      if (at !== undefined && at !== place && other.to === 'field' && other.field === use.field) uses[at] = inspection.allowsOwn ? { to: 'own' } : { to: 'nothing' };
    });
  }
  return { ...form, uses };
}

/** Fields that are needed and that no column is taken for. */
export function missingFields(form: WizardForm, inspection: ImportInspection): readonly string[] {
  const there = new Set(usesOf(form, inspection).flatMap((use) => (use.to === 'field' ? [use.field] : [])));
  return inspection.fields.filter(({ field, isNeeded }) => isNeeded && !there.has(field)).map(({ field }) => field);
}

/** Whether the person has to say the period: figures of which no column says it. */
export function needsPeriod(form: WizardForm, inspection: ImportInspection): boolean {
  return inspection.kind === 'figures' && !usesOf(form, inspection).some((use) => use.to === 'field' && use.field === 'period');
}

/** The period as it stands in its field: what was typed, what the file speaks of, or what is chosen in the window. */
export function periodTextOf({ periodText, chosenPeriod }: WizardForm, { period }: Pick<ImportInspection, 'period'>): string {
  return periodText ?? period ?? chosenPeriod;
}

/** What an import still waits for; null: nothing. */
export type WizardLack = 'kind' | 'fields' | 'period' | 'checklist';

export function lackOf(form: WizardForm, inspection: ImportInspection): WizardLack | null {
  if (inspection.kind === null) return 'kind';
  if (missingFields(form, inspection).length > 0) return 'fields';
  if (needsPeriod(form, inspection) && parsePeriod(periodTextOf(form, inspection).trim()) === null) return 'period';
  return inspection.kind === 'visits' && form.checklist === null ? 'checklist' : null;
}

/** The request, or null while something is missing. */
export function tableRequest(form: WizardForm, inspection: ImportInspection, { fixes, skips }: Mending): TableImportRequest | null {
  const { kind } = inspection;
  if (kind === null || lackOf(form, inspection) !== null) return null;
  const period = needsPeriod(form, inspection) ? parsePeriod(periodTextOf(form, inspection).trim()) : null;
  return {
    kind,
    path: form.file.path,
    ...(inspection.sheet !== null && { sheet: inspection.sheet }),
    ...(inspection.encoding !== null && { encoding: inspection.encoding }),
    ...(inspection.delimiter !== null && { delimiter: inspection.delimiter }),
    headerRow: inspection.headerRow,
    headerRows: inspection.headerRows,
    columns: usesOf(form, inspection),
    ...(fixes.length > 0 && { fixes }),
    ...(skips.length > 0 && { skips }),
    ...(form.whole && { whole: true }),
    ...(period !== null && { period }),
    ...((kind === 'outlets' || kind === 'regions') && { update: form.update }),
    ...(kind === 'visits' && {
      ...(form.checklist !== null && { checklist: form.checklist }),
      ...(form.answers !== null && { answersPath: form.answers.path }),
      ...(form.unlisted && { unlisted: 'pass' as const }),
      approve: form.approve,
    }),
  };
}

/** Gives cells another text; a cell that was mended before gets the newer one. */
export function mended(mending: Mending, fixes: readonly CellFix[]): Mending {
  const keyOf = (fix: CellFix): string => `${fix.in}/${fix.row}/${fix.place}`;
  const all = new Map([...mending.fixes, ...fixes].map((fix) => [keyOf(fix), fix]));
  return { ...mending, fixes: [...all.values()] };
}

/** Leaves rows out. Rows of the file of answers cannot be left out by themselves. */
export function skipped(mending: Mending, rows: readonly number[]): Mending {
  return { ...mending, skips: [...new Set([...mending.skips, ...rows])].toSorted((a, b) => a - b) };
}

export function unskipped(mending: Mending, row: number): Mending {
  return { ...mending, skips: mending.skips.filter((each) => each !== row) };
}

/** The same text for every fault of the same kind, column and content. */
export function fixesLike(fault: ImportFault, faults: readonly ImportFault[], value: string): readonly CellFix[] {
  return faults.flatMap((each) => (each.place !== null && each.code === fault.code && each.place === fault.place && each.in === fault.in && each.value === fault.value ? [{ in: each.in, row: each.row, place: each.place, value }] : []));
}
