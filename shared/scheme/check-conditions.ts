import { canonicalJson } from '../canonical-json.ts';
import type { Problem } from '../errors.ts';
import type { Range } from '../exact/bounds.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { intersection, isEmpty, uncovered } from '../exact/range-sets.ts';
import { parseNumber, ZERO, type Rational } from '../exact/rational.ts';
import { OWNERSHIPS } from '../outlet/outlet.ts';
import { placedConditions } from './placed-conditions.ts';
import { possiblePoints, possibleTotal, type Reach } from './possible-points.ts';
import { BELOW_SCALE, type Condition, type Operand, type Scheme } from './scheme.ts';
import { isDimension, walkTree } from './walk.ts';

type Comparison = Extract<Condition, { is: string }>;

/**
 * Conditions that cannot hold: comparisons with scores or totals that there cannot be, with an ownership or a level that
 * does not exist, or that contradict each other; and those that hold for everybody with a value.
 */
export function checkConditions(scheme: Scheme): readonly Problem[] {
  return new ConditionCheck(scheme).run();
}

/** Whether a condition holds for no value, for every value, or depends on it. */
type Verdict = 'never' | 'always' | 'depends';

class ConditionCheck {
  private readonly scheme: Scheme;
  private readonly points: ReadonlyMap<string, Reach>;
  private readonly total: Reach;
  private readonly problems: Problem[] = [];

  constructor(scheme: Scheme) {
    this.scheme = scheme;
    this.points = possiblePoints(scheme);
    this.total = possibleTotal(scheme, this.points);
  }

  run(): readonly Problem[] {
    for (const { condition, path } of placedConditions(this.scheme)) {
      // A level step for everybody is one way of writing a rule.
      if (this.judge(condition, path) === 'always' && !path.startsWith('levelSteps')) this.problems.push({ severity: 'warning', path, code: 'scheme/condition-always', params: {} });
    }
    return this.problems;
  }

  private judge(condition: Condition, path: string): Verdict {
    if ('all' in condition) {
      const parts = condition.all.map((part, index) => this.judge(part, `${path}.all[${index}]`));
      if (parts.includes('never') || this.contradicts(condition.all, path)) return 'never';
      return parts.every((part) => part === 'always') ? 'always' : 'depends';
    }
    if ('any' in condition) {
      const parts = condition.any.map((part, index) => this.judge(part, `${path}.any[${index}]`));
      if (parts.includes('always')) return 'always';
      return parts.every((part) => part === 'never') ? 'never' : 'depends';
    }
    if ('not' in condition) {
      // Inside a `not` the words are turned round: what never holds there always holds here.
      const inner = new ConditionCheck(this.scheme).judge(condition.not, path);
      if (inner === 'always') this.never(path);
      return inner === 'depends' ? 'depends' : inner === 'never' ? 'always' : 'never';
    }
    return 'value' in condition ? this.compare(condition, path) : 'depends';
  }

  private compare(condition: Comparison, path: string): Verdict {
    const verdict = this.textVerdict(condition) ?? this.numberVerdict(condition);
    if (verdict === 'never') this.never(path, this.reachOf(condition.value));
    return verdict;
  }

  private never(path: string, reach?: Reach | null): void {
    if (reach === undefined || reach === null) this.problems.push({ severity: 'warning', path, code: 'scheme/condition-never', params: {} });
    else this.problems.push({ severity: 'warning', path, code: 'scheme/condition-out-of-reach', params: { from: shown(reach.low, '-∞'), to: shown(reach.high, '∞') } });
  }

  /** Ownerships and levels are few and known. */
  private textVerdict({ value, is, than }: Comparison): Verdict | null {
    const known: readonly string[] | null = value === 'ownership' ? OWNERSHIPS : value === 'level' ? [...this.scheme.levels.map(({ code }) => code), BELOW_SCALE] : null;
    if (known === null || known.includes(String(than)) || (is !== '=' && is !== '!=')) return null;
    return is === '=' ? 'never' : 'always';
  }

  private numberVerdict({ value, is, than }: Comparison): Verdict {
    const reach = this.reachOf(value);
    const number = parseNumber(than);
    if (reach === null || number === null || (reach.low === null && reach.high === null)) return 'depends';
    const possible: Range = { low: reach.low, lowIncluded: true, high: reach.high, highIncluded: true };
    const held = rangesOf(is, number);
    if (held.every((range) => isEmpty(intersection(possible, range)))) return 'never';
    return uncovered(possible, held) === null ? 'always' : 'depends';
  }

  /** What the operand can be; null: nothing is known of it. */
  private reachOf(operand: Operand): Reach | null {
    if (operand === 'total') return this.total;
    if (typeof operand === 'string') return null;
    if ('dimension' in operand) return this.points.get(operand.dimension) ?? null;
    if ('indicator' in operand && operand.read === 'score') return this.points.get(operand.indicator) ?? null;
    const source = 'source' in operand ? operand.source : 'indicator' in operand ? this.sourceOf(operand.indicator) : null;
    return source?.kind === 'action' || (source?.kind === 'event' && source.fold === 'count') ? { low: ZERO, high: null } : null;
  }

  private sourceOf(code: string) {
    const node = walkTree(this.scheme).find((placed) => placed.node.code === code)?.node;
    return node === undefined || isDimension(node) ? null : node.source;
  }

  /** Comparisons of one operand in an `all` that no value meets together. */
  private contradicts(parts: readonly Condition[], path: string): boolean {
    const held = new Map<string, Range>();
    const texts = new Map<string, string>();
    for (const part of parts) {
      if (!('value' in part) || part.is === '!=') continue;
      const key = canonicalJson(part.value);
      const number = parseNumber(part.than);
      const known = held.get(key);
      if (number === null || typeof part.than === 'string' && this.readsText(part.value)) {
        const other = part.is === '=' ? texts.get(key) : undefined;
        if (other !== undefined && other !== String(part.than)) return this.contradiction(path);
        if (part.is === '=') texts.set(key, String(part.than));
        continue;
      }
      const own = rangesOf(part.is, number)[0]!;
      const together = known === undefined ? own : intersection(known, own);
      if (isEmpty(together)) return this.contradiction(path);
      held.set(key, together);
    }
    return false;
  }

  private readsText(operand: Operand): boolean {
    return typeof operand === 'string' ? operand !== 'total' : 'attribute' in operand;
  }

  private contradiction(path: string): true {
    this.problems.push({ severity: 'warning', path, code: 'scheme/condition-contradiction', params: {} });
    return true;
  }
}

/** The numbers that compare so. */
function rangesOf(is: Comparison['is'], than: Rational): readonly Range[] {
  const below: Range = { low: null, lowIncluded: false, high: than, highIncluded: is === '<=' };
  const above: Range = { low: than, lowIncluded: is === '>=', high: null, highIncluded: false };
  switch (is) {
    case '<':
    case '<=':
      return [below];
    case '>':
    case '>=':
      return [above];
    case '=':
      return [{ low: than, lowIncluded: true, high: than, highIncluded: true }];
    case '!=':
      return [below, above];
  }
}

function shown(end: Rational | null, open: string): string {
  return end === null ? open : plainDecimal(end);
}
