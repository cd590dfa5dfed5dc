import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { inLang } from '../../../shared/errors.ts';
import type { SchemeListing } from '../../../shared/contract/scheme-calls.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { SaveTable } from '../../components/save-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { NewSchemeDialog, type SchemeOrigin } from './list/new-scheme-dialog.tsx';
import { SchemeCard } from './list/scheme-card.tsx';
import { TemplatesPanel } from './list/templates-panel.tsx';
import { DESIGNER } from './words.ts';
import './schemes.css';

/** All schemes with their versions, and the templates to start from. */
export function SchemesPage() {
  const say = useWords(DESIGNER);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const versions = useCall('scheme:versions', {});
  const bring = useAction('scheme:import');
  const [origin, setOrigin] = useState<SchemeOrigin | null>(null);
  const rows = versions.status === 'ready' ? versions.value : [];
  const codes = [...new Set(rows.map(({ code }) => code))];
  const columns = useMemo<readonly TableColumn<SchemeListing>[]>(
    () => [
      { key: 'name', title: say('nameWord'), width: 200, cell: (row) => inLang(row.name, lang) },
      { key: 'code', title: say('code'), width: 120, cell: (row) => row.code },
      { key: 'version', title: say('versionWord'), width: 60, cell: (row) => `v${row.version}` },
      { key: 'state', title: say('stateWord'), width: 80, cell: (row) => say(row.state === 'draft' ? 'draft' : 'published') },
      { key: 'runs', title: say('runsWord'), width: 80, cell: (row) => String(row.runs) },
      { key: 'madeAt', title: say('changedAt'), width: 120, cell: (row) => formatInstant(row.madeAt), data: { kind: 'instant', of: (row) => row.madeAt } },
      { key: 'madeBy', title: say('changedBy'), width: 120, cell: (row) => row.madeBy },
    ],
    [say, lang],
  );
  async function importFile(): Promise<void> {
    const reply = await bring.run({});
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value !== null) void navigate(`/schemes/${reply.value}`);
  }
  return (
    <div className="page">
      <PageHead
        title={say('schemes')}
        facts={say('schemesFacts', { schemes: codes.length, versions: rows.length })}
        actions={
          <>
            <Button onClick={() => void navigate('/schemes/side-by-side')}>{say('sideBySide')}</Button>
            <Button icon={<Icon name="upload" size={14} />} loading={bring.isRunning} onClick={() => void importFile()}>
              {say('importJson')}
            </Button>
            <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setOrigin({ kind: 'blank' })}>
              {say('newScheme')}
            </Button>
          </>
        }
      />
      {versions.status === 'failed' && <ErrorBanner error={versions.error} onRetry={versions.retry} />}
      <div className="sl grow">
        <Panel title={say('mySchemes')} hint={say('mySchemesHint')} flush tools={<SaveTable name={say('schemes')} columns={columns} rows={rows} />}>
          {versions.status === 'ready' && codes.length === 0 && <EmptyState text={say('noSchemes')} action={<Link to="/data">{say('toData')}</Link>} />}
          <ul className="sl-list">
            {codes.map((code) => (
              <SchemeCard key={code} versions={rows.filter((row) => row.code === code)} onCopy={(row) => setOrigin({ kind: 'copy', row })} />
            ))}
          </ul>
        </Panel>
        <TemplatesPanel onStart={(template) => setOrigin({ kind: 'template', template })} />
      </div>
      {origin !== null && <NewSchemeDialog origin={origin} taken={new Set(codes)} onClose={() => setOrigin(null)} />}
    </div>
  );
}
