import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { parseReferencePhoto } from '../../../../shared/checklist/reference-photo.ts';
import { MOST_PHOTO_BYTES } from '../../../../shared/photo/photo.ts';
import { Icon } from '../../../components/icon.tsx';
import { ReferencePhotos } from '../../../components/reference-photos.tsx';
import { useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useAction } from '../../../use-call.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { valueAt } from '../model/document-path.ts';
import { withReferencePhotos } from '../model/reference-lines.ts';
import { CHECKLISTS } from '../words.ts';

/** How the item should look: pictures that are dropped, pasted or chosen, and texts, a line each. */
export function ReferencePhotosField({ item, path }: { readonly item: string; readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const notify = useNotify();
  const { checklist, draftId, edit } = useDesigner();
  const setValue = useSet();
  const adding = useAction('checklist:add-photo');
  const chooser = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const value = valueAt(checklist, path);
  const lines: readonly string[] = Array.isArray(value) ? value.map(String) : [];
  const named = lines.filter((line) => parseReferencePhoto(line) === null);
  const stored = lines.filter((line) => parseReferencePhoto(line) !== null);
  if (draftId === null) return <ReferencePhotos lines={lines} />;

  const put = (next: readonly string[], key: string | null = null): void => setValue(path, next.length === 0 ? undefined : next, key);
  async function add(files: readonly File[]): Promise<void> {
    if (draftId === null) return;
    const added: string[] = [];
    for (const file of files) {
      if (file.size > MOST_PHOTO_BYTES) {
        notify.error({ code: 'photo/too-large', params: { name: file.name, megabytes: Math.ceil(file.size / 1e6), most: MOST_PHOTO_BYTES / 1e6 } });
        continue;
      }
      const reply = await adding.run({ draftId, name: file.name.slice(0, 120), bytes: new Uint8Array(await file.arrayBuffer()) });
      if (!reply.ok) notify.error(reply.error);
      else added.push(reply.value.line);
    }
    // What was written, moved or taken away meanwhile stays so.
    if (added.length > 0) edit((now) => withReferencePhotos(now, item, added));
  }
  const take = (event: DragEvent | ClipboardEvent, files: readonly File[]): void => {
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void add(files);
  };

  return (
    // Files are dropped on the field as a whole; the button is the keyboard's way.
    <div
      className="cd-references"
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => take(event, [...event.dataTransfer.files])}
      onPaste={(event) => take(event, [...event.clipboardData.files])}
    >
      <span className="row">
        {stored.length > 0 && <ReferencePhotos lines={stored} onRemove={(line) => put(lines.filter((each) => each !== line))} />}
        <button type="button" className="cd-add-photo" disabled={adding.isRunning} onClick={() => chooser.current?.click()}>
          <Icon name="camera" size={14} />
          {say('addReference')}
        </button>
      </span>
      <input
        ref={chooser}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        hidden
        aria-label={say('addReference')}
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again after it was removed.
          event.target.value = '';
          void add(files);
        }}
      />
      <textarea
        className="cd-text"
        aria-label={say('referenceLines')}
        data-path={path}
        rows={2}
        value={typed ?? named.join('\n')}
        onChange={(event) => {
          setTyped(event.target.value);
          const texts = event.target.value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
          put([...stored, ...texts], `text:${path}`);
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
