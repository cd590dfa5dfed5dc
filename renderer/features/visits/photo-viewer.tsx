import { Button, Modal } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { photoAddress } from '../../../shared/photo/photo-address.ts';
import { photoTimeFinding } from '../../../shared/photo/photo-time.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import type { PhotoUseId } from '../../../shared/ids.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatBytes, formatDate, formatInstant, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { EVIDENCE } from './evidence-words.ts';
import { timeText } from './photo-words.ts';
import type { Entry } from './use-entry.ts';

export interface PhotoViewerProps {
  readonly entry: Entry;
  readonly photoId: PhotoUseId;
  readonly onShow: (photo: VisitPhoto) => void;
  readonly onRemove: (photo: VisitPhoto) => void;
  readonly onClose: () => void;
}

/** One photo, large, with what is known of it; arrows go through the item's photos. */
export function PhotoViewer({ entry, photoId, onShow, onRemove, onClose }: PhotoViewerProps) {
  const say = useWords(EVIDENCE);
  const [isGone, setGone] = useState<PhotoUseId | null>(null);
  const photo = entry.photos.all.find(({ id }) => id === photoId);
  if (photo === undefined) return null;
  const own = entry.photos.all.filter(({ item }) => item === photo.item);
  const at = own.indexOf(photo);
  const mayRemove = !entry.isReadOnly && photo.ofFirst !== true;
  const go = (by: 1 | -1): void => {
    const next = own[at + by];
    if (next !== undefined) onShow(next);
  };
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') go(1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') go(-1);
    else if (event.key === 'Delete' && mayRemove && photo !== undefined) onRemove(photo);
    else return;
    event.preventDefault();
  }
  const name = say('photoOf', { item: photo.item, n: at + 1 });
  return (
    <Modal
      open
      centered
      width="min(1120px, calc(100vw - 48px))"
      title={name}
      footer={null}
      onCancel={onClose}
      className="photo-viewer"
      afterOpenChange={(isOpen) => isOpen && document.getElementById('photo-viewer-body')?.focus()}
    >
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div id="photo-viewer-body" className="viewer" role="group" aria-label={name} tabIndex={-1} onKeyDown={onKey}>
        <div className="viewer-stage">
          {isGone === photo.id ? (
            <p className="row warn">
              <Icon name="warning" /> {say('gone')}
            </p>
          ) : (
            <img key={photo.hash} src={photoAddress(photo.hash, 'full')} alt={name} onError={() => setGone(photo.id)} />
          )}
        </div>
        <PhotoFacts entry={entry} photo={photo} />
        <div className="viewer-foot">
          <Button icon={<Icon name="chevronLeft" size={14} />} disabled={at === 0} onClick={() => go(-1)}>
            {say('previous')} <KeyCap keys="←" />
          </Button>
          <span className="quiet num">{say('place', { n: at + 1, of: own.length })}</span>
          <Button disabled={at === own.length - 1} onClick={() => go(1)}>
            {say('next')} <KeyCap keys="→" />
          </Button>
          <span className="grow" />
          {mayRemove && (
            <Button danger icon={<Icon name="trash" size={14} />} onClick={() => onRemove(photo)}>
              {say('remove')} <KeyCap keys="Del" />
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function PhotoFacts({ entry, photo }: { readonly entry: Entry; readonly photo: VisitPhoto }) {
  const say = useWords(EVIDENCE);
  const finding = photoTimeFinding(photo.takenAt, entry.times);
  const isDoubtful = finding.kind !== 'fits' && finding.kind !== 'unknown';
  return (
    <div className="viewer-facts">
      <dl>
        <dt>{say('takenAt')}</dt>
        <dd>
          {photo.takenAt !== null && <span className="num">{photo.takenAt.replace('T', ' ')} </span>}
          {finding.kind === 'unknown' ? <span className="quiet">{say('noTime')}</span> : <Tag tone={isDoubtful ? 'warning' : 'up'}>{timeText(finding, say)}</Tag>}
        </dd>
        <dt>{say('camera')}</dt>
        <dd>{photo.camera ?? NO_VALUE}</dd>
        <dt>{say('size')}</dt>
        <dd className="num">{say('sizeText', { width: photo.width, height: photo.height, bytes: formatBytes(photo.bytes) })}</dd>
        {photo.originalBytes !== photo.bytes && <dd className="hint">{say('shrunk', { bytes: formatBytes(photo.originalBytes) })}</dd>}
        <dt>{say('fileName')}</dt>
        <dd className="viewer-name">{photo.name}</dd>
        <dt>{say('added')}</dt>
        <dd>{say('addedText', { at: formatInstant(photo.addedAt), by: photo.addedBy })}</dd>
      </dl>
      {photo.alike.length > 0 && (
        <>
          <h3 className="row warn">
            <Icon name="warning" size={14} />
            {say('alikeTitle')}
          </h3>
          <ul>
            {photo.alike.map((other) => (
              <li key={`${other.visitId} ${other.item} ${other.hash}`}>
                <img src={photoAddress(other.hash, 'thumb')} alt="" />
                <span className="viewer-other">
                  <Link to={`/visits/${other.visitId}`} className="num">
                    {other.visitCode}
                  </Link>
                  <Tag tone="warning">{say(other.how === 'same' ? 'alikeSame' : 'alikeNearly')}</Tag>
                  <span className="quiet">{say('alikeText', { outlet: other.outletName, date: formatDate(other.visitedOn), item: other.item })}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
