import type { Scheme } from '../../../../shared/scheme/scheme.ts';
import { afterInsertion, afterMove, afterRemoval, relocated, unmarked } from './default-marks.ts';
import { listAt, placeInList, valueAt, withInserted, withRemoved, withValue } from './document-path.ts';

/** A change of the document, pure. */
export type Edit = (scheme: Scheme) => Scheme;

/** Sets one value; undefined takes it out. It is no product default from then on. */
export function set(path: string, value: unknown): Edit {
  return (scheme) => unmarked(withValue(scheme, path, value), path);
}

/** Puts an item into a list (at its end where no place is given). */
export function insert(listPath: string, item: unknown, index?: number): Edit {
  return (scheme) => {
    const at = index ?? listAt(scheme, listPath).length;
    return relocated(withInserted(scheme, listPath, at, item), afterInsertion(listPath, at));
  };
}

/** Takes an item out of its list; `dropEmpty`: and the list with its last item. */
export function remove(itemPath: string, dropEmpty = false): Edit {
  return (scheme) => relocated(withRemoved(scheme, itemPath, dropEmpty), afterRemoval(itemPath));
}

/**
 * Moves an item to a place of a list, the same or another one.
 *
 * @param index its place once it is there
 */
export function move(itemPath: string, listPath: string, index: number): Edit {
  return (scheme) => {
    const item = valueAt(scheme, itemPath);
    const list = afterRemoval(itemPath)(listPath);
    if (item === undefined || list === null) return scheme;
    const end = `\u0000moved`;
    const parked = { ...scheme, productDefaults: (scheme.productDefaults ?? []).map((mark) => afterMove(itemPath, end)(mark) ?? mark) };
    const out = withRemoved(parked, itemPath);
    const marks = parked.productDefaults.map((mark) => afterRemoval(itemPath)(mark) ?? mark).map((mark) => afterInsertion(list, index)(mark) ?? mark);
    const placed = withInserted(out, list, index, item);
    const { productDefaults: _, ...rest } = placed;
    const back = marks.map((mark) => afterMove(end, `${list}[${index}]`)(mark) ?? mark);
    return back.length === 0 ? rest : { ...rest, productDefaults: back };
  };
}

/** Swaps an item with the one before (-1) or behind it (1); at an end nothing changes. */
export function shift(itemPath: string, by: -1 | 1): Edit {
  return (scheme) => {
    const { listPath, index } = placeInList(itemPath);
    const to = index + by;
    return to < 0 || to >= listAt(scheme, listPath).length ? scheme : move(itemPath, listPath, to)(scheme);
  };
}

/** One edit after the other, as one step. */
export function all(...edits: readonly Edit[]): Edit {
  return (scheme) => edits.reduce((document, edit) => edit(document), scheme);
}
