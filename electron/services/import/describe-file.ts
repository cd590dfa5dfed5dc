import { basename } from 'node:path';
import type { ChosenFile, ImportKind } from '../../../shared/ipc-contract.ts';
import { readImportFile, readTable } from '../../tabular/read-table.ts';
import type { ServiceContext } from '../service-context.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import { guessFields } from './map-columns.ts';

/** What a chosen file holds: its columns, the field each is taken for, and a value of each. JSON documents have none. */
export async function describeImportFile(_context: ServiceContext, request: { readonly kind: ImportKind; readonly path: string }): Promise<ChosenFile> {
  const { kind, path } = request;
  const bytes = readImportFile(path);
  const head = { path, name: basename(path), bytes: bytes.byteLength };
  if (kind === 'checklist' || kind === 'scheme') return { ...head, columns: [] };
  const table = await readTable(bytes, path);
  const fields = guessFields(IMPORT_FIELDS[kind], table.columns);
  return {
    ...head,
    columns: table.columns.map((column, place) => ({
      column,
      field: fields[place] ?? null,
      sample: table.rows.find(({ cells }) => (cells[place] ?? '').trim() !== '')?.cells[place] ?? '',
    })),
  };
}
