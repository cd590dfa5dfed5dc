import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type EventSpec, type OutletSpec } from '../grading/build-input.ts';
import { states, totals } from '../grading/read-result.ts';
import { fillTemplate, publicationProblems, readTemplate } from './read-template.ts';

const CODE = 'nyc-restaurant-letter-grade';
const cells = (child: number): string[] =>
  [0, 1, 2].flatMap((term) => [0, 1, 2, 3, 4].filter((row) => term > 0 || (row !== 0 && row !== 3)).map((row) => `tree.children[${child}].method.terms[${term}].rows[${row}].points`));
const UNKNOWN = [...cells(0), ...cells(1)];
// The source gives only the least points of a group: hazard 7, critical 5, general 2. These fill the other cells for the tests.
const LEAST = [7, 5, 2];
const filled = fillTemplate(CODE, Object.fromEntries(UNKNOWN.map((path) => [path, LEAST[Number(/terms\[(\d)\]/.exec(path)![1])]! + Number(/rows\[(\d)\]/.exec(path)![1])])));

/** An inspection with violations such as `hazard 1`. */
function inspection(which: 'initial' | 'second', ...violations: readonly string[]): EventSpec[] {
  return [
    { on: '2026-03-02', event: `${which}_inspection` },
    ...violations.map((violation) => ({ on: '2026-03-02', event: `${which}_${violation.split(' ')[0]!}`, category: violation.split(' ')[1]! })),
  ];
}
/** `points grade` or the state. Another restaurant has a record of every kind, so that each kind is known. */
function graded(events: readonly EventSpec[]): string {
  const all = (['initial', 'second'] as const).flatMap((which) => inspection(which, 'hazard 1', 'critical 1', 'general 1'));
  const specs: OutletSpec[] = [{ events }, { events: all }];
  const result = gradePeriod(filled, buildInput('2026', specs));
  return `${totals(result)[0] ?? '-'} ${filled.levels[result.level[0]!]?.code ?? states(result)[0]!}`;
}

describe('the letter grades of New York restaurants', () => {
  it('are a draft that lacks the cells of the condition table that no source gives', () => {
    expect(publicationProblems(readTemplate(CODE))).toEqual(UNKNOWN.map((path) => `error scheme/unknown-number ${path}`).sort());
    expect(publicationProblems(filled)).toEqual([]);
  });
  it('count 7 points for one contaminated item and 10 for four or more', () => {
    expect([graded(inspection('initial', 'hazard 1')), graded(inspection('initial', 'hazard 4'))]).toEqual(['7 a', '10 a']);
  });
  it('add the violations up from 0: 13 points are an A, 14 at the initial inspection wait for another', () => {
    // hazard 1 and general 5 (2 + 4); and general 1 twice more
    expect(graded(inspection('initial'))).toBe('0 a');
    expect(graded(inspection('initial', 'hazard 1', 'general 5'))).toBe('13 a');
    expect(graded(inspection('initial', 'hazard 4', 'general 1', 'general 1'))).toBe('14 pending');
  });
  it('read the re-inspection alone, where there was one', () => {
    const first = inspection('initial', 'hazard 4', 'hazard 4', 'hazard 4');
    expect(graded([...first, ...inspection('second', 'hazard 1', 'general 5')])).toBe('13 a');
    expect(graded([...first, ...inspection('second', 'hazard 1', 'hazard 1')])).toBe('14 b');
    expect(graded([...first, ...inspection('second', 'hazard 1', 'hazard 4', 'hazard 4')])).toBe('27 b');
    expect(graded([...first, ...inspection('second', 'hazard 1', 'hazard 1', 'hazard 1', 'hazard 1')])).toBe('28 c');
  });
  it('give no grade without an inspection', () => {
    expect(graded([])).toBe('- notGraded');
  });
});
