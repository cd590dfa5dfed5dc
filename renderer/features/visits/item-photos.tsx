import { useState } from 'react';
import { photoAddress } from '../../../shared/photo/photo-address.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useWords } from '../../i18n.ts';
import { EVIDENCE } from './evidence-words.ts';
import { photoDoubt } from './photo-words.ts';
import type { Entry } from './use-entry.ts';
import './photos.css';

export interface ItemPhotosProps {
  readonly entry: Entry;
  readonly code: string;
  readonly isCurrent: boolean;
  /** The tile that adds one is shown. */
  readonly offersAdd: boolean;
  /** The form asks for photos here, so that the tile is a large one; else it is a small button. */
  readonly isAsked: boolean;
  /** Photos are what the item waits for. */
  readonly isMissing: boolean;
  readonly onOpen: (photo: VisitPhoto) => void;
  readonly onRemove: (photo: VisitPhoto) => void;
  readonly onAdd: () => void;
}

/** The photos of an item as thumbnails, those on their way, and the way to add one. */
export function ItemPhotos({ entry, code, isCurrent, offersAdd, isAsked, isMissing, onOpen, onRemove, onAdd }: ItemPhotosProps) {
  const say = useWords(EVIDENCE);
  const photos = entry.photos.all.filter(({ item }) => item === code);
  const coming = entry.photos.coming.filter(({ item }) => item === code);
  if (photos.length === 0 && coming.length === 0 && !offersAdd) return null;
  const isSmall = !isAsked && photos.length === 0 && coming.length === 0;
  return (
    <div className="photos">
      {photos.map((photo, place) => (
        <Thumbnail key={photo.id} entry={entry} photo={photo} place={place} isCurrent={isCurrent} onOpen={onOpen} onRemove={onRemove} />
      ))}
      {coming.map(({ key, name }) => (
        <span key={key} className="photo photo-coming" role="status" title={say('adding', { name })}>
          <span className="photo-wait" aria-hidden="true" />
          <span className="photo-name ellipsis">{say('adding', { name })}</span>
        </span>
      ))}
      {offersAdd && (
        <button
          type="button"
          className={`photo photo-add${isMissing ? ' photo-add-missing' : ''}${isSmall ? ' photo-add-small' : ''}`}
          tabIndex={isCurrent ? 0 : -1}
          aria-label={say('addPhotoOf', { item: code })}
          title={say('addHint')}
          onClick={(event) => {
            event.stopPropagation();
            onAdd();
          }}
        >
          <Icon name="camera" size={isSmall ? 14 : 18} />
          <span className="row">
            {say('addPhoto')} {isCurrent && <KeyCap keys="P" />}
          </span>
        </button>
      )}
    </div>
  );
}

interface ThumbnailProps extends Pick<ItemPhotosProps, 'entry' | 'isCurrent' | 'onOpen' | 'onRemove'> {
  readonly photo: VisitPhoto;
  readonly place: number;
}

function Thumbnail({ entry, photo, place, isCurrent, onOpen, onRemove }: ThumbnailProps) {
  const say = useWords(EVIDENCE);
  const [isGone, setGone] = useState(false);
  const doubt = photoDoubt(photo, entry.times, say);
  const name = say('photoOf', { item: photo.item, n: place + 1 });
  return (
    <button
      type="button"
      className="photo"
      tabIndex={isCurrent || entry.isReadOnly ? 0 : -1}
      aria-label={doubt === null ? name : `${name}: ${doubt.text}`}
      title={doubt?.text ?? photo.name}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(photo);
      }}
      onKeyDown={(event) => {
        // Here Delete means the photo, not the answer.
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        if (!entry.isReadOnly && photo.ofFirst !== true) onRemove(photo);
      }}
    >
      {isGone ? (
        <span className="photo-gone warn">
          <Icon name="warning" size={16} />
          {say('gone')}
        </span>
      ) : (
        <img src={photoAddress(photo.hash, 'thumb')} alt="" draggable={false} onError={() => setGone(true)} />
      )}
      <span className="photo-name num">{say('photoShort', { item: photo.item, n: place + 1 })}</span>
      {doubt !== null && (
        <span className="photo-doubt">
          <Icon name="warning" size={12} />
          {doubt.word}
        </span>
      )}
    </button>
  );
}
