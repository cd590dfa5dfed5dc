import { Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { OBJECTION_EFFECTS, type NewAttachment, type Objection, type ObjectionEffect, type PublicationView } from '../../../shared/contract/publication-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { AttachmentField } from '../../components/attachments/attachment-field.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { Field } from '../../components/review/field.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { PUBLICATION } from './words.ts';

const HOLD = '-hold';

/** Answers an objection: what follows from it, and why. */
export function AnswerDialog({ objection, view, onClose }: { readonly objection: Objection; readonly view: PublicationView; readonly onClose: () => void }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const notify = useNotify();
  const send = useAction('objection:answer');
  const [effect, setEffect] = useState<ObjectionEffect>('none');
  const [level, setLevel] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(objection.links.length === 1 ? (objection.links[0]?.id ?? null) : null);
  const [answer, setAnswer] = useState('');
  const [file, setFile] = useState<NewAttachment | null>(null);
  const [isTried, setTried] = useState(false);
  const { levels } = view;
  const faults = {
    answer: answer.trim() === '' ? say('needed') : null,
    level: effect === 'decision' && level === null ? say('needed') : null,
    link: effect === 'rescore' && link === null ? say('needed') : null,
  };
  const choices = [
    ...(objection.from !== null && objection.from !== objection.to ? [{ value: HOLD, label: say('keepOld', { level: levelName(levels, objection.from, lang, '') }) }] : []),
    ...[...levels].reverse().filter(({ code }) => code !== objection.to && code !== objection.from).map(({ code, name }) => ({ value: code, label: inLang(name, lang) })),
  ];
  const chosen = objection.links.find(({ id }) => id === link);

  async function reply(): Promise<void> {
    setTried(true);
    if (Object.values(faults).some((fault) => fault !== null)) return;
    const done = await send.run({
      objectionId: objection.id,
      effect,
      answer: answer.trim(),
      ...(effect !== 'decision' || level === null ? {} : level === HOLD ? { hold: true } : { level }),
      ...(effect === 'rescore' && chosen !== undefined ? { link: { kind: chosen.kind, id: chosen.id } } : {}),
      ...(file === null ? {} : { attachment: file }),
    });
    if (!done.ok) return;
    notify.done(say('answered'));
    onClose();
  }
  return (
    <Modal open width={560} title={say('answerTitle', { code: objection.code, name: objection.outletName })} okText={say('answerOk')} cancelText={say('cancel')} okButtonProps={{ loading: send.isRunning }} onOk={() => void reply()} onCancel={onClose}>
      <div className="publication-form">
        <p className="objection-text">{objection.grounds}</p>
        <div role="group" aria-label={say('effect')}>
          <Radio.Group value={effect} onChange={(event) => setEffect(event.target.value as ObjectionEffect)} options={OBJECTION_EFFECTS.map((value) => ({ value, label: say(`effect_${value}`) }))} />
          <p className="hint">{say(`effectText_${effect}`)}</p>
        </div>
        {effect === 'decision' && (
          <Field id="answer-level" label={say('levelInstead')} hint={say('standsNow', { level: levelName(levels, objection.to, lang, '—') })} error={isTried ? faults.level : null}>
            <Select<string> id="answer-level" value={level} style={{ width: 240 }} options={choices} onChange={setLevel} />
          </Field>
        )}
        {effect === 'rescore' && (
          <Field id="answer-link" label={say('link')} error={isTried && objection.links.length > 0 ? faults.link : null}>
            {objection.links.length === 0 ? (
              <p className="warn">{say('noLinks')}</p>
            ) : (
              <Select<string> id="answer-link" value={link} options={objection.links.map(({ id, kind, name }) => ({ value: id, label: say(kind === 'appeal' ? 'linkAppeal' : 'linkImport', { name }) }))} onChange={setLink} />
            )}
          </Field>
        )}
        <Field id="answer-text" label={say('answer')} error={isTried ? faults.answer : null}>
          <Input.TextArea id="answer-text" rows={3} maxLength={2000} value={answer} onChange={(event) => setAnswer(event.target.value)} />
        </Field>
        <AttachmentField value={file} onChange={setFile} />
        {send.error !== null && <ErrorBanner error={send.error} />}
      </div>
    </Modal>
  );
}
