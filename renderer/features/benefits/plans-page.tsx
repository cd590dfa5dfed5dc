import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanRow, PlanTemplate } from '../../../shared/contract/benefit-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { callRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatInstant, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { BenefitsHead } from './benefits-head.tsx';
import { BENEFITS } from '../../components/benefits/words.ts';
import './benefits.css';

/** All benefit plans with their versions, and the templates to begin with. */
export function PlansPage() {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const plans = useCall('benefit:plans', {});
  const templates = useCall('benefit:templates', {});
  const bring = useAction('benefit:import');
  const [origin, setOrigin] = useState<PlanTemplate | 'blank' | null>(null);
  const columns: readonly TableColumn<PlanRow>[] = [
    { key: 'name', title: say('name'), width: 220, grow: 2, cell: (row) => <span className="strong ellipsis">{inLang(row.name, lang)}</span> },
    { key: 'version', title: say('version'), width: 72, cell: (row) => `v${row.version}` },
    { key: 'state', title: say('state'), width: 90, cell: (row) => <PlanStateTag row={row} /> },
    { key: 'from', title: say('from'), width: 110, cell: (row) => formatPeriod(row.from, lang) },
    { key: 'scheme', title: say('scheme'), width: 180, grow: 1, cell: (row) => <span className="ellipsis">{row.schemeName === null ? row.scheme : inLang(row.schemeName, lang)}</span> },
    { key: 'benefits', title: say('benefitsN'), width: 90, align: 'right', cell: (row) => String(row.benefits) },
    { key: 'settled', title: say('settledN'), width: 110, align: 'right', cell: (row) => String(row.settled), hideUnder: 1360 },
    { key: 'madeAt', title: say('changedAt'), width: 136, cell: (row) => formatInstant(row.madeAt), data: { kind: 'instant', of: (row) => row.madeAt }, hideUnder: 1360 },
    { key: 'madeBy', title: say('changedBy'), width: 100, cell: (row) => row.madeBy, hideUnder: 1360 },
  ];
  async function importFile(): Promise<void> {
    const reply = await bring.run({});
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value !== null) void navigate(`/movements/benefits/${reply.value}`);
  }
  return (
    <div className="page">
      <BenefitsHead
        title={say('tabPlans')}
        facts={say('plansFacts')}
        actions={
          <>
            <Button icon={<Icon name="upload" size={14} />} loading={bring.isRunning} onClick={() => void importFile()}>
              {say('importJson')}
            </Button>
            <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setOrigin('blank')}>
              {say('newPlan')}
            </Button>
          </>
        }
      />
      <div className="bn-plans grow">
        <Panel title={say('myPlans')} flush>
          <DataTable
            id="benefit-plans"
            label={say('myPlans')}
            columns={columns}
            source={callRows(plans, (rows) => rows)}
            rowKey={(row) => row.id}
            openOnClick
            onOpen={(row) => void navigate(`/movements/benefits/${row.id}`)}
            empty={<EmptyState text={say('noPlans')} />}
          />
        </Panel>
        <Panel title={say('templates')} flush>
          {templates.status === 'failed' && <ErrorBanner error={templates.error} onRetry={templates.retry} />}
          <ul className="bn-templates">
            {(templates.status === 'ready' ? templates.value : []).map((template) => (
              <li key={template.id}>
                <p className="strong">{inLang(template.name, lang)}</p>
                {template.note !== null && <p className="quiet">{inLang(template.note, lang)}</p>}
                <Button size="small" onClick={() => setOrigin(template)}>
                  {say('templateUse')}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      </div>
      {origin !== null && <NewPlanDialog origin={origin} onClose={() => setOrigin(null)} />}
    </div>
  );
}

/** 草稿, 已发布, 生效中. */
export function PlanStateTag({ row }: { readonly row: PlanRow }) {
  const say = useWords(BENEFITS);
  if (row.state === 'draft') return <Tag tone="accent">{say('draft')}</Tag>;
  return row.inForce ? <Tag tone="up">{say('inForce')}</Tag> : <Tag tone="plain">{say('published')}</Tag>;
}

function NewPlanDialog({ origin, onClose }: { readonly origin: PlanTemplate | 'blank'; readonly onClose: () => void }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const navigate = useNavigate();
  const { schemes, scheme, period } = useWorkspace();
  const make = useAction('benefit:create');
  const [code, setCode] = useState(origin === 'blank' ? 'benefits' : origin.code);
  const [name, setName] = useState(origin === 'blank' ? (lang === 'zh' ? '资源挂钩' : 'Benefits') : inLang(origin.name, lang));
  const [schemeCode, setScheme] = useState(scheme?.code ?? schemes[0]?.code ?? '');
  const first = period ?? null;
  const isReady = code.trim() !== '' && name.trim() !== '' && (origin !== 'blank' || (schemeCode !== '' && first !== null));
  async function submit(): Promise<void> {
    if (!isReady) return;
    const from = origin === 'blank' ? (first === null ? null : { blank: { scheme: schemeCode, period: first } }) : { template: origin.id };
    if (from === null) return;
    const reply = await make.run({ from, code: code.trim(), name: name.trim() });
    if (reply.ok) void navigate(`/movements/benefits/${reply.value}`);
  }
  return (
    <Modal open title={say('newPlan')} okText={say('create')} cancelText={say('cancel')} okButtonProps={{ disabled: !isReady, loading: make.isRunning }} onOk={() => void submit()} onCancel={onClose}>
      <div className="bn-form">
        <label>
          {say('name')}
          <Input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          {say('code')}
          <Input value={code} maxLength={200} placeholder={say('codeHint')} onChange={(event) => setCode(event.target.value)} />
        </label>
        {origin === 'blank' && (
          <label>
            {say('scheme')}
            <Select value={schemeCode} onChange={setScheme} options={schemes.map((own) => ({ value: own.code, label: inLang(own.name, lang) }))} />
          </label>
        )}
        {origin === 'blank' && first === null && <p className="warn">{say('needScheme')}</p>}
        {make.error !== null && <ErrorBanner error={make.error} />}
      </div>
    </Modal>
  );
}
