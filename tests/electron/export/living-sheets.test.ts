import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { livingSheets } from '../../../electron/services/export/living/score-sheet.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { GradingResult } from '../../../shared/grading/grading-result.ts';
import type { ResultRow } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { buildInput, type OutletSpec } from '../../shared/grading/build-input.ts';
import { buildScheme, dimension, indicator } from '../../shared/grading/build-scheme.ts';
import { randomOutlets, randomScheme } from '../../shared/grading/random-cases.ts';
import { sheetEvaluator, type SheetEvaluator } from './sheet-evaluator.ts';

interface Living {
  readonly result: GradingResult;
  readonly sheets: ReturnType<typeof livingSheets>;
  readonly book: SheetEvaluator;
  /** Value in a column by its head, in the row of an outlet (from 0). */
  readonly at: (head: string, outlet: number) => string;
}

function living(scheme: Scheme, outlets: readonly OutletSpec[]): Living {
  const result = gradePeriod(scheme, buildInput('2026-09', outlets));
  const rows = result.codes.map((code, row): Omit<ResultRow, 'outletId'> => ({
    code,
    name: `店${code}`,
    regionPath: [],
    ownership: null,
    state: 'graded',
    stateReason: null,
    total: columnText(result.total, row),
    rank: null,
    cohortRank: null,
    cohortSize: null,
    dimensions: [],
    rawLevel: null,
    level: null,
    previousLevel: null,
    newLevel: null,
    movement: 'none',
    vetoes: [],
  }));
  const sheets = livingSheets({ scheme, result }, rows, 'zh');
  const book = sheetEvaluator([sheets.scores, sheets.scheme]);
  const heads = [...sheets.scores.rows][2]!.map((cell) => (cell !== null && 'text' in cell ? cell.text : ''));
  const letters = (at: number): string => (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26));
  return {
    result,
    sheets,
    book,
    at: (head, outlet) => {
      const place = heads.indexOf(head);
      if (place < 0) throw new RangeError(`No column ${head} in ${heads.join(', ')}`);
      return `${letters(place)}${4 + outlet}`;
    },
  };
}

/** Every formula reckoned anew gives the number that the run has. */
function expectAllReckoned({ book, sheets }: Living, scheme: Scheme): void {
  const exact = [scheme.rounding?.indicator, scheme.rounding?.node, scheme.rounding?.total].every((rounding) => rounding !== 'none' && !(typeof rounding === 'object' && 'step' in rounding && String(rounding.step).includes('/')));
  // The rows of outlets first, so that a fault is told where it is.
  const places = [...book.formulas(sheets.scores.name)].sort((a, b) => Number(isAbove(a)) - Number(isAbove(b)));
  for (const place of places) {
    const cell = book.cell(sheets.scores.name, place);
    if (cell === null || !('formula' in cell)) continue;
    const reckoned = book.value(sheets.scores.name, place);
    const isLoose = !exact || isAbove(place);
    if (cell.value.kind === 'text') expect(reckoned, `${place} ${cell.formula}`).toBe(cell.value.text);
    else if (isLoose) expect(Number(reckoned), `${place} ${cell.formula}`).toBeCloseTo(Number(cell.value.text), 8);
    else expect(reckoned, `${place} ${cell.formula}`).toBe(Number(cell.value.text));
  }
}

/** Whether a place is in the rows of shares and factors. */
function isAbove(place: string): boolean {
  return /^[A-Z]+[12]$/.test(place);
}

describe('the score sheet with formulas', () => {
  const scheme: Scheme = buildScheme([], {
    tree: dimension('total', [
      dimension('业绩', [
        indicator('a', { weight: 70, method: { kind: 'linear', from: 0, to: 120, pointsFrom: 0, pointsTo: 100 } }),
        indicator('b', { weight: 30, max: 30, cap: 45, method: { kind: 'target', target: 80 } }),
      ], { weight: '70/3' }),
      dimension('服务', [
        indicator('c', { max: 60, method: { kind: 'bands', rows: [{ atLeast: 90, points: 60 }, { atLeast: 60, below: 90, points: 35 }, { below: 60, points: 0 }] } }),
        indicator('d', { max: 40, method: { kind: 'rank', map: { kind: 'share', rows: [{ topPercent: 30, points: 40 }, { topPercent: 70, points: 25 }], otherwise: 10 } } }),
      ], { combine: 'sum', weight: 30 }),
      dimension('环境', [indicator('e'), indicator('f')], { combine: 'min', weight: 20 }),
    ], { weights: 'any' }),
    adjustments: { items: [{ code: 'plus', name: { zh: '荣誉' }, kind: 'bonus', points: 3 }, { code: 'minus', name: { zh: '投诉' }, kind: 'penalty', points: 1, times: { indicator: 'f' }, cap: 4 }], penaltyCap: 2.5 },
    range: { from: 0, to: 100 },
  });
  const outlets: readonly OutletSpec[] = [
    { code: 'A', figures: { a: 96.5, b: 70, c: 90, d: 5, e: 88.5, f: 91 } },
    { code: 'B', figures: { a: 200, b: 95, c: 89.99, d: 3, e: 60, f: 0.5 } },
    { code: 'C', figures: { a: 33.335, c: 12, d: 4, e: 47.25, f: 80 } },
    { code: 'D', figures: { a: 50, b: 80, d: 3 } },
  ];

  it('reckons every score and total to the last digit of the run', () => {
    const sheet = living(scheme, outlets);
    const formulas = sheet.book.formulas(sheet.sheets.scores.name);
    // 4 outlets: 12 indicators measured by formula at least, dimensions, totals and checks.
    expect(formulas.length).toBeGreaterThan(40);
    expect(sheet.sheets.given).toEqual([]);
    expectAllReckoned(sheet, scheme);
  });

  it('by hand: a linear score of 96.5 of 120, half up', () => {
    const sheet = living(scheme, outlets);
    // 96.5 / 120 x 100 = 80.41666…
    expect(sheet.book.value('评分', sheet.at('指标a 得分', 0))).toBe(80.42);
    // 33.335 / 120 x 100 = 27.779166…
    expect(sheet.book.value('评分', sheet.at('指标a 得分', 2))).toBe(27.78);
    // C lacks b: its weight goes to a.
    expect(sheet.book.value('评分', sheet.at('维度业绩 得分', 2))).toBe(27.78);
  });

  it('changes the total with a score, and the check says so', () => {
    const sheet = living(scheme, outlets);
    const [score, total, check] = [sheet.at('指标e 得分', 0), sheet.at('总分', 0), sheet.at('核对', 0)];
    const before = Number(sheet.book.value('评分', total));
    expect(sheet.book.value('评分', check)).toBe('一致');
    sheet.book.set('评分', score, '18.5');
    // 20 of 220/3 points of weight stand on the least of e and f, which fell from 88.5 to 18.5: 70 x 20 / (220/3).
    expect(before - Number(sheet.book.value('评分', total))).toBeCloseTo(19.09, 2);
    expect(sheet.book.value('评分', check)).toBe('不符');
    expect(sheet.book.value('评分', sheet.at('核对', -2))).toBe(1);
  });

  it('changes every total with a weight on the sheet of the scheme', () => {
    const sheet = living(scheme, outlets);
    const weight = ['C', 'D'].length > 0 ? sheet.book.formulas('评分') : [];
    expect(weight.length).toBeGreaterThan(0);
    const rows = [...sheet.sheets.scheme.rows];
    const row = rows.findIndex((cells) => cells[0] !== null && cells[0] !== undefined && 'text' in cells[0] && cells[0].text === '环境') + 1;
    sheet.book.set('方案', `E${row}`, '0');
    const check = [0, 1, 2].map((outlet) => sheet.book.value('评分', sheet.at('核对', outlet)));
    expect(check).toEqual(['不符', '不符', '不符']);
  });

  it('shares a missing part among those that are there, when a score is cleared', () => {
    const sheet = living(scheme, outlets);
    sheet.book.set('评分', sheet.at('指标b 得分', 0), null);
    expect(sheet.book.value('评分', sheet.at('维度业绩 得分', 0))).toBe(80.42);
  });

  it('takes a veto’s cap into the total', () => {
    const capped: Scheme = { ...scheme, vetoes: [{ code: 'v', name: { zh: '红线' }, when: { value: { indicator: 'c' }, is: '<', than: 60 }, effects: [{ kind: 'capTotal', at: 40 }] }] };
    const sheet = living(capped, [...outlets, { code: 'E', figures: { a: 120, b: 80, c: 10, d: 9, e: 100, f: 100 } }]);
    expectAllReckoned(sheet, capped);
    expect(sheet.book.value('评分', sheet.at('否决封顶', 4))).toBe(40);
    expect(sheet.book.value('评分', sheet.at('总分', 4))).toBe(40);
    expect(Number(sheet.book.value('评分', sheet.at('封顶前总分', 4)))).toBeGreaterThan(40);
  });

  it('says which parts it only copies', () => {
    const sheet = living(buildScheme([indicator('a'), indicator('z', { method: { kind: 'zscore', centre: 60, spread: 10 } })], {}), outlets.map(({ code, figures }) => ({ code: code!, figures: { a: figures!['a']!, z: figures!['d']! } })));
    expect(sheet.sheets.given).toEqual(['指标z']);
    const cell = sheet.book.cell('评分', sheet.at('指标z 得分', 0));
    expect(cell !== null && 'number' in cell).toBe(true);
  });

  it('agrees with the run for any scheme', () => {
    fc.assert(
      fc.property(randomScheme, randomOutlets, (random, specs) => {
        let sheet: Living;
        try {
          sheet = living(random, specs);
        } catch (error) {
          // A random scheme may be one that no check would let pass.
          fc.pre(!(error instanceof AppError));
          throw error;
        }
        expectAllReckoned(sheet, random);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
