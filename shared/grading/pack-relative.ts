import { fractionText, readFraction } from './column-codec.ts';
import type { TextColumn } from './columns.ts';
import type { PublishedLine } from './grading-input.ts';
import type { LevelLines, RelativeCohort, RelativeFacts } from './relative-lines.ts';
import { compareCodePoints } from './text-columns.ts';

export type PackedLine = readonly [cohort: string, level: string, line: string];
type PackedLines = readonly (string | null)[];

/** Cohorts by the code points of their names, numbers as exact fractions. */
export interface PackedRelative {
  readonly cohorts: readonly (readonly [name: string, size: number, lines: PackedLines, centres: PackedLines | null, unguarded: PackedLines | null])[];
  readonly isGuarded: boolean;
  readonly published: readonly PackedLine[];
}

export function packRelative({ cohorts, isGuarded, published }: RelativeFacts): PackedRelative {
  const names = [...cohorts.keys()].sort(compareCodePoints);
  return {
    cohorts: names.map((name) => {
      const { size, lines, centres, unguarded } = cohorts.get(name)!;
      return [name, size, texts(lines), centres === undefined ? null : texts(centres), unguarded === undefined ? null : texts(unguarded)] as const;
    }),
    isGuarded,
    published: packLines(published),
  };
}

export function unpackRelative({ cohorts, isGuarded, published }: PackedRelative, cohort: TextColumn): RelativeFacts {
  const own = cohorts.map(([name, size, lines, centres, unguarded]): [string, RelativeCohort] => [
    name,
    {
      size,
      lines: fractions(lines),
      ...(centres === null ? {} : { centres: fractions(centres).filter((centre) => centre !== null) }),
      ...(unguarded === null ? {} : { unguarded: fractions(unguarded) }),
    },
  ]);
  return { cohort, cohorts: new Map(own), isGuarded, published: unpackLines(published) };
}

/** Lines ordered by cohort, then level. */
export function packLines(lines: readonly PublishedLine[]): readonly PackedLine[] {
  const sorted = [...lines].sort((a, b) => compareCodePoints(a.cohort, b.cohort) || compareCodePoints(a.level, b.level));
  return sorted.map(({ cohort, level, line }) => [cohort, level, fractionText(line)]);
}

export function unpackLines(lines: readonly PackedLine[]): readonly PublishedLine[] {
  return lines.map(([cohort, level, line]) => ({ cohort, level, line: readFraction(line) }));
}

function texts(lines: LevelLines): PackedLines {
  return lines.map((line) => (line === null ? null : fractionText(line)));
}

function fractions(lines: PackedLines): LevelLines {
  return lines.map((line) => (line === null ? null : readFraction(line)));
}
