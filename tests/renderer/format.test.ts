import { describe, expect, it } from 'vitest';
import {
  cutDecimal,
  formatBytes,
  formatDate,
  formatDecimal,
  formatInstant,
  formatPercent,
  formatPeriod,
  formatPlaces,
  formatShare,
  formatSigned,
  periodInYear,
  shortPeriod,
  shownDifference,
} from '../../renderer/format.ts';
import type { PeriodId } from '../../shared/dates.ts';

const period = (text: string): PeriodId => text as PeriodId;

describe('numbers on screens', () => {
  it('keeps the places it is given and parts thousands', () => {
    expect(formatDecimal('1234567.50')).toBe('1,234,567.50');
    expect(formatDecimal('999')).toBe('999');
    expect(formatDecimal('1000')).toBe('1,000');
  });

  it('has a true minus', () => {
    expect(formatDecimal('-1310')).toBe('−1,310');
    expect(formatPlaces('-0.05')).toBe('−0.05');
  });

  it('cuts off places and never rounds up', () => {
    expect(cutDecimal('89.999', 2)).toBe('89.99');
    expect(formatPlaces('89.995')).toBe('89.99');
    expect(formatPercent('98.69')).toBe('98.6%');
    expect(formatShare(2, 3)).toBe('66.6%');
  });

  it('fills up to two places', () => {
    expect(formatPlaces('80')).toBe('80.00');
    expect(formatPlaces('7.5')).toBe('7.50');
  });

  it('has no minus before a zero that is left after cutting', () => {
    expect(formatPlaces('-0.004')).toBe('0.00');
    expect(formatSigned('-0.004')).toBe('0.00');
  });

  it('signs distances, zero not', () => {
    expect(formatSigned('4.42')).toBe('+4.42');
    expect(formatSigned('-3.08')).toBe('−3.08');
    expect(formatSigned('0')).toBe('0.00');
  });

  it('shows a dash for what is missing, never 0', () => {
    expect([formatDecimal(null), formatPlaces(null), formatSigned(null), formatShare(0, 0), formatDate(null)]).toEqual(['—', '—', '—', '—', '—']);
  });

  it('leaves a text that is no decimal as it is', () => {
    expect(formatDecimal('A 级')).toBe('A 级');
    expect(formatPlaces('1/3')).toBe('1/3');
  });

  it('takes differences of what is shown, exactly', () => {
    expect(shownDifference('84.42', '82.15')).toBe('2.27');
    expect(shownDifference('0.10', '0.30')).toBe('-0.20');
    expect(shownDifference('100000000000000.01', '0.01')).toBe('100000000000000.00');
  });

  it('gives sizes in kB and MB', () => {
    expect([formatBytes(1023), formatBytes(1024), formatBytes(1024 * 1024)]).toEqual(['1023 B', '1.0 kB', '1.0 MB']);
  });
});

describe('periods and dates on screens', () => {
  it('names every kind of period in both languages', () => {
    const kinds = ['2026-09', '2026-Q3', '2026-H2', '2026-H1', '2026'].map(period);
    expect(kinds.map((each) => formatPeriod(each, 'zh'))).toEqual(['2026年9月', '2026年第3季度', '2026年下半年', '2026年上半年', '2026年']);
    expect(kinds.map((each) => formatPeriod(each, 'en'))).toEqual(['Sep 2026', 'Q3 2026', 'H2 2026', 'H1 2026', '2026']);
  });

  it('shortens them for axes', () => {
    expect(['2026-09', '2026-H2', '2026'].map(period).map(shortPeriod)).toEqual(['26-09', '26-H2', '2026']);
    expect(periodInYear(period('2026-09'), 'zh')).toBe('9月');
  });

  it('drops the year of a day only where it is the one said', () => {
    expect(formatDate('2026-10-16', '2026')).toBe('10-16');
    expect(formatDate('2025-10-16', '2026')).toBe('2025-10-16');
    expect(formatDate('2026-10-16')).toBe('2026-10-16');
  });

  it('drops the year of an instant in the present year', () => {
    const now = new Date(2026, 9, 16, 12, 0);
    expect(formatInstant(new Date(2026, 9, 9, 8, 5).toISOString(), now)).toBe('10-09 08:05');
    expect(formatInstant(new Date(2025, 9, 9, 8, 5).toISOString(), now)).toBe('2025-10-09 08:05');
  });
});
