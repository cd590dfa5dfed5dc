import { Checkbox, Select } from 'antd';
import type { PeriodId } from '../../../shared/dates.ts';
import type { ChecklistRow, VisitQuery } from '../../../shared/ipc-contract.ts';
import type { VisitState } from '../../../shared/visit/visit.ts';
import { useWorkspace } from '../../app-state.tsx';
import { FilterFact } from '../../components/export/filter-facts.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterChip } from '../../components/filter-chip.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { VISIT_KIND_WORDS } from '../../components/status-tags.tsx';
import { COMMON } from '../../components/words.ts';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { inLang } from '../../../shared/errors.ts';
import { useCall } from '../../use-call.ts';
import { STATE_CHOICES, statesOf, VISIT_KINDS, visitQuery, type VisitFilters } from './visit-filters.ts';
import { VISITS } from './words.ts';

export interface VisitFilterBarProps {
  readonly filters: VisitFilters;
  readonly checklists: readonly ChecklistRow[];
  readonly onChange: (filters: VisitFilters) => void;
  readonly onClear: (() => void) | undefined;
}

/** State with counts, kind, checklist, region, period, red line and a text. */
export function VisitFilterBar({ filters, checklists, onChange, onClear }: VisitFilterBarProps) {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const lang = useLang();
  const { periods } = useWorkspace();
  const { state: _state, ...others } = visitQuery(filters);
  const counts = useStateCounts(others);
  const codes = [...new Map(checklists.map((row) => [row.code, row])).values()];
  return (
    <FilterBar onClear={onClear} right={<SearchBox label={say('searchVisits')} width={150} value={filters.text} onChange={(text) => onChange({ ...filters, text })} />}>
      <Segmented<VisitState | ''>
        label={say('state')}
        value={filters.state}
        onChange={(state) => onChange({ ...filters, state })}
        options={(['', ...STATE_CHOICES] as const)
          .filter((value) => value !== 'planned' || counts.planned !== 0 || filters.state === 'planned')
          .map((value) => {
            const count = counts[value];
            return { value, label: value === '' ? common('all') : common(value), ...(count === null ? {} : { count }) };
          })}
      />
      <FilterFact name={say('period')} text={filters.period === null ? null : formatPeriod(filters.period, lang)} />
      <FilterFact name={say('redLineOnly')} text={filters.redLine ? say('redLineOnly') : null} />
      <Select<PeriodId | ''>
        aria-label={say('period')}
        size="small"
        style={{ width: 108 }}
        popupMatchSelectWidth={false}
        value={filters.period ?? ''}
        options={[{ value: '', label: say('anyTime') }, ...periods.map((period) => ({ value: period, label: formatPeriod(period, lang) }))]}
        onChange={(period) => onChange({ ...filters, period: period === '' ? null : period })}
      />
      <FilterChip label={say('kind')} options={VISIT_KINDS.map((value) => ({ value, label: common(VISIT_KIND_WORDS[value]) }))} value={filters.kind} onChange={(kind) => onChange({ ...filters, kind })} />
      {codes.length > 1 && (
        <FilterChip
          label={say('checklist')}
          options={codes.map((row) => ({ value: row.code, label: inLang(row.name, lang) }))}
          value={filters.checklist === null ? [] : [filters.checklist]}
          onChange={(chosen) => onChange({ ...filters, checklist: chosen.find((code) => code !== filters.checklist) ?? null })}
        />
      )}
      <RegionSelect width={120} value={filters.regionId} onChange={(regionId) => onChange({ ...filters, regionId })} />
      <Checkbox checked={filters.redLine} onChange={(event) => onChange({ ...filters, redLine: event.target.checked })}>
        <span className="nowrap">{say('redLineOnly')}</span>
      </Checkbox>
    </FilterBar>
  );
}

/** How many visits stand in each choice of states under the other filters; null: not known yet. */
function useStateCounts(query: Omit<VisitQuery, 'state'>): Readonly<Record<(typeof STATE_CHOICES)[number] | '', number | null>> {
  const all = useCount(query);
  const planned = useCount({ ...query, state: statesOf('planned') });
  const inProgress = useCount({ ...query, state: statesOf('inProgress') });
  const submitted = useCount({ ...query, state: statesOf('submitted') });
  const returned = useCount({ ...query, state: statesOf('returned') });
  const approved = useCount({ ...query, state: statesOf('approved') });
  const rejected = useCount({ ...query, state: statesOf('rejected') });
  return { '': all, planned, inProgress, submitted, returned, approved, rejected };
}

function useCount(query: VisitQuery): number | null {
  const page = useCall('visit:list', { ...query, offset: 0, limit: 1 });
  return page.status === 'ready' ? page.value.total : null;
}
