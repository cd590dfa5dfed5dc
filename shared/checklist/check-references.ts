import type { Problem } from '../errors.ts';
import { namedAnswers, unknownAnswer } from './check-item.ts';
import type { Checklist, HeaderField, Item } from './checklist.ts';
import type { ItemCondition, ItemOperand } from './item-condition.ts';
import { nearest } from './nearest.ts';
import { fault, warning } from './problems.ts';

/** An item with its JSON path. */
export interface PlacedItem {
  readonly item: Item;
  readonly path: string;
}

/**
 * Faults of what points from one item to others: conditions may read earlier items and existing fields only, jumps go ahead
 * (errors); items that no visit can reach (warnings).
 */
export function checkReferences(checklist: Checklist, placed: readonly PlacedItem[]): readonly Problem[] {
  const problems: Problem[] = [];
  const unreachable = new Set<string>();
  for (const [place, { item, path }] of placed.entries()) {
    const earlier = new Map(placed.slice(0, place).map((other) => [other.item.code, other.item]));
    if (item.condition !== undefined) {
      problems.push(...checkCondition(item.condition, checklist, placed, earlier, `${path}.condition`));
    }
    if (item.kind === 'choice') problems.push(...checkJumps(item, place, placed, path));
    if (!isReachable(checklist, placed, place, unreachable)) {
      unreachable.add(item.code);
      problems.push(warning(path, 'checklist/item-unreachable', { item: item.code }));
    }
  }
  return problems;
}

function checkCondition(
  condition: ItemCondition,
  checklist: Checklist,
  placed: readonly PlacedItem[],
  earlier: ReadonlyMap<string, Item>,
  path: string,
): readonly Problem[] {
  const inner = (part: ItemCondition, at: string) => checkCondition(part, checklist, placed, earlier, at);
  if ('all' in condition) return condition.all.flatMap((part, at) => inner(part, `${path}.all[${at}]`));
  if ('any' in condition) return condition.any.flatMap((part, at) => inner(part, `${path}.any[${at}]`));
  if ('not' in condition) return inner(condition.not, `${path}.not`);
  const unknown = checkOperand(condition.value, checklist, placed, earlier, `${path}.value`);
  if (unknown.length > 0) return unknown;
  const words = 'in' in condition ? condition.in : condition.is === '=' || condition.is === '!=' ? [condition.than] : [];
  const known = knownWords(condition.value, checklist.header ?? [], earlier);
  if (known === null) return [];
  const name = 'item' in condition.value ? condition.value.item : 'header' in condition.value ? condition.value.header : '';
  return words.map(String).flatMap((word, at) => {
    const place = 'in' in condition ? `${path}.in[${at}]` : `${path}.than`;
    return known.includes(word) ? [] : [unknownAnswer(place, word, name, known)];
  });
}

function checkOperand(
  operand: ItemOperand,
  checklist: Checklist,
  placed: readonly PlacedItem[],
  earlier: ReadonlyMap<string, Item>,
  path: string,
): readonly Problem[] {
  if ('attribute' in operand) return [];
  if ('header' in operand) {
    const fields = (checklist.header ?? []).map(({ code }) => code);
    return fields.includes(operand.header) ? [] : [unknownReference(`${path}.header`, operand.header, fields)];
  }
  if (earlier.has(operand.item)) return [];
  const codes = placed.map(({ item }) => item.code);
  return codes.includes(operand.item)
    ? [fault(`${path}.item`, 'checklist/reference-not-earlier', { code: operand.item })]
    : [unknownReference(`${path}.item`, operand.item, codes)];
}

function unknownReference(path: string, code: string, known: readonly string[]): Problem {
  const near = nearest(code, known);
  return near === null
    ? fault(path, 'checklist/reference-unknown', { code })
    : fault(path, 'checklist/reference-unknown-near', { code, nearest: near });
}

/** The words that an operand can equal; null: any. */
function knownWords(operand: ItemOperand, header: readonly HeaderField[], items: ReadonlyMap<string, Item>): readonly string[] | null {
  if ('attribute' in operand) return null;
  if ('header' in operand) {
    return header.find(({ code }) => code === operand.header)?.options?.map(({ code }) => code) ?? null;
  }
  const item = items.get(operand.item);
  switch (item?.kind) {
    case 'passFail':
    case 'allOf':
      return ['pass', 'fail', 'na'];
    case 'flag':
      return ['true', 'false', 'na'];
    case 'scale':
      return [...Array.from({ length: item.steps + 1 }, (_, step) => String(step)), 'na'];
    case 'choice':
    case 'multi':
    case 'additive':
      return [...namedAnswers(item).list.map(({ code }) => code), 'na'];
    default:
      return null;
  }
}

function checkJumps(item: Extract<Item, { kind: 'choice' }>, place: number, placed: readonly PlacedItem[], path: string): readonly Problem[] {
  const codes = placed.map((other) => other.item.code);
  return item.options.flatMap(({ jumpTo }, at) => {
    if (jumpTo === undefined || jumpTo === 'end') return [];
    const target = codes.indexOf(jumpTo);
    const where = `${path}.options[${at}].jumpTo`;
    if (target < 0) return [unknownReference(where, jumpTo, codes)];
    return target > place ? [] : [fault(where, 'checklist/jump-not-later', { code: jumpTo })];
  });
}

function isReachable(checklist: Checklist, placed: readonly PlacedItem[], place: number, unreachable: ReadonlySet<string>): boolean {
  const item = placed[place]?.item;
  if (item === undefined) return false;
  const from = [checklist.validFrom, item.validFrom].filter((day) => day !== undefined).sort().at(-1);
  const to = [checklist.validTo, item.validTo].filter((day) => day !== undefined).sort()[0];
  const isDated = item.validFrom !== undefined || item.validTo !== undefined;
  if (isDated && from !== undefined && to !== undefined && from > to) return false;
  const passedBy = placed.slice(0, place).some(
    (earlier) =>
      earlier.item.kind === 'choice' &&
      earlier.item.condition === undefined &&
      earlier.item.naAllowed !== true &&
      isRequiredChoice(earlier.item) &&
      earlier.item.options.every(({ jumpTo }) => jumpsPast(jumpTo, place, placed)),
  );
  return !passedBy && (item.condition === undefined || canHold(item.condition, placed, place, unreachable));
}

function isRequiredChoice(item: Item): boolean {
  return item.required !== false && item.validFrom === undefined && item.validTo === undefined;
}

function jumpsPast(jumpTo: string | undefined, place: number, placed: readonly PlacedItem[]): boolean {
  if (jumpTo === undefined) return false;
  return jumpTo === 'end' || placed.findIndex(({ item }) => item.code === jumpTo) > place;
}

/** False only where the condition surely never holds: it needs an unreachable item, or an option that jumps past. */
function canHold(condition: ItemCondition, placed: readonly PlacedItem[], place: number, unreachable: ReadonlySet<string>): boolean {
  const inner = (part: ItemCondition) => canHold(part, placed, place, unreachable);
  if ('all' in condition) return condition.all.every(inner);
  if ('any' in condition) return condition.any.some(inner);
  if ('not' in condition || !('item' in condition.value)) return true;
  const read = condition.value.item;
  if (unreachable.has(read)) return false;
  const item = placed.find((other) => other.item.code === read)?.item;
  if (item?.kind !== 'choice' || !('is' in condition) || condition.is !== '=') return true;
  const option = item.options.find(({ code }) => code === String(condition.than));
  return !jumpsPast(option?.jumpTo, place, placed);
}
