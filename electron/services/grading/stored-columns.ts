import type { RunPart, RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Column, NumberColumn, TextColumn } from '../../../shared/grading/columns.ts';
import type { PublishedLine } from '../../../shared/grading/grading-input.ts';
import { packWholes, unpackColumn, unpackInts, unpackTexts, unpackWholes, type PackedColumn } from '../../../shared/grading/column-codec.ts';
import { unpackPublishedLines, unpackVetoes } from '../../../shared/grading/pack-columns.ts';

/** Reads single columns of a stored run without unpacking the rest. */
export interface StoredColumns {
  readonly bytes: (part: RunPart, name: string) => Uint8Array;
  readonly wholes: (part: RunPart, name: string) => Float64Array;
  readonly number: (part: RunPart, name: string) => NumberColumn;
  readonly text: (part: RunPart, name: string) => TextColumn;
  /** A column that may hold either. */
  readonly raw: (part: RunPart, name: string) => Column;
  readonly texts: (part: RunPart, name: string) => readonly string[];
  readonly outletNos: () => Int32Array;
  /** The relative lines for the next period to read. */
  readonly publishedLines: () => readonly PublishedLine[];
  /** Vetoes that held, by row. */
  readonly vetoes: () => readonly (readonly [number, readonly string[]])[];
}

const OUTLET_NOS = 'nos';

/** The outlets of a run's rows, to be kept beside its result. */
export function packOutletNos(outletNos: Int32Array): readonly PackedColumn[] {
  return [{ name: OUTLET_NOS, bytes: packWholes(outletNos) }];
}

/** @throws {AppError} `grading/stored-run-damaged` by its readers, when a column is not there or cannot be read */
export function storedColumns(store: Store, run: RunRecord): StoredColumns {
  const bytes = (part: RunPart, name: string): Uint8Array => {
    const column = store.runs.findColumn(run.no, part, name);
    if (column === null) throw new RangeError(`No packed column ${name}`);
    return column.bytes;
  };
  const wholes = (part: RunPart, name: string): Float64Array => readStored(run, () => unpackWholes(bytes(part, name)));
  return {
    bytes: (part, name) => readStored(run, () => bytes(part, name)),
    wholes,
    number: (part, name) =>
      readStored(run, () => {
        const column = unpackColumn(bytes(part, name));
        if (column.kind !== 'number') throw new RangeError(`Packed column ${name} holds no numbers`);
        return column;
      }),
    text: (part, name) =>
      readStored(run, () => {
        const column = unpackColumn(bytes(part, name));
        if (column.kind !== 'text') throw new RangeError(`Packed column ${name} holds no texts`);
        return column;
      }),
    raw: (part, name) => readStored(run, () => unpackColumn(bytes(part, name))),
    texts: (part, name) => readStored(run, () => unpackTexts(bytes(part, name)) as readonly string[]),
    outletNos: () => readStored(run, () => unpackInts(bytes('outlets', OUTLET_NOS))),
    publishedLines: () => readStored(run, () => unpackPublishedLines(bytes('result', 'head'))),
    vetoes: () => readStored(run, () => unpackVetoes(bytes('result', 'head'))),
  };
}

/** Turns what unpacking throws on damaged bytes into words. @throws {AppError} `grading/stored-run-damaged` */
export function readStored<T>(run: Pick<RunRecord, 'period' | 'number'>, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error;
    throw new AppError('grading/stored-run-damaged', { period: run.period, number: run.number, detail: error.message }, { cause: error });
  }
}
