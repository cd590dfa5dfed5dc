import { Button, Modal } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type DragEvent } from 'react';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import type { PhotoUseId } from '../../../shared/ids.ts';
import { photoAddress } from '../../../shared/photo/photo-address.ts';
import { MOST_PHOTO_BYTES, type VisitPhoto } from '../../../shared/photo/photo.ts';
import { ACTIONS } from '../../components/actions/words.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import { formatInstant } from '../../format.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';

/** Photos that show it mended, to be chosen, dropped or pasted. */
export function ActionEvidence({ action }: { readonly action: ActionDetail }) {
  const say = useWords(ACTIONS);
  const notify = useNotify();
  const add = useAction('action:add-photo');
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const canAdd = action.state === 'open' || action.state === 'done';

  async function take(files: readonly File[]): Promise<void> {
    for (const file of files) {
      if (file.size > MOST_PHOTO_BYTES) {
        notify.error({ code: 'photo/too-large', params: { name: file.name, megabytes: Math.ceil(file.size / 1e6), most: MOST_PHOTO_BYTES / 1e6 } });
        continue;
      }
      const reply = await add.run({ actionId: action.id, name: file.name.slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()) });
      if (!reply.ok) notify.error(reply.error);
    }
  }
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!canAdd || files.length === 0 || event.clipboardData?.types.includes('text/plain') === true) return;
    event.preventDefault();
    void take(files);
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  const drop = canAdd
    ? {
        onDragOver: (event: DragEvent) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          setOver(false);
          void take([...event.dataTransfer.files]);
        },
      }
    : {};
  return (
    <Panel title={say('evidence')} className={`action-evidence${isOver ? ' action-drop' : ''}`} {...(canAdd ? { hint: say('addPhotoHint') } : {})}>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void take(files);
        }}
      />
      <div className="action-photo-list" aria-busy={add.isRunning} {...drop}>
        {!canAdd && action.evidence.length === 0 && <span className="quiet">{say('noEvidence')}</span>}
        <Photos photos={action.evidence} action={action} canRemove={canAdd} />
        {canAdd && (
          <button type="button" className="action-photo action-photo-add" disabled={add.isRunning} onClick={() => chooser.current?.click()}>
            <Icon name="camera" size={18} />
            {say('addPhoto')}
          </button>
        )}
      </div>
    </Panel>
  );
}

/** Photos of the item as the visit found it. */
export function FoundPhotos({ action }: { readonly action: ActionDetail }) {
  const say = useWords(ACTIONS);
  if (action.found.length === 0) return null;
  return (
    <Panel title={say('foundPhotos')} hint={`${action.found.length}`}>
      <div className="action-photo-list">
        <Photos photos={action.found} action={action} canRemove={false} />
      </div>
    </Panel>
  );
}

function Photos({ photos, action, canRemove }: { readonly photos: readonly VisitPhoto[]; readonly action: ActionDetail; readonly canRemove: boolean }) {
  const say = useWords(ACTIONS);
  const notify = useNotify();
  const remove = useAction('action:remove-photo');
  const [openId, setOpenId] = useState<PhotoUseId | null>(null);
  const at = photos.findIndex(({ id }) => id === openId);
  const shown = photos[at];
  async function takeAway(photoId: PhotoUseId): Promise<void> {
    const reply = await remove.run({ actionId: action.id, photoId });
    if (!reply.ok) return notify.error(reply.error);
    setOpenId(null);
  }
  return (
    <>
      {photos.map((photo, place) => (
        <button key={photo.id} type="button" className="action-photo" title={photo.name} aria-label={say('photoN', { n: place + 1, name: photo.name })} onClick={() => setOpenId(photo.id)}>
          <Picture photo={photo} size="thumb" />
        </button>
      ))}
      {shown !== undefined && (
        <Modal
          open
          centered
          width="min(1000px, calc(100vw - 48px))"
          title={say('photoN', { n: at + 1, name: shown.name })}
          onCancel={() => setOpenId(null)}
          footer={
            <div className="row" style={{ width: '100%' }}>
              <span className="hint num">{`${shown.takenAt === null ? '' : `${shown.takenAt.replace('T', ' ')} · `}${shown.addedBy} ${formatInstant(shown.addedAt)}`}</span>
              <span className="grow" />
              {canRemove && (
                <Button danger icon={<Icon name="trash" size={14} />} loading={remove.isRunning} onClick={() => void takeAway(shown.id)}>
                  {say('removePhoto')}
                </Button>
              )}
              <Button onClick={() => setOpenId(null)}>{say('close')}</Button>
            </div>
          }
        >
          <div className="action-photo-large">
            <Picture photo={shown} size="full" />
          </div>
        </Modal>
      )}
    </>
  );
}

function Picture({ photo, size }: { readonly photo: VisitPhoto; readonly size: 'thumb' | 'full' }) {
  const say = useWords(ACTIONS);
  const [isGone, setGone] = useState(false);
  return isGone ? <span className="warn">{say('photoGone')}</span> : <img src={photoAddress(photo.hash, size)} alt={size === 'full' ? photo.name : ''} draggable={false} onError={() => setGone(true)} />;
}
