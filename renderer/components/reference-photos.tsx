import { Modal } from 'antd';
import { useState } from 'react';
import { parseReferencePhoto, type ReferencePhoto } from '../../shared/checklist/reference-photo.ts';
import { photoAddress } from '../../shared/photo/photo-address.ts';
import { defineWords, useWords } from '../i18n.ts';
import { Icon } from './icon.tsx';
import './reference-photos.css';

const REFERENCES = defineWords('references', {
  referencePhotos: { zh: '参考照片', en: 'Reference photos' },
  openReference: { zh: '放大参考照片 {{name}}', en: 'Open reference photo {{name}}' },
  removeReference: { zh: '移除参考照片 {{name}}', en: 'Remove reference photo {{name}}' },
  referenceGone: { zh: '参考照片 {{name}} 不在此库中', en: 'Reference photo {{name}} is not in this store' },
});

export interface ReferencePhotosProps {
  readonly lines: readonly string[];
  /** Left out: they cannot be removed here. */
  readonly onRemove?: (line: string) => void;
}

/** How an item should look: stored pictures as thumbnails that open large, names and numbers in the manual as text. */
export function ReferencePhotos({ lines, onRemove }: ReferencePhotosProps) {
  const say = useWords(REFERENCES);
  const [open, setOpen] = useState<ReferencePhoto | null>(null);
  const named = lines.filter((line) => parseReferencePhoto(line) === null);
  const stored = lines.flatMap((line) => {
    const photo = parseReferencePhoto(line);
    return photo === null ? [] : [{ line, photo }];
  });
  return (
    <div className="references" role="group" aria-label={say('referencePhotos')}>
      {stored.map(({ line, photo }) => (
        <span key={photo.hash} className="reference">
          <button type="button" className="reference-open" aria-label={say('openReference', { name: photo.name })} title={photo.name} onClick={() => setOpen(photo)}>
            <Picture photo={photo} />
          </button>
          {onRemove !== undefined && (
            <button type="button" className="reference-remove" aria-label={say('removeReference', { name: photo.name })} onClick={() => onRemove(line)}>
              <Icon name="close" size={12} />
            </button>
          )}
        </span>
      ))}
      {named.length > 0 && (
        <span className="row hint">
          <Icon name="file" size={12} /> {named.join(' · ')}
        </span>
      )}
      {open !== null && (
        <Modal open width={880} title={open.name === '' ? say('referencePhotos') : open.name} footer={null} onCancel={() => setOpen(null)}>
          <img className="reference-large" src={photoAddress(open.hash, 'full')} alt={open.name} />
        </Modal>
      )}
    </div>
  );
}

/** The thumbnail; where the picture is not in this store, its name. */
function Picture({ photo }: { readonly photo: ReferencePhoto }) {
  const say = useWords(REFERENCES);
  const [isGone, setGone] = useState(false);
  if (isGone) return <span className="reference-gone hint">{say('referenceGone', { name: photo.name })}</span>;
  return <img src={photoAddress(photo.hash, 'thumb')} alt="" draggable={false} onError={() => setGone(true)} />;
}
