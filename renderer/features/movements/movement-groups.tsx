import { Select } from 'antd';
import type { MovementSummary } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { moveText, type MovementFilters } from './movement-filters.ts';
import { MOVEMENTS_WORDS } from './words.ts';

const GROUPINGS = ['none', 'region', 'move'] as const;
/** How the list is grouped; kinds of movement stand in the bar of filters. */
export type Grouping = (typeof GROUPINGS)[number];

export function useGrouping(storePath: string): [Grouping, (group: Grouping) => void] {
  return useKept<Grouping>(`movements-group:${storePath}`, 'none', (value): value is Grouping => GROUPINGS.some((each) => each === value));
}

export function GroupSelect({ value, onChange }: { readonly value: Grouping; readonly onChange: (group: Grouping) => void }) {
  const say = useWords(MOVEMENTS_WORDS);
  return <Select<Grouping> size="small" aria-label={say('groupBy')} style={{ width: 112 }} value={value} options={GROUPINGS.map((each) => ({ value: each, label: say(`group_${each}`) }))} onChange={onChange} />;
}

interface MovementGroupsProps {
  readonly group: Grouping;
  readonly summary: MovementSummary;
  readonly filters: MovementFilters;
  readonly onChange: (filters: MovementFilters) => void;
}

/** The groups with their counts side by side; pressing one narrows the list to it, pressing it again shows all. */
export function MovementGroups({ group, summary, filters, onChange }: MovementGroupsProps) {
  const say = useWords(MOVEMENTS_WORDS);
  const regions = useCall('movement:regions', group === 'region' ? { runId: summary.run.id } : null);
  return (
    <div className="movement-groups" role="group" aria-label={say(`group_${group}`)}>
      {group === 'move' &&
        summary.moves.map(({ from, to, outlets }) => {
          const move = moveText(from, to);
          const isOn = filters.move === move;
          return (
            <button key={move} type="button" className="movement-group" aria-pressed={isOn} onClick={() => onChange({ ...filters, kind: 'all', move: isOn ? null : move })}>
              <LevelTag code={from} levels={summary.levels} show="word" none={say('noLevelBefore')} />
              <Icon name="arrowRight" size={14} />
              <LevelTag code={to} levels={summary.levels} show="word" none={say('noLevelBefore')} />
              <b className="num strong">{formatCount(outlets)}</b>
            </button>
          );
        })}
      {group === 'region' &&
        regions.status === 'ready' &&
        regions.value.map(({ regionId, name, outlets, promote, demote, enter, pending }) => {
          const isOn = regionId !== null && filters.regionId === regionId;
          return (
            <button key={regionId ?? name} type="button" className="movement-group" disabled={regionId === null} aria-pressed={isOn} onClick={() => onChange({ ...filters, kind: 'all', regionId: isOn ? null : regionId })}>
              <span className="nowrap">{name === '' ? say('noRegion') : name}</span>
              <b className="num strong">{formatCount(outlets)}</b>
              {promote > 0 && (
                <span className="up num row">
                  <Icon name="arrowUp" size={12} />
                  {formatCount(promote)}
                </span>
              )}
              {demote > 0 && (
                <span className="down num row">
                  <Icon name="arrowDown" size={12} />
                  {formatCount(demote)}
                </span>
              )}
              {enter > 0 && (
                <span className="movement-enter num row">
                  <Icon name="arrowRight" size={12} />
                  {formatCount(enter)}
                </span>
              )}
              {pending > 0 && <span className="warn nowrap">{say('groupPending', { n: formatCount(pending) })}</span>}
            </button>
          );
        })}
    </div>
  );
}
