import { useMemo } from 'react';
import { Link } from 'react-router';
import type { ActionRow } from '../../../shared/action/action.ts';
import { formatDate, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import type { TableColumn } from '../table-column.ts';
import { ActionTags } from './action-tags.tsx';
import { ACTIONS } from './words.ts';

/** Columns of a list of actions; within one outlet without the outlet. */
export function useActionColumns({ hasOutlet }: { readonly hasOutlet: boolean }): readonly TableColumn<ActionRow>[] {
  const say = useWords(ACTIONS);
  return useMemo(() => {
    const outlet: TableColumn<ActionRow> = {
      key: 'outlet',
      title: say('outlet'),
      width: 150,
      grow: 2,
      sortBy: 'outletName',
      text: (row) => row.outletName,
      cell: (row) => (
        <span className="ellipsis" title={`${row.outletName} ${row.outletCode} · ${row.regionPath.join(' / ')}`}>
          {row.outletName}
        </span>
      ),
    };
    return [
      { key: 'dueOn', title: say('dueOn'), width: 104, sortBy: 'dueOn', text: (row) => row.dueOn, cell: (row) => <span className={row.isOverdue ? 'num down strong' : 'num'}>{formatDate(row.dueOn)}</span>, data: { kind: 'date', of: (row) => row.dueOn } },
      {
        key: 'title',
        title: say('what'),
        width: 190,
        grow: 3,
        sortBy: 'title',
        text: (row) => row.title,
        cell: (row) => (
          <Link to={`/actions/${row.id}`} className="ellipsis" title={row.detail === '' ? row.title : `${row.title}\n${row.detail}`} tabIndex={-1}>
            {row.title}
          </Link>
        ),
      },
      ...(hasOutlet ? [outlet] : []),
      { key: 'owner', title: say('owner'), width: 96, sortBy: 'owner', text: (row) => row.owner ?? '', cell: (row) => (row.owner === null ? <span className="warn">{say('nobody')}</span> : <span className="ellipsis">{row.owner}</span>) },
      {
        key: 'state',
        title: say('state'),
        width: 158,
        sortBy: 'state',
        text: (row) => say(row.isOverdue ? 's_overdue' : `s_${row.state}`),
        cell: (row) => <ActionTags action={row} />,
      },
      { key: 'item', title: say('item'), width: 84, sortBy: 'item', hideUnder: 1360, text: (row) => row.item ?? '', cell: (row) => <span className="num ellipsis quiet" title={row.checklist ?? ''}>{row.item ?? NO_VALUE}</span> },
      { key: 'repeats', title: say('repeats'), width: 72, align: 'right', sortBy: 'repeats', sortFirst: 'descending', cell: (row) => <span className={row.repeats > 0 ? 'num strong warn' : 'num quiet'} title={say('repeatsHint')}>{row.repeats}</span> },
      { key: 'days', title: say('days'), width: 64, align: 'right', cell: (row) => <span className="num" title={say('daysHint')}>{row.days}</span> },
      { key: 'openedOn', title: say('openedOn'), width: 104, sortBy: 'openedOn', hideUnder: 1360, cell: (row) => <span className="num quiet">{formatDate(row.openedOn)}</span>, data: { kind: 'date', of: (row) => row.openedOn } },
      { key: 'closedOn', title: say('closedOn'), width: 104, sortBy: 'closedOn', hideUnder: 1500, cell: (row) => <span className="num quiet">{formatDate(row.closedOn)}</span>, data: { kind: 'date', of: (row) => row.closedOn } },
      { key: 'code', title: say('code'), width: 116, sortBy: 'code', hideUnder: 1500, cell: (row) => <span className="num quiet">{row.code}</span> },
    ];
  }, [say, hasOutlet]);
}
