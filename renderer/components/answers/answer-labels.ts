import type { Item } from '../../../shared/checklist/checklist.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { parseNumber, type Rational } from '../../../shared/exact/rational.ts';
import { inLang, type Lang } from '../../../shared/errors.ts';
import { formatDecimal } from '../../format.ts';
import type { Say } from '../../i18n.ts';
import type { AnswerOption } from './answer-options.ts';
import type { ANSWERS } from './words.ts';

export type SayAnswers = Say<typeof ANSWERS.table>;

/** Points as people write them: `2`, `0.5`, a true minus. */
export function pointsText(points: Rational): string {
  return formatDecimal(plainDecimal(points));
}

/** The word on a button. */
export function optionLabel({ label }: Pick<AnswerOption, 'label'>, say: SayAnswers, lang: Lang): string {
  return typeof label === 'string' ? say(label) : inLang(label, lang);
}

/** What a typed number must be. */
export function rangeWords(item: Item, say: SayAnswers): string {
  const [from, to] = rangeOf(item);
  if (from !== null && to !== null) return say('fromTo', { from, to });
  if (from !== null) return say('fromOnly', { from });
  return to === null ? say('anyNumber') : say('toOnly', { to });
}

function rangeOf(item: Item): readonly [string | null, string | null] {
  switch (item.kind) {
    case 'scale':
      return ['0', String(item.steps)];
    case 'score':
      return ['0', numberText(item.points)];
    case 'measure':
      return [item.domain?.from === undefined ? null : numberText(item.domain.from), item.domain?.to === undefined ? null : numberText(item.domain.to)];
    default:
      return [null, null];
  }
}

function numberText(value: number | string): string {
  const exact = parseNumber(value);
  return exact === null ? String(value) : pointsText(exact);
}
