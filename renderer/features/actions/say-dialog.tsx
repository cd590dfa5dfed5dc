import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { USUAL_DAYS } from '../../../shared/action/action.ts';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { deskDay } from '../../components/actions/day-text.ts';
import { ACTIONS } from '../../components/actions/words.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { COMMON } from '../../components/words.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';

export type SayKind = 'done' | 'verify' | 'reopen' | 'cancel';
const OK_WORDS = { done: 'done', verify: 'verify', reopen: 'reopen', cancel: 'cancelIt' } as const;
const TEXT_WORDS = { done: 'doneText', verify: 'verifyText', reopen: 'reopenText', cancel: 'cancelText' } as const;

/** Takes a step of an action with what is to be said: a remark, a reason, a new date. */
export function SayDialog({ action, kind, onClose }: { readonly action: ActionDetail; readonly kind: SayKind; readonly onClose: () => void }) {
  const say = useWords(ACTIONS);
  const common = useWords(COMMON);
  const notify = useNotify();
  const done = useAction('action:done');
  const verify = useAction('action:verify');
  const reopen = useAction('action:reopen');
  const cancel = useAction('action:cancel');
  const [text, setText] = useState('');
  const [due, setDue] = useState<string>(deskDay(USUAL_DAYS));
  const [isTried, setTried] = useState(false);
  const needsReason = kind === 'reopen' || kind === 'cancel';
  const dueOn = parseIsoDate(due.trim());
  const textFault = needsReason && text.trim() === '' ? say('reasonNeeded') : null;
  const dueFault = kind !== 'reopen' ? null : dueOn === null ? say('dateNeeded') : dueOn < deskDay() ? say('datePast') : null;
  const error = done.error ?? verify.error ?? reopen.error ?? cancel.error;
  const isRunning = done.isRunning || verify.isRunning || reopen.isRunning || cancel.isRunning;
  const help = (fault: string | null) => (isTried && fault !== null ? ({ validateStatus: 'error', help: fault } as const) : {});

  async function send(): Promise<void> {
    setTried(true);
    if (textFault !== null || dueFault !== null || dueOn === null) return;
    const actionId = action.id;
    const reply =
      kind === 'done'
        ? await done.run({ actionId, text })
        : kind === 'verify'
          ? await verify.run({ actionId, text })
          : kind === 'reopen'
            ? await reopen.run({ actionId, reason: text, dueOn })
            : await cancel.run({ actionId, reason: text });
    if (!reply.ok) return;
    notify.done(say(`s_${reply.value.state}`));
    onClose();
  }
  return (
    <Modal
      open
      width={480}
      title={say(OK_WORDS[kind])}
      okText={say(OK_WORDS[kind])}
      cancelText={common('cancel')}
      okButtonProps={{ loading: isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById('action-say')?.focus()}
    >
      <Form layout="vertical">
        <p className="quiet" style={{ marginBottom: 12 }}>
          {say(TEXT_WORDS[kind])}
        </p>
        <Form.Item label={say(needsReason ? 'reason' : 'remark')} htmlFor="action-say" {...help(textFault)}>
          <Input.TextArea id="action-say" rows={3} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
        </Form.Item>
        {kind === 'reopen' && (
          <Form.Item label={say('newDue')} htmlFor="action-new-due" {...help(dueFault)}>
            <Input id="action-new-due" className="num" value={due} onChange={(event) => setDue(event.target.value)} />
          </Form.Item>
        )}
        {error !== null && <ErrorBanner error={error} />}
      </Form>
    </Modal>
  );
}
