import type { Operand } from '../../../../shared/scheme/scheme.ts';
import type { Choice } from '../fields/choice-field.tsx';
import type { SchemeNames } from './scheme-names.ts';

/** What a condition may read where it stands: facts of the outlet, raw values too, scores below the root too, everything. */
export type ConditionStage = 'facts' | 'raw' | 'scores' | 'all';

const STAGES: readonly ConditionStage[] = ['facts', 'raw', 'scores', 'all'];

/** An operand as one text, for lists of choices. */
export function operandKey(operand: Operand): string {
  if (typeof operand === 'string') return operand;
  if ('dimension' in operand) return `dimension ${operand.dimension}`;
  if ('attribute' in operand) return `attribute ${operand.attribute}`;
  if ('source' in operand) return `source ${JSON.stringify(operand.source)}`;
  return `${operand.read === 'score' ? 'score' : 'raw'} ${operand.indicator}`;
}

export function operandOf(key: string): Operand {
  const space = key.indexOf(' ');
  if (space < 0) return key as Extract<Operand, string>;
  const [kind, code] = [key.slice(0, space), key.slice(space + 1)];
  if (kind === 'dimension') return { dimension: code };
  if (kind === 'attribute') return { attribute: code };
  if (kind === 'source') return { source: JSON.parse(code) as Extract<Operand, { source: unknown }>['source'] };
  return kind === 'score' ? { indicator: code, read: 'score' } : { indicator: code };
}

/** All that may be read at a stage, a source of its own last, and what is read now even where it may not. */
export function operandChoices(stage: ConditionStage, names: SchemeNames, now: Operand): readonly Choice[] {
  const from = (least: ConditionStage): boolean => STAGES.indexOf(stage) >= STAGES.indexOf(least);
  const facts: readonly Operand[] = ['ownership', 'type', 'class', 'level'];
  const operands: readonly Operand[] = [
    ...(from('all') ? (['total'] as const) : []),
    ...facts,
    ...(from('scores') ? names.dimensions.map(({ value }) => ({ dimension: value })) : []),
    ...(from('raw') ? names.indicators.map(({ value }) => ({ indicator: value })) : []),
    ...(from('scores') ? names.indicators.map(({ value }) => ({ indicator: value, read: 'score' as const })) : []),
    ...names.attributes.map(({ value }) => ({ attribute: value })),
  ];
  const choices = operands.map((operand) => ({ value: operandKey(operand), label: names.operand(operand) }));
  const isSource = typeof now === 'object' && 'source' in now;
  // Of a source only an attribute is known among the facts, and that stands in the list by itself.
  const other = isSource || !from('raw') ? [] : [{ value: operandKey(names.freshSource()), label: names.pick(['另取数据…', 'other data…']) }];
  const isOffered = choices.some(({ value }) => value === operandKey(now));
  return [...(isOffered ? [] : [{ value: operandKey(now), label: names.operand(now) }]), ...choices, ...other];
}
