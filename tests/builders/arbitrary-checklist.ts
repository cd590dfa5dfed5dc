import fc from 'fast-check';
import { CHECKLIST_FORMAT, type Checklist, type ChecklistNumber, type CriticalRule } from '../../shared/checklist/checklist.ts';
import { COMPARISONS, type ItemCondition } from '../../shared/checklist/item-condition.ts';
import type { IsoDate } from '../../shared/dates.ts';

const code = fc.stringMatching(/^[A-Za-z0-9一-龥][A-Za-z0-9一-龥._-]{0,8}$/).filter((text) => !(text in Object.prototype));
const text = fc
  .array(fc.constantFrom('门', '头', 'a', 'B', ' ', '\n', '"', ',', ';', '=', '_x0041_', '1', '是', '<', '&', '😀', "'"), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((joined) => joined.trim() !== '');
const line = text.map((value) => value.replaceAll('\n', ' ').trim()).filter((value) => value !== '');
const words = fc.record({ zh: text, en: text }, { requiredKeys: ['zh'] });
const number: fc.Arbitrary<ChecklistNumber> = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -99999, max: 99999 }).map((n) => n / 1000),
  fc.constantFrom('70/3', '12.50', '-0.5', '1/3'),
);
const date = fc.constantFrom('2026-01-01', '2026-09-30', '2030-12-31') as fc.Arbitrary<IsoDate>;
const rule: fc.Arbitrary<CriticalRule> = fc.oneof(
  fc.constantFrom('flag' as const, 'fail' as const, 'zeroSection' as const, 'zeroVisit' as const),
  number.map((cap) => ({ cap })),
  number.map((deductTotal) => ({ deductTotal })),
);
const operand = fc.oneof(code.map((item) => ({ item })), code.map((header) => ({ header })), line.map((attribute) => ({ attribute })));
const literal = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)), text);
const { condition } = fc.letrec<{ condition: ItemCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.record({ value: operand, is: fc.constantFrom(...COMPARISONS), than: literal }),
    fc.record({ value: operand, in: fc.array(literal, { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));
/** Any condition, whatever it speaks of. */
export const anyCondition = condition;

const range = fc.record({ from: number, to: number, atLeast: number, above: number, atMost: number, below: number }, { requiredKeys: [] });
const outcomeBands = fc.array(fc.tuple(fc.record({ code, name: words }), range).map(([band, ends]) => ({ ...band, ...ends })), { minLength: 1, maxLength: 3 });
const coded = { code, name: words };
const few = <T>(each: fc.Arbitrary<T>) => fc.array(each, { minLength: 1, maxLength: 4 });
const when = fc.constantFrom('always' as const, 'onFail' as const);

const common = fc.record(
  {
    guidance: words,
    referencePhotos: fc.array(line, { minLength: 1, maxLength: 2 }),
    required: fc.boolean(),
    evidence: fc.record({ photo: when, note: when }, { requiredKeys: ['photo'] }),
    critical: fc.boolean(),
    criticalAnswers: few(code),
    criticalRule: rule,
    bonus: fc.boolean(),
    naAllowed: fc.boolean(),
    naNeedsReason: fc.boolean(),
    condition,
    validFrom: date,
    validTo: date,
    weight: number,
  },
  { requiredKeys: [] },
);
const own = fc.oneof(
  fc.record({ kind: fc.constant('passFail'), points: number }),
  fc.record({ kind: fc.constant('scale'), points: number, steps: fc.integer({ min: 1, max: 5 }), labels: few(words) }, { requiredKeys: ['kind', 'points', 'steps'] }),
  fc.record(
    {
      kind: fc.constant('choice'),
      points: number,
      options: few(
        fc.record(
          { ...coded, points: number, possible: number, repeatPoints: number, jumpTo: fc.oneof(code, fc.constant('end')), skipped: fc.constantFrom('leaves', 'lost') },
          { requiredKeys: ['code', 'name', 'points'] },
        ),
      ),
    },
    { requiredKeys: ['kind', 'options'] },
  ),
  fc.record({ kind: fc.constant('multi'), points: number, options: few(fc.record({ ...coded, points: number })) }, { requiredKeys: ['kind', 'options'] }),
  fc.record({ kind: fc.constant('count'), points: number, limit: number, faults: few(fc.record({ ...coded, points: number })) }, { requiredKeys: ['kind', 'faults'] }),
  fc.record({ kind: fc.constant('additive'), points: number, none: number, parts: few(fc.record({ ...coded, points: number })) }, { requiredKeys: ['kind', 'parts'] }),
  fc.record({ kind: fc.constant('allOf'), points: number, conditions: few(fc.record(coded)) }),
  fc.record(
    {
      kind: fc.constant('measure'),
      points: number,
      unit: words,
      otherwise: number,
      domain: fc.record({ from: number, to: number }, { requiredKeys: ['from'] }),
      bands: few(fc.tuple(range, fc.record({ points: number, critical: fc.boolean() }, { requiredKeys: ['points'] })).map(([ends, rest]) => ({ ...ends, ...rest }))),
    },
    { requiredKeys: ['kind', 'bands'] },
  ),
  fc.record({ kind: fc.constant('score'), points: number }),
  fc.record({ kind: fc.constantFrom('flag', 'text', 'photo', 'time') }),
);

/**
 * Checklists with every key of the format, whose codes are told apart but whose references and points need not make sense:
 * for what must not lose anything on the way.
 */
export const anyChecklist: fc.Arbitrary<Checklist> = fc
  .record({
    whole: fc.record(
      {
        note: words,
        validFrom: date,
        validTo: date,
        base: number,
        floor: fc.oneof(number, fc.constant('none')),
        cap: number,
        na: fc.constantFrom('leaves', 'full', 'lost'),
        criticalRule: rule,
        max: number,
        passMark: number,
        bands: outcomeBands,
        productDefaults: few(line),
        source: fc.record({ title: line, url: line, note: text }, { requiredKeys: ['title'] }),
      },
      { requiredKeys: [] },
    ),
    mode: fc.constantFrom('ratio', 'mean', 'points', 'deduct'),
    head: fc.record({ code, name: words }),
    header: fc.uniqueArray(fc.record({ ...coded, kind: fc.constantFrom('choice', 'number', 'text', 'time', 'person'), required: fc.boolean(), fact: fc.constantFrom('arrivedAt', 'leftAt', 'timeSlot', 'secondAuditor'), options: few(fc.record(coded)) }, { requiredKeys: ['code', 'name', 'kind'] }), {
      maxLength: 3,
      selector: (field) => field.code,
    }),
    sections: fc.uniqueArray(fc.record({ ...coded, note: words, weight: number, max: number, passMark: number, bands: outcomeBands }, { requiredKeys: ['code', 'name'] }), {
      minLength: 1,
      maxLength: 3,
      selector: (section) => section.code,
    }),
    items: fc.uniqueArray(fc.tuple(fc.record(coded), common, own).map(([head, shared, particular]) => ({ ...head, ...shared, ...particular })), {
      minLength: 3,
      maxLength: 9,
      selector: (item) => item.code,
    }),
  })
  .map(({ whole, mode, head, header, sections, items }) => {
    const share = Math.ceil(items.length / sections.length);
    const filled = sections.map((section, at) => ({ ...section, items: items.slice(at * share, (at + 1) * share) })).filter((section) => section.items.length > 0);
    return { format: CHECKLIST_FORMAT, ...head, mode, ...whole, ...(header.length > 0 ? { header } : {}), sections: filled } as unknown as Checklist;
  });
