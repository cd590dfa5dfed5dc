import { describe, expect, it } from 'vitest';
import { pastedCodes } from '../../../electron/services/figures/pasted-codes.ts';
import type { FigureQuery, PastedCodes } from '../../../shared/contract/figure-calls.ts';
import { failureOf } from '../import/import-bed.ts';
import { figuresBed, SEPTEMBER, type FiguresBed } from './figures-bed.ts';

const asked = (bed: FiguresBed, codes: readonly string[], more: Partial<FigureQuery> = {}): PastedCodes =>
  pastedCodes(bed.context, { period: SEPTEMBER, figures: ['sales'], ...more, codes, told: ['complaints', 'sales'] });

describe('the codes of a pasted block', () => {
  it('find their outlets with what their figures are now, in the order of the codes', () => {
    const bed = figuresBed();
    const found = asked(bed, [' B ', 'A', 'X', '']);
    expect(found.outlets).toEqual([
      { outletId: bed.idOf('B'), name: '乙厅', isOpen: true, isShown: true, cells: [null, '200.5'] },
      { outletId: bed.idOf('A'), name: '甲厅', isOpen: true, isShown: true, cells: ['1', '100'] },
      null,
      null,
    ]);
  });

  it('tell which outlets the filter hides, and which were not open', () => {
    const bed = figuresBed();
    const shown = (more: Partial<FigureQuery>) => asked(bed, ['A', 'B', 'C'], more).outlets.map((outlet) => [outlet?.isShown, outlet?.isOpen]);
    expect(shown({})).toEqual([[true, true], [true, true], [true, false]]);
    expect(shown({ type: ['agent'] })).toEqual([[false, true], [false, true], [true, false]]);
    expect(shown({ text: '乙' })).toEqual([[false, true], [true, true], [false, false]]);
  });

  it('know a head under which codes are kept', () => {
    const bed = figuresBed();
    expect([asked(bed, ['网点编码', 'A']).isHead, asked(bed, ['Outlet_Code', 'A']).isHead, asked(bed, ['放号量', 'A']).isHead, asked(bed, ['A']).isHead]).toEqual([true, true, false, false]);
  });

  it('say which code an unknown one may mean', () => {
    const bed = figuresBed();
    bed.store.transaction(() => bed.store.outlets.insert({ id: '0190b7c5-0000-7000-8000-000000000009' as never, code: '0103', name: '丁厅', type: null, regionNo: null, status: 'open', openedOn: null, closedOn: null, frozen: false, ownership: null, class: null, attributes: {} }));
    bed.store.journal.record({ action: 'outlet.add', subjectKind: 'outlet', subjectId: 'x', before: null, after: {}, at: bed.context.now(), by: '张三' });
    expect(asked(bed, ['网点编码', 'A', '103', 'zzz']).near).toEqual({ 103: '0103' });
  });

  it('are none where no outlet is named, whatever the filter asks', async () => {
    const bed = figuresBed();
    expect(asked(bed, ['12', '7'])).toEqual({ isHead: false, outlets: [null, null], near: {} });
    expect(await failureOf(() => asked(bed, ['A'], { figures: ['none'] }))).toMatchObject({ code: 'figure/unknown' });
  });
});
