import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import type { WaveDetail } from '../../../shared/contract/planning-calls.ts';
import type { WaveId } from '../../../shared/ids.ts';
import type { PackageKind } from '../../../shared/packages/package.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { Icon } from '../icon.tsx';
import { COMMON } from '../words.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { PACKAGES } from './words.ts';

interface SendDialogProps {
  readonly kind: PackageKind;
  readonly waveId: WaveId | null;
  readonly auditors: readonly string[];
  readonly onClose: () => void;
}

/** Asks whose visits go out; the system's dialog then asks where to. */
export function SendDialog({ kind, waveId, auditors, onClose }: SendDialogProps) {
  const say = useWords(PACKAGES);
  const common = useWords(COMMON);
  const notify = useNotify();
  const send = useAction('package:out');
  // An assignment is one auditor's; what comes back may be everybody's on this PC.
  const [auditor, setAuditor] = useState(kind === 'assignment' ? (auditors[0] ?? '') : '');
  async function write(): Promise<void> {
    const reply = await send.run({ kind, auditor: auditor === '' ? null : auditor, waveId });
    if (!reply.ok || reply.value === null) return;
    const { visits, photos, fingerprint } = reply.value;
    notify.done(say('sent', { visits: formatCount(visits), photos: formatCount(photos), fingerprint }), 10);
    onClose();
  }
  const options = auditors.map((name) => ({ value: name, label: name }));
  return (
    <Modal open width={480} title={say(kind === 'assignment' ? 'sendAssignment' : 'sendVisits')} okText={say('save')} cancelText={common('cancel')} okButtonProps={{ loading: send.isRunning }} onOk={() => void write()} onCancel={onClose}>
      <p className="quiet">{say(kind === 'assignment' ? 'assignmentText' : 'visitsText')}</p>
      <Form layout="vertical">
        <Form.Item label={say('auditor')} htmlFor="package-auditor">
          <Select id="package-auditor" showSearch value={auditor} onChange={setAuditor} options={[...options, { value: '', label: say('everybody') }]} />
        </Form.Item>
      </Form>
      {send.error !== null && <ErrorBanner error={send.error} />}
    </Modal>
  );
}

/** On an issued wave: writes an auditor's package. */
export function SendAssignmentButton({ wave }: { readonly wave: WaveDetail }) {
  const say = useWords(PACKAGES);
  const [isAsking, setAsking] = useState(false);
  const open = wave.planned.filter(({ state }) => state === 'planned' || state === 'inProgress' || state === 'returned');
  const auditors = [...new Set([...open.flatMap(({ auditor }) => (auditor === null ? [] : [auditor])), ...wave.withdrawnFrom])].sort();
  return (
    <>
      <Button icon={<Icon name="download" />} disabled={auditors.length === 0} onClick={() => setAsking(true)}>
        {say('sendAssignment')}
      </Button>
      {isAsking && <SendDialog kind="assignment" waveId={wave.id} auditors={auditors} onClose={() => setAsking(false)} />}
    </>
  );
}
