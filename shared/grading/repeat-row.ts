import type { Column } from './columns.ts';
import type { GradingInput } from './grading-input.ts';
import { selectColumn } from './select-column.ts';
import { selectRows } from './select-rows.ts';

/** The input of one outlet, many times over: its facts, figures, visits, records and history on every row. */
export function repeatRow(input: GradingInput, row: number, times: number): GradingInput {
  const own = selectRows(input, [row]);
  const { visits, records, ...rest } = own;
  const rows = Array.from({ length: times }, () => 0);
  const none = repeated(visits, 0);
  const facts = selectRows({ ...rest, visits: none }, rows);
  const width = String(times).length;
  return {
    ...facts,
    outlets: { ...facts.outlets, codes: rows.map((_, place) => `${own.outlets.codes[0]!} ${String(place).padStart(width, '0')}`) },
    visits: repeated(visits, times),
    ...(records === undefined
      ? {}
      : {
          records: {
            events: repeated(records.events, times),
            surveys: repeated(records.surveys, times),
            judgements: records.judgements.map((own) => selectFields(own, rows)),
            otherScores: records.otherScores.map((own) => selectFields(own, rows)),
            ...(records.actions === undefined ? {} : { actions: records.actions.map((own) => selectFields(own, rows)) }),
          },
        }),
  };
}

/** Records of one outlet for each of its copies, in the order they had. */
function repeated<T extends { readonly outlet: Int32Array }>(columns: T, times: number): T {
  const places = Array.from({ length: columns.outlet.length * times }, (_, place) => Math.floor(place / times));
  return { ...selectFields(columns, places), outlet: Int32Array.from(places, (_, place) => place % times) };
}

/** Every column of a record at some places; what is no column stays. */
function selectFields<T extends object>(columns: T, places: readonly number[]): T {
  return Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, selectField(column, places)])) as T;
}

function selectField(column: unknown, places: readonly number[]): unknown {
  if (column instanceof Int32Array) return Int32Array.from(places, (place) => column[place]!);
  if (column instanceof Float64Array) return Float64Array.from(places, (place) => column[place]!);
  if (column instanceof Uint8Array) return Uint8Array.from(places, (place) => column[place]!);
  if (Array.isArray(column)) return places.map((place) => column[place] as unknown);
  return isColumn(column) ? selectColumn(column, places) : column;
}

function isColumn(value: unknown): value is Column {
  return typeof value === 'object' && value !== null && 'kind' in value && (value.kind === 'text' || value.kind === 'number');
}
