import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { inLang, type Words } from '../../../shared/errors.ts';
import type { ChecklistDraftId, ChecklistVersionId } from '../../../shared/ids.ts';
import type { NewChecklistDraft } from '../../../shared/contract/checklist-calls.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { freeCode } from './model/checklist-edit.ts';
import { CHECKLISTS } from './words.ts';

/** What the new checklist begins with; left out: the person chooses among the templates. */
export interface NewChecklistDialogProps {
  readonly from?: { readonly checklistVersionId: ChecklistVersionId; readonly name: Words; readonly code: string };
  readonly isBlank?: boolean;
  readonly onClose: () => void;
  readonly onMade: (draftId: ChecklistDraftId) => void;
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const BLANK = '';

/** Begins a checklist: blank, from a template, or from another one; under a code and name of its own. */
export function NewChecklistDialog({ from, isBlank = false, onClose, onMade }: NewChecklistDialogProps) {
  const say = useWords(CHECKLISTS);
  const common = useWords(COMMON);
  const lang = useLang();
  const templates = useCall('checklist:templates', from === undefined ? {} : null);
  const overview = useCall('checklist:overview', {});
  const begin = useAction('checklist:begin-draft');
  const once = useOneAtATime();
  const [template, setTemplate] = useState<string | null>(isBlank ? BLANK : null);
  const [name, setName] = useState<string | null>(from === undefined ? null : say('copyName', { name: inLang(from.name, lang) }));
  const [code, setCode] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const list = templates.status === 'ready' ? templates.value : [];
  const chosen = template ?? list[0]?.id ?? BLANK;
  const source = list.find(({ id }) => id === chosen);
  const shownName = name ?? (source === undefined ? '' : inLang(source.name, lang));
  const taken = overview.status === 'ready' ? overview.value.map((each) => each.code) : [];
  const wanted = from?.code ?? source?.id ?? '';
  const shownCode = code ?? (wanted === '' ? '' : freeCode(taken, wanted));
  const faults = { name: shownName.trim() === '' ? say('needName') : null, code: CODE.test(shownCode.trim()) ? null : say('needCode') };

  async function make(): Promise<void> {
    setAsked(true);
    if (faults.name !== null || faults.code !== null) return;
    const start: NewChecklistDraft['from'] = from !== undefined ? { checklistVersionId: from.checklistVersionId } : chosen === BLANK ? { blank: true } : { template: chosen };
    const reply = await begin.run({ from: start, code: shownCode.trim(), ...(name === null ? {} : { name: name.trim() }) });
    if (reply.ok) onMade(reply.value);
  }
  const help = (fault: string | null) => (isAsked && fault !== null ? ({ validateStatus: 'error', help: fault } as const) : {});
  return (
    <Modal open width={640} title={say(from === undefined ? 'newChecklist' : 'newFromThis')} okText={say('create')} cancelText={common('cancel')} okButtonProps={{ loading: begin.isRunning }} onOk={() => void once(make)} onCancel={onClose}>
      <Form
        layout="vertical"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement) || event.target.type === 'radio') return;
          event.preventDefault();
          void once(make);
        }}
      >
        {from === undefined && (
          <fieldset className="cl-templates">
            <legend>{say('startFrom')}</legend>
            {[...list.map(({ id }) => id), BLANK].map((id) => {
              const form = list.find((each) => each.id === id);
              return (
                <label key={id} className={id === chosen ? 'cl-template cl-template-chosen' : 'cl-template'}>
                  <input type="radio" name="template" checked={id === chosen} onChange={() => setTemplate(id)} />
                  <span>
                    <span className="strong">{form === undefined ? say('blank') : inLang(form.name, lang)}</span>
                    {form !== undefined && (
                      <span className="hint num">
                        {say('templateFacts', { sections: form.sections, items: form.items })}
                        {form.productDefaults > 0 && <span className="dot">{say('templateDefaults', { count: form.productDefaults })}</span>}
                      </span>
                    )}
                    <span className="hint cl-note">{form === undefined ? say('blankNote') : [form.note === null ? '' : inLang(form.note, lang), form.source === null ? '' : say('sourceOf', { source: form.source })].filter((part) => part !== '').join(' ')}</span>
                  </span>
                </label>
              );
            })}
          </fieldset>
        )}
        <div className="cl-two">
          <Form.Item label={say('name')} htmlFor="new-checklist-name" {...help(faults.name)}>
            <Input id="new-checklist-name" value={shownName} maxLength={200} onChange={(event) => setName(event.target.value)} />
          </Form.Item>
          <Form.Item label={say('code')} htmlFor="new-checklist-code" {...help(faults.code)}>
            <Input id="new-checklist-code" className="num" value={shownCode} maxLength={64} onChange={(event) => setCode(event.target.value)} />
          </Form.Item>
        </div>
        {begin.error !== null && <ErrorBanner error={begin.error} />}
      </Form>
    </Modal>
  );
}
