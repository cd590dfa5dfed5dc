import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { withValueAt } from '../../../shared/scheme/set-path.ts';
import { tunablesOf } from '../../../shared/scheme/tunables.ts';
import { buildScheme, indicator } from '../grading/build-scheme.ts';

describe('tunablesOf', () => {
  it('names weights, lines from the best down, movement rules with their defaults, and the numbers of methods', () => {
    const scheme = buildScheme(
      [
        indicator('a', { weight: 60 }),
        indicator('b', { weight: 40, method: { kind: 'bands', rows: [{ atLeast: 10, points: 100 }, { atLeast: 0, below: 10, points: '50' }] } }),
      ],
      { movement: { promoteAfter: 2 } },
    );
    const groups = tunablesOf(scheme);
    expect(groups.map(({ kind, isPercent, items }) => [kind, isPercent, items.map(({ path, value, standsFor }) => [path, value, standsFor])])).toEqual([
      ['weights', true, [['tree.children[0].weight', '60', '60'], ['tree.children[1].weight', '40', '40']]],
      ['lines', false, [4, 3, 2, 1].map((place) => [`levels[${place}].line`, String(50 + 10 * place), String(50 + 10 * place)])],
      [
        'movement',
        false,
        [
          ['movement.promoteAfter', '2', '2'],
          ['movement.demoteAfter', null, '1'],
          ['movement.maxStepsUp', null, '1'],
          ['movement.maxStepsDown', null, '1'],
          ['movement.protectPeriods', null, '0'],
          ['movement.minVisitsToDemote', null, '0'],
        ],
      ],
      [
        'method',
        false,
        [
          ['tree.children[1].method.rows[0].atLeast', '10', '10'],
          ['tree.children[1].method.rows[0].points', '100', '100'],
          ['tree.children[1].method.rows[1].atLeast', '0', '0'],
          ['tree.children[1].method.rows[1].below', '10', '10'],
          ['tree.children[1].method.rows[1].points', '50', '50'],
        ],
      ],
    ]);
  });

  it('gives paths that the scheme has: each set to its own value leaves a shipped scheme without faults', () => {
    const raw: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/schemes/telecom-channel-40-30-10-20.json'), 'utf8'));
    const { scheme } = parseScheme(raw);
    const items = tunablesOf(scheme!).flatMap((group) => group.items);
    expect(items.length).toBeGreaterThan(60);
    const set = items.reduce<unknown>((document, { path, standsFor }) => withValueAt(document, path, Number(standsFor)), scheme);
    const again = parseScheme(set).scheme!;
    expect(checkScheme(again, { forPublication: true }).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(tunablesOf(again).flatMap((group) => group.items).map(({ path }) => path)).toEqual(items.map(({ path }) => path));
  });
});
