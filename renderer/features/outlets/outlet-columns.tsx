import { useMemo } from 'react';
import { Link } from 'react-router';
import type { LevelInfo, OutletRow } from '../../../shared/ipc-contract.ts';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { OUTLET_STATUS_WORDS, ownershipWord } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatDate, formatPeriod, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { OUTLETS } from './words.ts';

/** Facts that no outlet of the store has are no columns. */
export interface KnownFacts {
  readonly region: boolean;
  readonly type: boolean;
  readonly class: boolean;
}

/** Columns of the list of outlets. */
export function useOutletColumns(levels: readonly LevelInfo[], known: KnownFacts): readonly TableColumn<OutletRow>[] {
  const say = useWords(OUTLETS);
  const common = useWords(COMMON);
  const lang = useLang();
  const columns = useMemo<readonly TableColumn<OutletRow>[]>(
    () => [
      { key: 'code', title: say('code'), width: 116, sortBy: 'code', cell: (row) => <span className="num quiet ellipsis">{row.code}</span> },
      {
        key: 'name',
        title: say('name'),
        width: 146,
        grow: 2,
        sortBy: 'name',
        text: (row) => row.name,
        cell: (row) => (
          <Link to={`/outlets/${row.id}`} className="ellipsis" title={row.name} tabIndex={-1}>
            {row.name}
          </Link>
        ),
      },
      {
        key: 'region',
        title: say('region'),
        width: 112,
        grow: 1,
        sortBy: 'region',
        text: (row) => row.regionPath.join('/'),
        cell: (row) => (
          <span className="ellipsis quiet" title={row.regionPath.join(' / ')}>
            {row.regionPath.length === 0 ? NO_VALUE : row.regionPath.slice(-2).join(' / ')}
          </span>
        ),
      },
      { key: 'ownership', title: say('ownership'), width: 84, sortBy: 'ownership', cell: (row) => ownershipWord(row.ownership, common) },
      { key: 'type', title: say('type'), width: 96, hideUnder: 1600, sortBy: 'type', cell: (row) => <span className="ellipsis">{row.type ?? NO_VALUE}</span> },
      { key: 'class', title: say('class'), width: 78, sortBy: 'class', cell: (row) => <span className="ellipsis">{row.class ?? NO_VALUE}</span> },
      {
        key: 'status',
        title: say('status'),
        width: 84,
        sortBy: 'status',
        text: (row) => common(OUTLET_STATUS_WORDS[row.status]),
        cell: (row) =>
          row.status === 'open' ? <span className="quiet">{common('open')}</span> : <Tag tone={row.status === 'suspended' ? 'warning' : 'plain'}>{common(OUTLET_STATUS_WORDS[row.status])}</Tag>,
      },
      {
        key: 'level',
        title: say('level'),
        width: 134,
        sortBy: 'level',
        sortFirst: 'descending',
        text: (row) => levelName(levels, row.level, lang, ''),
        cell: (row) => <LevelTag code={row.level} levels={levels} none={say('noLevelYet')} />,
      },
      {
        key: 'lastTotal',
        title: say('lastTotal'),
        width: 80,
        align: 'right',
        sortBy: 'lastTotal',
        sortFirst: 'descending',
        cell: (row) => <span className="strong">{formatPlaces(row.lastTotal)}</span>,
        text: (row) => formatPlaces(row.lastTotal),
      },
      {
        key: 'lastPeriod',
        title: say('lastPeriod'),
        width: 104,
        sortBy: 'lastPeriod',
        hideUnder: 1500,
        cell: (row) => <span className="quiet">{row.lastPeriod === null ? NO_VALUE : formatPeriod(row.lastPeriod, lang)}</span>,
      },
      { key: 'visits', title: say('visits'), width: 76, align: 'right', sortBy: 'visits', sortFirst: 'descending', cell: (row) => formatCount(row.visits) },
      {
        key: 'lastVisitOn',
        title: say('lastVisit'),
        width: 98,
        sortBy: 'lastVisitOn',
        sortFirst: 'descending',
        hideUnder: 1360,
        cell: (row) => <span className="num quiet">{formatDate(row.lastVisitOn)}</span>,
      },
    ],
    [say, common, lang, levels],
  );
  const { region, type, class: hasClass } = known;
  return useMemo(() => {
    const absent = new Set([...(region ? [] : ['region']), ...(type ? [] : ['type']), ...(hasClass ? [] : ['class'])]);
    return columns.filter((column) => !absent.has(column.key));
  }, [columns, region, type, hasClass]);
}
