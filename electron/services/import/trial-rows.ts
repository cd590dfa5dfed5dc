import type { TableRow } from '../../tabular/table.ts';

const ARENA_BYTES = 1024 * 1024;

/** A row of a dry run. */
export interface TrialRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fixed: readonly number[];
  readonly isSkipped: boolean;
}

/** Takes the rows of a dry run as they are read. */
export interface RowSink {
  readonly push: (row: TableRow, isSkipped: boolean) => void;
  readonly count: () => number;
}

/** The rows of a dry run, packed as bytes: a fraction of the memory of their cells. */
export interface TrialRows extends RowSink {
  readonly lineAt: (place: number) => number;
  readonly isSkippedAt: (place: number) => boolean;
  readonly isFixedAt: (place: number) => boolean;
  readonly at: (place: number) => TrialRow;
}

/** Only says how many there were. */
export function countedRows(): RowSink {
  let rows = 0;
  return {
    push() {
      rows += 1;
    },
    count: () => rows,
  };
}

export function trialRows(): TrialRows {
  const lines: number[] = [];
  const texts = packedTexts();
  const skipped = new Set<number>();
  const fixed = new Map<number, readonly number[]>();
  return {
    push({ line, cells, original }, isSkipped) {
      if (isSkipped) skipped.add(lines.length);
      if (original !== undefined) fixed.set(lines.length, cells.flatMap((cell, place) => (cell === original[place] ? [] : [place])));
      lines.push(line);
      texts.push(JSON.stringify(cells));
    },
    count: () => lines.length,
    lineAt: (place) => lines[place] ?? 0,
    isSkippedAt: (place) => skipped.has(place),
    isFixedAt: (place) => (fixed.get(place)?.length ?? 0) > 0,
    at: (place) => ({ line: lines[place] ?? 0, cells: JSON.parse(texts.at(place)) as readonly string[], fixed: fixed.get(place) ?? [], isSkipped: skipped.has(place) }),
  };
}

/** Texts one behind the other in large pieces of memory. */
function packedTexts(): { readonly push: (text: string) => void; readonly at: (place: number) => string } {
  const arenas: Buffer[] = [];
  const places: { readonly arena: number[]; readonly from: number[]; readonly to: number[] } = { arena: [], from: [], to: [] };
  let used = ARENA_BYTES;
  return {
    push(text) {
      const bytes = Buffer.byteLength(text);
      if (used + bytes > (arenas.at(-1)?.length ?? 0)) {
        arenas.push(Buffer.allocUnsafeSlow(Math.max(ARENA_BYTES, bytes)));
        used = 0;
      }
      arenas.at(-1)?.write(text, used);
      places.arena.push(arenas.length - 1);
      places.from.push(used);
      used += bytes;
      places.to.push(used);
    },
    at: (place) => arenas[places.arena[place] ?? -1]?.toString('utf8', places.from[place], places.to[place]) ?? '[]',
  };
}
