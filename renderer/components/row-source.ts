import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { WireError } from '../../shared/errors.ts';
import type { Channel, Page, PageRequest, RequestOf, ResponseOf, Sort } from '../../shared/ipc-contract.ts';
import { wireErrorOf } from '../call-error.ts';
import { callOrThrow, type CallState } from '../use-call.ts';

/** Rows of a list of any length, of which only those in sight have been read. */
export interface RowSource<Row> {
  /** null: not known yet. */
  readonly total: number | null;
  /** undefined: not read yet. */
  readonly rowAt: (index: number) => Row | undefined;
  /** The table says which rows are in sight. */
  readonly want: (first: number, last: number) => void;
  readonly sort: Sort | undefined;
  readonly setSort: ((sort: Sort) => void) | undefined;
  readonly error: WireError | null;
  readonly retry: () => void;
  /** Rows of before are on the screen while new ones are read. */
  readonly isReloading: boolean;
  /** Reads all rows, in their order; `told` hears how many there are so far. Rejects when a read fails or is cancelled. */
  readonly all: (told: (done: number) => void, signal: AbortSignal) => Promise<readonly Row[]>;
}

/** Channels that answer with pages of rows. */
export type PagedChannel = { [C in Channel]: ResponseOf<C> extends Page<infer _Row> ? C : never }[Channel];
export type RowOf<C extends PagedChannel> = ResponseOf<C> extends Page<infer Row> ? Row : never;

const BLOCK = 200;
/** Rows of a read when all are wanted: the most that a call takes. */
const BIG_BLOCK = 5000;

/**
 * Reads a list from the main process in blocks, as they come into sight, and again when the store changes.
 *
 * @param query The request without offset, limit and sort; null: nothing to ask yet.
 * @param options.sort The order at first.
 */
export function usePagedRows<C extends PagedChannel>(
  channel: C,
  query: Omit<RequestOf<C>, keyof PageRequest> | null,
  options: { readonly sort?: Sort } = {},
): RowSource<RowOf<C>> {
  const client = useQueryClient();
  const [sort, setSort] = useState<Sort | undefined>(options.sort);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const blocks = useMemo(() => {
    const wanted = new Set([0]);
    for (let block = range.first; block <= range.last; block += 1) wanted.add(block);
    return [...wanted];
  }, [range]);
  const results = useQueries({
    queries: blocks.map((block) => ({
      queryKey: [channel, { ...query, ...(sort && { sort }) }, block],
      queryFn: () =>
        callOrThrow(channel, { ...query, ...(sort && { sort }), offset: block * BLOCK, limit: BLOCK }),
      enabled: query !== null,
      // Only the first block stands in for another question's; a later one would show rows at wrong places.
      ...(block === 0 ? { placeholderData: keepPreviousData as never } : {}),
    })),
  });
  const pages = results.map((result) => result.data as Page<RowOf<C>> | undefined);
  const total = pages[0]?.total ?? pages.find((page) => page !== undefined)?.total ?? null;
  const failed = results.find((result) => result.isError);
  const want = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(Math.max(0, first) / BLOCK), last: Math.floor(Math.max(0, last) / BLOCK) };
    setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);
  async function all(told: (done: number) => void, signal: AbortSignal): Promise<readonly RowOf<C>[]> {
    const rows: RowOf<C>[] = [];
    for (let of = Infinity; rows.length < of; ) {
      signal.throwIfAborted();
      const asked = { ...query, ...(sort && { sort }), offset: rows.length, limit: BIG_BLOCK };
      const page = await client.fetchQuery<Page<RowOf<C>>>({ queryKey: [channel, asked], queryFn: () => callOrThrow(channel, asked) as Promise<Page<RowOf<C>>>, gcTime: 30_000 });
      rows.push(...page.rows);
      of = page.rows.length === 0 ? 0 : page.total;
      told(rows.length);
    }
    return rows;
  }
  return {
    total,
    all,
    rowAt: (index) => pages[blocks.indexOf(Math.floor(index / BLOCK))]?.rows[index % BLOCK],
    want,
    sort,
    setSort,
    error: failed ? wireErrorOf(failed.error) : null,
    retry: () => results.forEach((result) => result.isError && void result.refetch()),
    isReloading: results.some((result) => result.isFetching && result.data !== undefined),
  };
}

const noWant = (): void => undefined;

/**
 * Rows that are all there already.
 *
 * @param rows null: still loading.
 */
export function arrayRows<Row>(
  rows: readonly Row[] | null,
  state: { readonly sort?: Sort; readonly setSort?: (sort: Sort) => void; readonly isReloading?: boolean } = {},
): RowSource<Row> {
  return {
    total: rows === null ? null : rows.length,
    all: () => Promise.resolve(rows ?? []),
    rowAt: (index) => rows?.[index],
    want: noWant,
    sort: state.sort,
    setSort: state.setSort,
    error: null,
    retry: noWant,
    isReloading: state.isReloading ?? false,
  };
}

/** All rows of a call that gives them at once. */
export function callRows<V, Row>(state: CallState<V>, read: (value: V) => readonly Row[]): RowSource<Row> {
  if (state.status === 'failed') return { ...arrayRows<Row>([]), error: state.error, retry: state.retry };
  return arrayRows(state.status === 'ready' ? read(state.value) : null, { isReloading: state.status === 'ready' && state.isReloading });
}
