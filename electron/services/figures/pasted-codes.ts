import type { FigureQuery, PastedCodes, PastedOutlet } from '../../../shared/contract/figure-calls.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { codeGuesser } from '../import/find-outlet.ts';
import { isOutletCodeHead } from '../import/import-fields.ts';
import type { ServiceContext } from '../service-context.ts';
import { sheetOutlets, type SheetOutlet } from './figure-outlets.ts';
import { definitions, wantedOutlets } from './figure-sheet.ts';

/** Outlets whose present figures are told, for a look at what would change. */
const TOLD = 200;

/**
 * Which outlets the first column of a pasted block names, by code, whatever the sheet's order and filter.
 *
 * @throws {AppError} `figure/unknown`, `outlet/region-not-found`
 */
export function pastedCodes({ store }: ServiceContext, { codes, told, ...query }: FigureQuery & { readonly codes: readonly string[]; readonly told: readonly string[] }): PastedCodes {
  return store.snapshot(() => {
    const isHead = isOutletCodeHead(codes[0] ?? '');
    const byCode = new Map(sheetOutlets(store, query.period).all.map((outlet) => [outlet.code, outlet]));
    const found = codes.map((code) => byCode.get(code.trim()) ?? null);
    const known = [...new Set(found.filter((outlet) => outlet !== null))];
    if (known.length === 0) return { isHead, outlets: found.map(() => null), near: {} };
    const shown = new Set(wantedOutlets(store, query, definitions(store, query.figures)));
    const first = known.slice(0, TOLD);
    const nos = Int32Array.from(first, ({ no }) => no);
    const columns = definitions(store, told).map((figure) => store.figures.readColumn(figure.no, query.period, nos));
    const cells = new Map(first.map((outlet, row) => [outlet, columns.map((column) => columnText(column, row))]));
    const asPasted = (outlet: SheetOutlet): PastedOutlet => ({ outletId: outlet.id, name: outlet.name, isOpen: outlet.isOpen, isShown: shown.has(outlet), cells: cells.get(outlet) ?? null });
    const guess = codeGuesser(() => byCode.keys());
    const near = codes.flatMap((code, at): [string, string][] => {
      const guessed = found[at] === null && code.trim() !== '' && !(at === 0 && isHead) ? guess(code.trim()) : null;
      return guessed === null ? [] : [[code.trim(), guessed]];
    });
    return { isHead, outlets: found.map((outlet) => (outlet === null ? null : asPasted(outlet))), near: Object.fromEntries(near) };
  });
}
