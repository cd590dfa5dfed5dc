import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/dates.ts';
import { auditorStatistics, median, usualMinutes, visitHints, type AuditedVisit } from '../../../shared/review/auditor-statistics.ts';

function visit(auditor: string, outlet: number, cents: number | null, more: Partial<AuditedVisit> = {}): AuditedVisit {
  return { auditor, outlet, checklist: 'HALL', checklistVersion: 1, visitedOn: '2026-09-10' as IsoDate, cents, classes: '', pattern: null, minutes: null, ...more };
}
function of(visits: readonly AuditedVisit[], auditor: string) {
  const found = auditorStatistics(visits).find((row) => row.auditor === auditor);
  if (found === undefined) throw new Error(`No figures of ${auditor}`);
  return found;
}

describe('severity against others on the same outlets', () => {
  it('is the mean over shared outlets of own mean minus the others mean', () => {
    const visits = [
      // Outlet 1: own mean 80, others' mean 85: -5. Outlet 2: 90 against 91: -1. Outlet 3 is visited by nobody else.
      visit('甲', 1, 7900), visit('甲', 1, 8100), visit('乙', 1, 8400), visit('丙', 1, 8600),
      visit('甲', 2, 9000), visit('乙', 2, 9100),
      visit('甲', 3, 1000),
    ];
    // Mean -3, s^2 = 8, s / sqrt(2) = 2, t(1) = 12.7062: -3 ± 25.41.
    expect(of(visits, '甲')).toMatchObject({ visits: 4, outlets: 3, average: '65.00', severity: { n: 2, mean: '-3.00', low: '-28.41', high: '22.41' } });
  });

  it('compares visits with the same checklist only, and leaves visits without a score out', () => {
    const visits = [visit('甲', 1, 8000), visit('乙', 1, 9000, { checklist: 'OTHER' }), visit('乙', 1, null)];
    expect(of(visits, '甲').severity).toBeNull();
    expect(of([...visits, visit('乙', 1, 8200)], '甲').severity).toEqual({ n: 1, mean: '-2.00', low: null, high: null });
  });

  it('suggests severe and lenient from five shared outlets on, where the interval leaves out 0', () => {
    const shared = (outlets: number) => Array.from({ length: outlets }, (_, outlet) => [visit('严', outlet, 8000 - outlet), visit('宽', outlet, 9000 + outlet)]).flat();
    expect(of(shared(4), '严').hints).toEqual([]);
    expect(of(shared(5), '严').hints).toEqual(['severe']);
    expect(of(shared(5), '宽').hints).toEqual(['lenient']);
    const mixed = [8000, 9000, 8000, 9000, 8000].flatMap((cents, outlet) => [visit('甲', outlet, cents), visit('乙', outlet, 8500)]);
    expect(of(mixed, '甲').hints).toEqual([]);
  });
});

describe('drift', () => {
  it('is the slope of the monthly difference from the others', () => {
    const visits = [5, 6, 7, 8].flatMap((month, place) => {
      const visitedOn = `2026-0${month}-10` as IsoDate;
      return [visit('甲', place, 8000 + 200 * place, { visitedOn }), visit('乙', 10 + place, 8000, { visitedOn })];
    });
    const row = of(visits, '甲');
    expect(row.months).toEqual([
      { month: '2026-05', visits: 1, difference: '0.00' },
      { month: '2026-06', visits: 1, difference: '2.00' },
      { month: '2026-07', visits: 1, difference: '4.00' },
      { month: '2026-08', visits: 1, difference: '6.00' },
    ]);
    expect(row.drift).toEqual({ n: 4, slope: '2.00', low: '2.00', high: '2.00' });
    expect(row.hints).toEqual(['softer']);
    expect(of(visits, '乙').hints).toEqual(['harder']);
    // Three months are too few to hint at.
    expect(of(visits.slice(0, 6), '甲').hints).toEqual([]);
  });
});

describe('how answers are given', () => {
  it('counts N/A among what was rated, beside the others', () => {
    const visits = [visit('甲', 1, null, { classes: 'FA-N' }), visit('乙', 2, null, { classes: 'FFFA' }), visit('乙', 3, null, { classes: 'FFFF' })];
    expect(of(visits, '甲')).toMatchObject({ naPercent: '33.3', othersNaPercent: '12.5', hints: [] });
    // Ten N/A of 40 against 3 of 25, more than twice the share; nine do not speak yet.
    const many = (na: number) => [visit('甲', 1, null, { classes: 'A'.repeat(na) + 'F'.repeat(15) + 'N'.repeat(25 - na) }), visit('乙', 2, null, { classes: 'AAA' + 'FN'.repeat(11) })];
    expect(of(many(10), '甲').hints).toEqual(['manyNa']);
    expect(of(many(9), '甲').hints).toEqual([]);
  });

  it('takes the median of the longest runs of equal answers', () => {
    // Longest runs 3 (FFF; the N/A between is passed over) and 1.
    const visits = [visit('甲', 1, null, { classes: 'FFAFN' }), visit('甲', 2, null, { classes: 'FNFN' })];
    expect(of(visits, '甲').medianRun).toBe(2);
  });

  it('counts visits with ten items all rated alike, not with nine', () => {
    const visits = [visit('甲', 1, null, { classes: 'F'.repeat(10) }), visit('甲', 2, null, { classes: 'N'.repeat(10) }), visit('甲', 3, null, { classes: 'F'.repeat(9) })];
    expect(of(visits, '甲')).toMatchObject({ sameAnswerVisits: 2, hints: [] });
    const others = Array.from({ length: 20 }, (_, outlet) => visit('乙', outlet, null, { classes: 'FFFFFFFFFN' }));
    expect(of([...visits, ...others], '甲').hints).toEqual(['sameAnswers']);
  });

  it('counts visits answered as an earlier one at another outlet, faultless ones apart', () => {
    const twin = (outlet: number, day: string, pattern: string, classes = 'FNF') => visit('甲', outlet, null, { classes, pattern, visitedOn: day as IsoDate });
    expect(of([twin(1, '2026-09-01', 'p'), twin(2, '2026-09-02', 'p'), twin(3, '2026-09-03', 'p')], '甲')).toMatchObject({ identicalVisits: 2, hints: ['identical'] });
    expect(of([twin(1, '2026-09-01', 'p'), twin(1, '2026-09-02', 'p')], '甲').identicalVisits).toBe(0);
    expect(of([twin(1, '2026-09-01', 'p', 'FFF'), twin(2, '2026-09-02', 'p', 'FFF')], '甲').identicalVisits).toBe(0);
    expect(of([twin(1, '2026-09-01', 'p'), twin(2, '2026-09-02', 'q')], '甲').identicalVisits).toBe(0);
  });
});

describe('time on site', () => {
  it('takes the median and counts what is over too fast', () => {
    // Usual time of ten visits: 30 minutes. Under 10 is too fast, 10 is not; 3 is the least whatever is usual.
    const usual = Array.from({ length: 10 }, (_, outlet) => visit('乙', outlet, null, { minutes: 30 }));
    const own = [10, 9, 2].map((minutes, outlet) => visit('甲', outlet, null, { minutes }));
    expect(of([...usual, ...own], '甲')).toMatchObject({ medianMinutes: 9, timedVisits: 3, fastVisits: 2, hints: ['fast'] });
    // Without enough times nothing is usual: only what is under three minutes is too fast.
    expect(of([visit('甲', 1, null, { minutes: 3 }), visit('甲', 2, null, { minutes: 2 })], '甲').fastVisits).toBe(1);
  });

  it('knows what is usual from ten visits on', () => {
    const visits = (count: number) => Array.from({ length: count }, (_, place) => ({ checklist: 'HALL', minutes: place + 1 }));
    expect(usualMinutes(visits(9)).get('HALL')).toBeUndefined();
    expect(usualMinutes(visits(10)).get('HALL')).toBe(5.5);
  });

  it('hints at a single visit', () => {
    expect(visitHints({ checklist: 'HALL', classes: 'FFN', minutes: 9 }, 30, true)).toEqual(['fast', 'identical']);
    expect(visitHints({ checklist: 'HALL', classes: 'FFF', minutes: 10 }, 30, true)).toEqual([]);
    expect(visitHints({ checklist: 'HALL', classes: 'N'.repeat(10), minutes: null }, null, false)).toEqual(['sameAnswers']);
  });
});

describe('the median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNull();
  });
});
