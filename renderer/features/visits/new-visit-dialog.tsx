import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { Controller, useForm } from 'react-hook-form';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { ChecklistVersionId, OutletId } from '../../../shared/ids.ts';
import type { ChecklistRow } from '../../../shared/ipc-contract.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { useWorkspace } from '../../app-state.tsx';
import { OutletPicker } from '../../components/actions/outlet-picker.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { VISIT_KIND_WORDS } from '../../components/status-tags.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useAction } from '../../use-call.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { EVIDENCE } from './evidence-words.ts';
import { localToday } from '../../local-today.ts';
import { VISIT_KINDS } from './visit-filters.ts';
import { VISITS } from './words.ts';

interface NewVisitValues {
  readonly outletId: OutletId | null;
  readonly checklistVersionId: ChecklistVersionId | null;
  readonly kind: VisitKind;
  readonly visitedOn: string;
  readonly auditor: string;
  readonly showScore: boolean;
}

export interface NewVisitDialogProps {
  /** Newest version of each checklist. */
  readonly checklists: readonly ChecklistRow[];
  readonly onClose: () => void;
  readonly onMade: (visit: VisitDetail) => void;
}

/** Asks where, with which checklist, how, when and who; the last auditor is remembered. */
export function NewVisitDialog({ checklists, onClose, onMade }: NewVisitDialogProps) {
  const say = useWords(VISITS);
  const sayEvidence = useWords(EVIDENCE);
  const common = useWords(COMMON);
  const lang = useLang();
  const { app } = useWorkspace();
  const create = useAction('visit:create');
  const once = useOneAtATime();
  const [lastAuditor, setLastAuditor] = useKept('visits:auditor', app.user, (value): value is string => typeof value === 'string');
  const { control, handleSubmit, formState } = useForm<NewVisitValues>({
    defaultValues: { outletId: null, checklistVersionId: checklists.length === 1 ? (checklists[0]?.id ?? null) : null, kind: 'open', visitedOn: localToday(), auditor: lastAuditor, showScore: true },
  });
  const { errors } = formState;
  const make = handleSubmit(async (values) => {
    if (values.outletId === null || values.checklistVersionId === null) return;
    setLastAuditor(values.auditor.trim());
    const reply = await create.run({
      outletId: values.outletId,
      checklistVersionId: values.checklistVersionId,
      kind: values.kind,
      visitedOn: values.visitedOn.trim() as IsoDate,
      auditor: values.auditor.trim(),
      showScore: values.showScore,
    });
    if (reply.ok) onMade(reply.value);
  });
  const send = () => once(make);
  const help = (message: string | undefined) => (message === undefined ? {} : ({ validateStatus: 'error', help: message } as const));
  return (
    <Modal open width={520} title={say('newVisit')} okText={say('create')} cancelText={common('cancel')} okButtonProps={{ loading: create.isRunning }} onOk={() => void send()} onCancel={onClose} afterOpenChange={(isOpen) => isOpen && document.getElementById('new-visit-outlet')?.focus()}>
      <Form
        layout="vertical"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229 || !(event.target instanceof HTMLInputElement) || event.target.getAttribute('role') === 'combobox') return;
          event.preventDefault();
          void send();
        }}
      >
        <Form.Item label={say('outlet')} htmlFor="new-visit-outlet" {...help(errors.outletId?.message)}>
          <Controller
            name="outletId"
            control={control}
            rules={{ validate: (value) => value !== null || say('chooseOutlet') }}
            render={({ field }) => <OutletPicker id="new-visit-outlet" value={field.value} onChange={field.onChange} />}
          />
        </Form.Item>
        <Form.Item label={say('checklist')} htmlFor="new-visit-checklist" {...help(errors.checklistVersionId?.message)}>
          <Controller
            name="checklistVersionId"
            control={control}
            rules={{ validate: (value) => value !== null || say('chooseChecklist') }}
            render={({ field }) => (
              <Select<ChecklistVersionId>
                id="new-visit-checklist"
                value={field.value}
                onChange={field.onChange}
                options={checklists.map((row) => ({ value: row.id, label: say('checklistVersion', { name: inLang(row.name, lang), version: row.version, items: row.items }) }))}
              />
            )}
          />
        </Form.Item>
        <Form.Item label={say('kind')}>
          <Controller
            name="kind"
            control={control}
            render={({ field }) => (
              <Segmented<VisitKind> label={say('kind')} value={field.value} onChange={field.onChange} options={VISIT_KINDS.map((value) => ({ value, label: common(VISIT_KIND_WORDS[value]) }))} />
            )}
          />
        </Form.Item>
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 16 }}>
          <Form.Item label={say('date')} htmlFor="new-visit-date" {...help(errors.visitedOn?.message)}>
            <Controller
              name="visitedOn"
              control={control}
              rules={{
                validate: (value) => {
                  const day = parseIsoDate(value.trim());
                  if (day === null) return say('chooseDate');
                  return day <= localToday() || say('dateInFuture');
                },
              }}
              render={({ field }) => <Input {...field} id="new-visit-date" className="num" placeholder="2026-09-23" />}
            />
          </Form.Item>
          <Form.Item label={say('auditor')} htmlFor="new-visit-auditor" {...help(errors.auditor?.message)}>
            <Controller name="auditor" control={control} rules={{ validate: (value) => value.trim() !== '' || say('nameAuditor') }} render={({ field }) => <Input {...field} id="new-visit-auditor" />} />
          </Form.Item>
        </div>
        <Controller
          name="showScore"
          control={control}
          render={({ field }) => (
            <Checkbox checked={field.value} onChange={(event) => field.onChange(event.target.checked)}>
              {sayEvidence('showScore')}
            </Checkbox>
          )}
        />
        {create.error !== null && <ErrorBanner error={create.error} />}
      </Form>
    </Modal>
  );
}
