import { describe, expect, it } from 'vitest';
import { dueDay, instalmentsOfAmount, roundBy, settleAmount, splitAmount, withheldPart } from '../../../shared/benefits/amounts.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { add, parseNumber, rational, toExactText, ZERO, type Rational } from '../../../shared/exact/rational.ts';

const n = (text: string): Rational => parseNumber(text)!;
const texts = (values: readonly Rational[]): readonly string[] => values.map(toExactText);
const CENT = n('0.01');

describe('settleAmount', () => {
  it('rounds a half away from zero to hundredths where nothing is stated', () => {
    expect(settleAmount(n('2.005'), {})).toEqual({ value: n('2.01'), limit: null });
    expect(settleAmount(n('2.0049999'), {})).toEqual({ value: n('2'), limit: null });
    expect(settleAmount(n('-2.005'), {})).toEqual({ value: n('-2.01'), limit: null });
  });

  it('rounds down and up by the mode, whole multiples staying', () => {
    const by = (mode: 'up' | 'down', raw: string): string => toExactText(settleAmount(n(raw), { rounding: { to: { step: '10' }, mode } }).value);
    expect([by('down', '129.99'), by('down', '130'), by('down', '-129.99')]).toEqual(['120', '130', '-120']);
    expect([by('up', '120.01'), by('up', '120'), by('up', '-120.01')]).toEqual(['130', '120', '-130']);
  });

  it('keeps an amount on its cap and holds one a cent above it', () => {
    expect(settleAmount(n('3000'), { limits: { cap: '3000' } })).toEqual({ value: n('3000'), limit: null });
    expect(settleAmount(n('3000.01'), { limits: { cap: '3000' } })).toEqual({ value: n('3000'), limit: 'cap' });
  });

  it('keeps an amount on its floor and lifts one a cent below it', () => {
    expect(settleAmount(n('300'), { limits: { floor: 300 } })).toEqual({ value: n('300'), limit: null });
    expect(settleAmount(n('299.99'), { limits: { floor: 300 } })).toEqual({ value: n('300'), limit: 'floor' });
  });

  it('holds limits against the rounded amount, so that none is passed by rounding', () => {
    // 2,946 to whole hundreds is 2,900; 2,950 is 3,000, above the cap.
    const rounding = { to: { step: '100' } } as const;
    expect(settleAmount(n('2946'), { limits: { cap: '2950' }, rounding }).value).toEqual(n('2900'));
    expect(settleAmount(n('2950'), { limits: { cap: '2950' }, rounding })).toEqual({ value: n('2950'), limit: 'cap' });
  });

  it('rounds after the limits where the benefit says so', () => {
    expect(settleAmount(n('5000'), { limits: { cap: '2950' }, rounding: { to: { step: '100' }, stage: 'afterLimits' } })).toEqual({ value: n('3000'), limit: 'cap' });
  });

  it('keeps the exact fraction where nothing is rounded', () => {
    expect(settleAmount(rational(1n, 3n), { rounding: { to: 'none' } }).value).toEqual(rational(1n, 3n));
    expect(roundBy(rational(1n, 3n), null)).toEqual(rational(1n, 3n));
  });
});

describe('splitAmount', () => {
  it('cuts each third to the cent and gives the rest to the last', () => {
    const third = { share: '100/3', months: 0 };
    expect(texts(splitAmount(n('100'), [third, third, third], CENT))).toEqual(['33.33', '33.33', '33.34']);
  });

  it('divides 40, 30 and 30 percent of 2,346.03', () => {
    // 938.412 and 703.809 cut to the cent; 2346.03 - 938.41 - 703.80 = 703.82.
    const parts = [{ share: 40, months: 0 }, { share: 30, months: 4 }, { share: 30, months: 8 }];
    expect(texts(splitAmount(n('2346.03'), parts, CENT))).toEqual(['938.41', '703.8', '703.82']);
  });

  it('leaves a cent that cannot be divided to the last part', () => {
    expect(texts(splitAmount(n('0.01'), [{ share: 50, months: 0 }, { share: 50, months: 1 }], CENT))).toEqual(['0', '0.01']);
  });

  it('divides an amount to be paid back towards zero too', () => {
    expect(texts(splitAmount(n('-100'), [{ share: '100/3', months: 0 }, { share: '200/3', months: 1 }], CENT))).toEqual(['-33.33', '-66.67']);
  });

  it('comes to the amount exactly for every amount and share', () => {
    for (let cents = -300; cents <= 300; cents += 7) {
      for (const shares of [[100], [1, 99], ['100/7', '200/7', '400/7'], [12.5, 37.5, 25, 25]]) {
        const amount = rational(BigInt(cents), 100n);
        const parts = splitAmount(amount, shares.map((share) => ({ share, months: 0 })), CENT);
        expect(parts.reduce(add, ZERO)).toEqual(amount);
      }
    }
  });
});

describe('instalments in time', () => {
  const quarter = '2026-Q3' as PeriodId;

  it('falls due on the last day of the month where no day is stated', () => {
    expect([dueDay({ months: -2 }, quarter), dueDay({ months: 0 }, quarter), dueDay({ months: 5 }, quarter)]).toEqual(['2026-07-31', '2026-09-30', '2027-02-28']);
  });

  it('takes the last day of a month that lacks the day', () => {
    expect([dueDay({ months: 5, day: 28 }, quarter), dueDay({ months: 5, day: 29 }, quarter), dueDay({ months: 17, day: 29 }, quarter)]).toEqual(['2027-02-28', '2027-02-28', '2028-02-29']);
  });

  it('pays the whole on the period\'s last day where no instalments are stated', () => {
    expect(instalmentsOfAmount(n('12.34'), {}, '2026-02' as PeriodId)).toEqual([{ number: 1, of: 1, dueOn: '2026-02-28', amount: n('12.34') }]);
  });
});

describe('withheldPart', () => {
  it('holds back all at 100 percent and a share cut to the cent below', () => {
    expect(withheldPart(n('938.41'), n('100'), CENT)).toEqual(n('938.41'));
    expect(withheldPart(n('938.41'), n('50'), CENT)).toEqual(n('469.2'));
    expect(withheldPart(n('938.41'), n('0'), CENT)).toEqual(ZERO);
  });
});
