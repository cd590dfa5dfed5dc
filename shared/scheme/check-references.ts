import type { Problem } from '../errors.ts';
import { hasPath } from '../has-path.ts';
import { parseNumber } from '../exact/rational.ts';
import { nearestName } from '../nearest-name.ts';
import { ReadingGraph } from './reading-graph.ts';
import { knowsAt, partsOfCondition, placedConditions, type Stage } from './placed-conditions.ts';
import type { Condition, Operand, Scheme, TreeNode } from './scheme.ts';
import { isDimension, walkTree } from './walk.ts';

/** Codes used twice, and references to indicators, dimensions and levels that are not there or not known yet. */
export function checkReferences(scheme: Scheme): readonly Problem[] {
  return new ReferenceCheck(scheme).run();
}

class ReferenceCheck {
  private readonly scheme: Scheme;
  private readonly problems: Problem[] = [];
  private readonly indicators = new Set<string>();
  private readonly dimensions = new Set<string>();
  private readonly levels = new Set<string>();

  constructor(scheme: Scheme) {
    this.scheme = scheme;
    for (const { node } of walkTree(scheme)) (isDimension(node) ? this.dimensions : this.indicators).add(node.code);
    for (const { code } of scheme.levels) this.levels.add(code);
  }

  run(): readonly Problem[] {
    this.unique(walkTree(this.scheme).map(({ node, path }) => ({ code: node.code, path: `${path}.code` })));
    this.unique(listed(this.scheme.levels, 'levels'));
    this.unique(listed(this.scheme.vetoes ?? [], 'vetoes'));
    this.unique(listed(this.scheme.levelSteps ?? [], 'levelSteps'));
    this.unique(listed(this.scheme.eligibility ?? [], 'eligibility'));
    this.unique(listed(this.scheme.adjustments?.items ?? [], 'adjustments.items'));
    this.conditions();
    this.tree();
    this.levelReferences();
    this.minimumData();
    this.productDefaults();
    return this.problems;
  }

  private conditions(): void {
    const graph = new ReadingGraph(this.scheme);
    for (const { condition, path, stage, isEligibility } of placedConditions(this.scheme)) {
      const allows = (value: string): boolean => isEligibility && !graph.comparesOutlets(value);
      for (const part of partsOfCondition(condition, path)) this.condition(part.condition, part.path, stage, allows);
    }
    (this.scheme.adjustments?.items ?? []).forEach(({ times }, index) => {
      const path = `adjustments.items[${index}]`;
      if (times !== undefined && 'indicator' in times) this.find(times.indicator, this.indicators, `${path}.times.indicator`);
    });
    (this.scheme.tieBreakers ?? []).forEach(({ of }, index) => this.operand(of, `tieBreakers[${index}].of`, 'total'));
  }

  private tree(): void {
    for (const { node, path } of walkTree(this.scheme)) {
      if (node.method?.kind !== 'target') continue;
      const { target } = node.method;
      if (target === null || typeof target !== 'object' || !('indicator' in target)) continue;
      this.find(target.indicator, this.indicators, `${path}.method.target.indicator`);
    }
  }

  /** Rules on measured indicators name dimensions, and ask of them no more than they have. */
  private minimumData(): void {
    const counts = new Map(walkTree(this.scheme).flatMap(({ node }) => (isDimension(node) ? [[node.code, indicatorCount(node)] as const] : [])));
    (this.scheme.minimumData?.require ?? []).forEach(({ atLeast, of, measured }, index) => {
      const path = `minimumData.require[${index}]`;
      of.forEach((code, place) => this.find(code, this.dimensions, `${path}.of[${place}]`));
      const able = of.filter((code) => (counts.get(code) ?? measured) >= measured).length;
      if (able < atLeast) this.add({ severity: 'error', path, code: 'scheme/require-never-met', params: { needed: atLeast, measured, able } });
    });
  }

  private levelReferences(): void {
    this.scheme.levels.forEach((level, index) => {
      (level.gates ?? []).forEach(({ of }, place) => {
        const path = `levels[${index}].gates[${place}].of`;
        if ('dimension' in of) this.find(of.dimension, this.dimensions, `${path}.dimension`);
        else this.find(of.indicator, this.indicators, `${path}.indicator`);
      });
    });
    (this.scheme.levelSteps ?? []).forEach(({ effect }, index) => {
      if ('at' in effect) this.find(effect.at, this.levels, `levelSteps[${index}].effect.at`);
    });
    (this.scheme.vetoes ?? []).forEach((veto, index) => {
      veto.effects.forEach((effect, place) => {
        const path = `vetoes[${index}].effects[${place}]`;
        if (effect.kind === 'capLevel') this.find(effect.at, this.levels, `${path}.at`);
        if (effect.kind === 'forceLevel') this.find(effect.level, this.levels, `${path}.level`);
      });
    });
    const enter = this.scheme.movement.enterLevel;
    if (enter?.kind === 'fixed' || enter?.kind === 'rawUpTo') this.find(enter.level, this.levels, 'movement.enterLevel.level');
    if (enter?.kind === 'person' && enter.upTo !== undefined) this.find(enter.upTo, this.levels, 'movement.enterLevel.upTo');
    for (const [old, level] of Object.entries(this.scheme.replacesLevels ?? {})) this.find(level, this.levels, `replacesLevels.${old}`);
  }

  private condition(condition: Condition, path: string, stage: Stage, allows: (value: string) => boolean): void {
    if ('value' in condition) {
      this.operand(condition.value, `${path}.value`, stage, allows);
      const isText = condition.value !== 'total' && typeof condition.value === 'string';
      const readsNumber = typeof condition.value === 'object' ? !('attribute' in condition.value) && !('source' in condition.value) : !isText;
      const isRaw = typeof condition.value === 'object' && 'indicator' in condition.value && condition.value.read !== 'score';
      if (readsNumber && !isRaw && parseNumber(condition.than) === null) {
        this.add({ severity: 'error', path: `${path}.than`, code: 'scheme/not-a-number', params: { value: String(condition.than) } });
      }
    }
  }

  private operand(operand: Operand, path: string, stage: Stage, allows: (value: string) => boolean = () => false): void {
    if (typeof operand === 'string') {
      if (operand === 'total' && !knowsAt(stage, 'total')) this.tooEarly(path, operand);
    } else if ('source' in operand) {
      if (operand.source.kind !== 'attribute' && !knowsAt(stage, 'raw')) this.tooEarly(`${path}.source`, operand.source.kind);
    } else if ('dimension' in operand) {
      this.find(operand.dimension, this.dimensions, `${path}.dimension`);
      const isRoot = operand.dimension === this.scheme.tree.code;
      if (!knowsAt(stage, isRoot ? 'total' : 'scores') && (isRoot || !allows(`score ${operand.dimension}`))) this.tooEarly(path, operand.dimension);
    } else if ('indicator' in operand) {
      this.find(operand.indicator, this.indicators, `${path}.indicator`);
      const isScore = operand.read === 'score';
      if (!knowsAt(stage, isScore ? 'scores' : 'raw') && !(isScore && allows(`score ${operand.indicator}`))) this.tooEarly(path, operand.indicator);
    }
  }

  /** The condition stands before what it reads is known. */
  private tooEarly(path: string, code: string): void {
    this.add({ severity: 'error', path, code: 'scheme/read-too-early', params: { code } });
  }

  private find(code: string, known: ReadonlySet<string>, path: string): void {
    if (known.has(code)) return;
    const near = nearestName(code, known);
    const params = { path, code };
    this.add(near === null ? { severity: 'error', path, code: 'scheme/unknown-code', params } : { severity: 'error', path, code: 'scheme/unknown-code-near', params: { ...params, near } });
  }

  private unique(codes: readonly { readonly code: string; readonly path: string }[]): void {
    const seen = new Map<string, string>();
    for (const { code, path } of codes) {
      const other = seen.get(code);
      if (other === undefined) seen.set(code, path);
      else this.add({ severity: 'error', path, code: 'scheme/code-twice', params: { code, other } });
    }
  }

  private productDefaults(): void {
    (this.scheme.productDefaults ?? []).forEach((path, index) => {
      if (!hasPath(this.scheme, path)) this.add({ severity: 'warning', path: `productDefaults[${index}]`, code: 'scheme/default-without-place', params: { place: path } });
    });
  }

  private add(problem: Problem): void {
    this.problems.push(problem);
  }
}

function indicatorCount(node: TreeNode): number {
  return isDimension(node) ? node.children.map(indicatorCount).reduce((a, b) => a + b, 0) : 1;
}

function listed(items: readonly { readonly code: string }[], name: string): readonly { readonly code: string; readonly path: string }[] {
  return items.map(({ code }, index) => ({ code, path: `${name}[${index}].code` }));
}
