import type { Store } from '../../../db/store.ts';
import type { PopulationColumns } from '../../../db/population.ts';
import type { RegionPlace } from '../../../db/repositories/region-repository.ts';
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
      openedOn: inOrder(population.openedOn),
      type: inOrder(population.type),
      ownership: inOrder(population.ownership),
      class: inOrder(population.class),
      regions: regionColumns(population.regionNos, store.regions.placesOn(day)),
      attributes: attributeColumns(population, attributes, store.attributes.types()),
      frozen: population.frozen,
    },
  };
}

/** One column of region codes a level, the widest first. @param regions by code */
function regionColumns(regionNos: Int32Array, regions: readonly RegionPlace[]): readonly TextColumn[] {
  const room = regions.reduce((most, { no }) => Math.max(most, no), 0) + 1;
  const [parents, depths] = [new Int32Array(room), new Int32Array(room)];
  for (const { no, parentNo } of regions) [parents[no], depths[no]] = [parentNo ?? 0, 1];
  const depthOf = (no: number): number => {
    const parent = parents[no]!;
    return depths[no] === 0 ? 0 : 1 + (parent === 0 ? 0 : depthOf(parent));
  };
  for (const { no } of regions) depths[no] = depthOf(no);
  const levels = depths.reduce((most, depth) => Math.max(most, depth), 0);
  return Array.from({ length: levels }, (_, level) => {
    const names: string[] = [];
    const places = new Int32Array(room).fill(-1);
    for (const { no, code } of regions) if (depths[no] === level + 1) places[no] = names.push(code) - 1;
    for (let no = 1; no < room; no += 1) {
      let above = no;
      while (depths[above]! > level + 1) above = parents[above]!;
      places[no] = places[above]!;
    }
    return indexedColumn(names, regionNos.map((no) => places[no] ?? -1));
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
