import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { AppealId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { COMMON } from '../../components/words.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { Field } from '../../components/review/field.tsx';
import { REVIEWS } from '../../components/review/words.ts';

/** Asks why an appeal is withdrawn. */
export function WithdrawDialog({ appealId, onClose }: { readonly appealId: AppealId; readonly onClose: () => void }) {
  const say = useWords(REVIEWS);
  const common = useWords(COMMON);
  const notify = useNotify();
  const withdraw = useAction('appeal:withdraw');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  async function send(): Promise<void> {
    setTried(true);
    if (reason.trim() === '') return;
    const reply = await withdraw.run({ appealId, reason: reason.trim() });
    if (!reply.ok) return;
    notify.done(say('withdrawn'));
    onClose();
  }
  return (
    <Modal open width={480} title={say('withdrawTitle')} okText={say('withdraw').replace('…', '')} cancelText={common('cancel')} okButtonProps={{ loading: withdraw.isRunning }} onOk={() => void send()} onCancel={onClose} afterOpenChange={(isOpen) => isOpen && document.getElementById('withdraw-reason')?.focus()}>
      <p className="quiet">{say('withdrawText')}</p>
      <Field id="withdraw-reason" label={say('reviewNote')} error={isTried && reason.trim() === '' ? say('rejectNoteNeeded') : null}>
        <Input.TextArea id="withdraw-reason" rows={2} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {withdraw.error !== null && <ErrorBanner error={withdraw.error} />}
    </Modal>
  );
}
