/**
 * When an item applies: a comparison of an earlier answer, a header field or an attribute of the outlet, or a combination.
 *
 * A comparison on something missing (unanswered, hidden, skipped, empty) does not hold, `!=` neither.
 */
export type ItemCondition =
  | { readonly value: ItemOperand; readonly is: Comparison; readonly than: number | string }
  | { readonly value: ItemOperand; readonly in: readonly (number | string)[] }
  | { readonly all: readonly ItemCondition[] }
  | { readonly any: readonly ItemCondition[] }
  | { readonly not: ItemCondition };

/** Comparisons; `<` and its kin compare numbers, or texts by code point where either side is no number. */
export const COMPARISONS = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/**
 * What a condition reads. An answer reads as: `pass`/`fail`, an option's code, a number (scale, measure, score; `count`: all
 * occurrences), `true`/`false` (flag), its text or time, the number of photos; `allOf`: `pass`/`fail`; N/A: `na`. For `multi`
 * and `additive`, `=` asks whether that option or part is among those given, `!=` whether it is not.
 */
export type ItemOperand = { readonly item: string } | { readonly header: string } | { readonly attribute: string };
