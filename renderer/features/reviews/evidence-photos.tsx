import { Modal } from 'antd';
import { useRef, useState } from 'react';
import { photoAddress } from '../../../shared/photo/photo-address.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../i18n.ts';
import { REVIEWS } from '../../components/review/words.ts';
import '../../components/review/reviews.css';

export interface EvidencePhotosProps {
  readonly label: string;
  readonly photos: readonly VisitPhoto[];
  /** Left out: read only. */
  readonly onAdd?: (files: readonly File[]) => void;
  readonly onRemove?: (photo: VisitPhoto) => void;
}

/** Photos as thumbnails that open large; with the ways to add and remove where that may be. */
export function EvidencePhotos({ label, photos, onAdd, onRemove }: EvidencePhotosProps) {
  const say = useWords(REVIEWS);
  const chooser = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<VisitPhoto | null>(null);
  if (photos.length === 0 && onAdd === undefined) return null;
  return (
    <div className="evidence" role="group" aria-label={label}>
      {photos.map((photo, place) => (
        <button key={photo.id} type="button" className="evidence-photo" aria-label={say('photoN', { n: place + 1 })} title={photo.name} onClick={() => setOpen(photo)}>
          <img src={photoAddress(photo.hash, 'thumb')} alt="" draggable={false} />
          <span className="evidence-name ellipsis">{photo.name}</span>
        </button>
      ))}
      {onAdd !== undefined && (
        <>
          <button type="button" className="evidence-add" onClick={() => chooser.current?.click()}>
            <Icon name="camera" size={14} />
            {say('addPhoto')}
          </button>
          <input
            ref={chooser}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            hidden
            aria-label={say('addPhoto')}
            tabIndex={-1}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // The same file can be chosen again after it was removed.
              event.target.value = '';
              onAdd(files);
            }}
          />
        </>
      )}
      {open !== null && (
        <Modal open width={880} title={open.name} footer={null} onCancel={() => setOpen(null)}>
          <img className="evidence-large" src={photoAddress(open.hash, 'full')} alt={open.name} />
          {onRemove !== undefined && (
            <button
              type="button"
              className="link"
              onClick={() => {
                onRemove(open);
                setOpen(null);
              }}
            >
              {say('removePhoto')}
            </button>
          )}
        </Modal>
      )}
    </div>
  );
}
