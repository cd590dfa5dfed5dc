/** The parts of a path such as `sections[0].items[2].name.zh`. */
export function pathParts(path: string): readonly (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? (key ?? '') : Number(index)));
}

/** What stands at a path; undefined: nothing. */
export function valueAt(document: unknown, path: string): unknown {
  return pathParts(path).reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined), document);
}

/** The list at a path; empty where there is none. */
export function listAt(document: unknown, path: string): readonly unknown[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value : [];
}

/** The document with another value at a path; undefined takes the key out, and an object that this empties. */
export function setAt<T>(document: T, path: string, value: unknown): T {
  return set(document, pathParts(path), value) as T;
}

function set(holder: unknown, [part, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (part === undefined) return value;
  if (typeof part === 'number') {
    const list = Array.isArray(holder) ? [...(holder as readonly unknown[])] : [];
    list[part] = set(list[part], rest, value);
    return list;
  }
  const object: Record<string, unknown> = typeof holder === 'object' && holder !== null ? { ...holder } : {};
  const next = set(object[part], rest, value);
  const isEmptied = rest.length > 0 && value === undefined && typeof next === 'object' && next !== null && !Array.isArray(next) && Object.keys(next).length === 0;
  if (next === undefined || isEmptied) delete object[part];
  else object[part] = next;
  return object;
}

/** Whether a place is another one or lies below it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

/** The list that holds a place, and where in it. */
export function placeInList(path: string): { readonly list: string; readonly at: number } {
  const match = /^(.*)\[(\d+)\]$/.exec(path);
  return { list: match?.[1] ?? '', at: Number(match?.[2] ?? 0) };
}

/** A list with an entry moved. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, at) => at !== from);
  const entry = list[from];
  return entry === undefined ? list : [...rest.slice(0, to), entry, ...rest.slice(to)];
}
