import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { WaveDetail, WaveVisitRow } from '../../../shared/contract/planning-calls.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { COMMON } from '../../components/words.ts';
import { useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { DayField, PlanField } from './plan-fields.tsx';
import { PLANNING } from './words.ts';

/** Sends somebody else, on another day, or nobody at all. */
export function ChangeVisitDialog({ visit, wave, onClose }: { readonly visit: WaveVisitRow; readonly wave: WaveDetail; readonly onClose: () => void }) {
  const say = useWords(PLANNING);
  const common = useWords(COMMON);
  const reassign = useAction('wave:reassign');
  const move = useAction('wave:move');
  const cancel = useAction('wave:cancel-visit');
  const [auditor, setAuditor] = useState(visit.auditor ?? '');
  const [dueOn, setDueOn] = useState(visit.dueOn);
  const [reason, setReason] = useState('');
  const error = reassign.error ?? move.error ?? cancel.error;

  async function save(): Promise<void> {
    reassign.clear();
    move.clear();
    if (auditor !== visit.auditor && !(await reassign.run({ visitId: visit.id, auditor })).ok) return;
    if (dueOn !== visit.dueOn && !(await move.run({ visitId: visit.id, dueOn })).ok) return;
    onClose();
  }
  async function drop(): Promise<void> {
    if ((await cancel.run({ visitId: visit.id, reason })).ok) onClose();
  }
  const names = [...new Set([...wave.plan.auditors.map(({ name }) => name), visit.auditor ?? ''])].filter((name) => name !== '');
  return (
    <Modal open width={460} title={say('changeTitle', { code: visit.code })} okText={say('save')} cancelText={common('cancel')} okButtonProps={{ loading: reassign.isRunning || move.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="plan-change">
        <p className="quiet">{`${visit.outletName} ${visit.outletCode}`}</p>
        <PlanField label={say('changeAuditor')}>
          <Select aria-label={say('changeAuditor')} value={auditor} onChange={setAuditor} options={names.map((name) => ({ value: name, label: name }))} />
        </PlanField>
        <DayField label={say('changeDay')} value={dueOn} wrong={say('dateWrong')} onChange={setDueOn} />
        <PlanField label={say('cancelReason')}>
          <span className="row">
            <Input aria-label={say('cancelReason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            <Button danger disabled={reason.trim() === ''} loading={cancel.isRunning} onClick={() => void drop()}>
              {say('cancelVisit')}
            </Button>
          </span>
        </PlanField>
        {error !== null && <ErrorBanner error={error} />}
      </div>
    </Modal>
  );
}
