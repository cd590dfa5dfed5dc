import type { Attachment } from '../../../shared/contract/publication-calls.ts';
import { formatBytes } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { Icon } from '../icon.tsx';
import { ATTACHMENT } from './attachment-words.ts';
import './attachments.css';

/** A kept file: its name opens it, 另存 saves it. */
export function AttachmentLink({ file }: { readonly file: Attachment }) {
  const say = useWords(ATTACHMENT);
  const notify = useNotify();
  const open = useAction('attachment:open');
  const save = useAction('attachment:save');
  return (
    <span className="attachment-link">
      <Icon name="file" size={14} />
      <button
        type="button"
        className="link ellipsis"
        title={file.name}
        aria-label={say('open', { name: file.name })}
        onClick={() => void open.run({ attachmentId: file.id }).then((reply) => reply.ok || notify.error(reply.error))}
      >
        {file.name}
      </button>
      <span className="hint num nowrap">{formatBytes(file.bytes)}</span>
      <button
        type="button"
        className="link nowrap"
        aria-label={say('saveNamed', { name: file.name })}
        onClick={() =>
          void save.run({ attachmentId: file.id }).then((reply) => {
            if (!reply.ok) notify.error(reply.error);
            else if (reply.value !== null) notify.done(say('saved', { path: reply.value.path }));
          })
        }
      >
        {say('save')}
      </button>
    </span>
  );
}
