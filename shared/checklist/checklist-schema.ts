import { z } from 'zod';
import { parseIsoDate, type IsoDate } from '../dates.ts';
import type { MessageCode } from '../messages/catalog.ts';
import { parseNumber } from '../exact/rational.ts';
import {
  CHECKLIST_FORMAT,
  CHECKLIST_MODES,
  HEADER_KINDS,
  NA_RULES,
  type Checklist,
  type ChecklistNumber,
  type CriticalRule,
} from './checklist.ts';
import { COMPARISONS, type ItemCondition } from './item-condition.ts';
import { VISIT_FACTS } from '../visit/visit-facts.ts';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

/** A value that `isValid` takes; the message code of its fault travels as the message. */
function value<T>(isValid: (raw: unknown) => boolean, fault: MessageCode) {
  return z.custom<T>(isValid, { error: fault });
}

// What `meta` says stands in the JSON Schema of the format, which cannot read the functions.
const decimal = '(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?';
const above0 = `([1-9]\\d*\\.?\\d*|0*\\.\\d*[1-9]\\d*|0+[1-9]\\d*\\.?\\d*|0+\\.\\d*[1-9]\\d*)([eE][+-]?\\d{1,2})?`;
const anyNumber = () => value<ChecklistNumber>(isNumber, 'checklist/number-invalid');
const number = anyNumber().meta({ id: 'number', anyOf: [{ type: 'number' }, { type: 'string', pattern: `^[+-]?(${decimal}|\\d+/0*[1-9]\\d*)$` }] });
const number0 = anyNumber()
  .refine((raw) => sign(raw) >= 0, { error: 'checklist/number-negative', when: ({ value: raw }) => isNumber(raw) })
  .meta({ id: 'numberFrom0', anyOf: [{ type: 'number', minimum: 0 }, { type: 'string', pattern: `^[+]?(${decimal}|\\d+/0*[1-9]\\d*)$` }] });
const numberAbove0 = anyNumber()
  .refine((raw) => sign(raw) > 0, { error: 'checklist/number-not-above-zero', when: ({ value: raw }) => isNumber(raw) })
  .meta({ id: 'numberAbove0', anyOf: [{ type: 'number', exclusiveMinimum: 0 }, { type: 'string', pattern: `^[+]?(${above0}|0*[1-9]\\d*/0*[1-9]\\d*)$` }] });
const code = value<string>(isCode, 'checklist/code-invalid').meta({ id: 'code', type: 'string', pattern: CODE.source });
const date = value<IsoDate>((raw) => typeof raw === 'string' && parseIsoDate(raw) !== null, 'checklist/date-invalid').meta({
  id: 'date',
  type: 'string',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
});
const text = value<string>((raw) => typeof raw === 'string' && raw.trim() !== '', 'checklist/text-empty').meta({ type: 'string', pattern: '\\S' });
const line = value<string>((raw) => typeof raw === 'string' && raw.trim() !== '' && !/[\r\n]/.test(raw), 'checklist/line-invalid').meta({
  type: 'string',
  pattern: '^[^\\r\\n]*[^\\s][^\\r\\n]*$',
});
const words = z.strictObject({ zh: text, en: text.exactOptional() }).meta({ id: 'words' });
const flag = z.boolean().exactOptional();
const coded = { code, name: words };

const floor = value<ChecklistNumber | 'none'>((raw) => raw === 'none' || isNumber(raw), 'checklist/floor-invalid').meta({
  anyOf: [{ type: 'number' }, { type: 'string', pattern: `^([+-]?(${decimal}|\\d+/0*[1-9]\\d*)|none)$` }],
});
const criticalRule = value<CriticalRule>(isCriticalRule, 'checklist/critical-rule-invalid').meta({
  id: 'criticalRule',
  anyOf: [
    { enum: ['flag', 'fail', 'zeroSection', 'zeroVisit'] },
    ruleObject('cap', 'number'),
    ruleObject('deductTotal', 'numberAbove0'),
  ],
});
const range = {
  from: number.exactOptional(),
  to: number.exactOptional(),
  atLeast: number.exactOptional(),
  above: number.exactOptional(),
  atMost: number.exactOptional(),
  below: number.exactOptional(),
};
const outcomeBands = z.array(z.strictObject({ ...coded, ...range })).exactOptional();

const operand = z
  .union([z.strictObject({ item: code }), z.strictObject({ header: code }), z.strictObject({ attribute: text })])
  .meta({ id: 'operand' });
const compared = z.union([z.number(), z.string()]);
const condition: z.ZodType<ItemCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ value: operand, is: z.enum(COMPARISONS), than: compared }),
    z.strictObject({ value: operand, in: z.array(compared).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
).meta({ id: 'condition' });

const evidenceWhen = z.enum(['always', 'onFail']).exactOptional();
const evidence = z.strictObject({ photo: evidenceWhen, note: evidenceWhen }).meta({ id: 'evidence' });
const base = {
  ...coded,
  guidance: words.exactOptional(),
  referencePhotos: z.array(line).min(1).exactOptional(),
  required: flag,
  evidence: evidence.exactOptional(),
  critical: flag,
  criticalAnswers: z.array(z.string()).min(1).exactOptional(),
  criticalRule: criticalRule.exactOptional(),
  bonus: flag,
  naAllowed: flag,
  naNeedsReason: flag,
  condition: condition.exactOptional(),
  validFrom: date.exactOptional(),
  validTo: date.exactOptional(),
  weight: number0.exactOptional(),
};
const stated = number0.exactOptional();
const optionBase = { ...coded, points: number };
const option = z.strictObject({
  ...optionBase,
  possible: number0.exactOptional(),
  repeatPoints: number.exactOptional(),
  jumpTo: code.exactOptional(),
  skipped: z.enum(['leaves', 'lost']).exactOptional(),
});
const fault = z.strictObject({
  ...coded,
  points: numberAbove0,
});

const item = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('passFail'), points: number0 }),
  z.strictObject({
    ...base,
    kind: z.literal('scale'),
    points: number0,
    steps: value<number>(isSteps, 'checklist/steps-invalid').meta({ type: 'integer', minimum: 1, maximum: 100 }),
    labels: z.array(words).exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('choice'), points: stated, options: z.array(option).min(1) }),
  z.strictObject({ ...base, kind: z.literal('multi'), points: stated, options: z.array(z.strictObject(optionBase)).min(1) }),
  z.strictObject({ ...base, kind: z.literal('count'), points: stated, faults: z.array(fault).min(1), limit: stated }),
  z.strictObject({
    ...base,
    kind: z.literal('additive'),
    points: stated,
    parts: z.array(z.strictObject({ ...coded, points: number0 })).min(1),
    none: stated,
  }),
  z.strictObject({ ...base, kind: z.literal('allOf'), points: number0, conditions: z.array(z.strictObject(coded)).min(1) }),
  z.strictObject({
    ...base,
    kind: z.literal('measure'),
    points: stated,
    unit: words.exactOptional(),
    bands: z.array(z.strictObject({ ...range, points: number, critical: flag })).min(1),
    otherwise: number.exactOptional(),
    domain: z.strictObject({ from: number.exactOptional(), to: number.exactOptional() }).exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('score'), points: number0 }),
  ...(['flag', 'text', 'photo', 'time'] as const).map((kind) => z.strictObject({ ...base, kind: z.literal(kind) })),
]);

/** Format `startier-checklist/1` as a schema. Unknown keys are errors. What needs more than one value is `checkChecklist`'s. */
export const checklistSchema = z.strictObject({
  format: z.literal(CHECKLIST_FORMAT),
  ...coded,
  note: words.exactOptional(),
  validFrom: date.exactOptional(),
  validTo: date.exactOptional(),
  mode: z.enum(CHECKLIST_MODES),
  base: number.exactOptional(),
  floor: floor.exactOptional(),
  cap: number.exactOptional(),
  na: z.enum(NA_RULES).exactOptional(),
  criticalRule: criticalRule.exactOptional(),
  max: number.exactOptional(),
  passMark: number0.exactOptional(),
  bands: outcomeBands,
  header: z
    .array(
      z.strictObject({
        ...coded,
        kind: z.enum(HEADER_KINDS),
        fact: z.enum(VISIT_FACTS).exactOptional(),
        options: z.array(z.strictObject(coded)).min(1).exactOptional(),
        required: flag,
      }),
    )
    .exactOptional(),
  sections: z
    .array(
      z.strictObject({
        ...coded,
        note: words.exactOptional(),
        weight: number0.exactOptional(),
        max: number.exactOptional(),
        passMark: number0.exactOptional(),
        bands: outcomeBands,
        items: z.array(item).min(1),
      }),
    )
    .min(1),
  productDefaults: z.array(line).exactOptional(),
  source: z.strictObject({ title: line, url: line.exactOptional(), note: text.exactOptional() }).exactOptional(),
}) satisfies z.ZodType<Checklist>;

function isNumber(raw: unknown): raw is ChecklistNumber {
  return (typeof raw === 'number' || typeof raw === 'string') && parseNumber(raw) !== null;
}

function sign(stated: ChecklistNumber): number {
  const exact = parseNumber(stated);
  return exact === null ? NaN : exact.num > 0n ? 1 : exact.num < 0n ? -1 : 0;
}

function isSteps(raw: unknown): boolean {
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= 100;
}

/** Names that every JavaScript object answers to are refused: codes are keys of records. */
function isCode(raw: unknown): boolean {
  return typeof raw === 'string' && CODE.test(raw) && !(raw in Object.prototype);
}

function ruleObject(key: string, stated: string): object {
  return { type: 'object', properties: { [key]: { $ref: `#/$defs/${stated}` } }, required: [key], additionalProperties: false };
}

function isCriticalRule(raw: unknown): boolean {
  if (typeof raw === 'string') return ['flag', 'fail', 'zeroSection', 'zeroVisit'].includes(raw);
  if (typeof raw !== 'object' || raw === null) return false;
  const [entry, ...more] = Object.entries(raw);
  if (entry === undefined || more.length > 0) return false;
  const [key, stated] = entry as [string, unknown];
  return key === 'cap' ? isNumber(stated) : key === 'deductTotal' && isNumber(stated) && sign(stated) > 0;
}
