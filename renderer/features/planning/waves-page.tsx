import { Button, Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { WaveRow } from '../../../shared/contract/planning-calls.ts';
import type { WaveId } from '../../../shared/ids.ts';
import { DataTable } from '../../components/data-table.tsx';
import { callRows } from '../../components/row-source.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { VISIT_KIND_WORDS, type CommonSay } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, formatInstant, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { VisitHead } from '../../components/review/visit-head.tsx';
import { PLANNING, type SayPlanning } from './words.ts';
import './planning.css';

/** All waves of visits, newest first, and the way to a new one. */
export function WavesPage() {
  const say = useWords(PLANNING);
  const common = useWords(COMMON);
  const navigate = useNavigate();
  const state = useCall('wave:list', {});
  const [isAsking, setAsking] = useState(false);
  const columns = useMemo(() => columnsOf(say, common), [say, common]);
  function openNew(id: WaveId): void {
    setAsking(false);
    void navigate(`/visits/plan/${id}`);
  }
  const waves = state.status === 'ready' ? state.value : [];
  return (
    <div className="page">
      <VisitHead
        title={say('title')}
        facts={say('facts')}
        actions={
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAsking(true)}>
            {say('newWave')}
          </Button>
        }
      />
      <Panel label={say('list')} flush className="grow">
        <DataTable<WaveRow>
          id="waves"
          label={say('list')}
          columns={columns}
          source={callRows(state, (value) => value)}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(`/visits/plan/${row.id}`)}
          openOnClick
          empty={
            <EmptyState
              text={say('empty')}
              action={
                <button type="button" className="link" onClick={() => setAsking(true)}>
                  {say('newWave')}
                </button>
              }
            />
          }
        />
      </Panel>
      {isAsking && <NewWaveDialog waves={waves} onClose={() => setAsking(false)} onMade={openNew} />}
    </div>
  );
}

interface NewWaveDialogProps {
  readonly waves: readonly WaveRow[];
  readonly onClose: () => void;
  readonly onMade: (id: WaveId) => void;
}

function NewWaveDialog({ waves, onClose, onMade }: NewWaveDialogProps) {
  const say = useWords(PLANNING);
  const common = useWords(COMMON);
  const create = useAction('wave:create');
  const once = useOneAtATime();
  const [name, setName] = useState('');
  const [from, setFrom] = useState<WaveId | null>(waves[0]?.id ?? null);
  const make = () =>
    once(async () => {
      const reply = await create.run({ name, from });
      if (reply.ok) onMade(reply.value.id);
    });
  return (
    <Modal open width={480} title={say('newTitle')} okText={say('create')} cancelText={common('cancel')} okButtonProps={{ loading: create.isRunning }} onOk={() => void make()} onCancel={onClose} afterOpenChange={(isOpen) => isOpen && document.getElementById('wave-name')?.focus()}>
      <Form layout="vertical">
        <Form.Item label={say('name')} htmlFor="wave-name">
          <Input
            id="wave-name"
            value={name}
            maxLength={100}
            placeholder={say('namePlaceholder')}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void make();
            }}
          />
        </Form.Item>
        {waves.length > 0 && (
          <Form.Item label={say('copyFrom')} htmlFor="wave-from">
            <Select<WaveId | ''> id="wave-from" value={from ?? ''} onChange={(value) => setFrom(value === '' ? null : value)} options={[{ value: '', label: say('copyNone') }, ...waves.map((wave) => ({ value: wave.id, label: `${wave.name}  ${wave.code}` }))]} />
          </Form.Item>
        )}
        {create.error !== null && <ErrorBanner error={create.error} />}
      </Form>
    </Modal>
  );
}

function columnsOf(say: SayPlanning, common: CommonSay): readonly TableColumn<WaveRow>[] {
  const stateWord = (row: WaveRow): string => say(row.state === 'draft' ? 'stateDraft' : 'stateIssued');
  return [
    {
      key: 'name',
      title: say('name'),
      width: 200,
      grow: 2,
      text: (row) => row.name,
      cell: (row) => (
        <Link className="ellipsis" to={`/visits/plan/${row.id}`}>
          {row.name}
        </Link>
      ),
    },
    { key: 'code', title: say('code'), width: 120, cell: (row) => <span className="num quiet">{row.code}</span>, text: (row) => row.code },
    { key: 'days', title: say('days'), width: 186, cell: (row) => <span className="num">{`${formatDate(row.from)} – ${formatDate(row.to)}`}</span>, text: (row) => `${row.from} – ${row.to}` },
    { key: 'kind', title: say('kind'), width: 80, cell: (row) => common(VISIT_KIND_WORDS[row.kind]), text: (row) => common(VISIT_KIND_WORDS[row.kind]) },
    { key: 'checklist', title: say('checklist'), width: 130, grow: 1, hideUnder: 1100, cell: (row) => <span className="ellipsis quiet">{row.checklistCode}</span>, text: (row) => row.checklistCode },
    { key: 'progress', title: say('progress'), width: 110, align: 'right', cell: (row) => <span className="num">{row.state === 'draft' ? NO_VALUE : `${row.done} / ${row.visits}`}</span>, text: (row) => `${row.done} / ${row.visits}` },
    { key: 'overdue', title: say('overdue'), width: 70, align: 'right', cell: (row) => <span className={row.overdue > 0 ? 'num down strong' : 'num quiet'}>{row.state === 'draft' ? NO_VALUE : row.overdue}</span>, text: (row) => String(row.overdue) },
    { key: 'state', title: say('state'), width: 90, cell: (row) => <Tag tone={row.state === 'draft' ? 'accent' : 'up'}>{stateWord(row)}</Tag>, text: stateWord },
    {
      key: 'issued',
      title: say('issuedAt'),
      width: 180,
      hideUnder: 1300,
      cell: (row) => <span className="num quiet ellipsis">{row.issuedAt === null ? NO_VALUE : `${formatInstant(row.issuedAt)} · ${row.issuedBy ?? ''}`}</span>,
      text: (row) => row.issuedAt ?? '',
    },
  ];
}
