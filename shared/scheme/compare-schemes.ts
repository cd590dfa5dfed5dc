import { canonicalJson } from '../canonical-json.ts';
import type { Lang, Words } from '../errors.ts';
import { parseNumber } from '../exact/rational.ts';
import { changeText, ChangeWords, kindOf, type Both } from './change-words.ts';
import type { DimensionNode, Scheme, TreeNode } from './scheme.ts';
import { keyWords } from './scheme-words.ts';
import { isDimension, walkTree, type PlacedNode } from './walk.ts';

/** One difference between two versions of a scheme, in words of both languages. */
export interface SchemeChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** JSON path in the later version; of what was removed, in the earlier one. */
  readonly path: string;
  readonly words: Words & { readonly en: string };
}

type Json = Readonly<Record<string, unknown>>;

/** Where a value stands: its path, whose it is, and the keys that lead to it from there. */
interface Place {
  readonly path: string;
  /** Name of the indicator, level, veto … that it belongs to; null: the scheme itself. */
  readonly owner: Both | null;
  readonly trail: readonly Both[];
  /** Shape in which the key stands, for keys that mean different things. */
  readonly part: string;
}

/** Lists whose entries have codes, with what an entry is called. */
const LISTED: Readonly<Record<string, Both>> = {
  levels: { zh: '星级', en: 'level' },
  vetoes: { zh: '一票否决', en: 'veto' },
  eligibility: { zh: '准入条件', en: 'eligibility condition' },
  levelSteps: { zh: '星级调整', en: 'level step' },
  items: { zh: '加减分', en: 'adjustment' },
  totals: { zh: '总分', en: 'total' },
};
const CONDITIONS = new Set(['where', 'require', 'when', 'appliesTo', 'not']);
const SHOWN_KEYS = new Set(['weight', 'line', 'share', 'seats', 'kind']);

/**
 * What is different in the later version, in the order of the document: numbers, methods and conditions with their old and
 * new value, parts and levels that came, went, moved or changed places. Numbers that are equal count as equal however they
 * are written, and so do keys in another order. Parts and levels are recognised by their codes.
 */
export function compareSchemes(before: Scheme, after: Scheme): readonly SchemeChange[] {
  return new Comparison(before, after).run();
}

class Comparison {
  private readonly before: Scheme;
  private readonly after: Scheme;
  private readonly words: ChangeWords;
  private readonly changes: SchemeChange[] = [];

  constructor(before: Scheme, after: Scheme) {
    this.before = before;
    this.after = after;
    this.words = new ChangeWords(before, after);
  }

  run(): readonly SchemeChange[] {
    const top: Place = { path: '', owner: null, trail: [], part: 'scheme' };
    for (const key of keysOf(this.before, this.after)) {
      if (key === 'tree') this.tree();
      else this.at(top, key, Reflect.get(this.before, key), Reflect.get(this.after, key));
    }
    return this.changes;
  }

  private tree(): void {
    const old = new Map(walkTree(this.before).map((placed) => [placed.node.code, placed]));
    const now = new Map(walkTree(this.after).map((placed) => [placed.node.code, placed]));
    const oldRoot = this.before.tree.code;
    // A root of another code is still the root.
    const partner = (code: string): PlacedNode | undefined => (code === this.after.tree.code ? old.get(oldRoot) : code === oldRoot ? undefined : old.get(code));
    for (const placed of now.values()) this.node(partner(placed.node.code), placed, (parent) => partner(parent.code) === undefined);
    for (const { node, path, parent } of old.values()) {
      const stays = now.has(node.code) || node.code === oldRoot;
      if (stays || parent === null || (!now.has(parent.code) && parent.code !== oldRoot)) continue;
      this.add('removed', path, (lang) => changeText.removed(this.words.nodeKind(node, lang), this.words.named(node.name, lang), lang));
    }
  }

  private node(old: PlacedNode | undefined, { node, path, parent }: PlacedNode, isNew: (node: DimensionNode) => boolean): void {
    if (old === undefined || isDimension(old.node) !== isDimension(node)) {
      // A new dimension tells of all below it, a new total of its root.
      if (parent === null ? node !== this.after.tree : isNew(parent)) return;
      const facts = (lang: Lang): string[] => [
        ...(parent === null ? [] : [lang === 'zh' ? `在“${parent.name.zh}”下` : `below ${this.words.named(parent.name, 'en')}`]),
        ...this.facts(node as unknown as Json, parent?.weights === 'any' ? 'any' : 'dimension', lang),
      ];
      this.add('added', path, (lang) => changeText.added(this.words.nodeKind(node, lang), this.words.named(node.name, lang), facts(lang), lang));
      return;
    }
    if (parent !== null && old.parent !== null && !this.isSameParent(old.parent, parent)) this.moved(old.parent, parent, node, path);
    const owner: Both = { zh: this.words.named(node.name, 'zh'), en: this.words.named(node.name, 'en') };
    const part = parent?.weights === 'any' ? 'any' : isDimension(node) ? 'dimension' : 'indicator';
    const place: Place = { path, owner, trail: [], part };
    for (const key of keysOf(old.node, node)) if (key !== 'children') this.at(place, key, Reflect.get(old.node, key), Reflect.get(node, key));
    if (isDimension(node) && isDimension(old.node)) this.sequence(`${path}.children`, owner, old.node.children, node.children);
  }

  private isSameParent(from: DimensionNode, to: DimensionNode): boolean {
    const [wasRoot, isRoot] = [from === this.before.tree, to === this.after.tree];
    return wasRoot || isRoot ? wasRoot && isRoot : from.code === to.code;
  }

  private moved(from: DimensionNode, to: DimensionNode, node: TreeNode, path: string): void {
    const name = (each: TreeNode, lang: Lang): string => this.words.named(each.name, lang);
    this.add('moved', path, (lang) => (lang === 'zh' ? `${name(node, lang)}从${name(from, lang)}移到${name(to, lang)}` : `${name(node, lang)} moved from ${name(from, lang)} to ${name(to, lang)}`));
  }

  /** Says so where entries that both versions have stand in another order. */
  private sequence(path: string, owner: Both | null, from: readonly { readonly code: string; readonly name: Words }[], to: readonly { readonly code: string; readonly name: Words }[]): void {
    const [had, has] = [new Set(from.map(({ code }) => code)), new Set(to.map(({ code }) => code))];
    const old = from.filter(({ code }) => has.has(code));
    const now = to.filter(({ code }) => had.has(code));
    if (old.every(({ code }, index) => code === now[index]!.code)) return;
    const list = (entries: readonly { readonly name: Words }[], lang: Lang): string => entries.map(({ name }) => (lang === 'zh' ? name.zh : (name.en ?? name.zh))).join(lang === 'zh' ? '、' : ', ');
    this.add('moved', path, (lang) => changeText.changed(owner?.[lang] ?? null, lang === 'zh' ? '顺序' : 'order', list(old, lang), list(now, lang), lang));
  }

  /** Compares the values of one key. */
  private at(place: Place, key: string, from: unknown, to: unknown): void {
    if (isEqual(from, to)) return;
    const path = place.path === '' ? key : `${place.path}.${key}`;
    const listed = place.part === 'scheme' || key === 'items' ? LISTED[key] : undefined;
    if (listed !== undefined && (from === undefined || Array.isArray(from)) && (to === undefined || Array.isArray(to))) {
      this.list(path, listed, (from ?? []) as readonly Json[], (to ?? []) as readonly Json[]);
      return;
    }
    const inside: Place = { ...place, path, trail: [...place.trail, keyWords(key, place.part)], part: key };
    if (CONDITIONS.has(key) && !Array.isArray(to ?? from)) this.leaf(inside, key, from, to, place.part);
    else if (Array.isArray(from) && Array.isArray(to) && [...from, ...to].every(isObject)) this.rows(inside, from as Json[], to as Json[]);
    else if (isObject(from) && isObject(to) && isSameKind(from, to) && from['zh'] === to['zh']) for (const each of keysOf(from, to)) this.at(inside, each, from[each], to[each]);
    else this.leaf(inside, key, from, to, place.part);
  }

  /** Entries with codes: those that came, went, changed, and their order. */
  private list(path: string, called: Both, from: readonly Json[], to: readonly Json[]): void {
    const old = new Map(from.map((entry) => [entry['code'], entry]));
    const codes = new Set(to.map((entry) => entry['code']));
    const name = (entry: Json, lang: Lang): string => this.words.named(entry['name'] as Words, lang);
    to.forEach((entry, index) => {
      const before = old.get(entry['code']);
      const at = `${path}[${index}]`;
      if (before === undefined) {
        this.add('added', at, (lang) => changeText.added(called[lang], name(entry, lang), this.facts(entry, 'level', lang), lang));
        return;
      }
      const owner = { zh: `${called.zh}${name(entry, 'zh')}`, en: `${called.en} ${name(entry, 'en')}` };
      for (const key of keysOf(before, entry).filter((each) => path !== 'totals' || each !== 'tree')) this.at({ path: at, owner, trail: [], part: path === 'levels' ? 'level' : path }, key, before[key], entry[key]);
    });
    from.forEach((entry, index) => {
      if (!codes.has(entry['code'])) this.add('removed', `${path}[${index}]`, (lang) => changeText.removed(called[lang], name(entry, lang), lang));
    });
    const named = (entries: readonly Json[]) => entries.map((entry) => ({ code: String(entry['code']), name: entry['name'] as Words }));
    this.sequence(path, { zh: called.zh, en: `${called.en}s` }, named(from), named(to));
  }

  /** Entries without codes, by their place. */
  private rows(place: Place, from: readonly Json[], to: readonly Json[]): void {
    for (let index = 0; index < Math.max(from.length, to.length); index += 1) {
      const [before, after] = [from[index], to[index]];
      if (isEqual(before, after)) continue;
      const row: Place = { ...place, path: `${place.path}[${index}]`, trail: [...place.trail, { zh: `第 ${index + 1} 项`, en: `no. ${index + 1}` }] };
      if (before !== undefined && after !== undefined && isSameKind(before, after)) for (const key of keysOf(before, after)) this.at(row, key, before[key], after[key]);
      else this.leaf(row, place.part, before, after, place.part);
    }
  }

  private leaf({ path, owner, trail }: Place, key: string, from: unknown, to: unknown, part: string): void {
    const what = (lang: Lang): string => trail.map((each) => each[lang]).join(' · ');
    const text = (value: unknown, lang: Lang): string => this.words.value(key, value, part, lang);
    if (from === undefined) this.add('added', path, (lang) => changeText.set(owner?.[lang] ?? null, what(lang), text(to, lang), lang));
    else if (to === undefined) this.add('removed', path, (lang) => changeText.unset(owner?.[lang] ?? null, what(lang), text(from, lang), lang));
    else this.add('changed', path, (lang) => changeText.changed(owner?.[lang] ?? null, what(lang), text(from, lang), text(to, lang), lang));
  }

  /** The telling numbers of an entry that came. */
  private facts(entry: Json, part: string, lang: Lang): string[] {
    return Object.keys(entry).flatMap((key) => (SHOWN_KEYS.has(key) ? [`${keyWords(key, part)[lang]} ${this.words.value(key, entry[key], part, lang)}`] : []));
  }

  private add(kind: SchemeChange['kind'], path: string, words: (lang: Lang) => string): void {
    this.changes.push({ kind, path, words: { zh: words('zh'), en: words('en') } });
  }
}

/** The keys of both, in the order of the later one, then what only the earlier one has. */
function keysOf(from: object, to: object): readonly string[] {
  return [...new Set([...Object.keys(to), ...Object.keys(from)])];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Alternatives of a shape are told apart by `kind`, `by`, or the keys that they have. */
function isSameKind(from: Json, to: Json): boolean {
  if (kindOf(from) !== kindOf(to)) return false;
  return kindOf(from) !== undefined || Object.keys(from).some((key) => key in to);
}

function isEqual(from: unknown, to: unknown): boolean {
  if (from === undefined || to === undefined) return from === to;
  return from === to || canonicalJson(plain(from)) === canonicalJson(plain(to));
}

/** The value with its numbers written one way, so that "12.50" equals 12.5. */
function plain(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') {
    const number = parseNumber(value);
    return number === null ? value : `${number.num}/${number.den}`;
  }
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)])) : value;
}
