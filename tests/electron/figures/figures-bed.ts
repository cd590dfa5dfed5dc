import { v7 as uuid } from 'uuid';
import { setFigures } from '../../../electron/services/figures/set-figures.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import type { FigureBlock } from '../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { ImportId, OutletId } from '../../../shared/ids.ts';
import { storeContext } from '../store/store-context.ts';

export const SEPTEMBER = '2026-09' as PeriodId;

type Columns = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface FiguresBed {
  readonly context: ServiceContext;
  readonly store: ServiceContext['store'];
  readonly idOf: (code: string) => OutletId;
  /** Brings figures in as an import does: decimals by figure and outlet code; rows count from 2 within a figure. */
  readonly bring: (columns: Columns, period?: PeriodId) => ImportId;
  /** Saves a block of cells: rows by outlet code, `figures` as columns. */
  readonly set: (figures: readonly string[], rows: Readonly<Record<string, readonly (string | null)[]>>, more?: Partial<FigureBlock>) => ReturnType<typeof setFigures>;
  /** Decimal of a cell; null: empty. */
  readonly value: (code: string, figure: string, period?: PeriodId) => string | null;
}

/** Three outlets in two cities, C closed on 1 August 2026, with sales and complaints of September from a file. */
export function figuresBed(): FiguresBed & { readonly firstImport: ImportId } {
  let ticks = 0;
  const context = storeContext({ user: '渠道经理', now: () => new Date(Date.UTC(2026, 9, 2) + 1000 * ticks++).toISOString() });
  const { store } = context;
  store.transaction(() => {
    const facts = { openedOn: null, closedOn: null, frozen: false, ownership: null, class: null, attributes: {} } as const;
    for (const [code, name, city, type] of [['A', '甲厅', '兰州', 'hall'], ['B', '乙厅', '天水', 'hall'], ['C', '丙点', '天水', 'agent']] as const) {
      const regionNo = store.regions.ensurePath(['甘肃', city]).no;
      store.outlets.insert({ ...facts, id: uuid() as OutletId, code, name, type, regionNo, status: code === 'C' ? 'closed' : 'open' });
    }
  });
  const noOf = (code: string): number => store.outlets.keysByCode().get(code)?.no ?? -1;
  const bring = (columns: Columns, period: PeriodId = SEPTEMBER): ImportId =>
    store.transaction(() => {
      const id = uuid() as ImportId;
      const no = store.imports.start({ id, kind: 'figures', fileName: '九月.csv', fileHash: id, options: {}, at: context.now(), by: '张三' });
      for (const [code, cells] of Object.entries(columns)) {
        const figure = store.figures.ensure(code, code, null);
        store.figures.write(no, figure.no, period, { outletNos: Object.keys(cells).map(noOf), values: Object.values(cells), rows: Object.keys(cells).map((_, i) => i + 2) });
      }
      store.imports.finish(no, { inserted: 1, updated: 0, unchanged: 0, rejected: 0, rejectsFile: null, problems: [] });
      store.journal.record({ action: 'import.figures', subjectKind: 'import', subjectId: id, before: null, after: {}, at: context.now(), by: '张三' });
      return id;
    });
  const idOf = (code: string): OutletId => store.outlets.keysByCode().get(code)?.id ?? ('' as OutletId);
  return {
    context,
    store,
    firstImport: bring({ sales: { A: '100', B: '200.5', C: '300' }, complaints: { A: '1', C: '3' } }),
    idOf,
    bring,
    set: (figures, rows, more = {}) => setFigures(context, { period: SEPTEMBER, how: 'type', outlets: Object.keys(rows).map(idOf), figures, texts: Object.values(rows), ...more }),
    value: (code, figure, period = SEPTEMBER) => {
      const definition = store.figures.find(figure);
      return definition === null ? null : store.figureEdits.openCells(period).read(definition.no, noOf(code)).text;
    },
  };
}
