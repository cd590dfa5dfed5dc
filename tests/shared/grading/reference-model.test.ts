import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { add, parseNumber, rational, toExactText, type Rational } from '../../../shared/exact/rational.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { GradingResult } from '../../../shared/grading/grading-result.ts';
import { MOVEMENT_RULES } from '../../../shared/grading/grading-result.ts';
import { packInput, packResult, unpackInput, unpackResult } from '../../../shared/grading/pack-columns.ts';
import { traceOutlet } from '../../../shared/grading/trace-outlet.ts';
import type { TracePart } from '../../../shared/grading/trace.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { buildInput } from './build-input.ts';
import { randomOutlets, randomScheme } from './random-cases.ts';
import { modelGrading } from './reference-model.ts';

/** More, or others, for a longer look: RANDOM_SCHEMES and RANDOM_SEED. */
const RUNS = { numRuns: Number(process.env['RANDOM_SCHEMES'] ?? 300), seed: Number(process.env['RANDOM_SEED'] ?? 20_260_901) };
const text = (value: Rational | null | undefined): string | null => (value === null || value === undefined ? null : toExactText(value));

/** Everything that the model also says of a run, as plain values. */
function cells(result: GradingResult) {
  const parts = [...result.indicators, ...result.nodes];
  return {
    scores: Object.fromEntries(parts.map(({ code, score }) => [code, result.codes.map((_, row) => text(columnValue(score, row)))])),
    totals: result.codes.map((_, row) => text(columnValue(result.total, row))),
    ranks: [...result.rank],
    levels: [...result.level],
    newLevels: [...result.newLevel],
    rules: Array.from(result.rule, (place) => MOVEMENT_RULES[place]),
  };
}

describe('random schemes and data', () => {
  it('give in every cell what the slow model of exact fractions gives', () => {
    fc.assert(
      fc.property(randomScheme, randomOutlets, (scheme, outlets) => {
        const input = buildInput('2026-09', outlets, { area: 'number', place: 'text' });
        const model = modelGrading(scheme, input);
        const { [scheme.tree.code]: _, ...scores } = Object.fromEntries([...model.scores].map(([code, values]) => [code, values.map(text)]));
        expect(cells(gradePeriod(scheme, input))).toEqual({
          scores,
          totals: model.totals.map(text),
          ranks: model.ranks,
          levels: model.levels,
          newLevels: model.moves.map(({ level }) => level),
          rules: model.moves.map(({ rule }) => rule),
        });
      }),
      RUNS,
    );
  });

  it('are schemes that the format reads back', () => {
    fc.assert(
      fc.property(randomScheme, (scheme) => {
        const raw: unknown = JSON.parse(JSON.stringify(scheme));
        expect(parseScheme(raw)).toEqual({ scheme: raw, problems: [] });
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('give the same bytes whatever the order of the outlets, twice over, and through packing', () => {
    fc.assert(
      fc.property(randomScheme, randomOutlets, fc.infiniteStream(fc.nat()), (scheme, outlets, keys) => {
        const shuffled = outlets.map((outlet) => ({ outlet, key: keys.next().value })).sort((a, b) => a.key - b.key).map(({ outlet }) => outlet);
        const types = { area: 'number', place: 'text' } as const;
        const input = buildInput('2026-09', outlets, types);
        const bytes = packResult(gradePeriod(scheme, input));
        expect(packResult(gradePeriod(scheme, buildInput('2026-09', shuffled, types)))).toEqual(bytes);
        const again = unpackInput(packInput(input));
        expect(packInput(again)).toEqual(packInput(input));
        expect(packResult(gradePeriod(scheme, again))).toEqual(bytes);
        expect(packResult(unpackResult(bytes))).toEqual(bytes);
      }),
      { ...RUNS, numRuns: 120 },
    );
  });

  it('do not depend on the scale of weights', () => {
    fc.assert(
      fc.property(randomScheme, randomOutlets, fc.integer({ min: 2, max: 7 }), (scheme, outlets, factor) => {
        const input = buildInput('2026-09', outlets, { area: 'number', place: 'text' });
        const stated = { ...scheme, tree: { ...scheme.tree, weights: 'any' as const, children: scheme.tree.children.map((child, index) => ({ ...child, weight: index + 1 })) } };
        const scaled = { ...stated, tree: { ...stated.tree, children: stated.tree.children.map((child, index) => ({ ...child, weight: `${(index + 1) * factor}/3` })) } };
        expect(cells(gradePeriod(scaled, input))).toEqual(cells(gradePeriod(stated, input)));
      }),
      { ...RUNS, numRuns: 60 },
    );
  });

  it('have traces whose contributions and rounding line make the total', () => {
    fc.assert(
      fc.property(randomScheme, randomOutlets, (scheme, outlets) => {
        const input = buildInput('2026-09', outlets, { area: 'number', place: 'text' });
        const result = gradePeriod(scheme, input);
        result.codes.forEach((_, row) => {
          const trace = traceOutlet(scheme, input, result, row);
          const total = columnValue(result.total, row);
          if (total === null) return;
          const sum = [...contributions(trace.root), trace.roundingLine!].map((value) => parseNumber(value)!).reduce(add, rational(0n));
          expect(plainDecimal(sum)).toBe(plainDecimal(parseNumber(plainDecimal(total))!));
        });
      }),
      { ...RUNS, numRuns: 60 },
    );
  });
});

function contributions(part: TracePart): string[] {
  const children = part.children.flatMap(contributions);
  const below = [...children, ...(part.blend ?? []).slice(children.length > 0 ? 1 : 0).flatMap(({ contribution }) => contribution ?? [])];
  return below.length > 0 || part.contribution === null ? below : [part.contribution];
}
