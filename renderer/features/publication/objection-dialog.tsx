import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { NewAttachment, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { AttachmentField } from '../../components/attachments/attachment-field.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Field } from '../../components/review/field.tsx';
import { useWords } from '../../i18n.ts';
import { localToday } from '../../local-today.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { PUBLICATION } from './words.ts';

/** Enters an objection: which outlet, by whom, received when, what about, and why. */
export function ObjectionDialog({ view, outlet, onClose }: { readonly view: PublicationView; readonly outlet: string | null; readonly onClose: () => void }) {
  const say = useWords(PUBLICATION);
  const notify = useNotify();
  const add = useAction('objection:add');
  const window = view.proposals[0];
  const [text, setText] = useState('');
  const [outletId, setOutletId] = useState<OutletId | null>(outlet as OutletId | null);
  const known = useCall('outlet:get', outlet === null ? null : { outletId: outlet as OutletId });
  const hits = useCall('grading:results', text.trim() === '' ? null : { runId: view.run.id, text: text.trim(), offset: 0, limit: 20 });
  const [raisedBy, setRaisedBy] = useState('');
  const [received, setReceived] = useState<string>(localToday());
  const [item, setItem] = useState('');
  const [grounds, setGrounds] = useState('');
  const [file, setFile] = useState<NewAttachment | null>(null);
  const [isTried, setTried] = useState(false);
  const day = parseIsoDate(received.trim());
  const isOutside = day !== null && window !== undefined && (day < window.openedOn || day > window.until);
  const faults = {
    outlet: outletId === null ? say('needed') : null,
    raisedBy: raisedBy.trim() === '' ? say('needed') : null,
    received: day === null ? say('dateNeeded') : isOutside ? say('outsideWindow', { from: window.openedOn, until: window.until }) : null,
    grounds: grounds.trim() === '' ? say('needed') : null,
  };
  const found = hits.status === 'ready' && text.trim() !== '' ? hits.value.rows.map((row) => ({ value: row.outletId, label: `${row.name}  ${row.code}` })) : [];
  const first = known.status === 'ready' ? [{ value: outlet ?? '', label: known.value.outlet.name }] : [];

  async function send(): Promise<void> {
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null) || outletId === null || day === null) return;
    const reply = await add.run({ runId: view.run.id, outletId, raisedBy, receivedOn: day, item, grounds, ...(file === null ? {} : { attachment: file }) });
    if (!reply.ok) return;
    notify.done(say('added'));
    onClose();
  }
  return (
    <Modal open width={560} title={say('addObjection')} okText={say('addOk')} cancelText={say('cancel')} okButtonProps={{ loading: add.isRunning }} onOk={() => void send()} onCancel={onClose} afterOpenChange={(isOpen) => isOpen && document.getElementById(outlet === null ? 'objection-outlet' : 'objection-by')?.focus()}>
      <div className="publication-form">
        <Field id="objection-outlet" label={say('outlet')} error={isTried ? faults.outlet : null}>
          <Select<string>
            id="objection-outlet"
            showSearch={{ filterOption: false, onSearch: setText }}
            placeholder={say('chooseOutlet')}
            value={outletId}
            options={found.length > 0 ? found : first}
            notFoundContent={null}
            onChange={(next) => setOutletId(next as OutletId)}
          />
        </Field>
        <div className="publication-dates">
          <Field id="objection-by" label={say('raisedBy')} hint={say('raisedByHint')} error={isTried ? faults.raisedBy : null}>
            <Input id="objection-by" maxLength={100} value={raisedBy} onChange={(event) => setRaisedBy(event.target.value)} />
          </Field>
          <Field id="objection-on" label={say('receivedOn')} error={isTried || isOutside ? faults.received : null}>
            <Input id="objection-on" className="num" value={received} onChange={(event) => setReceived(event.target.value)} />
          </Field>
        </div>
        <Field id="objection-item" label={say('item')} hint={say('itemHint')} error={null}>
          <Input id="objection-item" maxLength={200} value={item} onChange={(event) => setItem(event.target.value)} />
        </Field>
        <Field id="objection-grounds" label={say('grounds')} error={isTried ? faults.grounds : null}>
          <Input.TextArea id="objection-grounds" rows={3} maxLength={2000} value={grounds} onChange={(event) => setGrounds(event.target.value)} />
        </Field>
        <AttachmentField value={file} onChange={setFile} />
        {add.error !== null && <ErrorBanner error={add.error} />}
      </div>
    </Modal>
  );
}
