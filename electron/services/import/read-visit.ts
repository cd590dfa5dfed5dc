import { v7 as uuid } from 'uuid';
import type { AnswerFacts } from '../../../db/repositories/review-repository.ts';
import type { NewVisitRecord, VisitScore as StoredScore } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { Answers } from '../../../shared/checklist/answer.ts';
import type { AnswerRow } from '../../../shared/checklist/answers-from-rows.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { VisitContext, VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { ImportRequest } from '../../../shared/ipc-contract.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import type { TableRow } from '../../tabular/table.ts';
import { answerFacts } from '../reviews/answer-facts.ts';
import type { ColumnMap } from './map-columns.ts';
import { recordCells } from './record-cells.ts';
import type { RowProblems } from './row-problems.ts';
import { formOn, headerFieldOf, type VisitForm } from './visit-forms.ts';
import { VISIT_KIND_WORDS } from './word-lists.ts';

/** A visit as it will be stored. */
export interface ReadVisit {
  readonly record: Omit<NewVisitRecord, 'madeAt' | 'importNo'>;
  readonly answers: Answers;
  readonly score: StoredScore;
  /** Rounded to 2 places; null: no score. */
  readonly scoreText: string | null;
  readonly facts: AnswerFacts;
}

/** What the reading of all visits of a file has in common. */
export interface VisitReading {
  readonly store: Store;
  readonly request: ImportRequest;
  readonly columns: ColumnMap;
  readonly problems: RowProblems;
  readonly forms: readonly VisitForm[];
  /** Approved visits of the same file, for points that look back at the outlet's last one. */
  readonly approved: Map<number, ReadVisit>;
}

/** The kind of a visit whose file does not say it. */
const DEFAULT_KIND: VisitKind = 'open';
const NOT_SCORED = { exact: null, cents: null, redLine: false } as const;

/** Reads and scores one visit. @returns null: its row was rejected */
export function readVisit(reading: VisitReading, row: TableRow, code: string, outletNo: number, answerRows: readonly AnswerRow[]): ReadVisit | null {
  const { store, request, columns, problems, forms } = reading;
  const ref = columns.refOf;
  const cell = (field: string): string => row.cells[columns.placeOf(field)]?.trim() ?? '';
  const visitedOn = recordCells(row, columns, problems).date('visited_on');
  const kind = cell('kind') === '' ? DEFAULT_KIND : VISIT_KIND_WORDS.read(cell('kind'));
  if (kind === null) problems.reject(row, ref('kind'), 'import/bad-choice', { value: cell('kind'), known: VISIT_KIND_WORDS.known }, VISIT_KIND_WORDS.words);
  if (visitedOn === null || kind === null) return null;
  const form = formOn(forms, visitedOn);
  if (form === null) {
    problems.reject(row, ref('visited_on'), 'import/no-version-on-day', { code: request.checklist ?? '', date: visitedOn });
    return null;
  }
  const { answers, problems: faults } = form.readRows(answerRows, request.unlisted === undefined ? {} : { unlisted: request.unlisted });
  const fault = faults[0];
  if (fault !== undefined) {
    problems.rejectFor(row, { ...fault, path: `row ${row.line}, answers ${fault.path}` });
    return null;
  }
  const header = headerOf(form, columns, row);
  const previous = form.looksBack ? previousAnswers(reading, { code, outletNo, visitedOn, no: 0 }, form) : null;
  const context: VisitContext = {
    header,
    visitedOn,
    attributes: form.readsAttributes ? attributesOf(store, outletNo, visitedOn) : {},
    ...(previous === null ? {} : { previousAnswers: previous }),
  };
  const result = scoreCompiled(form.compiled, answers, context);
  const open = [...result.missing.map(({ item }) => item), ...result.missingHeader];
  const isBegun = Object.keys(answers).length > 0;
  const isComplete = isBegun && open.length === 0;
  if (request.approve === true && !isComplete) {
    if (isBegun) problems.reject(row, ref('visit_code'), 'import/visit-incomplete', { count: open.length, item: open[0] ?? '' });
    else problems.reject(row, ref('visit_code'), 'import/visit-without-answers', { value: code });
    return null;
  }
  const state = !isComplete ? 'inProgress' : request.approve === true ? 'approved' : 'submitted';
  const auditor = cell('auditor') === '' ? null : cell('auditor');
  const read: ReadVisit = {
    record: { id: uuid() as VisitId, code, outletNo, checklistNo: form.version.no, kind, visitedOn, auditor, state, header },
    answers,
    score: isBegun ? storedScore(result) : { ...NOT_SCORED, answered: 0, toAnswer: result.items },
    scoreText: isBegun ? (result.score?.text ?? null) : null,
    facts: answerFacts(form.compiled, { answers, header, arrivedAt: null, leftAt: null, previousAnswers: previous }, result),
  };
  if (state === 'approved' && form.looksBack) reading.approved.set(outletNo, read);
  return read;
}

/** Columns whose head is a field of the visit's head. */
function headerOf({ version }: VisitForm, columns: ColumnMap, row: TableRow): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.others.flatMap(({ place, head }) => {
      const field = headerFieldOf(version.document, head);
      const value = row.cells[place]?.trim() ?? '';
      if (field === null || value === '') return [];
      const option = field.options?.find(({ name }) => name.zh === value || name.en === value);
      return [[field.code, option?.code ?? value] as const];
    }),
  );
}

/** Rows are read in the order of their dates, so that the file's own last approved visit is the one before. */
function previousAnswers(
  { store, approved }: VisitReading,
  visit: Pick<ReadVisit['record'], 'code' | 'outletNo' | 'visitedOn'> & { readonly no: number },
  { version }: VisitForm,
): Answers | null {
  const own = approved.get(visit.outletNo);
  return own?.answers ?? store.visits.previousAnswers(visit, version.code);
}

/** The outlet's attributes on the day, with its type, ownership and class. */
function attributesOf(store: Store, outletNo: number, day: ReadVisit['record']['visitedOn']): Readonly<Record<string, string>> {
  const outlet = store.outlets.findByNo(outletNo, day);
  const facts = Object.entries({ type: outlet?.type, ownership: outlet?.ownership, class: outlet?.class });
  return { ...Object.fromEntries(facts.filter((fact): fact is [string, string] => typeof fact[1] === 'string')), ...outlet?.attributes };
}

function storedScore({ score, redLine, answered, items }: VisitScore): StoredScore {
  return {
    exact: score === null ? null : `${score.exact.num}/${score.exact.den}`,
    cents: score === null ? null : Number(score.text.replace('.', '')),
    redLine,
    answered,
    toAnswer: items,
  };
}
