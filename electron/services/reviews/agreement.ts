import type { RatedPair } from '../../../db/repositories/review-repository.ts';
import { centsText } from '../../../shared/exact/number-text.ts';
import type { Store } from '../../../db/store.ts';
import { itemsOf, type Item } from '../../../shared/checklist/checklist.ts';
import type { AgreementPair, AgreementQuery, AgreementReport, ItemAgreement } from '../../../shared/contract/review-calls.ts';
import { agreementOf } from '../../../shared/review/kappa.ts';
import { pairsOfClasses } from '../../../shared/review/compare-visits.ts';
import { meanInterval } from '../../../shared/review/mean-interval.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { daysOf } from './days-of.ts';
import { differenceOf } from './compare.ts';

/** Pairs worked out at most, so that the answer comes at once; the newest come first. */
const MOST_PAIRS = 5000;
const MOST_LISTED = 200;
const USUAL_DAYS = 14;

type ClassPair = readonly [string, string];

/** How far two people agree on the same outlets: over all items, item by item, and in the scores. */
export function agreementReport(context: ServiceContext, query: AgreementQuery): AgreementReport {
  const { store } = context;
  const found = store.reviews.ratedPairs({
    source: query.source,
    checklist: query.checklist ?? null,
    withinDays: query.withinDays ?? USUAL_DAYS,
    ...daysOf(query),
  });
  const pairs = found.slice(0, MOST_PAIRS);
  const formOf = formReader(store);
  const byItem = new Map<string, { readonly checklist: string; readonly item: Item; readonly classes: ClassPair[] }>();
  const rated = pairs.map((pair) => {
    const classes = classPairs(pair, formOf);
    for (const { checklist, item, classes: both } of classes) {
      const key = `${checklist} ${item.code}`;
      const known = byItem.get(key) ?? { checklist, item, classes: [] };
      known.classes.push(both);
      byItem.set(key, known);
    }
    return pairsOfClasses(classes.map((each) => each.classes));
  });
  const items: readonly ItemAgreement[] = [...byItem.values()].flatMap(({ checklist, item, classes }) => {
    const agreement = agreementOf(pairsOfClasses(classes));
    return agreement.items === 0 ? [] : [{ checklist, item: item.code, name: item.name, ...agreement }];
  });
  const differences = pairs.flatMap(({ first, second }) => (first.cents === null || second.cents === null ? [] : [(second.cents - first.cents) / 100]));
  return {
    pairs: pairs.length,
    leftOut: found.length - pairs.length,
    agreement: agreementOf(rated.flat()),
    difference: meanInterval(differences),
    items,
    list: pairs.slice(0, MOST_LISTED).flatMap((pair, place) => listed(context, pair, rated[place] ?? [])),
  };
}

interface Form {
  readonly checklist: string;
  readonly items: readonly Item[];
  readonly placeOf: ReadonlyMap<string, number>;
}

function formReader(store: Store): (checklistNo: number) => Form {
  const forms = new Map<number, Form>();
  return (checklistNo) => {
    const known = forms.get(checklistNo);
    if (known !== undefined) return known;
    const version = store.checklists.findByNo(checklistNo);
    if (version === null) throw new Error(`No checklist version ${checklistNo}`);
    const items = itemsOf(version.document);
    const form = { checklist: version.code, items, placeOf: new Map(items.map(({ code }, place) => [code, place])) };
    forms.set(checklistNo, form);
    return form;
  };
}

/** The ratings of both for every item that both forms have. */
function classPairs({ first, second }: RatedPair, formOf: (checklistNo: number) => Form): readonly { readonly checklist: string; readonly item: Item; readonly classes: ClassPair }[] {
  const [a, b] = [formOf(first.checklistNo), formOf(second.checklistNo)];
  return a.items.flatMap((item, place) => {
    const other = b.placeOf.get(item.code);
    if (other === undefined) return [];
    return [{ checklist: a.checklist, item, classes: [first.classes[place] ?? '-', second.classes[other] ?? '-'] as const }];
  });
}

function listed(context: ServiceContext, { first, second }: RatedPair, classes: readonly ClassPair[]): readonly AgreementPair[] {
  const { store } = context;
  const [a, b] = [store.visits.findByNo(first.no), store.visits.findByNo(second.no)];
  if (a === null || b === null) return [];
  const [firstScore, secondScore] = [centsText(first.cents), centsText(second.cents)];
  return [
    {
      firstId: a.id,
      secondId: b.id,
      outletName: store.visitLists.findRow(a.id, todayOf(context))?.outletName ?? '',
      firstOn: a.visitedOn,
      secondOn: b.visitedOn,
      firstAuditor: a.auditor,
      secondAuditor: b.auditor,
      firstScore,
      secondScore,
      difference: differenceOf(firstScore, secondScore),
      percent: agreementOf(classes).percent,
    },
  ];
}
