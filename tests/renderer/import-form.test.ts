import { describe, expect, it } from 'vitest';
import { emptyForm, importRequest, isPeriodWrong, missingFields, needsPeriod, type ImportForm } from '../../renderer/features/data/import-form.ts';
import type { ChosenFile } from '../../shared/ipc-contract.ts';

function fileWith(columns: Readonly<Record<string, string | null>>): ChosenFile {
  return { path: '/in/a.csv', name: 'a.csv', bytes: 10, columns: Object.entries(columns).map(([column, field]) => ({ column, field, sample: '' })) };
}
const formWith = (columns: Readonly<Record<string, string | null>>, more: Partial<ImportForm> = {}): ImportForm => ({ ...emptyForm('2026-09'), file: fileWith(columns), ...more });

describe('importRequest', () => {
  it('is none without a file', () => {
    expect(importRequest('outlets', emptyForm(''))).toBeNull();
  });

  it('names the column of each field that was found', () => {
    const form = formWith({ 编码: 'outlet_code', 名称: 'name', 面积: null });
    expect(importRequest('outlets', form)).toEqual({ kind: 'outlets', path: '/in/a.csv', map: { outlet_code: '编码', name: '名称' }, update: false });
  });

  it('is none while a needed field has no column', () => {
    const form = formWith({ 编码: 'outlet_code', 面积: null });
    expect(missingFields('outlets', form).map((field) => field.field)).toEqual(['name']);
    expect(importRequest('outlets', form)).toBeNull();
  });

  it('takes the choice of the person over the guess', () => {
    const form = formWith({ a: 'name', b: 'outlet_code' }, { taken: { a: 'outlet_code', b: 'name' } });
    expect(importRequest('outlets', form)?.map).toEqual({ outlet_code: 'a', name: 'b' });
  });

  it('asks a wide file of figures for its period and a long one not', () => {
    const wide = formWith({ 编码: 'outlet_code', 放号量: null });
    const long = formWith({ 编码: 'outlet_code', 指标: 'indicator', 月份: 'period', 值: 'value' });
    expect([needsPeriod('figures', wide), needsPeriod('figures', long)]).toEqual([true, false]);
    expect(importRequest('figures', wide)?.period).toBe('2026-09');
    expect(importRequest('figures', long)?.period).toBeUndefined();
  });

  it('refuses a period that is none', () => {
    const form = formWith({ 编码: 'outlet_code', 放号量: null }, { periodText: '2026-13' });
    expect(isPeriodWrong('figures', form)).toBe(true);
    expect(importRequest('figures', form)).toBeNull();
  });

  it('asks visits for their checklist', () => {
    const columns = { 编号: 'visit_code', 编码: 'outlet_code', 日期: 'visited_on' };
    expect(importRequest('visits', formWith(columns))).toBeNull();
    expect(importRequest('visits', formWith(columns, { checklist: 'hall', unlisted: true, approve: true }))).toMatchObject({ checklist: 'hall', unlisted: 'pass', approve: true });
  });
});
