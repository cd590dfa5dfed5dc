import { inLang } from '../../../shared/errors.ts';
import { GRADE_STATES, MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import type { RunDetail } from '../../../shared/ipc-contract.ts';
import { OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterChip, type FilterOption } from '../../components/filter-chip.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { hasFilters, NO_FILTERS, type ResultFilters } from './result-filters.ts';
import { GRADING } from './words.ts';

export interface ResultBarProps {
  readonly run: RunDetail;
  readonly filters: ResultFilters;
  readonly onChange: (filters: ResultFilters) => void;
}

/** Filters of the results: level, state, movement, region, ownership, text. */
export function ResultBar({ run, filters, onChange }: ResultBarProps) {
  const say = useWords(GRADING);
  const common = useWords(COMMON);
  const lang = useLang();
  const chip = (key: 'level' | 'state' | 'movement' | 'ownership', label: string, options: readonly FilterOption[]) => (
    <FilterChip label={label} options={options} value={filters[key]} onChange={(value) => onChange({ ...filters, [key]: value })} />
  );
  return (
    <FilterBar onClear={hasFilters(filters) ? () => onChange(NO_FILTERS) : undefined} right={<SearchBox value={filters.text} width={180} onChange={(text) => onChange({ ...filters, text })} />}>
      {chip('level', say('level'), [...[...run.levels].reverse().map((level) => ({ value: level.code, label: inLang(level.name, lang) })), { value: '', label: say('noLevel') }])}
      {chip('movement', say('movement'), MOVEMENTS.filter((each) => each !== 'none').map((value) => ({ value, label: common(value) })))}
      {chip('state', say('gradeState'), GRADE_STATES.map((value) => ({ value, label: common(value) })))}
      {chip('ownership', say('ownership'), OWNERSHIPS.map((value) => ({ value, label: common(value) })))}
      <RegionSelect width={140} value={filters.regionId} onChange={(regionId) => onChange({ ...filters, regionId })} />
    </FilterBar>
  );
}
