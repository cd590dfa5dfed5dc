import type { SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/** What the open store has that a scheme may name: figures, attributes, checklists, types and classes of outlets. */
export function schemeVocabulary(context: ServiceContext): SchemeVocabulary {
  const { store } = context;
  const regions = store.regions.tree(todayOf(context));
  return {
    figures: store.figures.list().map(({ code, name, unit }) => ({ code, name, unit })),
    attributes: store.attributes.list(),
    checklists: store.checklists.list().filter(({ current }) => current).map(({ code, name }) => ({ code, name })),
    types: store.outletLists.valuesOf('type'),
    classes: store.outletLists.valuesOf('class'),
    regionLevels: regions.reduce((most, { level }) => Math.max(most, level + 1), 0),
  };
}
