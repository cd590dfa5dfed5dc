import { basename } from 'node:path';
import type { ChosenFile, ImportKind } from '../../../shared/ipc-contract.ts';
import { readImportFile, readTable } from '../../tabular/read-table.ts';
import type { Table } from '../../tabular/table.ts';
import type { ServiceContext } from '../service-context.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import { guessFields } from './map-columns.ts';

const ROWS_LOOKED_AT = 200;

/** What a chosen file holds: its columns, the field each is taken for, and a value of each. JSON documents have none. */
export async function describeImportFile(_context: ServiceContext, request: { readonly kind: ImportKind; readonly path: string }): Promise<ChosenFile> {
  const { kind, path } = request;
  const bytes = readImportFile(path);
  const head = { path, name: basename(path), bytes: bytes.byteLength };
  if (kind === 'checklist' || kind === 'scheme') return { ...head, columns: [] };
  const table = await readTable(bytes, path);
  const fields = guessFields(IMPORT_FIELDS[kind], table);
  const samples = await firstValues(table);
  return { ...head, columns: table.columns.map((column, place) => ({ column, field: fields[place] ?? null, sample: samples[place] ?? '' })) };
}

/** The first value of each column in the first rows. */
async function firstValues({ columns, rows }: Table): Promise<readonly string[]> {
  const samples = columns.map(() => '');
  let seen = 0;
  for await (const { cells } of rows) {
    cells.forEach((cell, place) => (samples[place] = samples[place] === '' ? cell.trim() : (samples[place] ?? '')));
    seen += 1;
    if (seen === ROWS_LOOKED_AT || samples.every((sample) => sample !== '')) break;
  }
  return samples;
}
