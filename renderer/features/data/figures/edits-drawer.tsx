import { Button, Drawer } from 'antd';
import { useMemo } from 'react';
import type { FigureEdit } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { callRows } from '../../../components/row-source.ts';
import type { TableColumn } from '../../../components/table-column.ts';
import { Tag } from '../../../components/tag.tsx';
import { formatInstant, formatPeriod } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { useQueryClient } from '@tanstack/react-query';
import { reloadStoreData } from '../../../query-client.ts';
import { editWords } from './edit-words.ts';
import { FIGURES } from './words.ts';

/** What was changed by hand in a period, by whom, action by action; each can be undone while its cells stand so. */
export function EditsDrawer({ period, onClose }: { readonly period: PeriodId; readonly onClose: () => void }) {
  const say = useWords(FIGURES);
  const lang = useLang();
  const edits = useCall('figure:edits', { period });
  const columns = useMemo<readonly TableColumn<FigureEdit>[]>(
    () => [
      { key: 'at', title: say('at'), width: 110, cell: (edit) => <span className="num">{formatInstant(edit.at)}</span>, data: { kind: 'instant', of: (edit) => edit.at } },
      { key: 'what', title: say('what'), width: 120, grow: 1, text: (edit) => editWords(edit, say), cell: (edit) => editWords(edit, say) },
      { key: 'by', title: say('by'), width: 100, cell: (edit) => <span className="ellipsis quiet">{edit.by}</span> },
      { key: 'undo', title: '', width: 96, text: (edit) => (edit.isUndone ? say('isUndone') : ''), cell: (edit) => <TurnCell edit={edit} /> },
    ],
    [say],
  );
  return (
    <Drawer open size={520} title={`${say('edits')} · ${formatPeriod(period, lang)}`} onClose={onClose} styles={{ body: { padding: 0 } }}>
      <DataTable<FigureEdit> id="figure-edits" label={say('edits')} columns={columns} source={callRows(edits, (value) => value)} rowKey={(edit) => edit.id} empty={<EmptyState text={say('noEdits')} />} />
    </Drawer>
  );
}

function TurnCell({ edit }: { readonly edit: FigureEdit }) {
  const say = useWords(FIGURES);
  const client = useQueryClient();
  const notify = useNotify();
  const undo = useAction('figure:undo');
  if (edit.isUndone) return <Tag>{say('isUndone')}</Tag>;
  async function run(): Promise<void> {
    const reply = await undo.run({ editId: edit.id });
    if (reply.ok) reloadStoreData(client);
    else notify.error(reply.error);
  }
  return (
    <Button size="small" loading={undo.isRunning} onClick={() => void run()} aria-label={say('undoOf', { what: editWords(edit, say) })}>
      {say('undo')}
    </Button>
  );
}
