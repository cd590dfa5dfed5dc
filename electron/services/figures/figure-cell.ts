import type { Store } from '../../../db/store.ts';
import type { FigureCell, FigureCellKey, FigureOrigin } from '../../../shared/contract/figure-calls.ts';
import { shiftPeriod } from '../../../shared/dates.ts';
import type { ServiceContext } from '../service-context.ts';
import { cellOf, seenFlags, toFlag } from './figure-flags.ts';
import { figureLocks } from './figure-locks.ts';
import { regionPathOf, sheetOutlets } from './figure-outlets.ts';
import { figureRules } from './figure-rules.ts';
import { valueOf } from './figure-sheet.ts';
import { judgeColumn } from './judge-column.ts';

/** Earlier periods shown where the rule looks at fewer. */
const PAST_SHOWN = 12;

/** All that is known of one cell. @throws {AppError} `figure/unknown`, `outlet/not-found` */
export function figureCell(context: ServiceContext, key: FigureCellKey): FigureCell {
  const { store } = context;
  const { period } = key;
  const { figure, outlet } = cellOf(context, period, key);
  const { text, importNo, row } = store.figureEdits.openCells(period).read(figure.no, outlet.no);
  const { rule, own } = figureRules(context);
  const back = Math.max(PAST_SHOWN, (own[figure.code] ?? rule).periods);
  const past = Array.from({ length: back }, (_, i) => shiftPeriod(period, i - back));
  const ownRule = own[figure.code];
  const [found] = judgeColumn(store, figure, period, [outlet.no], ownRule === undefined ? rule : ownRule).striking;
  const flag = found == null || text === null ? null : { figure, outlet, value: text, found, seen: seenFlags(store, period)(figure.no, outlet.no, text) };
  return {
    value: text,
    origin: text === null ? null : originOf(store, importNo, row),
    edits: store.figureEdits.ofCell(outlet.no, figure.no, period),
    past: past.map((each) => ({ period: each, value: valueOf(store, figure.no, each, outlet.no) })),
    flag: flag === null ? null : toFlag(flag, period, regionPathOf(sheetOutlets(store, period), outlet)),
    locked: figureLocks(store, period)(figure),
  };
}

function originOf(store: Store, importNo: number, row: number): FigureOrigin | null {
  if (importNo > 0) {
    const record = store.imports.findByNo(importNo);
    return record === null ? null : { kind: 'import', file: record.fileName, row, at: record.at, by: record.by };
  }
  const edit = row > 0 ? store.figureEdits.findByNo(row) : null;
  return edit === null ? null : { kind: 'hand', how: edit.how, at: edit.at, by: edit.by };
}
