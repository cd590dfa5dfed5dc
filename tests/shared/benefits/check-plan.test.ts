import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../shared/benefits/check-plan.ts';
import { parsePlan } from '../../../shared/benefits/parse-plan.ts';
import { planJsonSchema } from '../../../shared/benefits/plan-json-schema.ts';
import type { Benefit, BenefitPlan, WithholdingRule } from '../../../shared/benefits/plan.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { buildScheme, indicator } from '../grading/build-scheme.ts';

const root = join(import.meta.dirname, '../../..');
const scheme = buildScheme([indicator('sales')], { vetoes: [{ code: 'red', name: { zh: '红线' }, when: { redLine: {} }, effects: [{ kind: 'lower', by: 1 }] }] });
const known = new Set(['rent']);

function plan(benefits: readonly Partial<Benefit>[], withholding: readonly WithholdingRule[] = [], from = '2026-01'): BenefitPlan {
  return {
    format: 'startier-benefits/1',
    code: 'p',
    name: { zh: '方案' },
    scheme: 'test',
    from: from as PeriodId,
    benefits: benefits.map((own, place) => ({ code: `b${place}`, name: { zh: `权益${place}` }, kind: 'money', levels: { s1: { value: 1 } }, ...own })),
    withholding,
  };
}
/** Code and path of each problem. */
function found(of: BenefitPlan): readonly string[] {
  return checkPlan(of, { scheme, known }).map(({ code, path }) => `${code} ${path}`);
}

describe('checkPlan', () => {
  it('finds nothing in a sound plan', () => {
    expect(found(plan([{ kind: 'coefficient' }, { levels: { s1: { formula: 'sales*b0+[rent]' }, 'below-scale': { value: 0 } } }], [{ code: 'w', name: { zh: '扣' }, when: { veto: 'red' }, share: 100 }]))).toEqual([]);
  });

  it('names levels that the scheme lacks, with the nearest', () => {
    expect(found(plan([{ levels: { s9: { value: 1 } } }]))).toEqual(['benefit/level-unknown-near benefits[0].levels.s9']);
    expect(found(plan([{ levels: { gold: { value: 1 } } }]))).toEqual(['benefit/level-unknown benefits[0].levels.gold']);
  });

  it('asks for shares of 100 percent, fractions exactly', () => {
    const parts = (...shares: readonly (string | number)[]) => plan([{ instalments: shares.map((share, months) => ({ share, months })) }]);
    expect(found(parts('100/3', '100/3', '100/3'))).toEqual([]);
    expect(found(parts(33.33, 33.33, 33.33))).toEqual(['benefit/shares-not-100 benefits[0].instalments']);
    expect(found(parts(100, 0))).toEqual(['benefit/share-not-positive benefits[0].instalments[1].share']);
  });

  it('lets instalments fall due from the first month of the period on', () => {
    const quarter = (months: number) => checkPlan({ ...plan([{ instalments: [{ share: 100, months }] }], [], '2026-Q1') }, { scheme: { ...scheme, cycle: 'quarter' }, known });
    expect(quarter(-2)).toEqual([]);
    expect(quarter(-3).map(({ code }) => code)).toEqual(['benefit/due-before-period']);
  });

  it('refuses cells of the wrong kind', () => {
    expect(found(plan([{ levels: { s1: { value: true } } }]))).toEqual(['benefit/cell-not-number benefits[0].levels.s1']);
    expect(found(plan([{ kind: 'text' }]))).toEqual(['benefit/cell-not-text benefits[0].levels.s1']);
    expect(found(plan([{ kind: 'yesNo' }]))).toEqual(['benefit/cell-not-yes-no benefits[0].levels.s1']);
    expect(found(plan([{ levels: { s1: { formula: '"a"' } } }]))).toEqual(['benefit/formula-not-number benefits[0].levels.s1.formula']);
  });

  it('refuses limits that cross and money that is not rounded', () => {
    expect(found(plan([{ limits: { floor: 3, cap: 3 } }]))).toEqual([]);
    expect(found(plan([{ limits: { floor: '3.01', cap: 3 } }]))).toEqual(['benefit/limits-crossed benefits[0].limits']);
    expect(found(plan([{ rounding: { to: 'none' } }]))).toEqual(['benefit/money-unrounded benefits[0].rounding.to']);
    expect(found(plan([{ rounding: { to: { step: 0 } } }]))).toEqual(['benefit/step-not-positive benefits[0].rounding.to.step']);
  });

  it('warns of a limit off the rounding step and of a higher level that gets less', () => {
    expect(found(plan([{ limits: { cap: '3.005' } }]))).toEqual(['benefit/limit-off-step benefits[0].limits.cap']);
    expect(found(plan([{ levels: { s1: { value: 2 }, s2: { value: 2 }, s3: { value: 1 } } }]))).toEqual(['benefit/higher-gets-less benefits[0].levels.s3']);
  });

  it('reads formulas with the benefits before them, never with later ones or themselves', () => {
    const formula = (text: string) => found(plan([{ kind: 'coefficient' }, { levels: { s1: { formula: text } } }, {}]));
    expect(formula('b0*[权益0]*stars*档位+TOTAL+SCORE(sales)')).toEqual([]);
    expect(formula('b2')).toEqual(['benefit/named-later benefits[1].levels.s1.formula']);
    expect(formula('b1+1')).toEqual(['benefit/named-later benefits[1].levels.s1.formula']);
    expect(formula('rnet')).toEqual(['formula/unknown-name benefits[1].levels.s1.formula']);
    expect(formula('IF(sales')).toHaveLength(1);
  });

  it('checks conditions as those of the scheme', () => {
    const at = (condition: NonNullable<Benefit['for']>) => found(plan([{ for: condition }]));
    expect(at({ value: 'ownership', is: '=', than: 'partner' })).toEqual([]);
    expect(at({ value: { indicator: 'slaes' }, is: '>', than: 1 }).map((text) => text.split(' ')[1])).toContain('benefits[0].for.value.indicator');
  });

  it('checks withholding rules', () => {
    const rule = (more: Partial<WithholdingRule>) => found(plan([{}, { kind: 'coefficient' }], [{ code: 'w', name: { zh: '扣' }, when: { levelBelow: 1 }, ...more }]));
    expect(rule({ when: { veto: 'blue' } })).toEqual(['benefit/veto-unknown withholding[0].when.veto']);
    expect(rule({ benefits: ['b1'] })).toEqual(['benefit/withholding-kind withholding[0].benefits[0]']);
    expect(rule({ benefits: ['x'] })).toEqual(['benefit/withholding-unknown withholding[0].benefits[0]']);
    expect([rule({ share: 100 }), rule({ share: '100.01' }), rule({ share: 0 })].map((own) => own.length)).toEqual([0, 1, 1]);
  });

  it('asks for a first period of the scheme\'s cycle', () => {
    expect(found(plan([{}], [], '2026-Q1'))).toEqual(['benefit/wrong-cycle from']);
  });
});

describe('the format', () => {
  const shipped: object = JSON.parse(readFileSync(join(root, 'resources/benefits.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020({ strict: false }).compile(shipped);

  it('is shipped as the JSON Schema of the program', () => {
    // After a change of the format: node scripts/benefit-schema.ts
    expect(shipped).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
  });

  it.each(readdirSync(join(root, 'resources/benefits')))('fits the shipped plan %s, which has no fault with its scheme', (file) => {
    const raw: unknown = JSON.parse(readFileSync(join(root, 'resources/benefits', file), 'utf8'));
    expect(validate(raw)).toBe(true);
    const { plan: read } = parsePlan(raw);
    const { scheme: own } = parseScheme(JSON.parse(readFileSync(join(root, 'resources/schemes', `${read!.scheme}.json`), 'utf8')));
    expect(checkPlan(read!, { scheme: own, known: new Set(['floor_area']) })).toEqual([]);
  });

  it('names keys it does not know and values of the wrong kind', () => {
    const { problems } = parsePlan({ ...plan([{}]), benefit: [], from: '2026-13' });
    expect(problems.map(({ path }) => path).sort()).toEqual(['benefit', 'from']);
  });
});
