import type { Freeze, Merge } from '../../../db/repositories/life-repository.ts';
import type { OutletFacts } from '../../../db/repositories/outlet-repository.ts';
import type { Store } from '../../../db/store.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { IsoDate } from '../../../shared/dates.ts';

/** All that is dated of an outlet: what a change touches, and what taking it back restores. */
export interface OutletSnapshot {
  readonly closedOn: IsoDate | null;
  readonly states: readonly (OutletFacts & { readonly validFrom: IsoDate })[];
  readonly freezes: readonly Freeze[];
  readonly merge: Omit<Merge, 'outletNo'> | null;
}

export function outletSnapshot(store: Store, no: number): OutletSnapshot {
  const states = store.outlets.states(no);
  const merge = store.life.findMerge(no);
  return {
    closedOn: states[0]?.closedOn ?? null,
    states: states.map(({ validFrom, name, type, ownership, class: outletClass, regionNo, status, attributes }) => ({ validFrom, name, type, ownership, class: outletClass, regionNo, status, attributes })),
    freezes: store.life.freezes(no),
    merge: merge === null ? null : { intoNo: merge.intoNo, from: merge.from, figures: merge.figures },
  };
}

export function isSameSnapshot(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Puts all dated facts of an outlet back. */
export function restoreSnapshot(store: Store, no: number, { closedOn, states, freezes, merge }: OutletSnapshot): void {
  const [head] = store.outlets.states(no);
  if (head === undefined) throw new Error(`Outlet ${no} has no facts`);
  store.outlets.setHead(no, { openedOn: head.openedOn, closedOn });
  const kept = new Set(states.map(({ validFrom }) => validFrom));
  for (const { validFrom } of store.outlets.states(no)) if (!kept.has(validFrom)) store.outlets.removeFacts(no, validFrom);
  for (const { validFrom, ...facts } of states) store.outlets.dateFacts(no, facts, validFrom);
  store.life.setFreezes(no, freezes);
  store.life.setMerge(no, merge);
}

/**
 * Dates a change of facts: from the day on, and through later states until one that states the same fact otherwise than it was.
 *
 * @param change gives the facts with the change, or null where this state says otherwise already
 */
export function dateChange(states: OutletSnapshot['states'], from: IsoDate, fields: Partial<OutletFacts>): OutletSnapshot['states'] {
  const base = states.findLast(({ validFrom }) => validFrom <= from);
  if (base === undefined) throw new Error('An outlet has facts from the beginning on');
  const dated: (OutletFacts & { validFrom: IsoDate })[] = states.filter(({ validFrom }) => validFrom < from).map((state) => ({ ...state }));
  dated.push({ ...base, ...fields, validFrom: from });
  let open = Object.keys(fields).filter((key) => key !== 'attributes') as (keyof OutletFacts)[];
  let openAttributes = Object.keys({ ...base.attributes, ...fields.attributes }).filter((code) => fields.attributes !== undefined && base.attributes[code] !== fields.attributes[code]);
  for (const later of states.filter(({ validFrom }) => validFrom > from)) {
    open = open.filter((key) => later[key] === base[key]);
    openAttributes = openAttributes.filter((code) => later.attributes[code] === base.attributes[code]);
    const attributes: Record<string, string> = { ...later.attributes };
    for (const code of openAttributes) {
      const value = fields.attributes?.[code];
      if (value === undefined) delete attributes[code];
      else attributes[code] = value;
    }
    dated.push({ ...later, ...Object.fromEntries(open.map((key) => [key, fields[key]])), attributes });
  }
  return dated;
}
