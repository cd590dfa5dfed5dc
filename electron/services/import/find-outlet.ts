import type { Store } from '../../../db/store.ts';
import { nearest } from '../../../shared/checklist/nearest.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { ColumnRef, RowProblems } from './row-problems.ts';

/** Finding the nearest known code looks at every outlet; after this many only the fault is named. */
const NEAREST_LOOKED_FOR = 20;

/** Number of the outlet with that code; null: there is none and the row was rejected. */
export type OutletFinder = (row: TableRow, column: ColumnRef, code: string) => number | null;

/** Finds outlets by code; a code that is not there rejects the row, naming the nearest one. */
export function outletFinder(store: Store, problems: RowProblems): OutletFinder {
  const keys = store.outlets.numbersByCode();
  const nearestCode = codeGuesser(() => keys.keys());
  return (row, column, code) => {
    const found = keys.get(code);
    if (found !== undefined) return found;
    if (code === '') {
      problems.reject(row, column, 'import/blank');
      return null;
    }
    const near = nearestCode(code);
    if (near === null) problems.reject(row, column, 'import/unknown-outlet', { value: code });
    else problems.reject(row, column, 'import/unknown-outlet-near', { value: code, near }, [near]);
    return null;
  };
}

/** Guesses the known code that an unknown one may mean; null: none is near, or there were too many to look for. */
export function codeGuesser(known: () => Iterable<string>): (code: string) => string | null {
  let alike: ReadonlyMap<string, string> | null = null;
  let missed = 0;
  return (code) => {
    alike ??= new Map(Array.from(known(), (each) => [skeleton(each), each]));
    missed += 1;
    return alike.get(skeleton(code)) ?? (missed <= NEAREST_LOOKED_FOR ? nearest(code, known()) : null);
  };
}

/** What is left of a code when a spreadsheet took its leading zeros and a person its hyphens and capitals. */
function skeleton(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/[\s_\u200b-\u200f\ufeff'-]/g, '').replace(/^0+/, '');
}
