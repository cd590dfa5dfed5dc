import { Button, Checkbox, Input, Select } from 'antd';
import { useEffect, useEffectEvent, useId } from 'react';
import { inLang, type WireError } from '../../../shared/errors.ts';
import type { ImportKind } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { isPeriodWrong, needsPeriod, type ImportForm } from './import-form.ts';
import { DATA } from './words.ts';

export interface ImportOptionsProps {
  readonly kind: ImportKind;
  readonly form: ImportForm;
  readonly onChange: (form: ImportForm) => void;
  readonly onError: (error: WireError) => void;
}

/** What a kind of file needs besides its columns. */
export function ImportOptions(props: ImportOptionsProps) {
  const { kind, form, onChange } = props;
  const say = useWords(DATA);
  if (kind === 'visits') return <VisitOptions {...props} />;
  if (kind === 'outlets') {
    return (
      <Checkbox checked={form.update} onChange={(event) => onChange({ ...form, update: event.target.checked })}>
        {say('update')}
      </Checkbox>
    );
  }
  return needsPeriod(kind, form) ? <PeriodField {...props} /> : null;
}

function PeriodField({ kind, form, onChange }: ImportOptionsProps) {
  const say = useWords(DATA);
  const fieldId = useId();
  const isWrong = form.periodText.trim() !== '' && isPeriodWrong(kind, form);
  return (
    <div>
      <div className="row">
        <label htmlFor={fieldId} className="strong">
          {say('period')}
        </label>
        <Input
          id={fieldId}
          size="small"
          style={{ width: 120 }}
          value={form.periodText}
          status={isWrong ? 'error' : ''}
          aria-describedby={`${fieldId}-hint`}
          onChange={(event) => onChange({ ...form, periodText: event.target.value })}
        />
        <span id={`${fieldId}-hint`} className="hint">
          {say('periodHint')}
        </span>
      </div>
      {isWrong && (
        <p className="row down import-fault" role="alert">
          <Icon name="warning" size={14} />
          {say('periodWrong', { text: form.periodText })}
        </p>
      )}
    </div>
  );
}

function VisitOptions({ form, onChange, onError }: ImportOptionsProps) {
  const say = useWords(DATA);
  const lang = useLang();
  const list = useCall('checklist:list', {});
  const choose = useAction('import:choose-file');
  const checklists = list.status === 'ready' ? list.value.filter((row) => row.current) : [];
  const only = checklists.length === 1 ? checklists[0]?.code : undefined;
  const chooseOnly = useEffectEvent((checklist: string) => {
    if (form.checklist === null) onChange({ ...form, checklist });
  });
  useEffect(() => {
    if (only !== undefined) chooseOnly(only);
  }, [only]);
  async function chooseAnswers(): Promise<void> {
    const reply = await choose.run({ kind: 'visits' });
    if (!reply.ok) onError(reply.error);
    else if (reply.value !== null) onChange({ ...form, answers: reply.value });
  }
  return (
    <div className="import-options">
      <span className="strong">{say('checklistOf')}</span>
      {list.status === 'ready' && checklists.length === 0 ? (
        <span className="warn">{say('noChecklist')}</span>
      ) : (
        <Select
          size="small"
          aria-label={say('checklistOf')}
          style={{ width: 320 }}
          placeholder={say('chooseChecklist')}
          value={form.checklist}
          options={checklists.map((row) => ({ value: row.code, label: `${inLang(row.name, lang)} v${row.version}` }))}
          onChange={(checklist: string) => onChange({ ...form, checklist })}
        />
      )}
      <span className="strong">{say('answers')}</span>
      <span className="row">
        <Button size="small" onClick={() => void chooseAnswers()}>
          {say(form.answers === null ? 'chooseFile' : 'chooseOther')}
        </Button>
        <span className="ellipsis">{form.answers?.name ?? <span className="hint">{say('answersNone')}</span>}</span>
      </span>
      <span className="strong">{say('options')}</span>
      <span>
        <Checkbox checked={form.unlisted} onChange={(event) => onChange({ ...form, unlisted: event.target.checked })}>
          {say('unlisted')}
        </Checkbox>
        <Checkbox checked={form.approve} onChange={(event) => onChange({ ...form, approve: event.target.checked })}>
          {say('approve')}
        </Checkbox>
      </span>
    </div>
  );
}
