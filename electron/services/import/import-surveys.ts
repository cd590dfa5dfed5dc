import type { SurveyAnswer } from '../../../db/repositories/record-repository.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import type { Table } from '../../tabular/table.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletFinder } from './find-outlet.ts';
import { writeImport, type ChangeCount } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { ignoredColumns, mapColumns } from './map-columns.ts';
import { recordCells } from './record-cells.ts';
import { sortRecords } from './record-changes.ts';
import { collectRowProblems, soundRows } from './row-problems.ts';

/**
 * Brings answers to surveys in, one a row or batches with their mean and number of answers. An answer with a code of its own
 * is known by it; one without by all that it says, as often as the file has it.
 */
export async function importSurveys(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.surveys, table, source.request);
  const problems = collectRowProblems(table.columns);
  const find = outletFinder(store, problems);
  const read: SurveyAnswer[] = [];
  const seen = new Map<string, number>();
  for await (const row of soundRows(context, source, table, problems)) {
    const cells = recordCells(row, columns, problems);
    const outletNo = find(row, columns.refOf('outlet_code'), cells.text('outlet_code'));
    const [survey, date, value, answers] = [cells.needed('survey'), cells.date(), cells.neededNumber('value'), cells.count('count')];
    if (outletNo === null || survey === null || date === null || value === null || answers === null) continue;
    const code = cells.optional('record_code');
    if (code !== null && !cells.once(seen, `${survey} ${code}`)) continue;
    read.push({ outletNo, survey, date, code, value, answers });
  }
  const write = (importNo: number): ChangeCount => {
    const { fresh, changed, unchanged } = sortRecords(read, {
      nameOf: ({ survey }) => survey,
      find: (survey, code) => store.records.findAnswer(survey, code),
      countSame: (record) => store.records.countSameAnswers(record),
    });
    for (const record of fresh) {
      store.records.insertAnswer(record, importNo);
      if (record.code !== null) store.imports.addChange(importNo, { subjectKind: 'answer', subjectKey: `${record.survey} ${record.code}`, before: null, after: record });
    }
    for (const { before, after } of changed) {
      store.records.updateAnswer(after);
      store.imports.addChange(importNo, { subjectKind: 'answer', subjectKey: `${after.survey} ${after.code}`, before, after });
    }
    return { inserted: fresh.length, updated: changed.length, unchanged };
  };
  return writeImport(context, source, problems, write, ignoredColumns(columns.others));
}
