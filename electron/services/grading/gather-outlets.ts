import type { Store } from '../../../db/store.ts';
import type { PopulationColumns } from '../../../db/population.ts';
import type { RegionNode } from '../../../db/repositories/region-repository.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { emptyFractions, setFraction, unify } from '../../../shared/exact/exact-column.ts';
import { toNumberColumn } from '../../../shared/exact/number-column.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import type { Column, TextColumn } from '../../../shared/grading/columns.ts';
import type { OutletColumns } from '../../../shared/grading/grading-input.ts';
import { indexedColumn, textColumn } from '../../../shared/grading/text-columns.ts';
import type { OutletAttribute } from '../../../shared/outlet/outlet.ts';

/** The outlets that are open on a day with the facts valid on it, and their numbers in the store. */
export interface GatheredOutlets {
  readonly outlets: OutletColumns;
  readonly outletNos: Int32Array;
}

/** Reads the population of a day in the order of outlet codes, with the named attributes. */
export function gatherOutlets(store: Store, day: IsoDate, attributes: ReadonlySet<string>): GatheredOutlets {
  const population = store.outlets.populationColumns(day);
  const inOrder = ({ dictionary, index }: TextColumn): TextColumn => indexedColumn(dictionary, index);
  return {
    outletNos: population.nos,
    outlets: {
      codes: population.codes,
      names: population.names,
      openedOn: Array.from(population.openedOn.index, (place) => (place < 0 ? null : (population.openedOn.dictionary[place] as IsoDate))),
      type: inOrder(population.type),
      ownership: inOrder(population.ownership),
      class: inOrder(population.class),
      regions: regionColumns(population.regionNos, store.regions.snapshot(day)),
      attributes: attributeColumns(population, attributes, store.attributes.types()),
      frozen: population.frozen,
    },
  };
}

/** One column of region codes a level, the widest first. */
function regionColumns(regionNos: Int32Array, regions: ReadonlyMap<number, RegionNode>): readonly TextColumn[] {
  const nodes = [...regions.values()];
  const levels = nodes.reduce((most, { codes }) => Math.max(most, codes.length), 0);
  const largest = nodes.reduce((most, { no }) => Math.max(most, no), 0);
  return Array.from({ length: levels }, (_, level) => {
    const places = new Map<string, number>();
    const placeOf = new Int32Array(largest + 1).fill(-1);
    for (const { no, codes } of nodes) {
      const code = codes[level];
      if (code === undefined) continue;
      placeOf[no] = places.get(code) ?? places.size;
      if (placeOf[no] === places.size) places.set(code, places.size);
    }
    return indexedColumn([...places.keys()], regionNos.map((no) => placeOf[no] ?? -1));
  });
}

function attributeColumns(
  population: PopulationColumns,
  wanted: ReadonlySet<string>,
  types: ReadonlyMap<string, OutletAttribute['type']>,
): ReadonlyMap<string, Column> {
  if (wanted.size === 0) return new Map();
  const facts = population.attributesJson().map((json) => JSON.parse(json) as Readonly<Record<string, string>>);
  const known = [...wanted].filter((code) => types.has(code)).sort();
  return new Map(known.map((code) => [code, attributeColumn(facts.map((attributes) => attributes[code] ?? null), types.get(code))]));
}

/** A number attribute as exact decimals where all its texts are numbers; dates and texts as they stand. */
function attributeColumn(texts: readonly (string | null)[], type: OutletAttribute['type'] | undefined): Column {
  if (type !== 'number') return textColumn(texts);
  const values = emptyFractions(texts.length);
  for (const [row, text] of texts.entries()) {
    if (text === null) continue;
    const value = parseNumber(text);
    if (value === null) return textColumn(texts);
    setFraction(values, row, value);
  }
  return toNumberColumn(unify(values), true);
}
