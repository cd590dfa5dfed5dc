import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers, AnswerValue } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Checklist, type Item } from '../../../shared/checklist/checklist.ts';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { scoreCompiled, scoreVisit } from '../../../shared/checklist/score-visit.ts';
import { compare, fromInteger } from '../../../shared/exact/rational.ts';
import { buildContext } from '../../builders/checklist.ts';

const parsed = parseChecklist(JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/checklists/hall-service.json'), 'utf8')));
if (parsed.checklist === null) throw new Error('hall-service.json is not sound');
const hall: Checklist = parsed.checklist;

function valueOf(item: Item): fc.Arbitrary<AnswerValue> {
  const each = <T>(codes: readonly { code: string }[], one: fc.Arbitrary<T>) =>
    fc.record(Object.fromEntries(codes.map(({ code }) => [code, one])));
  switch (item.kind) {
    case 'passFail':
      return fc.constantFrom('pass', 'fail');
    case 'scale':
      return fc.integer({ min: 0, max: item.steps });
    case 'choice':
      return fc.constantFrom(...item.options.map(({ code }) => code));
    case 'multi':
      return fc.subarray(item.options.map(({ code }) => code));
    case 'count':
      return each(item.faults, fc.nat(5));
    case 'additive':
      return each(item.parts, fc.boolean());
    case 'allOf':
      return each(item.conditions, fc.constantFrom<'met' | 'breached'>('met', 'breached'));
    case 'measure':
      return fc.nat(2000).map(String);
    case 'score':
      return fc.constant('0');
    case 'flag':
      return fc.boolean();
    case 'text':
    case 'time':
    case 'photo':
      return fc.constant('');
  }
}

/** Answers to some items of the form, in any order of keys. */
const someAnswers: fc.Arbitrary<[string, Answer][]> = fc
  .tuple(
    ...itemsOf(hall).map((item) =>
      fc.option(
        fc.oneof(
          { weight: 5, arbitrary: valueOf(item).map((value): Answer => ({ value })) },
          { weight: item.naAllowed === true ? 1 : 0, arbitrary: fc.constant<Answer>({ value: null, na: true }) },
        ),
      ),
    ),
  )
  .map((answers) => itemsOf(hall).flatMap(({ code }, at): [string, Answer][] => {
      const answer = answers[at] ?? null;
      return answer === null ? [] : [[code, answer]];
    }),
  );

const toAnswers = (entries: readonly [string, Answer][]): Answers => Object.fromEntries(entries);

describe('scoreVisit', () => {
  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(someAnswers, (entries) => {
        expect(scoreVisit(hall, toAnswers(entries.toReversed()), buildContext())).toEqual(scoreVisit(hall, toAnswers(entries), buildContext()));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps every score of this form within 0 and 100, and the best attainable not below the score', () => {
    const compiled = compileChecklist(hall);
    fc.assert(
      fc.property(someAnswers, (entries) => {
        const { score, best, scored } = scoreCompiled(compiled, toAnswers(entries), buildContext());
        expect(scored).toBe(score !== null);
        if (score === null || best === null) return;
        expect(compare(score.exact, fromInteger(0))).toBeGreaterThanOrEqual(0);
        expect(compare(best.exact, fromInteger(100))).toBeLessThanOrEqual(0);
        expect(compare(best.exact, score.exact)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('adds its items up: gained and possible of the sections are the whole’s', () => {
    const compiled = compileChecklist(hall);
    fc.assert(
      fc.property(someAnswers, (entries) => {
        const score = scoreCompiled(compiled, toAnswers(entries), buildContext());
        for (const key of ['answered', 'items'] as const) {
          expect(score.sections.reduce((sum, section) => sum + section[key], 0)).toBe(score[key]);
        }
        const lost = Object.values(score.itemScores).reduce((sum, item) => sum + Number(item.lost.num) / Number(item.lost.den), 0);
        const whole = Number(score.possible.num) / Number(score.possible.den) - Number(score.gained.num) / Number(score.gained.den);
        expect(lost).toBeCloseTo(whole, 9);
      }),
    );
  });

  it('scores 20,000 visits of 47 items in well under the 12 seconds that an import of 100,000 in a minute leaves it', () => {
    const compiled = compileChecklist(hall);
    const samples = fc.sample(someAnswers, { numRuns: 100, seed: 1 }).map(toAnswers);
    // The processor's time, not the clock's: a machine that is busy with other things is no slower by it.
    const started = process.cpuUsage();
    for (let round = 0; round < 200; round += 1) for (const answers of samples) scoreCompiled(compiled, answers, buildContext());
    const { user, system } = process.cpuUsage(started);
    const ms = (user + system) / 1000;
    console.info(`20,000 visits of 47 items scored in ${Math.round(ms)} ms`);
    expect(ms).toBeLessThan(12_000);
  });
});
