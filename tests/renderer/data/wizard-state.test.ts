import { describe, expect, it } from 'vitest';
import { fixesLike, formFor, lackOf, mended, NO_MENDING, periodTextOf, skipped, tableRequest, unskipped, usesOf, withKind, withPlace, withUse } from '../../../renderer/features/data/wizard/wizard-state.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { ColumnUse, ImportFault, ImportInspection } from '../../../shared/contract/import-calls.ts';

const FILE = { path: '/in/九月.csv', name: '九月.csv', bytes: 10 };
const CODE: ColumnUse = { to: 'field', field: 'outlet_code' };

function inspectionOf(uses: readonly ColumnUse[], more: Partial<ImportInspection> = {}): ImportInspection {
  return {
    ...FILE,
    format: 'csv',
    sheets: [],
    sheet: null,
    encoding: 'gb18030',
    delimiter: ',',
    headerRow: 3,
    headerRows: 1,
    top: [],
    kind: 'figures',
    kindCertainty: 'sure',
    columns: uses.map((use, place) => ({ place, letter: 'ABCD'[place] ?? '', head: `列${place}`, samples: [], filled: 1, looked: 1, content: 'number', use, certainty: 'sure' })),
    missing: [],
    fields: [
      { field: 'outlet_code', isNeeded: true },
      { field: 'period', isNeeded: false },
    ],
    allowsOwn: true,
    needsPeriod: true,
    period: null,
    remembered: null,
    sameFile: null,
    ...more,
  };
}

const fault = (row: number, value: string, place: number | null = 1): ImportFault => ({ in: 'table', sheet: null, row, place, column: '列1', cell: `B${row}`, value, code: 'import/bad-number', params: {}, suggestions: [] });

describe('tableRequest', () => {
  const wide = inspectionOf([CODE, { to: 'own' }]);
  const form = { ...formFor(FILE, null), periodText: '2026-09' };

  it('asks for the table as it was looked at, with every column', () => {
    expect(tableRequest(form, wide, NO_MENDING)).toEqual({
      kind: 'figures',
      path: '/in/九月.csv',
      encoding: 'gb18030',
      delimiter: ',',
      headerRow: 3,
      headerRows: 1,
      columns: [CODE, { to: 'own' }],
      period: '2026-09',
    });
  });

  it('waits for kind, needed fields, the period of a wide file, and the checklist of visits', () => {
    expect(lackOf(form, inspectionOf([CODE], { kind: null }))).toBe('kind');
    expect(lackOf(form, inspectionOf([{ to: 'own' }]))).toBe('fields');
    expect(lackOf({ ...form, periodText: '2026-13' }, wide)).toBe('period');
    expect(lackOf({ ...form, periodText: '' }, inspectionOf([CODE, { to: 'field', field: 'period' }]))).toBeNull();
    expect(lackOf(form, inspectionOf([CODE], { kind: 'visits' }))).toBe('checklist');
    expect(tableRequest({ ...form, periodText: '' }, wide, NO_MENDING)).toBeNull();
  });

  it('brings mends and skips along', () => {
    const mending = skipped(mended(NO_MENDING, [{ in: 'table', row: 5, place: 1, value: '7' }]), [9, 4, 9]);
    expect(tableRequest(form, wide, mending)).toMatchObject({ fixes: [{ row: 5, value: '7' }], skips: [4, 9] });
  });
});

describe('periodTextOf', () => {
  it('takes what was typed, else what the file speaks of, else the chosen one', () => {
    const form = formFor(FILE, null, '2026-10');
    const found = { period: '2026-08' as PeriodId };
    expect([periodTextOf({ ...form, periodText: '2026' }, found), periodTextOf(form, found), periodTextOf(form, { period: null })]).toEqual(['2026', '2026-08', '2026-10']);
  });
});

describe('withUse', () => {
  it('takes a field from the column that had it', () => {
    const inspection = inspectionOf([CODE, { to: 'own' }, { to: 'nothing' }]);
    const form = withUse(formFor(FILE, null), inspection, 2, CODE);
    expect(usesOf(form, inspection)).toEqual([{ to: 'own' }, { to: 'own' }, CODE]);
    expect(usesOf(withUse(form, { ...inspection, allowsOwn: false }, 1, CODE), { ...inspection, allowsOwn: false })).toEqual([{ to: 'own' }, CODE, { to: 'nothing' }]);
  });

  it('forgets choices of columns when another table or kind is looked at', () => {
    const form = withUse(formFor(FILE, null), inspectionOf([CODE]), 0, { to: 'nothing' });
    expect([withPlace(form, { headerRow: 2 }).uses, withKind(form, 'levels').uses]).toEqual([{}, {}]);
  });
});

describe('mending', () => {
  it('keeps the newest text of a cell', () => {
    const first = mended(NO_MENDING, [{ in: 'table', row: 5, place: 1, value: '7' }]);
    expect(mended(first, [{ in: 'table', row: 5, place: 1, value: '8' }]).fixes).toEqual([{ in: 'table', row: 5, place: 1, value: '8' }]);
  });

  it('mends all faults of the same kind, column and content', () => {
    expect(fixesLike(fault(2, '多'), [fault(2, '多'), fault(3, '少'), fault(4, '多'), fault(5, '多', 2)], '90').map(({ row }) => row)).toEqual([2, 4]);
  });

  it('lets a skipped row in again', () => {
    expect(unskipped(skipped(NO_MENDING, [3, 4]), 3).skips).toEqual([4]);
  });
});
