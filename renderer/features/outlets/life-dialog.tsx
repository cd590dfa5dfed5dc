import { Input, Modal, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { MERGED_FIGURES, type LifeChangeRow, type LifeState, type MergedFigures, type OutletLife, type OutletSet } from '../../../shared/contract/life-calls.ts';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import type { OutletId, RegionId } from '../../../shared/ids.ts';
import type { OutletRow } from '../../../shared/ipc-contract.ts';
import { OUTLET_STATUSES, OWNERSHIPS, type OutletStatus, type Ownership } from '../../../shared/outlet/outlet.ts';
import { OutletPicker } from '../../components/actions/outlet-picker.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { COMMON } from '../../components/words.ts';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { localToday } from '../../local-today.ts';
import { useAction, useCall } from '../../use-call.ts';
import { LIFE } from './life-words.ts';

export type LifeAsk = 'change' | 'freeze' | 'unfreeze' | 'merge';
const TITLES = { change: 'dialog', freeze: 'freezeTitle', unfreeze: 'unfreezeTitle', merge: 'mergeTitle' } as const;
const PROBATION = 'probation_until';

export interface LifeDialogProps {
  readonly ask: LifeAsk;
  readonly outlet: OutletRow;
  readonly life: OutletLife;
  readonly onClose: () => void;
}

/** What is to hold of an outlet from a day on, with what it touches before it is saved. */
export function LifeDialog({ ask, outlet, life, onClose }: LifeDialogProps) {
  const say = useWords(LIFE);
  const id = useId();
  const calls = { change: useAction('life:change'), freeze: useAction('life:freeze'), unfreeze: useAction('life:unfreeze'), merge: useAction('life:merge') };
  const [from, setFrom] = useState<string>(localToday());
  const [until, setUntil] = useState('');
  const [set, setSet] = useState<OutletSet>({});
  const [into, setInto] = useState<OutletId | null>(null);
  const [figures, setFigures] = useState<MergedFigures>('apart');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const day = parseIsoDate(from);
  const end = parseIsoDate(until);
  const own = calls[ask];

  async function save(): Promise<void> {
    setTried(true);
    if (day === null || reason.trim() === '' || (ask === 'merge' && into === null) || (until !== '' && end === null)) return;
    const head = { outletId: outlet.id, from: day, reason: reason.trim() };
    const reply =
      ask === 'change'
        ? await calls.change.run({ ...head, set })
        : ask === 'freeze'
          ? await calls.freeze.run({ ...head, until: end })
          : ask === 'unfreeze'
            ? await calls.unfreeze.run(head)
            : await calls.merge.run({ ...head, intoId: into as OutletId, figures });
    if (reply.ok) onClose();
  }
  return (
    <Modal open width={520} title={say(TITLES[ask], { outlet: outlet.name })} okText={say('save')} cancelText={say('cancel')} okButtonProps={{ loading: own.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        <Field id={`${id}-from`} label={say('effective')} fault={isTried && day === null ? say('needsDay') : null}>
          <Input id={`${id}-from`} type="date" max="9999-12-31" style={{ width: 160 }} value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        {ask === 'change' && <Facts facts={life.states.findLast((state) => state.from === null || (day !== null && state.from <= day)) ?? life.states[0]!} regionId={outlet.regionId} set={set} onSet={setSet} />}
        {ask === 'freeze' && (
          <Field id={`${id}-until`} label={say('untilDay')} fault={null}>
            <Input id={`${id}-until`} type="date" max="9999-12-31" style={{ width: 160 }} value={until} onChange={(event) => setUntil(event.target.value)} />
          </Field>
        )}
        {ask === 'merge' && (
          <>
            <Field id={`${id}-into`} label={say('intoOutlet')} fault={isTried && into === null ? say('needsOutlet') : null}>
              <OutletPicker id={`${id}-into`} value={into} onChange={setInto} />
            </Field>
            <Field id={`${id}-figures`} label={say('howFigures')} fault={null}>
              <Select<MergedFigures> id={`${id}-figures`} aria-label={say('howFigures')} style={{ width: '100%' }} value={figures} options={MERGED_FIGURES.map((value) => ({ value, label: say(value) }))} onChange={setFigures} />
            </Field>
          </>
        )}
        <Field id={`${id}-reason`} label={say('reason')} fault={isTried && reason.trim() === '' ? say('needsReason') : null}>
          <Input.TextArea id={`${id}-reason`} rows={2} maxLength={500} placeholder={say('reasonHint')} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {day !== null && <Touches outletId={outlet.id} from={day} />}
        {own.error !== null && <ErrorBanner error={own.error} />}
      </div>
    </Modal>
  );
}

/** Takes a change back, with the reason. */
export function UndoDialog({ change, onClose }: { readonly change: LifeChangeRow; readonly onClose: () => void }) {
  const say = useWords(LIFE);
  const id = useId();
  const undo = useAction('life:undo');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  async function save(): Promise<void> {
    setTried(true);
    if (reason.trim() === '') return;
    const reply = await undo.run({ changeId: change.id, reason: reason.trim() });
    if (reply.ok) onClose();
  }
  return (
    <Modal open width={460} title={say('undoTitle')} okText={say('undo')} cancelText={say('cancel')} okButtonProps={{ loading: undo.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        <p>{say('undoText', { day: change.from })}</p>
        <Field id={`${id}-reason`} label={say('reason')} fault={isTried && reason.trim() === '' ? say('needsReason') : null}>
          <Input.TextArea id={`${id}-reason`} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {undo.error !== null && <ErrorBanner error={undo.error} />}
      </div>
    </Modal>
  );
}

/** The facts of the day, each to be changed; what differs shows the old one. */
function Facts({ facts, regionId, set, onSet }: { readonly facts: LifeState; readonly regionId: RegionId | null; readonly set: OutletSet; readonly onSet: (set: OutletSet) => void }) {
  const say = useWords(LIFE);
  const common = useWords(COMMON);
  const id = useId();
  const change = (next: OutletSet): void => onSet({ ...set, ...next });
  const text = (key: 'name' | 'type' | 'class', word: 'name' | 'type' | 'class') => {
    const old = facts[key] ?? '';
    const value = set[key] ?? old;
    return (
      <Field id={`${id}-${key}`} label={say(word)} fault={null} hint={value === old ? null : say('old', { value: old || say('none') })}>
        <Input id={`${id}-${key}`} maxLength={key === 'name' ? 200 : 60} value={value} onChange={(event) => change({ [key]: key === 'name' ? event.target.value : event.target.value.trim() === '' ? null : event.target.value })} />
      </Field>
    );
  };
  const probation = facts.attributes[PROBATION] ?? '';
  return (
    <div className="life-facts">
      {text('name', 'name')}
      {text('type', 'type')}
      {text('class', 'class')}
      <Field id={`${id}-ownership`} label={say('ownership')} fault={null} hint={set.ownership === undefined || set.ownership === facts.ownership ? null : say('old', { value: facts.ownership === null ? say('none') : common(facts.ownership) })}>
        <Select<Ownership> id={`${id}-ownership`} aria-label={say('ownership')} style={{ width: '100%' }} allowClear value={set.ownership === undefined ? facts.ownership : set.ownership} options={OWNERSHIPS.map((value) => ({ value, label: common(value) }))} onChange={(value: Ownership | undefined) => change({ ownership: value ?? null })} />
      </Field>
      <Field id={`${id}-status`} label={say('status')} fault={null} hint={set.status === undefined || set.status === facts.status ? null : say('old', { value: common(facts.status) })}>
        <Select<OutletStatus> id={`${id}-status`} aria-label={say('status')} style={{ width: '100%' }} value={set.status ?? facts.status} options={OUTLET_STATUSES.map((value) => ({ value, label: common(value) }))} onChange={(value) => change({ status: value })} />
      </Field>
      <Field id={`${id}-region`} label={say('region')} fault={null} hint={set.regionId === undefined || facts.regionPath.length === 0 ? null : say('old', { value: facts.regionPath.join(' / ') })}>
        <RegionSelect value={set.regionId ?? regionId} onChange={(value) => (value === null ? onSet(withoutRegion(set)) : change({ regionId: value }))} width={224} />
      </Field>
      <Field id={`${id}-probation`} label={say('probation')} fault={null} hint={say('probationHint')}>
        <Input id={`${id}-probation`} type="date" max="9999-12-31" value={set.attributes?.[PROBATION] ?? probation} onChange={(event) => change({ attributes: { ...set.attributes, [PROBATION]: event.target.value === '' ? null : event.target.value } })} />
      </Field>
    </div>
  );
}

function withoutRegion(set: OutletSet): OutletSet {
  const { regionId: _, ...rest } = set;
  return rest;
}

/** Which runs read facts of the day or later. */
function Touches({ outletId, from }: { readonly outletId: OutletId; readonly from: IsoDate }) {
  const say = useWords(LIFE);
  const lang = useLang();
  const preview = useCall('life:preview', { outletId, from });
  if (preview.status !== 'ready') return null;
  const list = (runs: typeof preview.value.published): string => [...new Set(runs.map(({ period }) => formatPeriod(period, lang)))].join(lang === 'zh' ? '、' : ', ');
  const { published, unpublished } = preview.value;
  return (
    <div className="life-touches" role="note">
      {published.length > 0 && <p>{say('touches', { periods: list(published) })}</p>}
      {unpublished.length > 0 && <p className="warn">{say('drafts', { periods: list(unpublished) })}</p>}
      {published.length + unpublished.length === 0 && <p>{say('touchesNothing')}</p>}
    </div>
  );
}

/** A labelled field with its hint and what is wrong with it. */
export function Field({ id, label, fault, hint = null, children }: { readonly id: string; readonly label: string; readonly fault: string | null; readonly hint?: string | null; readonly children: ReactNode }) {
  return (
    <div className="judgement-field">
      <label htmlFor={id} className="hint">
        {label}
      </label>
      {children}
      {hint !== null && <span className="hint">{hint}</span>}
      {fault !== null && (
        <p className="row down judgement-fault" role="alert">
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
    </div>
  );
}
