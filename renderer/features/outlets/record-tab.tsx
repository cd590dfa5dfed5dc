import { useMemo } from 'react';
import type { OutletId } from '../../../shared/ids.ts';
import type { JournalRow } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { OUTLETS } from './words.ts';

/** What was changed about the outlet, when and by whom. */
export function RecordTab({ outletId }: { readonly outletId: OutletId }) {
  const say = useWords(OUTLETS);
  const query = useMemo(() => ({ subjectId: outletId }), [outletId]);
  const source = usePagedRows('journal:list', query);
  const columns = useMemo<readonly TableColumn<JournalRow>[]>(
    () => [
      { key: 'at', title: say('at'), width: 150, cell: (row) => <span className="num">{formatInstant(row.at)}</span> },
      { key: 'by', title: say('by'), width: 140, cell: (row) => <span className="ellipsis">{row.by}</span> },
      { key: 'summary', title: say('action'), width: 400, grow: 1, cell: (row) => <span className="ellipsis" title={row.summary}>{row.summary}</span> },
    ],
    [say],
  );
  return (
    <Panel label={say('tabRecord')} flush className="grow">
      <DataTable id="outlet-record" label={say('tabRecord')} columns={columns} source={source} rowKey={(row) => String(row.seq)} empty={<EmptyState text={say('noRecord')} />} />
    </Panel>
  );
}
