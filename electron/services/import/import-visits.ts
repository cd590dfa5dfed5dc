import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { AnswerRow } from '../../../shared/checklist/answers-from-rows.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import { readDate } from '../../../shared/reading/read-date.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import type { ServiceContext } from '../service-context.ts';
import { fixesOf } from './amend-rows.ts';
import { outletFinder } from './find-outlet.ts';
import { writeImport } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { ignoredColumns, mapColumns, type ColumnMap, type OtherColumn } from './map-columns.ts';
import { readAnswerFile } from './read-answer-file.ts';
import { readVisit, type ReadVisit, type VisitReading } from './read-visit.ts';
import { collectRowProblems, collected, soundRows, type RowProblems } from './row-problems.ts';
import { headerFieldOf, openForms, type VisitForm } from './visit-forms.ts';

/** A score that an import gave, for the command line. */
export interface ImportedScore {
  readonly code: string;
  /** Rounded to 2 places; null: no score. */
  readonly score: string | null;
}

/**
 * Brings visits in with their answers, scored by the newest checklist version that holds on the day of the visit. A visit
 * with a faulty answer is left out whole. Complete visits come in as submitted, or approved when asked; others as in
 * progress, or are rejected when approval was asked. A visit without a single answer has no score.
 */
export async function importVisits(
  context: ServiceContext,
  source: ImportSource,
  table: Table,
): Promise<ImportSummary & { readonly scores: readonly ImportedScore[] }> {
  const { store, user } = context;
  const { request } = source;
  const columns = mapColumns(source.file, IMPORT_FIELDS.visits, table, request);
  const problems = collectRowProblems(table.columns);
  const forms = openForms(store, request.checklist ?? '');
  const answersOf = request.answersPath === undefined ? new Map<string, readonly AnswerRow[]>() : await readAnswerFile(request.answersPath, fixesOf(request.fixes ?? [], 'answers'));
  const reading: VisitReading = { store, request, columns, problems, forms, approved: new Map() };
  const find = outletFinder(store, problems);
  const taken = store.visits.codes();
  const sound = soundRows(context, source, table, problems);
  const rows = forms.some(({ looksBack }) => looksBack) ? byDate(await collected(sound), columns) : sound;
  const seen = new Map<string, number>();
  const fresh: ReadVisit[] = [];
  const scores: ImportedScore[] = [];
  let unchanged = 0;
  for await (const row of rows) {
    const code = readCode(row, columns, problems, seen);
    if (code === null) continue;
    const outletNo = find(row, columns.refOf('outlet_code'), row.cells[columns.placeOf('outlet_code')]?.trim() ?? '');
    if (outletNo === null) continue;
    const read = readVisit(reading, row, code, outletNo, answersOf.get(code) ?? []);
    if (read === null) continue;
    const known = taken.has(code) ? store.visits.findByCode(code) : null;
    if (known !== null && !isSame(store, known, read)) {
      problems.reject(row, columns.refOf('visit_code'), 'import/visit-exists', { value: code });
      continue;
    }
    if (known === null) fresh.push(read);
    else unchanged += 1;
    scores.push({ code, score: read.scoreText });
  }
  rejectOrphans(answersOf, seen, problems, columns, table.columns.length);
  const write = (importNo: number, at: string) => {
    for (const { record, answers, score, facts } of fresh) {
      const no = store.visits.insert({ ...record, state: 'inProgress', madeAt: at, importNo });
      store.visits.putAnswers(no, answers, at, user);
      store.visits.setScore(no, score);
      if (record.state !== 'inProgress') store.reviews.setFacts(no, facts);
      if (record.state !== 'inProgress') store.visits.setState(no, { state: 'submitted', at, by: user });
      if (record.state === 'approved') store.visits.setState(no, { state: 'approved', at, by: user });
    }
    return { inserted: fresh.length, updated: 0, unchanged };
  };
  const summary = await writeImport(context, source, problems, write, ignoredColumns(unusedColumns(columns, forms)));
  return { ...summary, scores };
}

/** null: the row was rejected. */
function readCode(row: TableRow, columns: ColumnMap, problems: RowProblems, seen: Map<string, number>): string | null {
  const code = row.cells[columns.placeOf('visit_code')]?.trim() ?? '';
  const first = seen.get(code);
  if (code === '') problems.reject(row, columns.refOf('visit_code'), 'import/blank');
  else if (first !== undefined) problems.reject(row, columns.refOf('visit_code'), 'import/duplicate-row', { value: code, first });
  else seen.set(code, row.line);
  return code === '' || first !== undefined ? null : code;
}

function byDate(rows: readonly TableRow[], columns: ColumnMap): readonly TableRow[] {
  const keyOf = ({ cells }: TableRow): string => {
    const [day, code] = [cells[columns.placeOf('visited_on')] ?? '', cells[columns.placeOf('visit_code')] ?? ''];
    const reading = readDate(day);
    return `${'value' in reading ? reading.value : ''} ${code.trim()}`;
  };
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}

function unusedColumns({ others }: ColumnMap, forms: readonly VisitForm[]): readonly OtherColumn[] {
  return others.filter(({ head }) => forms.every(({ version }) => headerFieldOf(version.document, head) === null));
}

/** Answers of visits that the file of visits does not have: one rejected row a visit. */
function rejectOrphans(
  answersOf: ReadonlyMap<string, readonly AnswerRow[]>,
  seen: ReadonlyMap<string, number>,
  problems: RowProblems,
  columns: ColumnMap,
  width: number,
): void {
  const place = columns.placeOf('visit_code');
  for (const [code, rows] of answersOf) {
    if (seen.has(code)) continue;
    const cells = Array.from({ length: width }, (_, at) => (at === place ? code : ''));
    const path = `answers row ${rows[0]?.row ?? 0}, column visit_code`;
    problems.rejectFor({ line: 0, cells, excess: 0 }, { severity: 'error', path, code: 'import/answer-without-visit', params: { value: code } });
  }
}

function isSame(store: Store, known: VisitRecord, { record, answers }: ReadVisit): boolean {
  return (
    known.outletNo === record.outletNo &&
    known.kind === record.kind &&
    known.visitedOn === record.visitedOn &&
    known.auditor === record.auditor &&
    canonicalJson(store.visits.answers(known.no)) === canonicalJson(answers)
  );
}
