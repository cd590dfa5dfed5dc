import { Checkbox, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReratingRow } from '../../../shared/contract/rerating-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { OutletRow } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { formatCount, formatPeriod, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { localToday } from '../../local-today.ts';
import { useAction, useCall } from '../../use-call.ts';
import { Field } from './life-dialog.tsx';
import { RERATING } from './rerating-words.ts';

/** Enters a request, and says from when it may be. */
export function RequestDialog({ outlet, onClose }: { readonly outlet: OutletRow; readonly onClose: () => void }) {
  const say = useWords(RERATING);
  const lang = useLang();
  const id = useId();
  const { scheme } = useWorkspace();
  const check = useCall('rerating:check', scheme === null ? null : { outletId: outlet.id, schemeCode: scheme.code });
  const request = useAction('rerating:request');
  const [receivedOn, setReceivedOn] = useState<string>(localToday());
  const [askedBy, setAskedBy] = useState('');
  const [reason, setReason] = useState('');
  const [laterVisits, setLaterVisits] = useState(false);
  const [isTried, setTried] = useState(false);
  const day = parseIsoDate(receivedOn);
  const found = check.status === 'ready' ? check.value : null;
  async function save(): Promise<void> {
    setTried(true);
    if (scheme === null || day === null || askedBy.trim() === '' || reason.trim() === '') return;
    const reply = await request.run({ outletId: outlet.id, schemeCode: scheme.code, receivedOn: day, askedBy: askedBy.trim(), reason: reason.trim(), laterVisits });
    if (reply.ok) onClose();
  }
  const blank = (value: string): string | null => (isTried && value.trim() === '' ? say('needs') : null);
  return (
    <Modal open width={480} title={say('requestTitle', { outlet: outlet.name })} okText={say('save')} cancelText={say('cancel')} okButtonProps={{ loading: request.isRunning, disabled: found?.period === null }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        {found !== null && <p className="quiet">{found.period === null ? say('noRun') : say('against', { period: formatPeriod(found.period, lang) })}</p>}
        {found?.allowedFrom != null && <p className="warn">{say('allowedFrom', { changed: found.changedIn ?? NO_VALUE, n: found.standstill, day: found.allowedFrom })}</p>}
        <Field id={`${id}-on`} label={say('receivedOn')} fault={isTried && day === null ? say('needs') : null}>
          <Input id={`${id}-on`} type="date" max="9999-12-31" style={{ width: 160 }} value={receivedOn} onChange={(event) => setReceivedOn(event.target.value)} />
        </Field>
        <Field id={`${id}-by`} label={say('askedBy')} fault={blank(askedBy)}>
          <Input id={`${id}-by`} maxLength={200} value={askedBy} onChange={(event) => setAskedBy(event.target.value)} />
        </Field>
        <Field id={`${id}-why`} label={say('reason')} fault={blank(reason)}>
          <Input.TextArea id={`${id}-why`} rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Checkbox checked={laterVisits} onChange={(event) => setLaterVisits(event.target.checked)}>
          {say('laterVisits')}
        </Checkbox>
        {request.error !== null && <ErrorBanner error={request.error} />}
      </div>
    </Modal>
  );
}

const REFUSE = 'refuse';
const NONE = 'none';

/** What the outlet came to with the data to date, and a person's word on it. */
export function DecideDialog({ row, onClose }: { readonly row: ReratingRow; readonly onClose: () => void }) {
  const say = useWords(RERATING);
  const lang = useLang();
  const id = useId();
  const decide = useAction('rerating:decide');
  const reckon = useAction('rerating:reckon');
  const [shown, setShown] = useState(row);
  const { result } = shown;
  const [choice, setChoice] = useState<string | null>(result?.proposed ?? null);
  const [effectiveOn, setEffectiveOn] = useState<string>(localToday());
  const [answer, setAnswer] = useState('');
  const [isTried, setTried] = useState(false);
  const day = parseIsoDate(effectiveOn);
  const isGrant = choice !== null && choice !== REFUSE;
  const name = (code: string | null): string => levelName(row.levels, code, lang, say('noLevel'));
  async function reckonNow(): Promise<void> {
    const reply = await reckon.run({ reratingId: row.id });
    if (!reply.ok) return;
    setShown(reply.value);
    setChoice(reply.value.result?.proposed ?? NONE);
  }
  async function save(): Promise<void> {
    setTried(true);
    if (choice === null || answer.trim() === '' || (isGrant && day === null)) return;
    const reply = await decide.run({ reratingId: row.id, decision: isGrant ? 'granted' : 'refused', level: isGrant && choice !== NONE ? choice : null, effectiveOn: isGrant ? day : null, answer: answer.trim() });
    if (reply.ok) onClose();
  }
  const options = [...row.levels].reverse().map(({ code }) => ({ value: code, label: `${say('grant')} ${name(code)}` }));
  return (
    <Modal open width={520} title={say('decideTitle', { code: row.code, outlet: row.outletName })} okText={say('decide')} cancelText={say('cancel')} okButtonProps={{ loading: decide.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        <p className="quiet">{`${row.askedBy}${lang === 'zh' ? '：' : ': '}${row.reason}`}</p>
        {result === null ? (
          <button type="button" className="link" disabled={reckon.isRunning} onClick={() => void reckonNow()}>
            {say('reckon')}
          </button>
        ) : (
          <>
            <p>
              {say('came', {
                total: formatPlaces(result.total),
                before: formatPlaces(result.totalBefore),
                rank: result.rank === null ? NO_VALUE : formatCount(result.rank),
                of: formatCount(result.of),
                reached: name(result.reached),
                proposed: name(result.proposed),
              })}
            </p>
            {result.parts.map((part) => (
              <p key={part.code} className="hint num">
                {inLang(part.name, lang)} {formatPlaces(part.before)} → {formatPlaces(part.now)}
              </p>
            ))}
          </>
        )}
        <Field id={`${id}-what`} label={say('decision')} fault={isTried && choice === null ? say('needs') : null}>
          <Select<string> id={`${id}-what`} aria-label={say('decision')} style={{ width: '100%' }} value={choice} options={[...options, { value: REFUSE, label: say('refuse') }]} onChange={setChoice} />
        </Field>
        {isGrant && (
          <Field id={`${id}-on`} label={say('effectiveOn')} fault={isTried && day === null ? say('needs') : null}>
            <Input id={`${id}-on`} type="date" max="9999-12-31" style={{ width: 160 }} value={effectiveOn} onChange={(event) => setEffectiveOn(event.target.value)} />
          </Field>
        )}
        <Field id={`${id}-answer`} label={say('answer')} fault={isTried && answer.trim() === '' ? say('needs') : null}>
          <Input.TextArea id={`${id}-answer`} rows={2} maxLength={1000} value={answer} onChange={(event) => setAnswer(event.target.value)} />
        </Field>
        {reckon.error !== null && <ErrorBanner error={reckon.error} />}
        {decide.error !== null && <ErrorBanner error={decide.error} />}
      </div>
    </Modal>
  );
}

/** Takes a request off, with the reason. */
export function WithdrawDialog({ row, onClose }: { readonly row: ReratingRow; readonly onClose: () => void }) {
  const say = useWords(RERATING);
  const id = useId();
  const withdraw = useAction('rerating:withdraw');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  async function save(): Promise<void> {
    setTried(true);
    if (reason.trim() === '') return;
    const reply = await withdraw.run({ reratingId: row.id, reason: reason.trim() });
    if (reply.ok) onClose();
  }
  return (
    <Modal open width={440} title={say('withdrawTitle', { code: row.code })} okText={say('withdraw')} cancelText={say('cancel')} okButtonProps={{ loading: withdraw.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        <Field id={`${id}-why`} label={say('reason')} fault={isTried && reason.trim() === '' ? say('needs') : null}>
          <Input.TextArea id={`${id}-why`} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {withdraw.error !== null && <ErrorBanner error={withdraw.error} />}
      </div>
    </Modal>
  );
}
