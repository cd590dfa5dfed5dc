import { itemsOf, type Checklist, type Item, type ItemKind, type Section } from '../../../../shared/checklist/checklist.ts';
import type { ItemCondition } from '../../../../shared/checklist/item-condition.ts';
import { moved, placeInList, setAt } from './document-path.ts';

/** An edit: the checklist after it, and the place to stand on. */
export interface Edit {
  readonly checklist: Checklist;
  readonly place: string;
}

/** Where an item stands; null: the path is none of an item. */
export function itemPlace(path: string): { readonly section: number; readonly item: number } | null {
  const match = /^sections\[(\d+)\]\.items\[(\d+)\]/.exec(path);
  return match === null ? null : { section: Number(match[1]), item: Number(match[2]) };
}

/** Where a section stands; null: the path is of none. */
export function sectionPlace(path: string): number | null {
  const match = /^sections\[(\d+)\]/.exec(path);
  return match === null ? null : Number(match[1]);
}

export function itemPath(section: number, item: number): string {
  return `sections[${section}].items[${item}]`;
}

/** A new section after the one that the place lies in, with a first item. */
export function addSection(checklist: Checklist, place: string, name: string, question: string): Edit {
  const at = (sectionPlace(place) ?? checklist.sections.length - 1) + 1;
  const code = freeCode(checklist.sections.map((section) => section.code), nextSectionCode(checklist.sections));
  const first: Item = { code: freeCode(codes(checklist), `${code}1`), kind: 'passFail', name: { zh: question }, points: 1 };
  const section: Section = { code, name: { zh: name }, items: [first] };
  return { checklist: { ...checklist, sections: [...checklist.sections.slice(0, at), section, ...checklist.sections.slice(at)] }, place: `sections[${at}]` };
}

/** A new item after the place, or at the end of the section that it names. */
export function addItem(checklist: Checklist, place: string, question: string): Edit {
  const at = itemPlace(place) ?? { section: sectionPlace(place) ?? checklist.sections.length - 1, item: Infinity };
  const section = checklist.sections[at.section];
  if (section === undefined) return { checklist, place };
  const where = Math.min(at.item + 1, section.items.length);
  const before = section.items[where - 1];
  const code = freeCode(codes(checklist), before === undefined ? `${section.code}1` : followingCode(before.code));
  const item: Item = { code, kind: 'passFail', name: { zh: question }, points: 1 };
  return { checklist: withItems(checklist, at.section, [...section.items.slice(0, where), item, ...section.items.slice(where)]), place: itemPath(at.section, where) };
}

/** A copy of a section or an item right behind it, under codes of its own. */
export function copyPlace(checklist: Checklist, place: string): Edit {
  const item = itemPlace(place);
  if (item !== null) {
    const items = checklist.sections[item.section]?.items ?? [];
    const source = items[item.item];
    if (source === undefined) return { checklist, place };
    const copy = { ...source, code: freeCode(codes(checklist), followingCode(source.code)) };
    return { checklist: withItems(checklist, item.section, [...items.slice(0, item.item + 1), copy, ...items.slice(item.item + 1)]), place: itemPath(item.section, item.item + 1) };
  }
  const at = sectionPlace(place);
  const source = at === null ? undefined : checklist.sections[at];
  if (at === null || source === undefined) return { checklist, place };
  const taken = [...codes(checklist)];
  const renamed = new Map<string, string>();
  const items = source.items.map((each) => {
    const code = freeCode(taken, followingCode(each.code));
    taken.push(code);
    renamed.set(each.code, code);
    return { ...each, code };
  });
  const code = freeCode(checklist.sections.map((section) => section.code), nextSectionCode(checklist.sections));
  const copy = { ...source, code, items: items.map((each) => withReferences(each, (named) => renamed.get(named) ?? named)) };
  return { checklist: { ...checklist, sections: [...checklist.sections.slice(0, at + 1), copy, ...checklist.sections.slice(at + 1)] }, place: `sections[${at + 1}]` };
}

/** Takes a section or an item out. */
export function removePlace(checklist: Checklist, place: string): Edit {
  const item = itemPlace(place);
  if (item !== null) {
    const items = (checklist.sections[item.section]?.items ?? []).filter((_, at) => at !== item.item);
    const next = items.length === 0 ? `sections[${item.section}]` : itemPath(item.section, Math.min(item.item, items.length - 1));
    return { checklist: withItems(checklist, item.section, items), place: next };
  }
  const at = sectionPlace(place);
  if (at === null) return { checklist, place };
  const sections = checklist.sections.filter((_, each) => each !== at);
  return { checklist: { ...checklist, sections }, place: sections.length === 0 ? '' : `sections[${Math.min(at, sections.length - 1)}]` };
}

/** One up or down: an item also goes over into the section beside it. */
export function shiftPlace(checklist: Checklist, place: string, by: 1 | -1): Edit {
  const item = itemPlace(place);
  if (item === null) {
    const at = sectionPlace(place);
    if (at === null || checklist.sections[at + by] === undefined) return { checklist, place };
    return { checklist: { ...checklist, sections: moved(checklist.sections, at, at + by) }, place: `sections[${at + by}]` };
  }
  const items = checklist.sections[item.section]?.items ?? [];
  if (items[item.item + by] !== undefined) return movePlace(checklist, place, itemPath(item.section, item.item + by), by === 1 ? 'after' : 'before');
  const beside = checklist.sections[item.section + by];
  if (beside === undefined) return { checklist, place };
  const at = by === 1 ? 0 : beside.items.length;
  return carried(checklist, item, { section: item.section + by, item: at });
}

/** Puts a dragged section or item beside another one, or an item to the front of a section. */
export function movePlace(checklist: Checklist, from: string, to: string, side: 'before' | 'after'): Edit {
  const source = itemPlace(from);
  const target = itemPlace(to);
  const add = side === 'after' ? 1 : 0;
  if (source !== null) {
    const section = sectionPlace(to);
    if (section === null) return { checklist, place: from };
    return carried(checklist, source, { section, item: target === null ? 0 : target.item + add });
  }
  const [at, beside] = [sectionPlace(from), sectionPlace(to)];
  if (at === null || beside === null) return { checklist, place: from };
  const wanted = beside + (target === null ? add : 1);
  const next = wanted > at ? wanted - 1 : wanted;
  return { checklist: { ...checklist, sections: moved(checklist.sections, at, next) }, place: `sections[${next}]` };
}

/** The item of another kind: what every item may say stays, and what both kinds have. */
export function withKind(item: Item, kind: ItemKind, words: { readonly one: string; readonly other: string }): Item {
  const { code, name, guidance, referencePhotos, required, evidence, critical, criticalRule, bonus, naAllowed, naNeedsReason, condition, validFrom, validTo, weight } = item;
  const held = { guidance, referencePhotos, required, evidence, critical, criticalRule, bonus, naAllowed, naNeedsReason, condition, validFrom, validTo, weight };
  const shared = { code, name, ...(Object.fromEntries(Object.entries(held).filter(([, value]) => value !== undefined)) as Partial<typeof held>) } as Omit<Item, 'kind'>;
  const points = 'points' in item && item.points !== undefined ? item.points : 1;
  const list = listOf(item) ?? [
    { code: '1', name: { zh: words.one } },
    { code: '2', name: { zh: words.other } },
  ];
  const pointed = (first: number | string, rest: number): readonly { readonly points: number | string; readonly code: string; readonly name: { readonly zh: string } }[] =>
    list.map((entry, at) => ({ code: entry.code, name: entry.name, points: entry.points ?? (at === 0 ? first : rest) }));
  switch (kind) {
    case 'passFail':
    case 'score':
      return { ...shared, kind, points };
    case 'scale':
      return { ...shared, kind, points, steps: 4 };
    case 'choice':
      return { ...shared, kind, options: pointed(points, 0) };
    case 'multi':
      return { ...shared, kind, options: pointed(points, 1) };
    case 'count':
      return { ...shared, kind, points, faults: pointed(1, 1).map((fault) => ({ ...fault, points: isPositive(fault.points) ? fault.points : 1 })) };
    case 'additive':
      return { ...shared, kind, parts: pointed(1, 1).map((part) => ({ ...part, points: isPositive(part.points) ? part.points : 1 })) };
    case 'allOf':
      return { ...shared, kind, points, conditions: list.map((entry) => ({ code: entry.code, name: entry.name })) };
    case 'measure':
      return { ...shared, kind, domain: { from: 0 }, bands: [{ atMost: 10, points }, { above: 10, points: 0 }] };
    case 'flag':
    case 'text':
    case 'photo':
    case 'time':
      return { ...shared, kind };
  }
}

/** The checklist with an item's code changed, and with it the conditions and jumps that name it. */
export function renameItem(checklist: Checklist, place: string, code: string): Checklist {
  const at = itemPlace(place);
  const before = at === null ? undefined : checklist.sections[at.section]?.items[at.item]?.code;
  const changed = setAt(checklist, `${place}.code`, code);
  if (before === undefined || codes(checklist).filter((each) => each === before).length > 1) return changed;
  return mapItems(changed, (item) => withReferences(item, (named) => (named === before ? code : named)));
}

/** The checklist with a header field's code changed, and with it the conditions that read it. */
export function renameField(checklist: Checklist, path: string, code: string): Checklist {
  const before = (checklist.header ?? [])[placeInList(path).at]?.code;
  const changed = setAt(checklist, `${path}.code`, code);
  return before === undefined ? changed : mapItems(changed, (item) => (item.condition === undefined ? item : { ...item, condition: renamedHeader(item.condition, before, code) }));
}

/** A code like the wanted one that is not taken. */
export function freeCode(taken: readonly string[], wanted: string): string {
  let code = wanted;
  while (taken.includes(code)) code = followingCode(code);
  return code;
}

/** `A3` after `A2`, `A2x-2` after `A2x`. */
export function followingCode(code: string): string {
  const match = /^(.*?)(\d+)$/.exec(code);
  return match === null ? `${code}-2` : `${match[1]}${String(Number(match[2]) + 1)}`;
}

function nextSectionCode(sections: readonly Section[]): string {
  const last = sections.at(-1)?.code ?? '';
  if (/^[A-Y]$/.test(last)) return String.fromCharCode(last.charCodeAt(0) + 1);
  return last === '' ? 'A' : followingCode(last);
}

function carried(checklist: Checklist, from: { readonly section: number; readonly item: number }, to: { readonly section: number; readonly item: number }): Edit {
  const item = checklist.sections[from.section]?.items[from.item];
  if (item === undefined) return { checklist, place: '' };
  const at = from.section === to.section && to.item > from.item ? to.item - 1 : to.item;
  const without = withItems(checklist, from.section, (checklist.sections[from.section]?.items ?? []).filter((_, each) => each !== from.item));
  const items = without.sections[to.section]?.items ?? [];
  return { checklist: withItems(without, to.section, [...items.slice(0, at), item, ...items.slice(at)]), place: itemPath(to.section, at) };
}

function withItems(checklist: Checklist, section: number, items: readonly Item[]): Checklist {
  return { ...checklist, sections: checklist.sections.map((each, at) => (at === section ? { ...each, items } : each)) };
}

function mapItems(checklist: Checklist, change: (item: Item) => Item): Checklist {
  return { ...checklist, sections: checklist.sections.map((section) => ({ ...section, items: section.items.map(change) })) };
}

function codes(checklist: Checklist): readonly string[] {
  return itemsOf(checklist).map(({ code }) => code);
}

function withReferences(item: Item, rename: (code: string) => string): Item {
  const conditioned = item.condition === undefined ? item : { ...item, condition: renamedItems(item.condition, rename) };
  if (conditioned.kind !== 'choice') return conditioned;
  return { ...conditioned, options: conditioned.options.map((option) => (option.jumpTo === undefined ? option : { ...option, jumpTo: rename(option.jumpTo) })) };
}

function renamedItems(condition: ItemCondition, rename: (code: string) => string): ItemCondition {
  return mapOperands(condition, (value) => ('item' in value ? { item: rename(value.item) } : value));
}

function renamedHeader(condition: ItemCondition, before: string, code: string): ItemCondition {
  return mapOperands(condition, (value) => ('header' in value && value.header === before ? { header: code } : value));
}

type Operand = Extract<ItemCondition, { readonly value: unknown }>['value'];
function mapOperands(condition: ItemCondition, change: (operand: Operand) => Operand): ItemCondition {
  if ('all' in condition) return { all: condition.all.map((part) => mapOperands(part, change)) };
  if ('any' in condition) return { any: condition.any.map((part) => mapOperands(part, change)) };
  if ('not' in condition) return { not: mapOperands(condition.not, change) };
  return { ...condition, value: change(condition.value) };
}

function listOf(item: Item): readonly { readonly code: string; readonly name: { readonly zh: string }; readonly points?: number | string }[] | null {
  switch (item.kind) {
    case 'choice':
    case 'multi':
      return item.options;
    case 'count':
      return item.faults;
    case 'additive':
      return item.parts;
    case 'allOf':
      return item.conditions;
    default:
      return null;
  }
}

function isPositive(points: number | string): boolean {
  return Number(points) > 0;
}
