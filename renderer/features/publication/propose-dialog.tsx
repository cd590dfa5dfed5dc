import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { PublicationView } from '../../../shared/contract/publication-calls.ts';
import { addDays, parseIsoDate } from '../../../shared/dates.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Field } from '../../components/review/field.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { localToday } from '../../local-today.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { PUBLICATION } from './words.ts';

/** Days of a window that the scheme does not state. */
const USUAL_DAYS = 5;

/** Lays the run open for objections: from when, until when. */
export function ProposeDialog({ view, onClose }: { readonly view: PublicationView; readonly onClose: () => void }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const notify = useNotify();
  const propose = useAction('publication:propose');
  const { run } = view;
  const days = view.objectionDays ?? USUAL_DAYS;
  const [from, setFrom] = useState<string>(localToday());
  const [until, setUntil] = useState<string>(addDays(localToday(), days - 1));
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const [first, last] = [parseIsoDate(from.trim()), parseIsoDate(until.trim())];
  const faults = {
    from: first === null ? say('dateNeeded') : null,
    until: last === null ? say('dateNeeded') : first !== null && last < first ? say('untilEarly') : null,
  };

  function moveFirst(text: string): void {
    setFrom(text);
    const day = parseIsoDate(text.trim());
    if (day !== null) setUntil(addDays(day, days - 1));
  }
  async function send(): Promise<void> {
    setTried(true);
    if (first === null || last === null || faults.until !== null) return;
    const reply = await propose.run({ runId: run.id, openedOn: first, until: last, note: note.trim() });
    if (!reply.ok) return;
    notify.done(say('proposed', { until: last }));
    onClose();
  }
  return (
    <Modal
      open
      width={480}
      title={say('proposeTitle', { run: say('runTitle', { period: formatPeriod(run.period, lang), n: run.number }) })}
      okText={say('proposeOk')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: propose.isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById('propose-until')?.focus()}
    >
      <div className="publication-form">
        <p className="quiet">{say('proposeText')}</p>
        <div className="publication-dates">
          <Field id="propose-from" label={say('openedOn')} error={isTried ? faults.from : null}>
            <Input id="propose-from" className="num" value={from} onChange={(event) => moveFirst(event.target.value)} />
          </Field>
          <Field id="propose-until" label={say('until')} error={isTried ? faults.until : null}>
            <Input id="propose-until" className="num" value={until} onChange={(event) => setUntil(event.target.value)} />
          </Field>
        </div>
        <Field id="propose-note" label={say('note')} hint={say('noteHint')} error={null}>
          <Input.TextArea id="propose-note" rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {propose.error !== null && <ErrorBanner error={propose.error} />}
      </div>
    </Modal>
  );
}
