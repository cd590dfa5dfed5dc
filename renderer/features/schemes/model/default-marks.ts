import type { Scheme } from '../../../../shared/scheme/scheme.ts';
import { isWithin, placeInList, valueAt } from './document-path.ts';

/** Where a path stands after a change of the document's order; null: what it named is gone. */
export type Relocation = (path: string) => string | null;

/** Whether a number is the product's own default: its path, or one above it, is marked. */
export function isMarked(scheme: Scheme, path: string): boolean {
  return (scheme.productDefaults ?? []).some((mark) => isWithin(path, mark));
}

/** Takes the mark off a place that a person has changed; what else a wider mark covered stays marked. */
export function unmarked(scheme: Scheme, path: string): Scheme {
  const marks = scheme.productDefaults;
  if (marks === undefined) return scheme;
  const touched = marks.some((mark) => isWithin(path, mark) || isWithin(mark, path));
  if (!touched) return scheme;
  return withMarks(scheme, marks.flatMap((mark) => (isWithin(mark, path) ? [] : isWithin(path, mark) ? besides(scheme, mark, path) : [mark])));
}

/** The marks moved along with what they name; those that name nothing any more go. */
export function relocated(scheme: Scheme, move: Relocation): Scheme {
  if (scheme.productDefaults === undefined) return scheme;
  return withMarks(scheme, scheme.productDefaults.flatMap((mark) => move(mark) ?? []).filter((mark) => valueAt(scheme, mark) !== undefined));
}

/** After an item of a list was taken out. */
export function afterRemoval(itemPath: string): Relocation {
  const { listPath, index } = placeInList(itemPath);
  return (path) => shifted(path, listPath, (place) => (place === index ? null : place > index ? place - 1 : place));
}

/** After an item was put into a list. */
export function afterInsertion(listPath: string, index: number): Relocation {
  return (path) => shifted(path, listPath, (place) => (place >= index ? place + 1 : place));
}

/** After what stood below one path came to stand below another. */
export function afterMove(from: string, to: string): Relocation {
  return (path) => (isWithin(path, from) ? to + path.slice(from.length) : path);
}

function shifted(path: string, listPath: string, move: (place: number) => number | null): string | null {
  if (!path.startsWith(`${listPath}[`)) return path;
  const match = /^\[(\d+)\](.*)$/.exec(path.slice(listPath.length));
  if (match === null) return path;
  const place = move(Number(match[1]));
  return place === null ? null : `${listPath}[${place}]${match[2] ?? ''}`;
}

/** Marks of everything below `mark` but the branch that leads to `path`. */
function besides(scheme: Scheme, mark: string, path: string): readonly string[] {
  if (mark === path) return [];
  const value = valueAt(scheme, mark);
  if (typeof value !== 'object' || value === null) return [];
  const parts = Array.isArray(value) ? value.map((_, place) => `${mark}[${place}]`) : Object.keys(value).map((key) => `${mark}.${key}`);
  return parts.flatMap((part) => (isWithin(path, part) ? besides(scheme, part, path) : [part]));
}

function withMarks(scheme: Scheme, marks: readonly string[]): Scheme {
  if (marks.length > 0) return { ...scheme, productDefaults: marks };
  const { productDefaults: _, ...rest } = scheme;
  return rest;
}
