import { Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Field } from '../../components/review/field.tsx';
import { useWords } from '../../i18n.ts';
import { PUBLICATION } from './words.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly ok: string;
  readonly isDanger?: boolean;
  readonly action: { readonly isRunning: boolean; readonly error: WireError | null; readonly clear: () => void };
  /** Resolves to whether it was done; the dialog then closes. */
  readonly onOk: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Says in plain words what happens, and asks for the reason once. */
export function ReasonDialog({ title, text, ok, isDanger = false, action, onOk, onClose, children }: ReasonDialogProps) {
  const say = useWords(PUBLICATION);
  const id = useId();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isEmpty = reason.trim() === '';
  function close(): void {
    action.clear();
    onClose();
  }
  async function send(): Promise<void> {
    setTried(true);
    if (!isEmpty && (await onOk(reason.trim()))) onClose();
  }
  return (
    <Modal open width={480} title={title} okText={ok} cancelText={say('cancel')} okButtonProps={{ loading: action.isRunning, danger: isDanger }} onOk={() => void send()} onCancel={close} afterOpenChange={(isOpen) => isOpen && document.getElementById(id)?.focus()}>
      <div className="publication-form">
        <p className="quiet">{text}</p>
        {children}
        <Field id={id} label={say('reason')} error={isTried && isEmpty ? say('reasonNeeded') : null}>
          <Input.TextArea id={id} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {action.error !== null && <ErrorBanner error={action.error} />}
      </div>
    </Modal>
  );
}
