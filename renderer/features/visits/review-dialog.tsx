import { Form, Input, Modal } from 'antd';
import { Controller, useForm } from 'react-hook-form';
import type { VisitId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { COMMON } from '../../components/words.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { VISITS } from './words.ts';

export interface ReviewDialogProps {
  readonly visitId: VisitId;
  readonly decision: 'return' | 'reject';
  readonly onClose: () => void;
}

/** Asks why a visit is returned or rejected; without a reason neither is possible. */
export function ReviewDialog({ visitId, decision, onClose }: ReviewDialogProps) {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const notify = useNotify();
  const review = useAction('visit:review');
  const { control, handleSubmit, formState } = useForm({ defaultValues: { note: '' } });
  const send = handleSubmit(async ({ note }) => {
    const reply = await review.run({ visitId, decision, note: note.trim() });
    if (!reply.ok) return;
    notify.done(say(decision === 'return' ? 'returnedDone' : 'rejectedDone'));
    onClose();
  });
  return (
    <Modal
      open
      width={480}
      title={say(decision === 'return' ? 'returnTitle' : 'rejectTitle')}
      okText={say(decision === 'return' ? 'returnDo' : 'rejectDo')}
      cancelText={common('cancel')}
      okButtonProps={{ danger: decision === 'reject', loading: review.isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById('review-note')?.focus()}
    >
      <Form layout="vertical">
        <p className="quiet">{say(decision === 'return' ? 'returnText' : 'rejectText')}</p>
        <Controller
          name="note"
          control={control}
          rules={{ validate: (note) => note.trim() !== '' || say('reviewNoteNeeded') }}
          render={({ field }) => (
            <Form.Item label={say('reviewNote')} htmlFor="review-note" style={{ marginTop: 12 }} {...(formState.errors.note?.message === undefined ? {} : { validateStatus: 'error', help: formState.errors.note.message })}>
              <Input.TextArea {...field} id="review-note" rows={3} maxLength={1000} />
            </Form.Item>
          )}
        />
        {review.error !== null && <ErrorBanner error={review.error} />}
      </Form>
    </Modal>
  );
}
