import { Form, Input, Modal } from 'antd';
import { Controller, useForm } from 'react-hook-form';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../error-banner.tsx';
import { COMMON } from '../words.ts';
import { useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { REVIEWS } from './words.ts';

export interface SecondDialogProps {
  readonly visit: VisitDetail;
  readonly onClose: () => void;
  readonly onMade: (second: VisitDetail) => void;
}

/** Asks who scores a visit again. */
export function SecondDialog({ visit, onClose, onMade }: SecondDialogProps) {
  const say = useWords(REVIEWS);
  const common = useWords(COMMON);
  const { app } = useWorkspace();
  const start = useAction('review:start-second');
  const { control, handleSubmit, formState } = useForm({ defaultValues: { scorer: app.user === visit.auditor ? '' : app.user } });
  const send = handleSubmit(async ({ scorer }) => {
    const reply = await start.run({ visitId: visit.id, scorer: scorer.trim() });
    if (reply.ok) onMade(reply.value);
  });
  const fault = formState.errors.scorer?.message;
  return (
    <Modal
      open
      width={480}
      title={say('secondTitle')}
      okText={say('secondDo')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: start.isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById('second-scorer')?.focus()}
    >
      <Form layout="vertical">
        <p className="quiet">{say('secondText')}</p>
        <Controller
          name="scorer"
          control={control}
          rules={{ validate: (scorer) => scorer.trim() !== '' || say('scorerNeeded') }}
          render={({ field }) => (
            <Form.Item label={say('secondScorer')} htmlFor="second-scorer" style={{ marginTop: 12 }} {...(fault === undefined ? {} : { validateStatus: 'error', help: fault })}>
              <Input {...field} id="second-scorer" maxLength={100} />
            </Form.Item>
          )}
        />
        {start.error !== null && <ErrorBanner error={start.error} />}
      </Form>
    </Modal>
  );
}
