import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ActionRow } from '../../../shared/action/action.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { useActionColumns } from '../../components/actions/action-columns.tsx';
import { ActionDialog } from '../../components/actions/action-dialog.tsx';
import { ACTIONS } from '../../components/actions/words.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { useWords } from '../../i18n.ts';
import '../../components/actions/actions.css';

/** The outlet's corrective actions, the newest first. */
export function ActionsTab({ outletId }: { readonly outletId: OutletId }) {
  const say = useWords(ACTIONS);
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const query = useMemo(() => ({ outletId }), [outletId]);
  const source = usePagedRows('action:list', query, { sort: { by: 'openedOn', descending: true } });
  const columns = useActionColumns({ hasOutlet: false });
  return (
    <Panel
      title={say('title')}
      tools={
        <>
          <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => setAsking(true)}>
            {say('add')}
          </Button>
        </>
      }
      flush
      className="grow"
    >
      <DataTable<ActionRow> id="outlet-actions" label={say('list')} columns={columns} source={source} whole={{ table: 'actions', query, ...(source.sort && { sort: source.sort }) }} rowKey={(row) => row.id} onOpen={(row) => void navigate(`/actions/${row.id}`)} empty={<EmptyState text={say('emptyOutlet')} />} />
      {isAsking && <ActionDialog of={{ outletId, found: null }} onClose={() => setAsking(false)} onDone={() => setAsking(false)} />}
    </Panel>
  );
}
