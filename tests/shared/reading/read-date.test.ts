import { describe, expect, it } from 'vitest';
import { readDate } from '../../../shared/reading/read-date.ts';
import { periodInText, readPeriod } from '../../../shared/reading/read-period.ts';

describe('readDate', () => {
  it.each([
    '2026-09-01',
    '2026-9-1',
    '2026/9/1',
    '2026.9.1',
    '20260901',
    '2026年9月1日',
    '2026 年 9 月 1 日',
    '２０２６-０９-０１',
    '1-Sep-2026',
    '1 September 2026',
    '01-SEP-2026',
    'Sep 1, 2026',
    'September 1st 2026',
    '2026-09-01 23:59:59',
    '2026-09-01T08:00:00Z',
    '2026/9/1 上午 9:05',
    "'2026-09-01",
  ])('reads %s as the first of September', (cell) => {
    expect(readDate(cell)).toEqual({ value: '2026-09-01' });
  });

  it('reads a day and a month that cannot be exchanged, or that are the same', () => {
    expect([readDate('25/03/2026'), readDate('03/25/2026'), readDate('03/03/2026')]).toEqual([{ value: '2026-03-25' }, { value: '2026-03-25' }, { value: '2026-03-03' }]);
  });

  it.each<[string, string, readonly string[]]>([
    ['03/04/2026', 'import/ambiguous-date', ['2026-03-04', '2026-04-03']],
    ['12.1.2026', 'import/ambiguous-date', ['2026-12-01', '2026-01-12']],
    ['26/9/1', 'import/ambiguous-date', ['2026-09-01']],
    ['1/2/03', 'import/ambiguous-date', ['2003-01-02', '2003-02-01']],
    ['46266', 'import/serial-date', ['2026-09-01']],
    ['36526', 'import/serial-date', ['2000-01-01']],
    ['36525', 'import/bad-date', []],
    ['2026-02-29', 'import/bad-date', []],
    ['2028-02-30', 'import/bad-date', []],
    ['2026-13-01', 'import/bad-date', []],
    ['13/13/2026', 'import/bad-date', []],
    ['2026-09', 'import/bad-date', []],
    ['9月1日', 'import/bad-date', []],
    ['昨天', 'import/bad-date', []],
    ['', 'import/bad-date', []],
    ['/', 'import/says-nothing', ['']],
  ])('does not guess at %j', (cell, fault, readings) => {
    expect(readDate(cell)).toEqual({ fault, readings });
  });

  it('reads the leap day of a leap year', () => {
    expect(readDate('2028/2/29')).toEqual({ value: '2028-02-29' });
  });
});

describe('readPeriod', () => {
  it.each([
    ['2026-09', '2026-09'],
    ['202609', '2026-09'],
    ['2026/9', '2026-09'],
    ['2026.09', '2026-09'],
    ['2026年9月', '2026-09'],
    ['2026年09月份', '2026-09'],
    ['Sep-2026', '2026-09'],
    ['2026-09-01', '2026-09'],
    ['2026-09-30', '2026-09'],
    ['2026-Q3', '2026-Q3'],
    ['2026年三季度', '2026-Q3'],
    ['2026年第3季度', '2026-Q3'],
    ['2026H2', '2026-H2'],
    ['2026年下半年', '2026-H2'],
    ['2026', '2026'],
    ['2026年度', '2026'],
    ['2026.10', '2026-10'],
    ['2026.2', '2026-02'],
  ])('reads %s as %s', (cell, value) => {
    expect(readPeriod(cell)).toEqual({ value });
  });

  it('does not take the number 2026.1 for January: it may have been 2026.10', () => {
    expect(readPeriod('2026.1')).toEqual({ fault: 'import/ambiguous-period', readings: ['2026-01', '2026-10'] });
  });

  it.each(['2026-09-15', '2026-13', '9月', 'Q3', '', '2026-00'])('takes %j for no period', (cell) => {
    expect(readPeriod(cell)).toEqual({ fault: 'import/bad-period', readings: [] });
  });
});

describe('periodInText', () => {
  it.each<[string, string | null]>([
    ['2026年9月渠道数据.xlsx', '2026-09'],
    ['figures_202609.csv', '2026-09'],
    ['2026-09.csv', '2026-09'],
    ['三季度 2026-Q3 汇总', '2026-Q3'],
    ['2026-08 与 2026-09', null],
    ['2026-09-30 导出', null],
    ['手机 13800138000', null],
    ['数据', null],
  ])('finds the period of %j', (text, period) => {
    expect(periodInText(text)).toBe(period);
  });
});
