import { Input, Modal, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { lastMonth, parsePeriod, periodKind, periodOfMonth, type PeriodId } from '../../../shared/dates.ts';
import type { AskedJudgement, JudgementRow } from '../../../shared/contract/record-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { OutletRow } from '../../../shared/ipc-contract.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { JUDGEMENTS } from './judgement-words.ts';

export interface JudgementDialogProps {
  readonly outlet: OutletRow;
  readonly asked: readonly AskedJudgement[];
  /** The one to change; null: a new one. */
  readonly row: JudgementRow | null;
  /** The period that the window shows. */
  readonly period: PeriodId | null;
  readonly onClose: () => void;
}

/** Enters what a person judges of the outlet for a period, with the reason. */
export function JudgementDialog({ outlet, asked, row, period, onClose }: JudgementDialogProps) {
  const say = useWords(JUDGEMENTS);
  const lang = useLang();
  const id = useId();
  const set = useAction('judgement:set');
  const [judgement, setJudgement] = useState<string | undefined>(row?.judgement ?? (asked.length === 1 ? asked[0]?.judgement : undefined));
  const own = asked.find((each) => each.judgement === judgement);
  const [typedPeriod, setPeriod] = useState<string | null>(row?.period ?? null);
  const [value, setValue] = useState(row?.value ?? '');
  const [reason, setReason] = useState(row?.reason ?? '');
  const [isTried, setTried] = useState(false);
  const suggested = periodLike(own, period);
  const periodText = typedPeriod ?? suggested ?? '';
  const known = parsePeriod(periodText.trim());
  const isPeriod = known !== null && (own === undefined || periodKind(known) === own.cycle);
  const options = asked.map((each) => ({ value: each.judgement, label: `${inLang(each.name, lang)} · ${inLang(each.scheme, lang)}` }));

  async function save(): Promise<void> {
    setTried(true);
    if (judgement === undefined || !isPeriod || known === null || value.trim() === '' || reason.trim() === '') return;
    const reply = await set.run({ outletId: outlet.id, judgement, period: known, value: value.trim(), reason: reason.trim() });
    if (reply.ok) onClose();
  }
  return (
    <Modal open width={460} title={say('dialog', { outlet: outlet.name })} okText={say('save')} cancelText={say('cancel')} okButtonProps={{ loading: set.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        <Field id={`${id}-what`} label={say('what')} fault={isTried && judgement === undefined ? say('needsWhat') : null}>
          <Select<string>
            id={`${id}-what`}
            aria-label={say('what')}
            style={{ width: '100%' }}
            placeholder={say('chooseWhat')}
            value={judgement ?? null}
            disabled={row !== null}
            options={row === null || own !== undefined ? options : [{ value: row.judgement, label: row.judgement }]}
            onChange={(next) => {
              setJudgement(next);
              setValue('');
            }}
          />
        </Field>
        <Field id={`${id}-period`} label={say('period')} fault={isTried && !isPeriod ? say('needsPeriod', { example: suggested ?? '2026-09' }) : null}>
          <Input id={`${id}-period`} style={{ width: 140 }} value={periodText} disabled={row !== null} onChange={(event) => setPeriod(event.target.value)} />
        </Field>
        <Field id={`${id}-value`} label={say('value')} fault={isTried && value.trim() === '' ? say('needsValue') : null}>
          {own?.choices == null ? (
            <Input id={`${id}-value`} style={{ width: 140 }} maxLength={100} value={value} onChange={(event) => setValue(event.target.value)} />
          ) : (
            <Select<string> id={`${id}-value`} aria-label={say('value')} style={{ width: 200 }} placeholder={say('chooseValue')} value={value === '' ? null : value} options={own.choices.map((each) => ({ value: each, label: each }))} onChange={setValue} />
          )}
        </Field>
        <Field id={`${id}-reason`} label={say('reason')} fault={isTried && reason.trim() === '' ? say('needsReason') : null}>
          <Input.TextArea id={`${id}-reason`} rows={3} maxLength={500} placeholder={say('reasonHint')} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {set.error !== null && <ErrorBanner error={set.error} />}
      </div>
    </Modal>
  );
}

function Field({ id, label, fault, children }: { readonly id: string; readonly label: string; readonly fault: string | null; readonly children: ReactNode }) {
  return (
    <div className="judgement-field">
      <label htmlFor={id} className="hint">
        {label}
      </label>
      {children}
      {fault !== null && (
        <p className="row down judgement-fault" role="alert">
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
    </div>
  );
}

/** The period of the scheme's cycle in which the one shown ends. */
function periodLike(asked: AskedJudgement | undefined, period: PeriodId | null): PeriodId | null {
  if (period === null || asked === undefined) return period;
  return periodOfMonth(lastMonth(period), asked.cycle);
}
