import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { toExactText, type Rational } from '../../../shared/exact/rational.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { GRADE_STATES, MOVEMENT_RULES, MOVEMENTS, type GradingResult } from '../../../shared/grading/grading-result.ts';
import { packInput, packResult, unpackInput, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { rootsOf } from '../../../shared/scheme/walk.ts';
import { buildInput } from './build-input.ts';
import { randomGuard, randomLevelOutlets, randomLevelScheme } from './random-levels.ts';
import { modelGrading, type ModelResult } from './reference-model.ts';

/** More, or others, for a longer look: RANDOM_SCHEMES and RANDOM_SEED. */
const SCHEMES = Number(process.env['RANDOM_SCHEMES'] ?? 1000);
const RUNS = { numRuns: SCHEMES, seed: Number(process.env['RANDOM_SEED'] ?? 20_260_922) };
const TYPES = { area: 'number', place: 'text' } as const;
/** Parts of schemes that have to come up, each by what its JSON holds. */
const FEATURES: readonly (readonly [string, RegExp])[] = [
  ...['cutoffs', 'quota', 'cutoffsWithQuota', 'clusters'].map((kind) => [`method levels by ${kind}`, new RegExp(`"kind":"levels","rule":{"kind":"${kind}"`)] as const),
  ['adjustment by formula', /"(?:bonus|penalty)","formula"/],
  ['adjustment by records', /"adjustments":{"items":\[[^\]]*"records"/],
  ['policy carry', /"missing":{"carry"/],
  ['cohort key by formula', /"keys":\[[^\]]*{"formula"/],
  ['condition by formula', /"(?:when|require)":{"formula"/],
  ['level step that reads LEVEL', /LEVEL[=<)]/],
  ['levels by formula', /"levelRule":{"kind":"formula"/],
  ['STREAK', /STREAK\(/],
  ['SCORE', /SCORE\(/],
];
const text = (value: Rational | null): string | null => (value === null ? null : toExactText(value));

function engineCells(result: GradingResult) {
  const values = (column: GradingResult['total']) => result.codes.map((_, row) => text(columnValue(column, row)));
  return {
    scores: Object.fromEntries([...result.indicators, ...result.nodes].map(({ code, score }) => [code, values(score)])),
    states: Array.from(result.state, (place) => GRADE_STATES[place]),
    totals: values(result.total),
    further: (result.totals ?? []).map(({ total }) => values(total)),
    ranks: [...result.rank],
    regionRanks: result.regionRanks.map(({ rank }) => [...rank]),
    rawLevels: [...result.rawLevel],
    levels: [...result.level],
    newLevels: [...result.newLevel],
    movements: Array.from(result.movement, (place) => MOVEMENTS[place]),
    rules: Array.from(result.rule, (place) => MOVEMENT_RULES[place]),
  };
}

function modelCells(scheme: Scheme, model: ModelResult): ReturnType<typeof engineCells> {
  const roots = new Set(rootsOf(scheme).map(({ code }) => code));
  return {
    scores: Object.fromEntries([...model.scores].filter(([code]) => !roots.has(code)).map(([code, values]) => [code, values.map(text)])),
    states: [...model.states],
    totals: model.totals.map(text),
    further: model.further.map((values) => values.map(text)),
    ranks: [...model.ranks],
    regionRanks: model.regionRanks.map((ranks) => [...ranks]),
    rawLevels: [...model.rawLevels],
    levels: [...model.levels],
    newLevels: model.moves.map(({ level }) => level),
    movements: model.moves.map(({ movement }) => movement),
    rules: model.moves.map(({ rule }) => rule),
  };
}

describe('random schemes with every rule of totals, levels, vetoes and movement', () => {
  it(`differ from the slow model in no cell of ${SCHEMES} schemes`, () => {
    let [schemes, cells] = [0, 0];
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(randomLevelScheme, randomLevelOutlets, randomGuard, (scheme, outlets, guard) => {
        const built = buildInput('2026-09', outlets, TYPES);
        const input = { ...built, history: { ...built.history, guard } };
        const found = engineCells(gradePeriod(scheme, input));
        expect(found).toEqual(modelCells(scheme, modelGrading(scheme, input)));
        schemes += 1;
        const written = JSON.stringify(scheme);
        for (const [feature, pattern] of FEATURES) if (pattern.test(written)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
        cells += outlets.length * (Object.keys(found.scores).length + 9 + found.further.length + found.regionRanks.length);
        for (const rule of [...found.rules, ...found.states]) seen.set(String(rule), (seen.get(String(rule)) ?? 0) + 1);
      }),
      RUNS,
    );
    process.stdout.write(`${schemes} random schemes, ${cells} cells, none differs; rows by rule and state, schemes by feature: ${[...seen].sort().map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
    expect(schemes).toBe(SCHEMES);
    // Every rule, state and feature comes up often enough to mean something.
    for (const name of [...MOVEMENT_RULES, ...GRADE_STATES, ...FEATURES.map(([feature]) => feature)]) expect([name, (seen.get(name) ?? 0) >= 10]).toEqual([name, true]);
  });

  it('are read back by the format and never called wrong in their references', () => {
    fc.assert(
      fc.property(randomLevelScheme, (scheme) => {
        const raw: unknown = JSON.parse(JSON.stringify(scheme));
        expect(parseScheme(raw)).toEqual({ scheme: raw, problems: [] });
        const wrong = checkScheme(scheme, { forPublication: false }).filter(({ code }) => code.startsWith('scheme/unknown-code') || code === 'scheme/code-twice');
        expect(wrong).toEqual([]);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it('give the same bytes in any order of outlets and through packing', () => {
    fc.assert(
      fc.property(randomLevelScheme, randomLevelOutlets, randomGuard, (scheme, outlets, guard) => {
        const inputOf = (specs: typeof outlets) => {
          const built = buildInput('2026-09', specs, TYPES);
          return { ...built, history: { ...built.history, guard } };
        };
        const bytes = packResult(gradePeriod(scheme, inputOf(outlets)));
        expect(packResult(gradePeriod(scheme, inputOf([...outlets].reverse())))).toEqual(bytes);
        expect(packResult(gradePeriod(scheme, unpackInput(packInput(inputOf(outlets)))))).toEqual(bytes);
        expect(packResult(unpackResult(bytes))).toEqual(bytes);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});
