import { createContext, use, useCallback, useEffect, type ReactNode } from 'react';
import { useLang, useWords } from '../../i18n.ts';
import { COMMON } from '../words.ts';

/** Filters that narrow the screen in sight: their names and what they let through. One screen is in sight at a time. */
const Facts = createContext<Map<string, string>>(new Map());
const InBar = createContext(false);

/** Fields in here are filters of the screen's tables, and exports name them. */
export function FilterScope({ children }: { readonly children: ReactNode }) {
  return <InBar value={true}>{children}</InBar>;
}

/**
 * Tells exports what a filter lets through while it is in sight; outside of a filter bar nothing, unless `always`.
 *
 * @param text null: all
 */
export function useFilterFact(name: string, text: string | null, always = false): void {
  const facts = use(Facts);
  const isFilter = use(InBar) || always;
  useEffect(() => {
    if (!isFilter || text === null || text === '') return undefined;
    facts.set(name, text);
    return () => void facts.delete(name);
  }, [facts, isFilter, name, text]);
}

/** A filter of the bar that is drawn by a field of no own. */
export function FilterFact({ name, text }: { readonly name: string; readonly text: string | null }) {
  useFilterFact(name, text);
  return null;
}

/** Reads the filters in words, as the sheet 说明 of an export says them: `归属 自营、合作；地区 云川市`. */
export function useFilterFacts(): () => readonly [head: string, text: string] {
  const facts = use(Facts);
  const say = useWords(COMMON);
  const lang = useLang();
  return useCallback(() => {
    const parts = [...facts].map(([name, text]) => (name === text ? name : `${name} ${text}`));
    return [say('filters'), parts.length === 0 ? say('filtersNone') : parts.join(lang === 'zh' ? '；' : '; ')];
  }, [facts, say, lang]);
}
