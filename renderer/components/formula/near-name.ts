import type { FormulaProblem } from '../../../shared/formula/formula-error.ts';
import { isFunction } from '../../../shared/formula/functions.ts';
import { nearestName } from '../../../shared/nearest-name.ts';

/** What an unknown name may have been meant to be, as it is written into a formula; null: nothing is near. */
export function nearOf({ code, params }: FormulaProblem, names: Iterable<string>): string | null {
  const name = params['name'];
  if (typeof name !== 'string' || !code.startsWith('formula/unknown')) return null;
  const near = typeof params['near'] === 'string' ? params['near'] : nearestName(name, new Set(names));
  return near === null || near === '' ? null : isFunction(near) ? near : `[${near.replaceAll(']', ']]')}]`;
}
