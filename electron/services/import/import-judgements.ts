import type { JudgementRecord } from '../../../db/repositories/record-repository.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import type { Table } from '../../tabular/table.ts';
import { judgementKey, judgementValue, kindOfJudgement, type JudgementKind } from '../records/judgement-value.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletFinder } from './find-outlet.ts';
import { writeImport, type ChangeCount } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { ignoredColumns, mapColumns } from './map-columns.ts';
import { recordCells } from './record-cells.ts';
import { collectRowProblems, soundRows } from './row-problems.ts';

type ReadJudgement = Omit<JudgementRecord, 'at' | 'importNo'>;

/** Brings in what people judged of outlets for a period, with the reason. What differs from the store replaces it. */
export async function importJudgements(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store, user } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.judgements, table, source.request);
  const problems = collectRowProblems(table.columns);
  const find = outletFinder(store, problems);
  const kinds = new Map<string, JudgementKind>();
  const seen = new Map<string, number>();
  const read: ReadJudgement[] = [];
  for await (const row of soundRows(context, source, table, problems)) {
    const cells = recordCells(row, columns, problems);
    const outletNo = find(row, columns.refOf('outlet_code'), cells.text('outlet_code'));
    const [period, judgement, text, reason] = [cells.period(), cells.needed('judgement'), cells.needed('value'), cells.needed('reason')];
    if (outletNo === null || period === null || judgement === null || text === null || reason === null) continue;
    const { value, kind } = judgementValue(text);
    const known = kinds.get(judgement) ?? kindOfJudgement(store, judgement) ?? kind;
    kinds.set(judgement, known);
    if (kind !== known) {
      problems.reject(row, columns.refOf('value'), known === 'number' ? 'import/judgement-not-number' : 'import/judgement-not-category', { value: text, judgement });
      continue;
    }
    if (!cells.once(seen, `${outletNo} ${judgement} ${period}`)) continue;
    read.push({ outletNo, judgement, period, value, reason, by: cells.optional('by') ?? user });
  }
  const write = (importNo: number, at: string): ChangeCount => {
    const count: ChangeCount = { inserted: 0, updated: 0, unchanged: 0 };
    for (const own of read) {
      const before = store.records.findJudgement(own.outletNo, own.judgement, own.period);
      if (before !== null && before.value === own.value && before.reason === own.reason && before.by === own.by) {
        count.unchanged += 1;
        continue;
      }
      count[before === null ? 'inserted' : 'updated'] += 1;
      const after: JudgementRecord = { ...own, at, importNo };
      store.records.putJudgement(after);
      store.imports.addChange(importNo, { subjectKind: 'judgement', subjectKey: judgementKey(own), before, after });
    }
    return count;
  };
  return writeImport(context, source, problems, write, ignoredColumns(columns.others));
}
