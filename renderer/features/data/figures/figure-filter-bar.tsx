import { Button, Checkbox, Popover } from 'antd';
import type { FigureColumn } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { FilterFact } from '../../../components/export/filter-facts.tsx';
import { FilterBar } from '../../../components/filter-bar.tsx';
import { FilterChip } from '../../../components/filter-chip.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PeriodSelect } from '../../../components/period-select.tsx';
import { RegionSelect } from '../../../components/region-select.tsx';
import { SearchBox } from '../../../components/search-box.tsx';
import { useWords } from '../../../i18n.ts';
import { useCall } from '../../../use-call.ts';
import type { FigureFilters } from './figure-filters.ts';
import { FIGURES } from './words.ts';

export interface FigureFilterBarProps {
  readonly period: PeriodId | null;
  readonly periods: readonly PeriodId[];
  readonly onPeriod: (period: PeriodId) => void;
  readonly filters: FigureFilters;
  readonly columns: readonly FigureColumn[];
  /** Codes of columns left out. */
  readonly hidden: readonly string[];
  readonly onHidden: (hidden: readonly string[]) => void;
  readonly onChange: (filters: FigureFilters) => void;
  readonly onClear: (() => void) | undefined;
  readonly onAdd: () => void;
}

/** Period, region, type, what is missing or unusual, columns, and a text. */
export function FigureFilterBar(props: FigureFilterBarProps) {
  const { filters, columns, hidden, onChange } = props;
  const say = useWords(FIGURES);
  const facets = useCall('outlet:facets', {});
  const types = facets.status === 'ready' ? facets.value.types : [];
  const missing = columns.find(({ figure }) => figure === filters.missing);
  return (
    <FilterBar onClear={props.onClear} right={<SearchBox width={150} value={filters.text} onChange={(text) => onChange({ ...filters, text })} />}>
      <PeriodSelect label={say('period')} width={116} periods={props.periods} value={props.period} onChange={props.onPeriod} />
      <RegionSelect width={130} value={filters.regionId} onChange={(regionId) => onChange({ ...filters, regionId })} />
      {types.length > 1 && <FilterChip label={say('type')} options={types.map((type) => ({ value: type, label: type }))} value={filters.type} onChange={(type) => onChange({ ...filters, type })} />}
      <FilterFact name={missing === undefined ? say('missingOnly') : say('missingOf', { name: missing.name })} text={filters.missing === null ? null : missing === undefined ? say('missingOnly') : say('missingOf', { name: missing.name })} />
      <FilterFact name={say('flaggedOnly')} text={filters.flagged ? say('flaggedOnly') : null} />
      <Checkbox checked={filters.missing !== null} onChange={(event) => onChange({ ...filters, missing: event.target.checked ? '' : null })}>
        <span className="nowrap">{missing === undefined ? say('missingOnly') : say('missingOf', { name: missing.name })}</span>
      </Checkbox>
      <Checkbox checked={filters.flagged} onChange={(event) => onChange({ ...filters, flagged: event.target.checked })}>
        <span className="nowrap">{say('flaggedOnly')}</span>
      </Checkbox>
      <Popover
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        content={
          <div className="filter-list">
            <Checkbox.Group
              value={columns.filter(({ figure }) => !hidden.includes(figure)).map(({ figure }) => figure)}
              options={columns.map(({ figure, name }) => ({ value: figure, label: name }))}
              onChange={(shown) => props.onHidden(columns.filter(({ figure }) => !shown.includes(figure)).map(({ figure }) => figure))}
            />
            <button type="button" className="link" onClick={props.onAdd}>
              {say('addColumn')}
            </button>
          </div>
        }
      >
        <Button size="small" icon={<Icon name="columns" />}>
          {say('columns')}
          {hidden.length > 0 && <span className="num"> {columns.length - hidden.filter((code) => columns.some(({ figure }) => figure === code)).length}/{columns.length}</span>}
        </Button>
      </Popover>
    </FilterBar>
  );
}
