import { canonicalJson } from '../../../shared/canonical-json.ts';

/** How records of a kind are found again. */
export interface RecordLookup<T extends { readonly code: string | null }> {
  /** The code of the event or survey. */
  readonly nameOf: (record: T) => string;
  readonly find: (name: string, code: string) => T | null;
  /** How many records without a code say the same. */
  readonly countSame: (record: T) => number;
}

export interface SortedRecords<T> {
  readonly fresh: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T & { readonly code: string } }[];
  readonly unchanged: number;
}

/** What of the records read is new, changed or there already. Those without a code are counted against equal ones. */
export function sortRecords<T extends { readonly code: string | null }>(read: readonly T[], lookup: RecordLookup<T>): SortedRecords<T> {
  const fresh: T[] = [];
  const changed: { before: T; after: T & { readonly code: string } }[] = [];
  const left = new Map<string, number>();
  let unchanged = 0;
  for (const record of read) {
    const { code } = record;
    if (code === null) {
      const key = canonicalJson(record);
      const there = left.get(key) ?? lookup.countSame(record);
      left.set(key, Math.max(0, there - 1));
      if (there > 0) unchanged += 1;
      else fresh.push(record);
      continue;
    }
    const before = lookup.find(lookup.nameOf(record), code);
    if (before === null) fresh.push(record);
    else if (canonicalJson(before) === canonicalJson(record)) unchanged += 1;
    else changed.push({ before, after: { ...record, code } });
  }
  return { fresh, changed, unchanged };
}
