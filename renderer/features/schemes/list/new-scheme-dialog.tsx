import { Input, Modal, Select, type InputRef } from 'antd';
import { useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { PERIOD_KINDS, type PeriodKind } from '../../../../shared/dates.ts';
import { inLang } from '../../../../shared/errors.ts';
import type { NewScheme, SchemeListing, SchemeTemplate } from '../../../../shared/contract/scheme-calls.ts';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useAction } from '../../../use-call.ts';
import { useOneAtATime } from '../../../use-one-at-a-time.ts';
import { freeCode } from '../model/scheme-text.ts';
import { DESIGNER } from '../words.ts';

/** What a new scheme begins from. */
export type SchemeOrigin = { readonly kind: 'blank' } | { readonly kind: 'template'; readonly template: SchemeTemplate } | { readonly kind: 'copy'; readonly row: SchemeListing };

/** Asks for the name and code of a new scheme, then opens it as a draft. */
export function NewSchemeDialog({ origin, taken, onClose }: { readonly origin: SchemeOrigin; readonly taken: ReadonlySet<string>; readonly onClose: () => void }) {
  const say = useWords(DESIGNER);
  const lang = useLang();
  const id = useId();
  const navigate = useNavigate();
  const create = useAction('scheme:create');
  const once = useOneAtATime();
  const base = origin.kind === 'blank' ? 'scheme-1' : origin.kind === 'template' ? origin.template.id : origin.row.code;
  const [code, setCode] = useState(() => freeCode(base, taken));
  const [name, setName] = useState(() => (origin.kind === 'blank' ? '' : origin.kind === 'template' ? inLang(origin.template.name, lang) : say('copyOf', { name: inLang(origin.row.name, lang) })));
  const [cycle, setCycle] = useState<PeriodKind>('month');
  const nameField = useRef<InputRef>(null);
  const [isTried, setTried] = useState(false);
  const codeFault = code.trim() === '' ? say('codeNeeded') : taken.has(code.trim()) ? say('codeTaken') : null;
  const nameFault = name.trim() === '' ? say('nameNeeded') : null;
  async function submit(): Promise<void> {
    setTried(true);
    if (codeFault !== null || nameFault !== null) return;
    const from: NewScheme['from'] = origin.kind === 'blank' ? { blank: cycle } : origin.kind === 'template' ? { template: origin.template.id } : { schemeVersionId: origin.row.id };
    const reply = await create.run({ from, code: code.trim(), name: name.trim() });
    if (reply.ok) void navigate(`/schemes/${reply.value}`);
  }
  return (
    <Modal open width={480} title={say(origin.kind === 'copy' ? 'copyAsNew' : origin.kind === 'template' ? 'fromTemplate' : 'newScheme')} okText={say('createDraft')} cancelText={say('cancel')} okButtonProps={{ loading: create.isRunning }} onOk={() => void once(submit)} onCancel={onClose} afterOpenChange={(isOpen) => isOpen && nameField.current?.focus()}>
      <div className="ns">
        <label htmlFor={`${id}-name`}>{say('nameWord')}</label>
        <Input id={`${id}-name`} ref={nameField} value={name} {...(isTried && nameFault !== null ? { status: 'error' as const } : {})} onChange={(event) => setName(event.target.value)} onPressEnter={(event) => !event.nativeEvent.isComposing && void once(submit)} />
        {isTried && nameFault !== null && <p className="down">{nameFault}</p>}
        <label htmlFor={`${id}-code`}>{say('code')}</label>
        <Input id={`${id}-code`} value={code} {...(codeFault !== null && isTried ? { status: 'error' as const } : {})} onChange={(event) => setCode(event.target.value)} onPressEnter={(event) => !event.nativeEvent.isComposing && void once(submit)} />
        <p className="hint">{say('codeHint')}</p>
        {isTried && codeFault !== null && <p className="down">{codeFault}</p>}
        {origin.kind === 'blank' && (
          <>
            <label htmlFor={`${id}-cycle`}>{say('cycle')}</label>
            <Select<PeriodKind> id={`${id}-cycle`} aria-label={say('cycle')} value={cycle} options={PERIOD_KINDS.map((kind) => ({ value: kind, label: say(`cycle_${kind}`) }))} onChange={setCycle} />
          </>
        )}
        {create.error !== null && <ErrorBanner error={create.error} />}
      </div>
    </Modal>
  );
}
