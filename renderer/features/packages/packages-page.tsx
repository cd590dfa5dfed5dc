import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { PackagePreview, PassageRow } from '../../../shared/contract/package-calls.ts';
import type { PackageKind } from '../../../shared/packages/package.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { KeysPanel } from '../../components/packages/keys-panel.tsx';
import { ReceiveDialog } from './receive-dialog.tsx';
import { SendDialog } from '../../components/packages/send-dialog.tsx';
import { PACKAGES, type SayPackages } from '../../components/packages/words.ts';
import './packages.css';

/** Packages between PCs: what came and went, out and in, and whose signature is known. */
export function PackagesPage() {
  const say = useWords(PACKAGES);
  const state = useCall('package:list', {});
  const known = useCall('wave:auditors', {});
  const choose = useAction('package:choose');
  const [sending, setSending] = useState<PackageKind | null>(null);
  const [preview, setPreview] = useState<PackagePreview | null>(null);
  const columns = useMemo(() => columnsOf(say), [say]);
  async function look(): Promise<void> {
    const reply = await choose.run({});
    if (reply.ok && reply.value !== null) setPreview(reply.value);
  }
  const receive = (
    <Button type="primary" icon={<Icon name="upload" />} loading={choose.isRunning} onClick={() => void look()}>
      {say('receive')}
    </Button>
  );
  return (
    <div className="page">
      <PageHead
        back={{ to: '/data', name: say('back') }}
        title={say('title')}
        facts={say('facts')}
        actions={
          <>
            <Button onClick={() => setSending('assignment')}>{say('sendAssignment')}</Button>
            <Button onClick={() => setSending('visits')}>{say('sendVisits')}</Button>
            {receive}
          </>
        }
      />
      {choose.error !== null && <ErrorBanner error={choose.error} onClose={choose.clear} />}
      <div className="packages grow">
        <Panel title={say('passages')} flush reloading={state.status === 'ready' && state.isReloading}>
          {state.status === 'failed' ? (
            <ErrorBanner error={state.error} onRetry={state.retry} />
          ) : (
            <DataTable<PassageRow> id="packages" label={say('passages')} columns={columns} source={arrayRows(state.status === 'ready' ? state.value.passages : null)} rowKey={(row) => String(row.no)} empty={<EmptyState text={say('empty')} />} />
          )}
        </Panel>
        <KeysPanel />
      </div>
      {sending !== null && <SendDialog kind={sending} waveId={null} auditors={known.status === 'ready' ? known.value : []} onClose={() => setSending(null)} />}
      {preview !== null && <ReceiveDialog preview={preview} onClose={() => setPreview(null)} />}
    </div>
  );
}

function columnsOf(say: SayPackages): readonly TableColumn<PassageRow>[] {
  const count = (key: 'visits' | 'inserted' | 'updated' | 'unchanged' | 'conflicts', title: string): TableColumn<PassageRow> => ({
    key,
    title,
    width: 72,
    align: 'right',
    text: (row) => String(row[key]),
    cell: (row) => <span className={row[key] === 0 ? 'num quiet' : 'num'}>{formatCount(row[key])}</span>,
  });
  return [
    { key: 'at', title: say('at'), width: 138, cell: (row) => <span className="num">{formatInstant(row.at)}</span>, data: { kind: 'instant', of: (row) => row.at }, text: (row) => row.at },
    { key: 'way', title: say('way'), width: 72, cell: (row) => <Tag tone={row.way === 'in' ? 'accent' : 'up'}>{say(row.way)}</Tag>, text: (row) => say(row.way) },
    { key: 'kind', title: say('kind'), width: 96, cell: (row) => say(row.kind), text: (row) => say(row.kind) },
    { key: 'file', title: say('file'), width: 140, grow: 1, cell: (row) => <span className="ellipsis" title={row.fileName}>{row.fileName}</span>, text: (row) => row.fileName },
    { key: 'signer', title: say('signer'), width: 96, cell: (row) => <span className="ellipsis">{row.signer}</span>, text: (row) => row.signer },
    count('visits', say('count')),
    { ...count('inserted', say('inserted')), hideUnder: 1450 },
    { ...count('updated', say('updated')), hideUnder: 1450 },
    { ...count('unchanged', say('unchanged')), hideUnder: 1500 },
    { ...count('conflicts', say('conflictCount')), width: 84 },
  ];
}
