import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import { MOST_ATTACHMENT_BYTES, type NewAttachment } from '../../../shared/contract/publication-calls.ts';
import { formatBytes } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { Icon } from '../icon.tsx';
import { ATTACHMENT } from './attachment-words.ts';
import './attachments.css';

const MOST_MB = MOST_ATTACHMENT_BYTES / 1024 / 1024;

/** Lets a person lay one file beside what they write; a file that is too large is told at once. */
export function AttachmentField({ value, onChange }: { readonly value: NewAttachment | null; readonly onChange: (file: NewAttachment | null) => void }) {
  const say = useWords(ATTACHMENT);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    if (file.size > MOST_ATTACHMENT_BYTES) {
      setFault(say('tooLarge', { name: file.name, size: formatBytes(file.size), most: MOST_MB }));
      return;
    }
    setFault(null);
    onChange({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return (
    <div className="attachment-field">
      <span className="hint">
        {say('label')} · {say('hint', { most: MOST_MB })}
      </span>
      <div className="row">
        <Button size="small" icon={<Icon name="file" size={14} />} onClick={() => field.current?.click()}>
          {say('choose')}
        </Button>
        {value !== null && (
          <>
            <span className="ellipsis" title={value.name}>
              {value.name}
            </span>
            <span className="hint num nowrap">{formatBytes(value.bytes.length)}</span>
            <button type="button" className="link nowrap" onClick={() => onChange(null)}>
              {say('remove')}
            </button>
          </>
        )}
      </div>
      <input
        ref={field}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={say('label')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          void take(file);
        }}
      />
      {fault !== null && (
        <p className="row down field-error" role="alert">
          <Icon name="warning" size={14} />
          {fault}
        </p>
      )}
    </div>
  );
}
