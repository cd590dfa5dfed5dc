import type { AppealedItem } from '../../../db/repositories/appeal-repository.ts';
import type { AppealQuery, AppealRate, AppealRateQuery, AppealRates, AppealRow } from '../../../shared/contract/review-calls.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { Words } from '../../../shared/errors.ts';
import { rational, toDecimalText } from '../../../shared/exact/rational.ts';
import type { Page, PageRequest } from '../../../shared/ipc-contract.ts';
import { daysOf } from '../reviews/days-of.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/** A page of appeals, the one due first on top. */
export function listAppeals(context: ServiceContext, request: AppealQuery & PageRequest): Page<AppealRow> {
  return context.store.appeals.list(request, todayOf(context));
}

/** From so many decided items on, and at least this share of them overturned, something is flagged; outlets by what they appeal. */
const LEAST = 3;
const HALF = 0.5;

/**
 * How often visits were appealed against, and how often with success: by auditor, outlet and item. Withdrawn appeals are left
 * out. docs/reviews.md states what is flagged.
 */
export function appealRates(context: ServiceContext, query: AppealRateQuery): AppealRates {
  const { store } = context;
  const { from, to } = daysOf(query);
  const all = store.appeals.appealedBetween(from, to);
  const byAuditor = store.appeals.visitsByAuditor(from, to);
  const byOutlet = store.appeals.visitsByOutlet(from, to);
  const names = itemNames(context);
  return {
    auditors: ratesOf(all, ({ auditor }) => auditor, (_, { auditor }) => ({ zh: auditor }), (key) => byAuditor.get(key) ?? 0, visitsIn, overturnedMuch).filter(({ key }) => key !== ''),
    outlets: ratesOf(all, ({ outletCode }) => outletCode, (_, { outletName }) => ({ zh: outletName }), (key) => byOutlet.get(key) ?? 0, visitsIn, disputedMuch),
    items: ratesOf(
      all,
      ({ checklist, item }) => `${checklist} ${item}`,
      (key) => names.get(key) ?? { zh: key },
      (_, { checklist, item }) => store.appeals.visitsWithItem(from, to, checklist, item),
      (rows) => rows.map((row) => [row]),
      overturnedMuch,
    ),
  };
}

type Counts = Pick<AppealRate, 'visits' | 'appealed' | 'decided' | 'overturned'>;

/** Rates of each group, the one most appealed against first. `cases` puts together the items that are one case. */
function ratesOf(
  all: readonly AppealedItem[],
  keyOf: (item: AppealedItem) => string,
  nameOf: (key: string, item: AppealedItem) => Words,
  visitsOf: (key: string, item: AppealedItem) => number,
  casesOf: (rows: readonly AppealedItem[]) => readonly (readonly AppealedItem[])[],
  isFlagged: (counts: Counts) => boolean,
): readonly AppealRate[] {
  const groups = new Map<string, AppealedItem[]>();
  for (const item of all) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  const rates = [...groups].flatMap(([key, rows]): AppealRate[] => {
    const first = rows[0];
    if (first === undefined) return [];
    const cases = casesOf(rows);
    const decided = cases.filter((each) => each.some(({ isDecided }) => isDecided));
    const counts = {
      visits: visitsOf(key, first),
      appealed: cases.length,
      decided: decided.length,
      overturned: decided.filter((each) => each.some(({ isAccepted }) => isAccepted)).length,
    };
    return [{ key, name: nameOf(key, first), ...counts, appealPercent: percent(counts.appealed, counts.visits), overturnPercent: percent(counts.overturned, counts.decided), isFlagged: isFlagged(counts) }];
  });
  return rates.sort((a, b) => b.appealed - a.appealed || (a.key < b.key ? -1 : 1));
}

function visitsIn(rows: readonly AppealedItem[]): readonly (readonly AppealedItem[])[] {
  const visits = new Map<number, AppealedItem[]>();
  for (const row of rows) visits.set(row.visitNo, [...(visits.get(row.visitNo) ?? []), row]);
  return [...visits.values()];
}

function overturnedMuch({ decided, overturned }: Counts): boolean {
  return overturned >= LEAST && overturned >= HALF * decided;
}

function disputedMuch({ appealed, visits }: Counts): boolean {
  return appealed >= LEAST && appealed >= HALF * visits;
}

function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : toDecimalText(rational(100n * BigInt(part), BigInt(whole)), 1);
}

/** Names of items by `checklist item`, those of the newest version first. */
function itemNames({ store }: ServiceContext): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>();
  for (const { id, code } of store.checklists.list()) {
    const version = store.checklists.findById(id);
    for (const item of version === null ? [] : itemsOf(version.document)) {
      const key = `${code} ${item.code}`;
      if (!names.has(key)) names.set(key, item.name);
    }
  }
  return names;
}
