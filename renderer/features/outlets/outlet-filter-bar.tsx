import { inLang } from '../../../shared/errors.ts';
import { OUTLET_STATUSES, OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { useLevels } from '../../app-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterChip, type FilterOption } from '../../components/filter-chip.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import type { OutletFilters } from './outlet-filters.ts';
import { OUTLETS } from './words.ts';

export interface OutletFilterBarProps {
  readonly filters: OutletFilters;
  readonly onChange: (filters: OutletFilters) => void;
  readonly onClear: (() => void) | undefined;
}

/** Ownership, type, class, status, level and a text; types and classes are those that occur. */
export function OutletFilterBar({ filters, onChange, onClear }: OutletFilterBarProps) {
  const say = useWords(OUTLETS);
  const common = useWords(COMMON);
  const lang = useLang();
  const levels = useLevels();
  const facets = useCall('outlet:facets', {});
  const { types, classes } = facets.status === 'ready' ? facets.value : { types: [], classes: [] };
  const chip = (key: 'ownership' | 'type' | 'class' | 'status' | 'level', options: readonly FilterOption[]) =>
    options.length === 0 ? null : <FilterChip label={say(key)} options={options} value={filters[key]} onChange={(value) => onChange({ ...filters, [key]: value })} />;
  const plain = (values: readonly string[]): readonly FilterOption[] => values.map((value) => ({ value, label: value }));
  return (
    <FilterBar onClear={onClear} right={<SearchBox value={filters.text} onChange={(text) => onChange({ ...filters, text })} />}>
      {chip('ownership', OWNERSHIPS.map((value) => ({ value, label: common(value) })))}
      {chip('type', plain(types))}
      {chip('class', plain(classes))}
      {chip('status', OUTLET_STATUSES.map((value) => ({ value, label: common(value) })))}
      {chip('level', levels.length === 0 ? [] : [...[...levels].reverse().map((level) => ({ value: level.code, label: inLang(level.name, lang) })), { value: '', label: say('noLevelYet') }])}
    </FilterBar>
  );
}
