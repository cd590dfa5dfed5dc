import { Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { USUAL_DAYS } from '../../../shared/action/action.ts';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import type { OutletId, VisitId } from '../../../shared/ids.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { COMMON } from '../words.ts';
import { deskDay } from './day-text.ts';
import { OutletPicker } from './outlet-picker.tsx';
import { ACTIONS } from './words.ts';

/** What a new action begins with. */
export interface ActionStart {
  /** null: to be chosen. */
  readonly outletId: OutletId | null;
  readonly found: { readonly visitId: VisitId; readonly item: string; readonly title: string; readonly detail: string; readonly critical: boolean } | null;
}
export interface ActionDialogProps {
  /** The action that is changed, or what a new one begins with. */
  readonly of: ActionDetail | ActionStart;
  readonly onClose: () => void;
  readonly onDone: (action: ActionDetail) => void;
}

/** Asks what is to be mended, by whom and by when: for a new action or to change one. */
export function ActionDialog({ of, onClose, onDone }: ActionDialogProps) {
  const say = useWords(ACTIONS);
  const common = useWords(COMMON);
  const notify = useNotify();
  const create = useAction('action:create');
  const change = useAction('action:change');
  const old = 'steps' in of ? of : null;
  const found = 'found' in of && !('steps' in of) ? of.found : null;
  const [outletId, setOutletId] = useState<OutletId | null>(of.outletId);
  const [title, setTitle] = useState(old?.title ?? found?.title ?? '');
  const [detail, setDetail] = useState(old?.detail ?? found?.detail ?? '');
  const [owner, setOwner] = useState(old?.owner ?? '');
  const [due, setDue] = useState<string>(old?.dueOn ?? deskDay(USUAL_DAYS));
  const [critical, setCritical] = useState(old?.critical ?? found?.critical ?? false);
  const [isTried, setTried] = useState(false);
  const dueOn = parseIsoDate(due.trim());
  const faults = {
    outlet: outletId === null ? say('chooseOutlet') : null,
    title: title.trim() === '' ? say('titleNeeded') : null,
    due: dueOn === null ? say('dateNeeded') : old === null && dueOn < deskDay() ? say('datePast') : null,
  };
  const help = (fault: string | null) => (isTried && fault !== null ? ({ validateStatus: 'error', help: fault } as const) : {});
  const error = create.error ?? change.error;

  async function send(): Promise<void> {
    setTried(true);
    if (outletId === null || dueOn === null || faults.title !== null || faults.due !== null) return;
    const content = { title, detail, critical, owner, dueOn: dueOn satisfies IsoDate };
    const reply = old === null ? await create.run({ outletId, visitId: found?.visitId ?? null, item: found?.item ?? null, ...content }) : await change.run({ actionId: old.id, ...content });
    if (!reply.ok) return;
    notify.done(old === null ? say('made', { code: reply.value.code }) : say('saved'));
    onDone(reply.value);
  }
  return (
    <Modal
      open
      width={520}
      title={say(old === null ? 'newTitle' : 'changeTitle')}
      okText={say(old === null ? 'add' : 'save')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: create.isRunning || change.isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(of.outletId === null ? 'action-outlet' : 'action-title')?.focus()}
    >
      <Form layout="vertical">
        {of.outletId === null && (
          <Form.Item label={say('outlet')} htmlFor="action-outlet" {...help(faults.outlet)}>
            <OutletPicker id="action-outlet" value={outletId} onChange={setOutletId} />
          </Form.Item>
        )}
        <Form.Item label={say('what')} htmlFor="action-title" {...help(faults.title)}>
          <Input id="action-title" maxLength={200} placeholder={say('titlePlaceholder')} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        <Form.Item label={say('detail')} htmlFor="action-detail">
          <Input.TextArea id="action-detail" autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} value={detail} onChange={(event) => setDetail(event.target.value)} />
        </Form.Item>
        <div className="action-pair">
          <Form.Item label={say('ownerLabel')} htmlFor="action-owner">
            <Input id="action-owner" maxLength={200} value={owner} onChange={(event) => setOwner(event.target.value)} />
          </Form.Item>
          <Form.Item label={say('dueOn')} htmlFor="action-due" {...help(faults.due)}>
            <Input id="action-due" className="num" value={due} onChange={(event) => setDue(event.target.value)} />
          </Form.Item>
        </div>
        <Checkbox checked={critical} onChange={(event) => setCritical(event.target.checked)}>
          {say('isCritical')}
        </Checkbox>
        {error !== null && <ErrorBanner error={error} />}
      </Form>
    </Modal>
  );
}
