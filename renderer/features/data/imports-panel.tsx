import { App, Button, Tooltip } from 'antd';
import { messageFor } from '../../../shared/errors.ts';
import type { ImportRow } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { DATA } from './words.ts';

/** Every import, newest first; one that nothing was built upon can be taken back whole. */
export function ImportsPanel({ onImport }: { readonly onImport: () => void }) {
  const say = useWords(DATA);
  const list = useCall('import:list', {});
  const columns = useImportColumns();
  if (list.status === 'failed') {
    return (
      <Panel title={say('imports')}>
        <ErrorBanner error={list.error} onRetry={list.retry} />
      </Panel>
    );
  }
  return (
    <Panel title={say('imports')} flush reloading={list.status === 'ready' && list.isReloading}>
      <DataTable<ImportRow>
        id="imports"
        label={say('imports')}
        columns={columns}
        source={arrayRows(list.status === 'ready' ? list.value : null)}
        rowKey={(row) => row.importId ?? `${row.at}${row.fileName}`}
        rowHeight={40}
        empty={
          <EmptyState
            text={say('noImports')}
            action={
              <Button type="link" onClick={onImport}>
                {say('import')}
              </Button>
            }
          />
        }
      />
    </Panel>
  );
}

function useImportColumns(): readonly TableColumn<ImportRow>[] {
  const say = useWords(DATA);
  const count = (key: 'inserted' | 'updated' | 'rejected'): TableColumn<ImportRow> => ({
    key,
    title: say(key),
    width: 72,
    align: 'right',
    text: (row) => String(row[key]),
    cell: (row) => <span className={key === 'rejected' && row[key] > 0 ? 'warn' : row[key] === 0 ? 'quiet' : ''}>{formatCount(row[key])}</span>,
  });
  return [
    { key: 'at', title: say('at'), width: 138, cell: (row) => <span className="num">{formatInstant(row.at)}</span>, data: { kind: 'instant', of: (row) => row.at } },
    { key: 'kind', title: say('kind'), width: 84, text: (row) => say(row.kind), cell: (row) => <span className="import-kind">{say(row.kind)}</span> },
    { key: 'file', title: say('file'), width: 120, grow: 1, cell: (row) => <span className="ellipsis" title={row.fileName}>{row.fileName}</span> },
    count('inserted'),
    count('updated'),
    { ...count('rejected'), cell: (row) => <Rejected row={row} /> },
    { key: 'by', title: say('by'), width: 100, hideUnder: 1500, cell: (row) => <span className="ellipsis quiet">{row.by}</span> },
    { key: 'state', title: say('state'), width: 116, text: (row) => say(row.state), cell: (row) => <UndoCell row={row} /> },
  ];
}

function Rejected({ row }: { readonly row: ImportRow }) {
  const say = useWords(DATA);
  const notify = useNotify();
  const show = useAction('import:show-rejects');
  const { importId } = row;
  if (row.rejected === 0 || row.rejectsFile === null || importId === null) return <span className={row.rejected === 0 ? 'quiet' : 'warn'}>{formatCount(row.rejected)}</span>;
  return (
    <button
      type="button"
      className="link num"
      title={say('showRejects')}
      onClick={() => void show.run({ importId }).then((reply) => !reply.ok && notify.error(reply.error))}
    >
      {formatCount(row.rejected)}
    </button>
  );
}

function UndoCell({ row }: { readonly row: ImportRow }) {
  const say = useWords(DATA);
  const common = useWords(COMMON);
  const lang = useLang();
  const { modal } = App.useApp();
  const notify = useNotify();
  const undo = useAction('import:undo');
  if (row.state === 'undone') return <Tag>{say('undone')}</Tag>;
  if (row.locked !== null) {
    const reason = messageFor(row.locked.code, row.locked.params, lang);
    return (
      <Tooltip title={reason} trigger={['hover', 'focus', 'click']}>
        <button type="button" className="bare">
          <Tag icon="lock">{say('locked')}</Tag>
          <span className="visually-hidden">{reason}</span>
        </button>
      </Tooltip>
    );
  }
  const { importId } = row;
  if (importId === null) return <Tag tone="up">{say('active')}</Tag>;
  function ask(): void {
    void modal.confirm({
      title: say('undoTitle', { file: row.fileName }),
      content: say(row.updated === 0 ? 'undoNewText' : 'undoText', { inserted: formatCount(row.inserted), updated: formatCount(row.updated) }),
      okText: say('undo'),
      cancelText: common('cancel'),
      icon: null,
      onOk: async () => {
        if (importId === null) return;
        const reply = await undo.run({ importId });
        if (!reply.ok) notify.error(reply.error);
      },
    });
  }
  return (
    <Button size="small" className="import-undo" icon={<Icon name="undo" size={14} />} loading={undo.isRunning} onClick={ask} aria-label={say('undoTitle', { file: row.fileName })}>
      {say('undo')}
    </Button>
  );
}
