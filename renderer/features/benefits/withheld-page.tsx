import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { WithheldRow } from '../../../shared/contract/benefit-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { InstalmentId } from '../../../shared/ids.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows, callRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatDate, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { InstalmentTag } from '../../components/benefits/instalment-tag.tsx';
import { BenefitsHead } from './benefits-head.tsx';
import { formatExactMoney } from '../../components/benefits/money.ts';
import { BENEFITS } from '../../components/benefits/words.ts';
import './benefits.css';

/** What was withheld, for a person to release or forfeit with a reason. */
export function WithheldPage() {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const { scheme } = useWorkspace();
  const rows = useCall('benefit:withheld', scheme === null ? null : { schemeCode: scheme.code });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<'release' | 'forfeit' | null>(null);
  const open = (rows.status === 'ready' ? rows.value : []).filter((row) => row.state === 'withheld' && selected.has(row.id));
  const columns: readonly TableColumn<WithheldRow>[] = [
    { key: 'code', title: say('outletCode'), width: 116, cell: (row) => <Link to={`/outlets/${row.outletId}`}>{row.code}</Link>, text: (row) => row.code },
    { key: 'outlet', title: say('outletName'), width: 160, grow: 1, cell: (row) => <span className="ellipsis">{row.outletName}</span> },
    { key: 'benefit', title: say('benefit'), width: 130, cell: (row) => <span className="ellipsis">{inLang(row.name, lang)}</span> },
    { key: 'period', title: say('periodOf'), width: 100, cell: (row) => formatPeriod(row.period, lang) },
    { key: 'part', title: say('part'), width: 56, align: 'right', cell: (row) => `${row.number}/${row.of}`, data: { kind: 'text', of: (row) => `${row.number}/${row.of}` } },
    { key: 'dueOn', title: say('dueOn'), width: 92, cell: (row) => formatDate(row.dueOn), data: { kind: 'date', of: (row) => row.dueOn } },
    { key: 'amount', title: say('amount'), width: 110, align: 'right', cell: (row) => <span className="num strong">{formatExactMoney(row.amount, row.currency)}</span>, data: { kind: 'number', places: 2, of: (row) => row.amount } },
    { key: 'rule', title: say('rule'), width: 190, grow: 1, cell: (row) => <span className="ellipsis">{row.rule === null ? '—' : inLang(row.rule, lang)}</span> },
    { key: 'state', title: say('state'), width: 98, cell: (row) => <InstalmentTag state={row.state} />, text: (row) => say(`inst_${row.state}`) },
    { key: 'reason', title: say('reason'), width: 160, grow: 1, cell: (row) => <span className="ellipsis quiet">{row.reason === null ? '—' : say('reasonBy', { reason: row.reason, by: row.decidedBy ?? '' })}</span>, hideUnder: 1360 },
  ];
  return (
    <div className="page">
      <BenefitsHead
        title={say('tabWithheld')}
        facts={say('withheldFacts')}
        actions={
          open.length > 0 && (
            <>
              <Button danger onClick={() => setDecision('forfeit')}>
                {say('forfeitN', { count: open.length })}
              </Button>
              <Button type="primary" onClick={() => setDecision('release')}>
                {say('releaseN', { count: open.length })}
              </Button>
            </>
          )
        }
      />
      <Panel label={say('tabWithheld')} flush className="grow">
        <DataTable id="benefit-withheld" label={say('tabWithheld')} columns={columns} source={scheme === null ? arrayRows<WithheldRow>([]) : callRows(rows, (all) => all)} rowKey={(row) => row.id} selected={selected} onSelect={setSelected} empty={<EmptyState text={say('noWithheld')} action={<Link to="/movements/statements">{say('openStatements')}</Link>} />} />
      </Panel>
      {decision !== null && (
        <DecideDialog
          decision={decision}
          ids={open.map(({ id }) => id)}
          onClose={(done) => {
            setDecision(null);
            if (done) setSelected(new Set());
          }}
        />
      )}
    </div>
  );
}

function DecideDialog({ decision, ids, onClose }: { readonly decision: 'release' | 'forfeit'; readonly ids: readonly InstalmentId[]; readonly onClose: (done: boolean) => void }) {
  const say = useWords(BENEFITS);
  const decide = useAction('benefit:decide-withheld');
  const [reason, setReason] = useState('');
  async function submit(): Promise<void> {
    const reply = await decide.run({ instalmentIds: ids, decision, reason });
    if (reply.ok) onClose(true);
  }
  return (
    <Modal
      open
      title={say(decision === 'release' ? 'releaseN' : 'forfeitN', { count: ids.length })}
      okText={say(decision)}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', loading: decide.isRunning, danger: decision === 'forfeit' }}
      onOk={() => void submit()}
      onCancel={() => onClose(false)}
    >
      <p>{say(decision === 'release' ? 'releaseAbout' : 'forfeitAbout')}</p>
      <label className="bn-field">
        {say('reason')}
        <Input.TextArea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {decide.error !== null && <ErrorBanner error={decide.error} />}
    </Modal>
  );
}
