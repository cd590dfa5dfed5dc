import type { IsoDate } from '../shared/dates.ts';
import { packColumn, packTexts, packWholes, unpackColumn, unpackInts, unpackTexts, type PackedColumn } from '../shared/grading/column-codec.ts';
import type { TextColumn } from '../shared/grading/columns.ts';
import { textColumn } from '../shared/grading/text-columns.ts';
import type { Ownership } from '../shared/outlet/outlet.ts';

/** The outlets of a grading run, ordered by the code points of their codes; item i of every list is one outlet. */
export interface Population {
  readonly nos: Int32Array;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly openedOn: readonly (IsoDate | null)[];
  readonly types: readonly (string | null)[];
  readonly ownerships: readonly (Ownership | null)[];
  readonly classes: readonly (string | null)[];
  readonly regionNos: readonly (number | null)[];
  /** JSON texts of `{code: text}`; equal texts are many, so parse each once. */
  readonly attributesJson: readonly string[];
  /** 1: the outlet is frozen on the day and holds its level. */
  readonly frozen: Uint8Array;
}

/** The same in columns of few different texts. */
export interface PopulationColumns {
  readonly nos: Int32Array;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly openedOn: TextColumn;
  readonly type: TextColumn;
  readonly ownership: TextColumn;
  readonly class: TextColumn;
  /** 0: in no region. */
  readonly regionNos: Int32Array;
  readonly frozen: Uint8Array;
  /** JSON texts of `{code: text}`, read when they are asked for. */
  readonly attributesJson: () => readonly string[];
}

/** All outlets, each with all its dated facts, by code and then by the day from which the facts hold. */
export interface DatedOutlets extends Omit<PopulationColumns, 'frozen'> {
  readonly closedOn: TextColumn;
  readonly validFrom: TextColumn;
  readonly status: TextColumn;
}

/** A row of an outlet with facts of a day, as the store reads it. */
export type DatedOutletRow = [
  no: number, code: string, name: string, openedOn: string | null, closedOn: string | null, validFrom: string,
  type: string | null, ownership: string | null, outletClass: string | null, regionNo: number | null, status: string, attributes: string,
];

/** The rows, given in order, as columns. */
export function datedOutlets(pages: Iterable<readonly DatedOutletRow[]>): DatedOutlets {
  const [nos, regionNos]: [number[], number[]] = [[], []];
  const [codes, names, attributes]: [string[], string[], string[]] = [[], [], []];
  const texts = Array.from({ length: 7 }, (): (string | null)[] => []);
  const [openedOn, closedOn, validFrom, type, ownership, outletClass, status] = texts as [(string | null)[], (string | null)[], (string | null)[], (string | null)[], (string | null)[], (string | null)[], (string | null)[]];
  for (const page of pages) {
    for (const row of page) {
      nos.push(row[0]);
      codes.push(row[1]);
      names.push(row[2]);
      openedOn.push(row[3]);
      closedOn.push(row[4]);
      validFrom.push(row[5]);
      type.push(row[6]);
      ownership.push(row[7]);
      outletClass.push(row[8]);
      regionNos.push(row[9] ?? 0);
      status.push(row[10]);
      attributes.push(row[11]);
    }
  }
  return {
    nos: Int32Array.from(nos),
    codes,
    names,
    openedOn: textColumn(openedOn),
    closedOn: textColumn(closedOn),
    validFrom: textColumn(validFrom),
    type: textColumn(type),
    ownership: textColumn(ownership),
    class: textColumn(outletClass),
    regionNos: Int32Array.from(regionNos),
    status: textColumn(status),
    attributesJson: () => attributes,
  };
}

/**
 * The outlets that are open on a day, with the facts that hold on it: status `open`, opened by then or opening unknown, not
 * closed by then. `frozen` has the numbers of those that are frozen on it.
 */
export function openOn(all: DatedOutlets, day: IsoDate, frozen: ReadonlySet<number>): PopulationColumns {
  const isUpToDay = ({ dictionary }: TextColumn): Uint8Array => Uint8Array.from(dictionary, (from) => (from <= day ? 1 : 0));
  const [hasBegun, isOpened, isClosed] = [isUpToDay(all.validFrom), isUpToDay(all.openedOn), isUpToDay(all.closedOn)];
  const isOpen = all.status.dictionary.indexOf('open');
  const { nos } = all;
  const [validFrom, openedOn, closedOn, status] = [all.validFrom.index, all.openedOn.index, all.closedOn.index, all.status.index];
  const chosen = new Int32Array(nos.length);
  let count = 0;
  for (let row = 0; row < nos.length; row += 1) {
    if (hasBegun[validFrom[row]!] === 0) continue;
    if (row + 1 < nos.length && nos[row + 1] === nos[row] && hasBegun[validFrom[row + 1]!] === 1) continue;
    if (status[row] !== isOpen) continue;
    const opened = openedOn[row]!;
    if (opened >= 0 && isOpened[opened] === 0) continue;
    const closed = closedOn[row]!;
    if (closed >= 0 && isClosed[closed] === 1) continue;
    chosen[count] = row;
    count += 1;
  }
  const open = count === nos.length ? all : rowsOf(all, chosen.subarray(0, count));
  return { ...open, frozen: frozen.size === 0 ? new Uint8Array(count) : Uint8Array.from(open.nos, (no) => (frozen.has(no) ? 1 : 0)) };
}

function rowsOf(all: DatedOutlets, rows: Int32Array): Omit<PopulationColumns, 'frozen'> {
  const texts = (from: readonly string[]): string[] => Array.from(rows, (row) => from[row]!);
  const column = ({ dictionary, index }: TextColumn): TextColumn => ({ kind: 'text', dictionary, index: rows.map((row) => index[row]!) });
  return {
    nos: rows.map((row) => all.nos[row]!),
    codes: texts(all.codes),
    names: texts(all.names),
    openedOn: column(all.openedOn),
    type: column(all.type),
    ownership: column(all.ownership),
    class: column(all.class),
    regionNos: rows.map((row) => all.regionNos[row]!),
    attributesJson: () => texts(all.attributesJson()),
  };
}

/** One value an outlet in lists. */
export function populationOf(columns: PopulationColumns): Population {
  const textsOf = <T extends string>({ dictionary, index }: TextColumn): (T | null)[] => Array.from(index, (place) => (place < 0 ? null : (dictionary[place] as T)));
  return {
    nos: columns.nos,
    codes: columns.codes,
    names: columns.names,
    openedOn: textsOf<IsoDate>(columns.openedOn),
    types: textsOf(columns.type),
    ownerships: textsOf<Ownership>(columns.ownership),
    classes: textsOf(columns.class),
    regionNos: Array.from(columns.regionNos, (no) => (no === 0 ? null : no)),
    attributesJson: columns.attributesJson(),
    frozen: columns.frozen,
  };
}

const TEXT_COLUMNS = ['openedOn', 'closedOn', 'validFrom', 'type', 'ownership', 'class', 'status'] as const;
/** The column that only schemes with attributes read. */
export const ATTRIBUTES = 'attributes';

export function packOutlets(all: DatedOutlets): readonly PackedColumn[] {
  return [
    ...[['nos', all.nos] as const, ['regionNos', all.regionNos] as const].map(([name, values]) => ({ name, bytes: packWholes(values) })),
    ...TEXT_COLUMNS.map((name) => ({ name, bytes: packColumn(all[name]) })),
    { name: 'codes', bytes: packTexts(all.codes) },
    { name: 'names', bytes: packTexts(all.names) },
    { name: ATTRIBUTES, bytes: packTexts(all.attributesJson()) },
  ];
}

/** The columns that `packOutlets` packed. @throws {RangeError} when one is not there or cut off */
export function unpackOutlets(bytesOf: (name: string) => Uint8Array): DatedOutlets {
  const wholes = (name: string): Int32Array => unpackInts(bytesOf(name));
  const text = (name: (typeof TEXT_COLUMNS)[number]): TextColumn => {
    const column = unpackColumn(bytesOf(name));
    if (column.kind !== 'text') throw new RangeError(`Packed column ${name} holds no texts`);
    return column;
  };
  return {
    nos: wholes('nos'),
    codes: unpackTexts(bytesOf('codes')) as readonly string[],
    names: unpackTexts(bytesOf('names')) as readonly string[],
    openedOn: text('openedOn'),
    closedOn: text('closedOn'),
    validFrom: text('validFrom'),
    type: text('type'),
    ownership: text('ownership'),
    class: text('class'),
    regionNos: wholes('regionNos'),
    status: text('status'),
    attributesJson: () => unpackTexts(bytesOf(ATTRIBUTES)) as readonly string[],
  };
}
