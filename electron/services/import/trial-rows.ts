import type { TableRow } from '../../tabular/table.ts';

/** A row of a dry run. */
export interface TrialRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fixed: readonly number[];
  readonly isSkipped: boolean;
}

/** The rows of a dry run, packed: a text a row needs a fraction of the memory of its cells. */
export interface TrialRows {
  readonly push: (row: TableRow, isSkipped: boolean) => void;
  readonly count: () => number;
  readonly lineAt: (place: number) => number;
  readonly isSkippedAt: (place: number) => boolean;
  readonly isFixedAt: (place: number) => boolean;
  readonly at: (place: number) => TrialRow;
}

export function trialRows(): TrialRows {
  const lines: number[] = [];
  const texts: string[] = [];
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
    at: (place) => ({ line: lines[place] ?? 0, cells: JSON.parse(texts[place] ?? '[]') as readonly string[], fixed: fixed.get(place) ?? [], isSkipped: skipped.has(place) }),
  };
}
