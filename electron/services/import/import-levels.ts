import type { DecidedLevel } from '../../../db/repositories/level-repository.ts';
import type { Store } from '../../../db/store.ts';
import { nearest } from '../../../shared/checklist/nearest.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import type { Table } from '../../tabular/table.ts';
import { writeLevels } from '../publication/write-levels.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletFinder } from './find-outlet.ts';
import { writeImport, type Written } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { mapColumns } from './map-columns.ts';
import { recordCells } from './record-cells.ts';
import { collectRowProblems, soundRows } from './row-problems.ts';

/** Levels imported without naming a scheme hold for any scheme that has them. */
const ANY_SCHEME = '';

/**
 * Brings in the levels that outlets held before the first run. Where the store has schemes, the level must be one of theirs
 * by code or name.
 */
export async function importLevels(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.levels, table, source.request);
  const problems = collectRowProblems(table.columns);
  const find = outletFinder(store, problems);
  const known = knownLevels(store);
  const seen = new Map<string, number>();
  const levels: DecidedLevel[] = [];
  let unchanged = 0;
  for await (const row of soundRows(context, source, table, problems)) {
    const cells = recordCells(row, columns, problems);
    const code = cells.text('outlet_code');
    const outletNo = find(row, columns.refOf('outlet_code'), code);
    const [period, text] = [cells.period(), cells.needed('level')];
    const level = text === null ? undefined : known.size === 0 ? text : known.get(text);
    if (text !== null && level === undefined) {
      const near = nearest(text, known.keys());
      problems.reject(row, columns.refOf('level'), 'import/unknown-level', { value: text, known: [...known.keys()].join('、') }, near === null ? [] : [near]);
    }
    if (outletNo === null || period === null || level === undefined) continue;
    const key = `${code} ${period}`;
    const first = seen.get(key);
    if (first !== undefined) {
      problems.reject(row, columns.refOf('outlet_code'), 'import/duplicate-row', { value: key, first });
      continue;
    }
    seen.set(key, row.line);
    const before = store.levels.find(outletNo, ANY_SCHEME, period);
    if (before?.level === level) unchanged += 1;
    else if (before !== null) problems.reject(row, columns.refOf('level'), 'import/level-differs', { before: before.level ?? '—' });
    else levels.push({ outletNo, schemeCode: ANY_SCHEME, period, level, movement: 'none', total: null, runNo: null, importNo: null });
  }
  return writeImport(context, source, problems, (importNo): Written => ({
    levels: writeLevels(store, levels.map((level) => ({ ...level, importNo }))),
    inserted: levels.length,
    updated: 0,
    unchanged,
  }));
}

/** Level codes by code and by name, of the schemes in force. */
function knownLevels(store: Store): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { levels } of store.schemes.list().filter(({ current }) => current)) {
    for (const { code, name } of levels) {
      for (const word of [code, name.zh, name.en]) if (word !== undefined) known.set(word, code);
    }
  }
  return known;
}
