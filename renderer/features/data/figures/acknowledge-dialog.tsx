import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { FigureFlag } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { COMMON } from '../../../components/words.ts';
import { formatDecimal } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useAction } from '../../../use-call.ts';
import { FIGURES } from './words.ts';

export interface AcknowledgeDialogProps {
  readonly period: PeriodId;
  readonly flags: readonly FigureFlag[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

const SHOWN = 5;

/** Says of unusual figures that they are right, and why. */
export function AcknowledgeDialog({ period, flags, onClose, onDone }: AcknowledgeDialogProps) {
  const say = useWords(FIGURES);
  const common = useWords(COMMON);
  const lang = useLang();
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const acknowledge = useAction('figure:acknowledge');
  async function run(): Promise<void> {
    const reply = await acknowledge.run({ period, reason, cells: flags.map(({ outletId, figure }) => ({ outletId, figure })) });
    if (!reply.ok) return;
    onDone?.();
    onClose();
  }
  return (
    <Modal
      open
      centered
      width={560}
      title={say('acknowledgeMany', { count: flags.length })}
      okText={say('acknowledge')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', loading: acknowledge.isRunning }}
      onOk={() => void run()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(fieldId)?.focus()}
    >
      <div className="figures-dialog">
        <ul>
          {flags.slice(0, SHOWN).map((flag) => (
            <li key={`${flag.outletId}${flag.figure}`}>
              <strong>{flag.outletName}</strong> {flag.figureName} <span className="num">{formatDecimal(flag.value)}</span>
              <p className="quiet">{flag.reasons.map(({ code, params }) => messageFor(code, params, lang)).join(' ')}</p>
            </li>
          ))}
          {flags.length > SHOWN && <li className="quiet">…</li>}
        </ul>
        <label htmlFor={fieldId} className="strong">
          {say('reason')}
        </label>
        <Input.TextArea id={fieldId} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <p className="hint">{say('reasonHint')}</p>
        {acknowledge.error !== null && <ErrorBanner error={acknowledge.error} />}
      </div>
    </Modal>
  );
}
