import { useMemo } from 'react';
import type { JournalRow } from '../../shared/ipc-contract.ts';
import { formatInstant } from '../format.ts';
import { useWords } from '../i18n.ts';
import { DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { journalAction, journalDetail } from './journal-line.ts';
import { JOURNAL } from './journal-words.ts';
import { usePagedRows } from './row-source.ts';
import type { TableColumn } from './table-column.ts';
import { COMMON } from './words.ts';

export interface JournalTableProps {
  /** Only what concerns this subject; left out: everything. */
  readonly subjectId?: string;
  readonly label: string;
  readonly empty: string;
}

/** What was changed, when and by whom, newest first. */
export function JournalTable({ subjectId, label, empty }: JournalTableProps) {
  const say = useWords(JOURNAL);
  const common = useWords(COMMON);
  const query = useMemo(() => (subjectId === undefined ? {} : { subjectId }), [subjectId]);
  const source = usePagedRows('journal:list', query);
  const columns = useMemo<readonly TableColumn<JournalRow>[]>(
    () => [
      { key: 'at', title: common('time'), width: 140, cell: (row) => <span className="num">{formatInstant(row.at)}</span>, data: { kind: 'instant', of: (row) => row.at } },
      { key: 'by', title: common('who'), width: 100, cell: (row) => <span className="ellipsis">{row.by}</span> },
      { key: 'action', title: common('whatWasDone'), width: 156, cell: (row) => <span className="ellipsis">{journalAction(row, say)}</span> },
      {
        key: 'detail',
        title: common('detail'),
        width: 160,
        grow: 1,
        cell: (row) => (
          <span className="ellipsis quiet" title={journalDetail(row, say)}>
            {journalDetail(row, say)}
          </span>
        ),
      },
    ],
    [say, common],
  );
  return <DataTable id="journal" label={label} columns={columns} source={source} rowKey={(row) => String(row.seq)} empty={<EmptyState text={empty} />} />;
}
