import type { EventRecord } from '../../../db/repositories/record-repository.ts';
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
 * Brings dated records in: complaints, violations, awards. A record with a code of its own is known by it and changed where
 * it differs; one without is known by all that it says, and as often as the file has it the store has it afterwards.
 */
export async function importEvents(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.events, table, source.request);
  const problems = collectRowProblems(table.columns);
  const find = outletFinder(store, problems);
  const read: EventRecord[] = [];
  const seen = new Map<string, number>();
  for await (const row of soundRows(context, source, table, problems)) {
    const cells = recordCells(row, columns, problems);
    const outletNo = find(row, columns.refOf('outlet_code'), cells.text('outlet_code'));
    const [event, date, quantity] = [cells.needed('event'), cells.date(), cells.number('quantity')];
    if (outletNo === null || event === null || date === null || quantity === undefined) continue;
    const code = cells.optional('record_code');
    if (code !== null && !cells.once(seen, `${event} ${code}`)) continue;
    read.push({ outletNo, event, date, code, category: cells.optional('category'), quantity, note: cells.optional('note') });
  }
  const write = (importNo: number): ChangeCount => {
    const { fresh, changed, unchanged } = sortRecords(read, {
      nameOf: ({ event }) => event,
      find: (event, code) => store.records.findEvent(event, code),
      countSame: (record) => store.records.countSameEvents(record),
    });
    for (const record of fresh) {
      store.records.insertEvent(record, importNo);
      if (record.code !== null) store.imports.addChange(importNo, { subjectKind: 'event', subjectKey: `${record.event} ${record.code}`, before: null, after: record });
    }
    for (const { before, after } of changed) {
      store.records.updateEvent(after);
      store.imports.addChange(importNo, { subjectKind: 'event', subjectKey: `${after.event} ${after.code}`, before, after });
    }
    return { inserted: fresh.length, updated: changed.length, unchanged };
  };
  return writeImport(context, source, problems, write, ignoredColumns(columns.others));
}
