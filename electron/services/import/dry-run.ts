import { v7 as uuid } from 'uuid';
import type { DryRun, ImportFault, PreviewPart, PreviewRow, TableImportRequest } from '../../../shared/contract/import-calls.ts';
import type { Page, PageRequest } from '../../../shared/ipc-contract.ts';
import { columnLetters } from '../../tabular/column-letters.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Trial } from './import-source.ts';
import type { RowFault } from './row-problems.ts';
import { importTable } from './run-import.ts';
import { countedRows, trialRows, type RowSink, type TrialRows } from './trial-rows.ts';

/** A dry run with all that pages of it are made from. */
export interface DryRunMemory {
  readonly outcome: DryRun;
  readonly faults: readonly ImportFault[];
  readonly rows: TrialRows;
  readonly faultsOfRow: ReadonlyMap<number, readonly ImportFault[]>;
}

/**
 * Does all that the import would do and takes it back: what it counts is what the import will count.
 *
 * @throws {AppError} what refuses the whole file
 */
export async function dryRun(context: ServiceContext, request: TableImportRequest): Promise<DryRunMemory> {
  const rows = trialRows();
  const { outcome, faults } = await tried(context, request, rows);
  const faultsOfRow = new Map<number, ImportFault[]>();
  for (const fault of faults) faultsOfRow.set(fault.row, [...(faultsOfRow.get(fault.row) ?? []), fault]);
  return { outcome, faults, rows, faultsOfRow };
}

/** The same where nobody will look at the rows: they are counted and not kept. @throws {AppError} as `dryRun` */
export function dryRunCounts(context: ServiceContext, request: TableImportRequest): Promise<Pick<DryRunMemory, 'outcome' | 'faults'>> {
  return tried(context, request, countedRows());
}

async function tried(context: ServiceContext, request: TableImportRequest, rows: RowSink): Promise<Pick<DryRunMemory, 'outcome' | 'faults'>> {
  const trial: Trial = { rows, problems: null };
  const { summary, source, sheet } = await importTable(context, request, trial);
  const faults = (trial.problems?.faults() ?? []).map((fault) => asFault(fault, sheet));
  const { kind: _kind, ...counts } = summary;
  const outcome: DryRun = {
    id: uuid(),
    kind: request.kind,
    rows: rows.count(),
    inserted: counts.inserted,
    updated: counts.updated,
    unchanged: counts.unchanged,
    rejected: counts.rejected,
    skipped: trial.problems?.skipped() ?? 0,
    faults: faults.length,
    faultCodes: countedCodes(faults),
    warnings: summary.problems.filter(({ severity }) => severity === 'warning'),
    makes: source.makes,
    columns: source.heads.current ?? [],
  };
  return { outcome, faults };
}

/** @param code only faults of this code */
export function faultPage({ faults }: DryRunMemory, { offset, limit, code }: PageRequest & { readonly code?: string }): Page<ImportFault> {
  const shown = code === undefined ? faults : faults.filter((fault) => fault.code === code);
  return { total: shown.length, rows: shown.slice(offset, offset + limit) };
}

/** Rows in the order of the file. */
export function previewPage(memory: DryRunMemory, { show, offset, limit }: PageRequest & { readonly show: PreviewPart }): Page<PreviewRow> {
  const places = placesOf(memory, show);
  return { total: places.length, rows: places.slice(offset, offset + limit).map((place) => previewRow(memory, place)) };
}

function placesOf({ rows, faultsOfRow }: DryRunMemory, show: PreviewPart): readonly number[] {
  const isShown = (place: number): boolean => {
    switch (show) {
      case 'all':
        return true;
      case 'skipped':
        return rows.isSkippedAt(place);
      case 'fixed':
        return rows.isFixedAt(place);
      case 'rejected':
        return faultsOfRow.has(rows.lineAt(place));
      case 'sound':
        return !rows.isSkippedAt(place) && !faultsOfRow.has(rows.lineAt(place));
    }
  };
  return Array.from({ length: rows.count() }, (_, place) => place).filter(isShown);
}

function previewRow({ rows, faultsOfRow }: DryRunMemory, place: number): PreviewRow {
  const { line, cells, fixed, isSkipped } = rows.at(place);
  const faults = faultsOfRow.get(line) ?? [];
  return { row: line, cells, fixed, faults, state: isSkipped ? 'skipped' : faults.length > 0 ? 'rejected' : 'sound' };
}

function asFault({ in: part, row, column, value, problem: { code, params }, suggestions }: RowFault, sheet: string | null): ImportFault {
  const place = column === null || column.place < 0 ? null : column.place;
  return {
    in: part,
    sheet: part === 'table' ? sheet : null,
    row,
    place,
    column: column?.head ?? null,
    cell: place === null ? null : `${columnLetters(place)}${row}`,
    value,
    code,
    params,
    suggestions,
  };
}

/** The most frequent first. */
function countedCodes(faults: readonly ImportFault[]): DryRun['faultCodes'] {
  const counted = new Map<string, { code: ImportFault['code']; count: number; example: ImportFault }>();
  for (const fault of faults) {
    const known = counted.get(fault.code);
    if (known === undefined) counted.set(fault.code, { code: fault.code, count: 1, example: fault });
    else known.count += 1;
  }
  return [...counted.values()].map(({ code, count, example: { params } }) => ({ code, count, example: { code, params } })).toSorted((a, b) => b.count - a.count);
}
