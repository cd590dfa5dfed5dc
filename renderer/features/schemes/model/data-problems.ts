import { inLang, type Lang, type Problem } from '../../../../shared/errors.ts';
import type { Scheme } from '../../../../shared/scheme/scheme.ts';
import { walkTree } from '../../../../shared/scheme/walk.ts';
import { parsePath, valueAt } from './document-path.ts';
import { nodePathOf } from './problem-place.ts';

/** What the check with data has to say of rows that take nobody; beside the row its count says it already. */
export const EMPTY_ROW = 'scheme/data-empty-row';

/**
 * The problems found in an earlier document that still speak of the same: nothing on the way was added, removed or moved, and
 * the rule, row or source itself is as it was. What speaks of a node or of the whole waits for the next check.
 */
export function stillPlaced(problems: readonly Problem[], checked: Scheme, now: Scheme): readonly Problem[] {
  return checked === now ? problems : problems.filter(({ path }) => isSamePlace(checked, now, path) && (nodePathOf(path) === path || valueAt(checked, path) === valueAt(now, path)));
}

/** Whether every list on the way has as many items in both documents, and every named thing the same code. */
function isSamePlace(a: unknown, b: unknown, path: string): boolean {
  let [one, other] = [a, b];
  for (const part of parsePath(path)) {
    if (Array.isArray(one) && (!Array.isArray(other) || one.length !== other.length)) return false;
    [one, other] = [inside(one, part), inside(other, part)];
    if (inside(one, 'code') !== inside(other, 'code') || inside(one, 'kind') !== inside(other, 'kind')) return false;
  }
  return true;
}

function inside(value: unknown, part: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
}

/** The problem with the names of indicators, levels and rules in the person's language; the check itself gives Chinese ones. */
export function inNamesOf(scheme: Scheme, problem: Problem, lang: Lang): Problem {
  if (lang === 'zh') return problem;
  const named = [...walkTree(scheme).map(({ node }) => node), ...scheme.levels, ...(scheme.vetoes ?? []), ...(scheme.eligibility ?? [])];
  const names = new Map(named.map(({ name }) => [name.zh, inLang(name, lang)]));
  const params = Object.fromEntries(Object.entries(problem.params).map(([key, value]) => [key, (typeof value === 'string' ? names.get(value) : undefined) ?? value]));
  return { ...problem, params };
}
