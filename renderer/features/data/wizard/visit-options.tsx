import { Button, Checkbox, Select } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { inLang, type WireError } from '../../../../shared/errors.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { DATA } from '../words.ts';
import type { WizardForm } from './wizard-state.ts';

export interface VisitOptionsProps {
  readonly form: WizardForm;
  readonly onChange: (form: WizardForm) => void;
  readonly onError: (error: WireError) => void;
}

/** What visits need besides their columns: the checklist, and their answers where these stand in another file. */
export function VisitOptions({ form, onChange, onError }: VisitOptionsProps) {
  const say = useWords(DATA);
  const lang = useLang();
  const list = useCall('checklist:list', {});
  const open = useAction('import:open-file');
  const checklists = list.status === 'ready' ? list.value.filter((row) => row.current) : [];
  const only = checklists.length === 1 ? checklists[0]?.code : undefined;
  const chooseOnly = useEffectEvent((checklist: string) => {
    if (form.checklist === null) onChange({ ...form, checklist });
  });
  useEffect(() => {
    if (only !== undefined) chooseOnly(only);
  }, [only]);
  async function chooseAnswers(): Promise<void> {
    const reply = await open.run({ for: 'table' });
    if (!reply.ok) onError(reply.error);
    else if (reply.value !== null) onChange({ ...form, answers: reply.value });
  }
  return (
    <div className="wizard-fields">
      <span className="quiet">{say('checklistOf')}</span>
      {list.status === 'ready' && checklists.length === 0 ? (
        <span className="warn">{say('noChecklist')}</span>
      ) : (
        <Select
          size="small"
          aria-label={say('checklistOf')}
          style={{ width: 240 }}
          placeholder={say('chooseChecklist')}
          value={form.checklist}
          options={checklists.map((row) => ({ value: row.code, label: `${inLang(row.name, lang)} v${row.version}` }))}
          onChange={(checklist: string) => onChange({ ...form, checklist })}
        />
      )}
      <span className="quiet">{say('answers')}</span>
      <Button size="small" loading={open.isRunning} onClick={() => void chooseAnswers()}>
        {say(form.answers === null ? 'chooseFile' : 'chooseOther')}
      </Button>
      <span className="ellipsis">{form.answers?.name ?? <span className="hint">{say('answersNone')}</span>}</span>
      <Checkbox checked={form.unlisted} onChange={(event) => onChange({ ...form, unlisted: event.target.checked })}>
        {say('unlisted')}
      </Checkbox>
      <Checkbox checked={form.approve} onChange={(event) => onChange({ ...form, approve: event.target.checked })}>
        {say('approve')}
      </Checkbox>
    </div>
  );
}
