import type { SchemeChange } from '../../../shared/contract/study-calls.ts';
import type { Tunable, TunableGroup } from '../../../shared/scheme/tunables.ts';

/** Values typed, by path. A value that is the present one is no change. */
export type Changes = ReadonlyMap<string, string>;

export const NO_CHANGES: Changes = new Map();

export function withChange(changes: Changes, { path, standsFor }: Tunable, value: string): Changes {
  const next = new Map(changes);
  if (isSameNumber(value, standsFor)) next.delete(path);
  else next.set(path, value);
  return next;
}

export function withoutChange(changes: Changes, path: string): Changes {
  const next = new Map(changes);
  next.delete(path);
  return next;
}

export function valueOf(changes: Changes, { path, standsFor }: Tunable): string {
  return changes.get(path) ?? standsFor;
}

/** As the service takes them: decimals as numbers, which a scheme's document writes alike. */
export function toSchemeChanges(changes: Changes): readonly SchemeChange[] {
  return [...changes].map(([path, value]) => ({ path, value: isNumber(value) ? Number(value) : value }));
}

export function fromSchemeChanges(changes: readonly SchemeChange[]): Changes {
  return new Map(changes.flatMap(({ path, value }) => (value === null ? [] : [[path, String(value)] as const])));
}

export function isNumber(text: string): boolean {
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(text.trim());
}

/** What the weights of a group add up to, in hundredths; null: one is no decimal. */
export function weightSum(group: TunableGroup, changes: Changes): number | null {
  let sum = 0;
  for (const item of group.items) {
    const value = valueOf(changes, item);
    if (!isNumber(value)) return null;
    sum += Math.round(Number(value) * 100);
  }
  return sum;
}

/** Groups of percent weights that do not add up to 100: with them nothing can be graded. */
export function unbalanced(groups: readonly TunableGroup[], changes: Changes): readonly TunableGroup[] {
  return groups.filter((group) => group.isPercent && group.items.some(({ path }) => changes.has(path)) && weightSum(group, changes) !== 10_000);
}

/**
 * The rest up to 100 shared among the weights that were not changed, in proportion, in two places; the last one takes what
 * rounding leaves. null: none is left, or they would fall below 0.
 */
export function shareRest(group: TunableGroup, changes: Changes): Changes | null {
  const sum = weightSum(group, changes);
  const open = group.items.filter(({ path }) => !changes.has(path));
  const openSum = open.reduce((all, item) => all + Math.round(Number(item.standsFor) * 100), 0);
  if (sum === null || openSum === 0) return null;
  let left = openSum + 10_000 - sum;
  if (left < 0) return null;
  const total = left;
  let next = changes;
  open.forEach((item, index) => {
    const own = index === open.length - 1 ? left : Math.round((Math.round(Number(item.standsFor) * 100) * total) / openSum);
    left -= own;
    next = withChange(next, item, String(own / 100));
  });
  return next;
}

function isSameNumber(a: string, b: string): boolean {
  return a === b || (isNumber(a) && isNumber(b) && Number(a) === Number(b));
}
