/** One step into a document: the key of an object or the place in a list. */
export type PathPart = string | number;

/** `tree.children[0].weight` as its parts. */
export function parsePath(path: string): readonly PathPart[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, place]) => (place === undefined ? (key ?? '') : Number(place)));
}

/** The value at a path; undefined where there is none. */
export function valueAt(document: unknown, path: string): unknown {
  return parsePath(path).reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined), document);
}

/**
 * A copy of the document with another value at a path; undefined takes the key out. Objects on the way that are not there
 * yet are made.
 */
export function withValue<T>(document: T, path: string, value: unknown): T {
  return replaced(document, parsePath(path), value) as T;
}

/** A copy with an item put into a list that may not be there yet. */
export function withInserted<T>(document: T, listPath: string, index: number, item: unknown): T {
  const list = listAt(document, listPath);
  return withValue(document, listPath, [...list.slice(0, index), item, ...list.slice(index)]);
}

/** A copy without an item of a list; `dropEmpty`: a list that is empty then goes too. */
export function withRemoved<T>(document: T, itemPath: string, dropEmpty = false): T {
  const { listPath, index } = placeInList(itemPath);
  const rest = listAt(document, listPath).filter((_, place) => place !== index);
  return withValue(document, listPath, rest.length === 0 && dropEmpty ? undefined : rest);
}

/** A list's path and the place of an item in it. @throws {Error} a fault of the program for a path that names no item */
export function placeInList(itemPath: string): { readonly listPath: string; readonly index: number } {
  const match = /^(.*)\[(\d+)\]$/.exec(itemPath);
  if (match === null) throw new Error(`No item of a list: ${itemPath}`);
  return { listPath: match[1] ?? '', index: Number(match[2]) };
}

/** Whether `path` is `above` or lies below it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

/** The list at a path; where there is none, an empty one. */
export function listAt(document: unknown, path: string): readonly unknown[] {
  const list = valueAt(document, path);
  return Array.isArray(list) ? list : [];
}

function replaced(node: unknown, parts: readonly PathPart[], value: unknown): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(node)) return node.map((each: unknown, place) => (place === part ? replaced(each, rest, value) : each));
  const object = typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>) : {};
  const next = replaced(object[String(part)], rest, value);
  if (next !== undefined) return { ...object, [part]: next };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== String(part)));
}
