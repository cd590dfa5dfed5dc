import type { Problem } from '../errors.ts';
import { parseNumber, toExactText } from '../exact/rational.ts';
import { checkBands } from './check-bands.ts';
import { isScoredKind, type Checklist, type Coded, type Item } from './checklist.ts';
import { itemRange } from './item-range.ts';
import { nearest } from './nearest.ts';
import type { PointsScale } from './points-scale.ts';
import { duplicateCodes, fault, warning } from './problems.ts';

/** Faults of one item by itself. Its conditions and jumps are `checkReferences`'s. */
export function checkItem(item: Item, checklist: Checklist, scale: PointsScale, path: string): readonly Problem[] {
  return [
    ...checkCodes(item, path),
    ...checkUse(item, checklist, path),
    ...checkCritical(item, scale, path),
    ...checkPoints(item, scale, path),
    ...(item.kind === 'measure'
      ? checkBands(
          item.bands,
          { otherwise: item.otherwise !== undefined, ...(item.domain === undefined ? {} : { domain: item.domain }) },
          `${path}.bands`,
        )
      : []),
  ];
}

/** The named answers of an item and the key that holds them. */
export function namedAnswers(item: Item): { readonly key: string; readonly list: readonly Coded[] } {
  switch (item.kind) {
    case 'choice':
    case 'multi':
      return { key: 'options', list: item.options };
    case 'count':
      return { key: 'faults', list: item.faults };
    case 'additive':
      return { key: 'parts', list: item.parts };
    case 'allOf':
      return { key: 'conditions', list: item.conditions };
    default:
      return { key: '', list: [] };
  }
}

function checkCodes(item: Item, path: string): readonly Problem[] {
  const { key, list } = namedAnswers(item);
  const problems = [...duplicateCodes(list, `${path}.${key}`)];
  if (item.kind === 'scale' && item.labels !== undefined && item.labels.length !== item.steps + 1) {
    problems.push(fault(`${path}.labels`, 'checklist/labels-count', { item: item.code, needed: item.steps + 1, found: item.labels.length }));
  }
  return problems;
}

/** Keys that have no effect where they stand, and what the mode forbids. */
function checkUse(item: Item, checklist: Checklist, path: string): readonly Problem[] {
  const unused: string[] = [];
  if (item.naNeedsReason === true && item.naAllowed !== true) unused.push('naNeedsReason');
  if (item.weight !== undefined && checklist.mode !== 'mean') unused.push('weight');
  if (item.criticalAnswers !== undefined && item.critical !== true) unused.push('criticalAnswers');
  if (item.criticalRule !== undefined && item.critical !== true) unused.push('criticalRule');
  if (item.bonus === true && !isScoredKind(item.kind)) unused.push('bonus');
  const problems = unused.map((key) => warning(`${path}.${key}`, 'checklist/key-unused', { item: item.code, key }));
  if (item.kind === 'count' && item.points === undefined && checklist.mode !== 'deduct') {
    problems.push(fault(`${path}.points`, 'checklist/count-needs-points', { item: item.code }));
  }
  if (item.kind === 'choice') {
    for (const [at, option] of item.options.entries()) {
      if (option.skipped !== undefined && option.jumpTo === undefined) {
        problems.push(warning(`${path}.options[${at}].skipped`, 'checklist/key-unused', { item: item.code, key: 'skipped' }));
      }
    }
  }
  return problems;
}

function checkCritical(item: Item, scale: PointsScale, path: string): readonly Problem[] {
  if (item.critical !== true) return [];
  if (item.kind === 'text' || item.kind === 'photo' || item.kind === 'time') {
    return [fault(`${path}.critical`, 'checklist/critical-kind', { item: item.code, kind: item.kind })];
  }
  if (item.criticalAnswers !== undefined) {
    return item.criticalAnswers.flatMap((answer, at) => {
      const known = criticalWords(item);
      if (known === null ? parseNumber(answer) !== null : known.includes(answer)) return [];
      const place = `${path}.criticalAnswers[${at}]`;
      return [unknownAnswer(place, answer, item.code, known ?? [])];
    });
  }
  return canFail(item, scale) ? [] : [warning(`${path}.critical`, 'checklist/critical-never-fails', { item: item.code })];
}

/** The answers that may be marked; null: any number. */
function criticalWords(item: Item): readonly string[] | null {
  switch (item.kind) {
    case 'passFail':
      return ['pass', 'fail'];
    case 'flag':
      return ['true', 'false'];
    case 'scale':
      return Array.from({ length: item.steps + 1 }, (_, step) => String(step));
    case 'measure':
    case 'score':
      return null;
    default:
      return namedAnswers(item).list.map(({ code }) => code);
  }
}

function canFail(item: Item, scale: PointsScale): boolean {
  const { best, worst } = itemRange(item, scale);
  switch (item.kind) {
    case 'passFail':
    case 'allOf':
    case 'count':
    case 'flag':
      return true;
    case 'additive':
      return best > 0n && scale.toUnits(item.none ?? 0) <= 0n;
    case 'measure':
      return item.bands.some(({ critical }) => critical === true) || (worst <= 0n && worst < best);
    default:
      return worst <= 0n && worst < best;
  }
}

/** Options, parts and bands against the points that their item states. */
function checkPoints(item: Item, scale: PointsScale, path: string): readonly Problem[] {
  if (item.kind !== 'choice' && item.kind !== 'multi' && item.kind !== 'count' && item.kind !== 'additive' && item.kind !== 'measure') return [];
  const problems: Problem[] = [];
  const listed = item.kind === 'measure' ? { key: 'bands', list: item.bands } : { ...namedAnswers(item), list: rowsOf(item) };
  for (const [at, row] of listed.list.entries()) {
    const most = (item.kind === 'choice' ? item.options[at]?.possible : undefined) ?? item.points;
    const points = scale.toUnits(row.points);
    if (most === undefined || points <= scale.toUnits(most)) continue;
    const place = `${path}.${listed.key}[${at}].points`;
    const code = scale.toUnits(most) === 0n ? 'checklist/option-never-scores' : 'checklist/option-above-points';
    problems.push(warning(place, code, { item: item.code, points: String(row.points), most: String(most) }));
  }
  if (item.points === undefined || item.kind === 'count') return problems;
  const actual = reachable(item, scale);
  if (actual !== scale.toUnits(item.points)) {
    const params = { item: item.code, stated: String(item.points), actual: toExactText(scale.toPoints(actual)) };
    if (item.kind === 'additive' || item.kind === 'multi') problems.push(warning(`${path}.points`, 'checklist/parts-differ', params));
    else if (actual < scale.toUnits(item.points)) problems.push(warning(`${path}.points`, 'checklist/best-below-points', params));
  }
  return problems;
}

type PointedItem = Extract<Item, { kind: 'choice' | 'multi' | 'count' | 'additive' | 'measure' }>;

function rowsOf(item: Exclude<PointedItem, { kind: 'measure' }>) {
  return item.kind === 'count' ? item.faults : item.kind === 'additive' ? item.parts : item.options;
}

/** Best points of the item if it stated none. */
function reachable(item: PointedItem, scale: PointsScale): bigint {
  const { points: _, ...unstated } = item;
  return itemRange(unstated, scale).best;
}

/** The error of an answer word that the item does not have. */
export function unknownAnswer(path: string, answer: string, item: string, known: readonly string[]): Problem {
  const near = nearest(answer, known);
  return near === null
    ? fault(path, 'checklist/answer-word-unknown', { item, value: answer, known: known.join(', ') })
    : fault(path, 'checklist/answer-word-unknown-near', { item, value: answer, nearest: near });
}
