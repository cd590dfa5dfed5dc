import { positionOf } from '../formula/formula-error.ts';
import { dimensionNames, indicatorNames } from './formula-names.ts';
import { readsCohort, readsOf } from './formula-reads.ts';
import { partsOfCondition } from './placed-conditions.ts';
import type { CohortRule, Condition, Operand, Scheme, Source, TreeNode } from './scheme.ts';
import { isDimension, walkTree, type PlacedNode } from './walk.ts';

/** A raw value or the points of a node: `raw CODE` or `score CODE`. */
type Value = string;

interface Reading {
  readonly to: Value;
  /** The formula that reads it, where one does. */
  readonly formula?: { readonly path: string; readonly position: number };
}

/** Values that need themselves. */
export interface ReadingCircle {
  readonly path: string;
  readonly position: number;
  /** `a → b → a`. */
  readonly chain: string;
}

/**
 * Which raw values and scores of a scheme need which others in the same period: by formulas, targets, conditions of whom a
 * node concerns, cohort keys, and dimensions their parts. What stands in PREV reads an earlier period and is no such need.
 */
export class ReadingGraph {
  private readonly readings = new Map<Value, Reading[]>();
  private readonly comparing = new Set<Value>();
  private readonly scheme: Scheme;
  private readonly indicators: ReadonlyMap<string, { readonly code: string }>;
  private readonly dimensions: ReadonlyMap<string, { readonly code: string }>;

  constructor(scheme: Scheme) {
    this.scheme = scheme;
    this.indicators = indicatorNames(scheme);
    this.dimensions = dimensionNames(scheme);
    const placed = walkTree(scheme);
    for (const own of placed) this.addNode(own, placed);
  }

  /** Whether a value depends on who else takes part. */
  comparesOutlets(value: Value): boolean {
    return this.reach(value).some((each) => this.comparing.has(each));
  }

  /** The value behind a name of a formula; null: it is none of the scheme's. */
  valueOfName(name: string, kind: 'name' | 'score' | 'visits'): Value | null {
    const indicator = this.indicators.get(name);
    if (indicator !== undefined) return kind === 'score' ? `score ${indicator.code}` : `raw ${indicator.code}`;
    const dimension = this.dimensions.get(name);
    return dimension === undefined || kind === 'visits' ? null : `score ${dimension.code}`;
  }

  /** Every circle, at the formula that closes it. */
  circles(): readonly ReadingCircle[] {
    const found: ReadingCircle[] = [];
    const finished = new Set<Value>();
    const path: { readonly value: Value; readonly by: Reading | null }[] = [];
    const visit = (value: Value, by: Reading | null): void => {
      if (finished.has(value)) return;
      path.push({ value, by });
      for (const reading of this.readings.get(value) ?? []) {
        const start = path.findIndex((each) => each.value === reading.to);
        if (start < 0) visit(reading.to, reading);
        else {
          const steps = [...path.slice(start + 1).map((each) => each.by), reading];
          const formula = steps.findLast((step) => step?.formula !== undefined)?.formula;
          const codes = [...path.slice(start).map((each) => codeOf(each.value)), codeOf(reading.to)];
          const chain = codes.filter((code, place) => place === 0 || code !== codes[place - 1]);
          if (formula !== undefined) found.push({ ...formula, chain: (chain.length === 1 ? [...chain, ...chain] : chain).join(' → ') });
        }
      }
      path.pop();
      finished.add(value);
    };
    const values = [...this.readings.keys()];
    for (const value of [...values.filter((each) => each.startsWith('raw ')), ...values]) visit(value, null);
    return found;
  }

  private reach(value: Value): readonly Value[] {
    const reached = new Set<Value>();
    const visit = (each: Value): void => {
      if (reached.has(each)) return;
      reached.add(each);
      for (const { to } of this.readings.get(each) ?? []) visit(to);
    };
    visit(value);
    return [...reached];
  }

  private addNode({ node, path }: PlacedNode, placed: readonly PlacedNode[]): void {
    const score: Reading[] = [];
    const concerning = ancestorsOf(node, placed).flatMap((own) => (own.node.appliesTo === undefined ? [] : this.ofCondition(own.node.appliesTo, `${own.path}.appliesTo`)));
    score.push(...concerning, ...this.ofMethod(node, path));
    if (isDimension(node)) score.push(...node.children.map(({ code }) => ({ to: `score ${code}` })));
    else {
      score.push({ to: `raw ${node.code}` });
      const raw = this.ofSource(node.source, `${path}.source`);
      if (node.source.kind === 'formula' && readsCohort(node.source.expression)) {
        this.comparing.add(`raw ${node.code}`);
        raw.push(...concerning, ...this.ofCohort(this.scheme.cohort));
      }
      this.readings.set(`raw ${node.code}`, raw);
    }
    if (this.comparesByItself(node)) {
      this.comparing.add(`score ${node.code}`);
      const own = node.method !== undefined && 'cohort' in node.method ? node.method.cohort : undefined;
      score.push(...this.ofCohort(own ?? this.scheme.cohort));
    }
    this.readings.set(`score ${node.code}`, score);
  }

  private comparesByItself(node: TreeNode): boolean {
    const { method } = node;
    const policy = node.missing ?? (isDimension(node) ? 'reweight' : this.scheme.missing);
    if (policy === 'median') return true;
    if (method === undefined) return false;
    if (method.kind === 'formula') return readsCohort(method.expression);
    if (method.kind === 'deduct') return method.terms.some((term) => term.records === undefined && term.source?.kind === 'formula' && readsCohort(term.source.expression));
    return method.kind === 'rank' || method.kind === 'zscore' || method.kind === 'minmax' || !['direct', 'linear', 'target', 'bands', 'categories'].includes(method.kind);
  }

  private ofMethod(node: TreeNode, path: string): Reading[] {
    const { method } = node;
    switch (method?.kind) {
      case 'formula': {
        const own = new Set(isDimension(node) ? [node.code, node.name.zh, node.name.en ?? node.name.zh] : []);
        return this.ofFormula(method.expression, `${path}.method.expression`, own);
      }
      case 'target':
        return method.target !== null && typeof method.target === 'object' && 'indicator' in method.target ? [{ to: `raw ${method.target.indicator}` }] : [];
      case 'deduct':
        return method.terms.flatMap((term, place) => (term.records !== undefined || term.source === undefined ? [] : this.ofSource(term.source, `${path}.method.terms[${place}].source`)));
      default:
        return [];
    }
  }

  private ofCondition(condition: Condition, path: string): Reading[] {
    return partsOfCondition(condition, path).flatMap((part): Reading[] => {
      if ('formula' in part.condition) return this.ofFormula(part.condition.formula, `${part.path}.formula`);
      return 'value' in part.condition ? this.ofOperand(part.condition.value, part.path) : [];
    });
  }

  private ofOperand(operand: Operand, path: string): Reading[] {
    if (typeof operand === 'string') return [];
    if ('indicator' in operand) return [{ to: `${operand.read === 'score' ? 'score' : 'raw'} ${operand.indicator}` }];
    if ('dimension' in operand) return [{ to: `score ${operand.dimension}` }];
    return 'source' in operand ? this.ofSource(operand.source, `${path}.value.source`) : [];
  }

  private ofCohort(rule: CohortRule | undefined): Reading[] {
    return (rule?.keys ?? []).flatMap((key, place) => (typeof key === 'object' && 'formula' in key ? this.ofFormula(key.formula, `cohort.keys[${place}].formula`) : []));
  }

  private ofSource(source: Source, path: string): Reading[] {
    return source.kind === 'formula' ? this.ofFormula(source.expression, `${path}.expression`) : [];
  }

  private ofFormula(text: string, path: string, own: ReadonlySet<string> = new Set()): Reading[] {
    return readsOf(text).flatMap(({ kind, name, start, from }): Reading[] => {
      if (from > 0 || kind === 'total' || kind === 'level' || (kind === 'name' && own.has(name))) return [];
      const to = this.valueOfName(name, kind);
      return to === null ? [] : [{ to, formula: { path, position: positionOf(text, start) } }];
    });
  }
}

function codeOf(value: Value): string {
  return value.slice(value.indexOf(' ') + 1);
}

/** The node and all above it. */
function ancestorsOf(node: TreeNode, placed: readonly PlacedNode[]): readonly PlacedNode[] {
  const found: PlacedNode[] = [];
  for (let code: string | undefined = node.code; code !== undefined; ) {
    const own = placed.find((each) => each.node.code === code);
    if (own === undefined) break;
    found.push(own);
    code = own.parent?.code;
  }
  return found;
}
