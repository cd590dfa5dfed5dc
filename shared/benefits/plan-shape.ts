import { z } from 'zod';
import { parsePeriod } from '../dates.ts';
import { namedShapes } from '../scheme/scheme-shape.ts';
import { firstKey, oneOf, strict } from '../scheme/shape-parts.ts';
import { BENEFIT_KINDS, ROUNDING_MODES } from './plan.ts';

const { number, words, rounding, condition } = namedShapes;
const code = z.string().min(1);
const expression = z.string().min(1);
const period = z.string().refine((text) => parsePeriod(text) !== null, { params: { reason: 'kind', expected: '2026-09, 2026-Q3, 2026-H2, 2026' } });

const cell = oneOf('value, text, formula', (raw) => firstKey(raw, ['formula', 'text', 'value']), {
  value: strict({ value: z.union([z.boolean(), number]) }),
  text: strict({ text: words }),
  formula: strict({ formula: expression }),
});

const instalment = strict({ share: number, months: z.int().min(-11).max(60), day: z.int().min(1).max(31).optional() });

const benefit = strict({
  code,
  name: words,
  kind: z.enum(BENEFIT_KINDS),
  note: words.optional(),
  unit: words.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/).optional(),
  levels: z.record(z.string(), cell),
  for: condition.optional(),
  limits: strict({ floor: number.optional(), cap: number.optional() }).optional(),
  rounding: strict({ to: rounding, mode: z.enum(ROUNDING_MODES).optional(), stage: z.enum(['beforeLimits', 'afterLimits']).optional() }).optional(),
  instalments: z.array(instalment).min(1).max(60).optional(),
  onLevelChange: z.enum(['keep', 'remaining']).optional(),
});

const breach = oneOf('condition, veto, levelBelow', (raw) => firstKey(raw, ['condition', 'veto', 'levelBelow']), {
  condition: strict({ condition }),
  veto: strict({ veto: code.nullable() }),
  levelBelow: strict({ levelBelow: z.int().min(1).max(30) }),
});

const withholding = strict({
  code,
  name: words,
  when: breach,
  benefits: z.array(code).min(1).optional(),
  share: number.optional(),
  scope: z.enum(['due', 'remaining']).optional(),
});

/** The shape of `startier-benefits/1`. */
export const planShape = strict({
  format: z.literal('startier-benefits/1'),
  code,
  name: words,
  note: words.optional(),
  scheme: code,
  from: period,
  level: z.enum(['decided', 'entering']).optional(),
  benefits: z.array(benefit).max(100),
  withholding: z.array(withholding).max(50).optional(),
});
