import { Button } from 'antd';
import type { MovementSummary } from '../../../shared/ipc-contract.ts';
import { OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { FilterFact } from '../../components/export/filter-facts.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterChip } from '../../components/filter-chip.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { MovementMark } from '../../components/movement-mark.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { DECISIONS, hasFilters, NO_FILTERS, type MovementFilters, type MovementKind } from './movement-filters.ts';
import { asksForLevel } from './movement-facts.ts';
import { GroupSelect, type Grouping } from './movement-groups.tsx';
import type { Decide, Subject } from './use-decide.ts';
import { MOVEMENTS_WORDS } from './words.ts';

const APPROVALS = ['open', 'mine', 'returned'] as const;

export interface MovementFilterBarProps {
  readonly summary: MovementSummary;
  readonly filters: MovementFilters;
  readonly onChange: (filters: MovementFilters) => void;
  readonly group: Grouping;
  readonly onGroup: (group: Grouping) => void;
}

/** Kind with its counts, region, ownership, decision, text. */
export function MovementFilterBar({ summary, filters, onChange, group, onGroup }: MovementFilterBarProps) {
  const say = useWords(MOVEMENTS_WORDS);
  const common = useWords(COMMON);
  const { counts } = summary;
  return (
    <FilterBar
      onClear={hasFilters(filters) ? () => onChange({ ...NO_FILTERS, kind: filters.kind }) : undefined}
      right={<SearchBox value={filters.text} width={168} onChange={(text) => onChange({ ...filters, text })} />}
    >
      <FilterFact name={say('kinds')} text={filters.kind === 'all' ? null : common(filters.kind)} />
      <Segmented<MovementKind>
        label={say('kinds')}
        value={filters.kind}
        options={[
          { value: 'all', label: say('all'), count: summary.candidates },
          { value: 'promote', label: <MovementMark movement="promote" />, count: counts.promote },
          { value: 'demote', label: <MovementMark movement="demote" />, count: counts.demote },
          { value: 'enter', label: <MovementMark movement="enter" />, count: counts.enter },
          { value: 'hold', label: <MovementMark movement="hold" />, count: counts.hold },
        ]}
        onChange={(kind) => onChange({ ...filters, kind })}
      />
      <RegionSelect width={140} value={filters.regionId} onChange={(regionId) => onChange({ ...filters, regionId })} />
      <FilterChip
        label={say('ownership')}
        options={OWNERSHIPS.map((value) => ({ value, label: common(value) }))}
        value={filters.ownership}
        onChange={(ownership) => onChange({ ...filters, ownership })}
      />
      {filters.kind !== 'hold' && (
        <FilterChip
          label={say('decision')}
          options={DECISIONS.map((value) => ({ value, label: common(value) }))}
          value={filters.decision}
          onChange={(decision) => onChange({ ...filters, decision })}
        />
      )}
      {(summary.approval === 'two' || filters.approval !== null) && (
        <FilterChip
          label={say('approvalFilter')}
          options={APPROVALS.map((value) => ({ value, label: say(`approval_${value}`) }))}
          value={filters.approval === null ? [] : [filters.approval]}
          onChange={(next) => onChange({ ...filters, approval: APPROVALS.find((each) => each === next.at(-1)) ?? null })}
        />
      )}
      <GroupSelect value={group} onChange={onGroup} />
    </FilterBar>
  );
}

export interface DecideBarProps {
  readonly decide: Decide;
  /** The ticked rows, else the current one; null: none. */
  readonly subject: Subject | null;
  /** How many rows are ticked. */
  readonly ticked: number;
  readonly pending: number;
  /** What others decided and the person at hand may approve; null: the scheme asks for no second person. */
  readonly approvable: number | null;
  /** Decisions can be taken, not only approved. */
  readonly isDraft: boolean;
}

/** Decisions with their keys, for the ticked rows or the current one, and confirming all that wait. */
export function DecideBar({ decide, subject, ticked, pending, approvable, isDraft }: DecideBarProps) {
  const say = useWords(MOVEMENTS_WORDS);
  const row = subject?.row ?? null;
  const isDecided = row !== null && row.decision !== 'pending';
  const isIdle = subject === null || decide.action.isRunning;
  const act = (word: 'confirm' | 'keepLevel' | 'override' | 'undo' | 'approve' | 'sendBack', keys: string, run: (subject: Subject) => void, disabled: boolean, title?: string) => (
    <Button size="small" className="key-button" disabled={isIdle || disabled} title={title} aria-keyshortcuts={keys} onClick={() => subject !== null && run(subject)}>
      {say(word)}
      <KeyCap keys={keys} />
    </Button>
  );
  return (
    <div className="decide-bar" role="toolbar" aria-label={say('decision')}>
      <span className="decide-subject nowrap">{ticked > 0 ? say('selected', { n: formatCount(ticked) }) : say('current')}</span>
      {act('confirm', 'Y', decide.confirm, !isDraft || isDecided || (row !== null && asksForLevel(row)))}
      {act('keepLevel', 'H', decide.hold, !isDraft || isDecided || row?.holdForbidden === true, row?.holdForbidden === true ? say('holdForbidden') : undefined)}
      {act('override', 'O', decide.override, !isDraft || isDecided)}
      {act('undo', 'U', decide.undo, !isDraft || (row !== null && !isDecided))}
      {approvable !== null && act('approve', 'A', decide.approve, row !== null && (!isDecided || row.approvedBy !== null))}
      {approvable !== null && act('sendBack', 'R', decide.sendBack, !isDraft || (row !== null && !isDecided))}
      <span className="hint ellipsis decide-hint">{say('oneByOne')}</span>
      <span className="grow" />
      {approvable !== null && approvable > 0 && (
        <Button size="small" disabled={decide.action.isRunning} onClick={() => decide.approveAll(approvable)}>
          {say('approveAll', { n: formatCount(approvable) })}
        </Button>
      )}
      {isDraft && pending > 0 && (
        <Button size="small" disabled={decide.action.isRunning} onClick={() => decide.confirmAll(pending)}>
          {say('confirmAll', { n: formatCount(pending) })}
        </Button>
      )}
    </div>
  );
}
