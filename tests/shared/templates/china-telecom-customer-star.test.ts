import { describe, expect, it } from 'vitest';
import { parsePeriod, shiftPeriod } from '../../../shared/dates.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type OutletSpec } from '../grading/build-input.ts';
import { moves, totals } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const scheme = readTemplate('china-telecom-customer-star');
/** Growth of the stars 1 to 7, their own lines. */
const LINES = [600, 1000, 1500, 2300, 4000, 6000, 8000];
const month = (number: number): string => shiftPeriod(parsePeriod('2026-01')!, number - 1);

function customer(growth: number | string, more: OutletSpec = {}, period = '2026-09'): OutletSpec {
  return { figures: { [`spend_points@${period}`]: growth, [`tenure_points@${period}`]: 0, [`credit_points@${period}`]: 0 }, ...more };
}
function star(growth: number | string): number | null {
  const level = gradePeriod(scheme, buildInput('2026-09', [customer(growth)])).rawLevel[0]!;
  return scheme.levels[level]?.stars ?? null;
}

describe('the stars of China Telecom customers', () => {
  it('can be published as they stand', () => {
    expect(publicationProblems(scheme)).toEqual([]);
  });
  it('include the lower end of each range', () => {
    expect(LINES.map((line) => star(line))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(LINES.map((line) => star(`${line - 1}.99`))).toEqual([null, 1, 2, 3, 4, 5, 6]);
  });
  it('add spend, membership and credit of the last 12 months, of a newer member those since joining', () => {
    const figures = Object.fromEntries(
      ['2025-09', '2025-10', '2026-08', '2026-09'].flatMap((period) => [[`spend_points@${period}`, 100], [`tenure_points@${period}`, 20], [`credit_points@${period}`, 3]]),
    );
    const input = buildInput('2026-09', [{ figures }, { figures, openedOn: '2026-08-15' }]);
    expect(totals(gradePeriod(scheme, input))).toEqual(['369', '246']);
  });
  it('rise at once, never fall within 12 months, and are set afresh at their end', () => {
    // computed stars by month; what stands after it, and since when
    const events = [
      { at: 1, computed: 3, held: null, since: null, move: 'enter 2 enterLevel' },
      { at: 5, computed: 2, held: 3, since: 1, move: 'hold 2 ' },
      { at: 7, computed: 4, held: 3, since: 1, move: 'promote 3 promoteAfter' },
      { at: 13, computed: 2, held: 4, since: 7, move: 'hold 3 ' },
      { at: 18, computed: 2, held: 4, since: 7, move: 'hold 3 ' },
      { at: 19, computed: 2, held: 4, since: 7, move: 'demote 1 demoteAfter' },
    ];
    const found = events.map(({ at, computed, held, since }) => {
      const history: OutletSpec = held === null ? {} : { level: `s${held}`, levelSince: month(since), lastRaisedIn: month(since) };
      return moves(gradePeriod(scheme, buildInput(month(at), [customer(LINES[computed - 1]!, history, month(at))])))[0]!;
    });
    expect(found.map((move, index) => move.slice(0, events[index]!.move.length))).toEqual(events.map(({ move }) => move));
  });
  it('know no limit of steps at the end', () => {
    const history: OutletSpec = { level: 's7', levelSince: month(1), lastRaisedIn: month(1) };
    const move = (growth: number): string => moves(gradePeriod(scheme, buildInput(month(13), [customer(growth, history, month(13))])))[0]!;
    expect([move(600), move(599)]).toEqual(['demote 0 demoteAfter', 'demote -1 demoteAfter']);
  });
});
