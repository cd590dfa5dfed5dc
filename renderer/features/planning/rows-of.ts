import type { RowSource } from '../../components/row-source.ts';
import type { CallState } from '../../use-call.ts';

/** All rows of a call that gives them at once, for a table. */
export function rowsOf<V, Row>(state: CallState<V>, read: (value: V) => readonly Row[]): RowSource<Row> {
  const rows = state.status === 'ready' ? read(state.value) : null;
  return {
    total: rows === null ? (state.status === 'failed' ? 0 : null) : rows.length,
    rowAt: (index) => rows?.[index],
    want: () => undefined,
    sort: undefined,
    setSort: undefined,
    isReloading: state.status === 'ready' && state.isReloading,
    error: state.status === 'failed' ? state.error : null,
    retry: state.status === 'failed' ? state.retry : () => undefined,
  };
}

/** Rows that are at hand. */
export function fixedRows<Row>(rows: readonly Row[]): RowSource<Row> {
  return { total: rows.length, rowAt: (index) => rows[index], want: () => undefined, sort: undefined, setSort: undefined, isReloading: false, error: null, retry: () => undefined };
}
