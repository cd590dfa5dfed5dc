import { operandSources, type Stage } from './placed-conditions.ts';
import type { Scheme, Source } from './scheme.ts';
import { isDimension, walkTree } from './walk.ts';

/** A source with its JSON path. */
export interface PlacedSource {
  readonly source: Source;
  readonly path: string;
  readonly stage: Stage;
  /** Code of the indicator whose raw value it is; null: it is read for something else. */
  readonly indicator: string | null;
}

/** Every source that the scheme reads: of indicators, of the terms of methods, of adjustments and in conditions. */
export function placedSources(scheme: Scheme): readonly PlacedSource[] {
  const found: PlacedSource[] = [];
  for (const { node, path } of walkTree(scheme)) {
    if (!isDimension(node)) found.push({ source: node.source, path: `${path}.source`, stage: 'cohorts', indicator: node.code });
    if (node.method?.kind !== 'deduct') continue;
    node.method.terms.forEach((term, place) => {
      if (term.records === undefined && term.source !== undefined) found.push({ source: term.source, path: `${path}.method.terms[${place}].source`, stage: 'cohorts', indicator: null });
    });
  }
  (scheme.adjustments?.items ?? []).forEach(({ times }, place) => {
    if (times !== undefined && 'kind' in times) found.push({ source: times, path: `adjustments.items[${place}].times`, stage: 'scores', indicator: null });
  });
  return [...found, ...operandSources(scheme).map((own) => ({ ...own, indicator: null }))];
}

export function schemeSources(scheme: Scheme): readonly Source[] {
  return placedSources(scheme).map(({ source }) => source);
}
