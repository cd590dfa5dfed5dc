import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ChecklistListing } from '../../../shared/contract/checklist-calls.ts';
import { inLang, type WireError } from '../../../shared/errors.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { callRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatInstant, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { NewChecklistDialog } from './new-checklist-dialog.tsx';
import { validityWords } from './validity.ts';
import { CHECKLISTS, type SayChecklists } from './words.ts';
import './checklists.css';

/** All checklists: their newest version, validity, visits and drafts. */
export function ChecklistsPage() {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const navigate = useNavigate();
  const notify = useNotify();
  const state = useCall('checklist:overview', {});
  const bring = useAction('checklist:import');
  const [dialog, setDialog] = useState<'template' | 'blank' | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const source = callRows(state, (rows) => rows);
  const columns = useMemo(() => columnsOf(say, lang), [say, lang]);

  async function importFile(): Promise<void> {
    setError(null);
    const reply = await bring.run({});
    if (!reply.ok) return setError(reply.error);
    if (reply.value === null) return;
    const { code, version, unchanged, warnings, checklistVersionId } = reply.value;
    notify.done(unchanged ? say('importedSame', { code, version }) : warnings.length > 0 ? say('importedWarnings', { code, version, count: warnings.length }) : say('imported', { code, version }));
    void navigate(`/checklists/${checklistVersionId}`);
  }
  const actions = (
    <>
      <Button icon={<Icon name="upload" />} loading={bring.isRunning} onClick={() => void importFile()}>
        {say('importFile')}
      </Button>
      <Button onClick={() => setDialog('blank')}>{say('newBlank')}</Button>
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => setDialog('template')}>
        {say('fromTemplate')}
      </Button>
    </>
  );
  return (
    <div className="page">
      <PageHead title={say('title')} actions={actions} />
      {error !== null && <ErrorBanner error={error} onClose={() => setError(null)} />}
      <Panel label={say('list')} flush className="grow">
        <DataTable<ChecklistListing>
          id="checklists"
          label={say('list')}
          columns={columns}
          source={source}
          rowKey={(row) => row.current?.id ?? row.draft?.id ?? row.code}
          onOpen={(row) => void navigate(addressOf(row))}
          openOnClick
          empty={
            <EmptyState
              text={say('empty')}
              action={
                <span className="row">
                  <button type="button" className="link" onClick={() => setDialog('template')}>
                    {say('fromTemplate')}
                  </button>
                  <button type="button" className="link" onClick={() => void importFile()}>
                    {say('importFile')}
                  </button>
                  <button type="button" className="link" onClick={() => setDialog('blank')}>
                    {say('newBlank')}
                  </button>
                </span>
              }
            />
          }
        />
      </Panel>
      {dialog !== null && <NewChecklistDialog isBlank={dialog === 'blank'} onClose={() => setDialog(null)} onMade={(id) => void navigate(`/checklists/draft/${id}`)} />}
    </div>
  );
}

function addressOf(row: ChecklistListing): string {
  return row.current === null ? `/checklists/draft/${row.draft?.id ?? ''}` : `/checklists/${row.current.id}`;
}

function columnsOf(say: SayChecklists, lang: 'zh' | 'en'): readonly TableColumn<ChecklistListing>[] {
  return [
    {
      key: 'name',
      title: say('name'),
      width: 240,
      grow: 2,
      cell: (row) => (
        <Link className="ellipsis" to={addressOf(row)}>
          {inLang(row.name, lang) || row.code}
        </Link>
      ),
      text: (row) => inLang(row.name, lang),
    },
    { key: 'code', title: say('code'), width: 140, grow: 1, hideUnder: 1100, cell: (row) => <span className="num quiet ellipsis">{row.code}</span> },
    { key: 'version', title: say('version'), width: 70, align: 'right', cell: (row) => <span className="num">{row.current === null ? NO_VALUE : `v${row.current.version}`}</span> },
    { key: 'validity', title: say('validity'), width: 180, cell: (row) => <span className="num">{row.current === null ? NO_VALUE : validityWords(row.current, say)}</span> },
    { key: 'items', title: say('items'), width: 70, align: 'right', cell: (row) => <span className="num">{formatCount(row.items)}</span> },
    { key: 'visits', title: say('visits'), width: 90, align: 'right', cell: (row) => <span className="num">{formatCount(row.visits)}</span> },
    {
      key: 'state',
      title: say('state'),
      width: 150,
      cell: (row) => (
        <span className="row">
          {row.current !== null && <Tag tone="up">{say('published')}</Tag>}
          {row.draft !== null && (
            <Link to={`/checklists/draft/${row.draft.id}`} aria-label={say('openDraft')}>
              <Tag tone="accent">{row.current === null ? say('draftState') : say('draftOf', { n: row.current.version + 1 })}</Tag>
            </Link>
          )}
        </span>
      ),
      text: (row) => (row.current === null ? say('draftState') : say('published')),
    },
    { key: 'changed', title: say('changed'), width: 130, hideUnder: 1100, cell: (row) => <span className="num quiet">{formatInstant(row.draft?.savedAt ?? row.current?.madeAt ?? null)}</span>, data: { kind: 'instant', of: (row) => row.draft?.savedAt ?? row.current?.madeAt ?? null } },
  ];
}
