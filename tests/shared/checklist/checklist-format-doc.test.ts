import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainWord, type PlainWord } from '../../../shared/checklist/answer-words.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import { answersOf, buildContext } from '../../builders/checklist.ts';

const text = readFileSync(join(import.meta.dirname, '../../../docs/checklist-format.md'), 'utf8');

describe('docs/checklist-format.md', () => {
  it('shows a checklist that is sound and scores as the page says', () => {
    const raw: unknown = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '');
    const { checklist, problems } = parseChecklist(raw);
    expect(problems).toEqual([]);
    if (checklist === null) return;
    const answers = answersOf({
      A1: 'pass',
      A3: 3,
      A4: { expired: 1, damaged: 1 },
      A5: { value: { tariffs: true, hotline: false } },
      A6: { value: { exit: 'met', extinguisher: 'met' } },
      B1: 'fits',
      B2: '301',
      B3: '2.5',
      B4: ['water'],
      B5: false,
    });
    const gained = 2 + 1.5 + 0.5 + 1 + 2 + 3 + 1 + 2.5 + 0.5;
    const score = scoreVisit(checklist, answers, buildContext({ header: { slot: 'day' } }));
    expect(score.missing).toEqual([]);
    expect(Number(score.score?.text)).toBeCloseTo((100 * gained) / (20 - 2), 2);
    expect(scoreVisit(checklist, { ...answers, B5: { value: true } }, buildContext({ header: { slot: 'day' } })).score?.text).toBe('59.00');
  });

  it('lists answer words that the program reads so', () => {
    const rows: readonly [string, PlainWord][] = [['pass', 'pass'], ['fail', 'fail'], ['yes', 'yes'], ['no', 'no'], ['N/A', 'na']];
    for (const [label, word] of rows) {
      const words = new RegExp(`^\\| ${label} \\| (.*) \\|$`, 'm').exec(text)?.[1]?.split(', ') ?? [];
      expect(words.length).toBeGreaterThan(4);
      for (const listed of words) expect([listed, plainWord(listed)]).toEqual([listed, word]);
    }
  });
});
