import type { Problem } from '../errors.ts';
import { compare, parseNumber, ZERO } from '../exact/rational.ts';
import { checkLinesOf } from './check-levels.ts';
import { checkSeatsOf } from './check-seats.ts';
import type { Level, Method } from './scheme.ts';

/** The levels of a method, checked like those of a scheme, and the outlier distance of its clusters. */
export function checkLevelsMethod({ rule, levels, order }: Extract<Method, { kind: 'levels' }>, path: string): readonly Problem[] {
  const named = levels.map((level, place): Level => ({ ...level, code: String(place + 1), name: { zh: `第 ${place + 1} 级`, en: `level ${place + 1}` } }));
  const list = `${path}.levels`;
  const isNegative = rule.kind === 'clusters' && rule.outlier !== undefined && compare(parseNumber(rule.outlier)!, ZERO) < 0;
  return [
    ...checkLinesOf(named, rule.kind, order ?? 'high', list),
    ...checkSeatsOf(named, rule.kind, list),
    ...(isNegative ? [{ severity: 'error' as const, path: `${path}.rule.outlier`, code: 'scheme/number-negative' as const, params: { value: String(rule.outlier) } }] : []),
  ];
}
