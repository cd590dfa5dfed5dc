import type { NumberColumn } from './columns.ts';
import type { GradingInput, VisitColumns } from './grading-input.ts';
import { selectColumn, selectColumns, selectNumber, selectText } from './select-column.ts';
import { selectRecords } from './select-records.ts';

/** The input of some outlets only, in the order of `rows`; visits are kept with their outlet. */
export function selectRows(input: GradingInput, rows: readonly number[]): GradingInput {
  const { outlets, history } = input;
  return {
    period: input.period,
    outlets: {
      codes: rows.map((row) => outlets.codes[row]!),
      names: rows.map((row) => outlets.names[row]!),
      openedOn: selectText(outlets.openedOn, rows),
      type: selectText(outlets.type, rows),
      ownership: selectText(outlets.ownership, rows),
      class: selectText(outlets.class, rows),
      regions: outlets.regions.map((column) => selectText(column, rows)),
      attributes: new Map([...outlets.attributes].map(([code, column]) => [code, selectColumn(column, rows)])),
      frozen: Uint8Array.from(rows, (row) => outlets.frozen[row]!),
    },
    figures: input.figures.map((figure) => ({ ...figure, column: selectNumber(figure.column, rows) })),
    visits: visitsOfRows(input.visits, rows),
    ...(input.records === undefined ? {} : { records: selectRecords(input.records, rows) }),
    history: {
      level: selectText(history.level, rows),
      lastRaisedIn: selectText(history.lastRaisedIn, rows),
      levelSince: selectText(history.levelSince, rows),
      noPromotionUntil: selectText(history.noPromotionUntil, rows),
      ...(history.guard === undefined ? {} : { guard: history.guard }),
      runs: history.runs.map((run) => ({
        period: run.period,
        level: selectText(run.level, rows),
        total: selectNumber(run.total, rows),
        measured: selectEach(run.measured, rows),
        ...(run.unblended === undefined ? {} : { unblended: selectEach(run.unblended, rows) }),
        ...(run.values === undefined ? {} : { values: selectColumns(run.values, rows) }),
      })),
      ...(history.facts === undefined ? {} : { facts: history.facts.map(({ period, values }) => ({ period, values: selectColumns(values, rows) })) }),
    },
  };
}

function selectEach(columns: ReadonlyMap<string, NumberColumn>, rows: readonly number[]): Map<string, NumberColumn> {
  return new Map([...columns].map(([code, column]) => [code, selectNumber(column, rows)]));
}

/** The visits of some outlets, numbered anew. */
function visitsOfRows(visits: VisitColumns, rows: readonly number[]): VisitColumns {
  const places = new Map(rows.map((row, place) => [row, place]));
  const kept: number[] = [];
  visits.outlet.forEach((outlet, visit) => {
    if (places.has(outlet)) kept.push(visit);
  });
  const selected = selectVisits(visits, kept);
  return { ...selected, outlet: selected.outlet.map((outlet) => places.get(outlet)!) };
}

/** Some visits, in the order given. */
export function selectVisits(visits: VisitColumns, kept: readonly number[]): VisitColumns {
  return {
    outlet: Int32Array.from(kept, (visit) => visits.outlet[visit]!),
    codes: kept.map((visit) => visits.codes[visit]!),
    visitedOn: selectText(visits.visitedOn, kept),
    checklist: selectText(visits.checklist, kept),
    kind: selectText(visits.kind, kept),
    score: selectNumber(visits.score, kept),
    redLine: Uint8Array.from(kept, (visit) => visits.redLine[visit]!),
  };
}
