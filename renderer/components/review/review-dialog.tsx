import { Form, Input, Modal } from 'antd';
import { Controller, useForm } from 'react-hook-form';
import type { VisitId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { COMMON } from '../words.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { REVIEWS } from './words.ts';

export interface ReviewDialogProps {
  readonly visitId: VisitId;
  readonly decision: 'return' | 'reject';
  /** Comments of this round: with them a return needs no further reason. */
  readonly comments: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks why a visit is returned or rejected. A rejection needs a reason; a return needs one, or a comment on an item. */
export function ReviewDialog({ visitId, decision, comments, onClose, onDone }: ReviewDialogProps) {
  const say = useWords(REVIEWS);
  const common = useWords(COMMON);
  const notify = useNotify();
  const review = useAction('visit:review');
  const { control, handleSubmit, formState } = useForm({ defaultValues: { note: '' } });
  const isReturn = decision === 'return';
  const isOptional = isReturn && comments > 0;
  const send = handleSubmit(async ({ note }) => {
    const reply = await review.run({ visitId, decision, note: note.trim() });
    if (!reply.ok) return;
    notify.done(say(isReturn ? 'returnedDone' : 'rejectedDone'));
    onDone();
  });
  const fault = formState.errors.note?.message;
  return (
    <Modal
      open
      width={480}
      title={say(isReturn ? 'returnTitle' : 'rejectTitle')}
      okText={say(isReturn ? 'returnDo' : 'rejectDo')}
      cancelText={common('cancel')}
      okButtonProps={{ danger: !isReturn, loading: review.isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById('review-note')?.focus()}
    >
      <Form layout="vertical">
        <p className="quiet">{say(isReturn ? 'returnText' : 'rejectText')}</p>
        {isOptional && <p style={{ marginTop: 8 }}>{say('commentedN', { count: comments })}</p>}
        <Controller
          name="note"
          control={control}
          rules={{ validate: (note) => isOptional || note.trim() !== '' || say(isReturn ? 'reviewNoteNeeded' : 'rejectNoteNeeded') }}
          render={({ field }) => (
            <Form.Item label={say(isOptional ? 'reviewNoteOptional' : 'reviewNote')} htmlFor="review-note" style={{ marginTop: 12 }} {...(fault === undefined ? {} : { validateStatus: 'error', help: fault })}>
              <Input.TextArea {...field} id="review-note" rows={3} maxLength={1000} />
            </Form.Item>
          )}
        />
        {review.error !== null && <ErrorBanner error={review.error} />}
      </Form>
    </Modal>
  );
}
