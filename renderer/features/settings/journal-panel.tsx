import { useMemo } from 'react';
import type { JournalRow } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { SETTINGS } from './words.ts';

const ALL = {};

/** Every change of the store, newest first. */
export function JournalPanel() {
  const say = useWords(SETTINGS);
  const source = usePagedRows('journal:list', ALL);
  const columns = useMemo<readonly TableColumn<JournalRow>[]>(
    () => [
      { key: 'at', title: say('at'), width: 130, cell: (row) => <span className="num">{formatInstant(row.at)}</span> },
      { key: 'by', title: say('by'), width: 110, cell: (row) => <span className="ellipsis">{row.by}</span> },
      {
        key: 'what',
        title: say('what'),
        width: 260,
        grow: 1,
        cell: (row) => (
          <span className="ellipsis" title={row.summary}>
            {row.summary}
          </span>
        ),
      },
    ],
    [say],
  );
  return (
    <Panel title={say('journal')} hint={say('journalHint')} flush>
      <DataTable id="journal" label={say('journal')} columns={columns} source={source} rowKey={(row) => String(row.seq)} empty={<EmptyState text={say('noJournal')} />} />
    </Panel>
  );
}
