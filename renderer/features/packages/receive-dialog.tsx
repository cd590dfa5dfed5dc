import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { Decision, PackagePreview, VisitConflict } from '../../../shared/contract/package-calls.ts';
import type { MergeSide } from '../../../shared/packages/merge-visit.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { ConflictRow } from './conflict-row.tsx';
import { PACKAGES } from '../../components/packages/words.ts';
import './packages.css';

const keyOf = ({ visitId, field }: VisitConflict): string => `${visitId} ${field}`;

/** What a package would change: who signed it, the counts, and each conflict to be decided. Nothing is stored before 导入. */
export function ReceiveDialog({ preview, onClose }: { readonly preview: PackagePreview; readonly onClose: () => void }) {
  const say = useWords(PACKAGES);
  const common = useWords(COMMON);
  const notify = useNotify();
  const take = useAction('package:in');
  const [isAccepted, setAccepted] = useState(false);
  const [sides, setSides] = useState<ReadonlyMap<string, MergeSide>>(new Map());
  const { conflicts, keyState, signer, fingerprint, inserted, updated, unchanged, outlets, checklists, waves, withdrawn, withdrawnKept } = preview;
  const open = conflicts.filter(({ locked }) => !locked);
  const left = open.filter((conflict) => !sides.has(keyOf(conflict))).length;
  const isNothing = inserted + updated + conflicts.length + outlets + checklists + waves + withdrawn + withdrawnKept === 0;
  const setAll = (side: MergeSide): void => setSides(new Map(open.map((conflict) => [keyOf(conflict), side])));

  async function takeIn(): Promise<void> {
    const decisions: Decision[] = open.map(({ visitId, field, ...rest }) => ({ visitId, field, side: sides.get(keyOf({ visitId, field, ...rest })) ?? 'mine' }));
    const reply = await take.run({ fileHash: preview.fileHash, acceptKey: isAccepted, decisions });
    if (!reply.ok) return;
    const counts = reply.value;
    notify.done(say('taken', { inserted: formatCount(counts.inserted), updated: formatCount(counts.updated), unchanged: formatCount(counts.unchanged) }), 6);
    onClose();
  }
  const isReady = left === 0 && (keyState !== 'new' || isAccepted);
  return (
    <Modal
      open
      width={conflicts.length > 0 ? 760 : 560}
      title={say('inTitle', { kind: say(preview.kind) })}
      okText={say('take')}
      cancelText={isNothing ? common('close') : common('cancel')}
      okButtonProps={{ loading: take.isRunning, disabled: !isReady, ...(isNothing && keyState !== 'new' ? { style: { display: 'none' } } : {}) }}
      onOk={() => void takeIn()}
      onCancel={onClose}
    >
      <div className="package-in">
        <div>
          <p className="strong ellipsis" title={preview.fileName}>{preview.fileName}</p>
          <p className="quiet">{say('made', { signer, at: formatInstant(preview.madeAt), visits: formatCount(preview.visits), photos: formatCount(preview.photos) })}</p>
        </div>
        {keyState === 'new' ? (
          <div className="package-first">
            <span>{say('keyNew', { signer })}</span>
            <code className="package-print strong">{fingerprint}</code>
            <Checkbox checked={isAccepted} onChange={(event) => setAccepted(event.target.checked)}>
              {say('keyAccept')}
            </Checkbox>
          </div>
        ) : (
          <p className="row up">
            <Icon name="check" />
            {say(keyState === 'own' ? 'keyOwn' : 'keyKnown')}
          </p>
        )}
        {isNothing ? (
          <p role="status">{say('nothingNew')}</p>
        ) : (
          <p role="status" className="num">
            {`${say('inserted')} ${formatCount(inserted)} · ${say('updated')} ${formatCount(updated)}`}
            {/* What comes of a visit with conflicts is not known before they are decided. */}
            {conflicts.length > 0 ? ` · ${say('conflictCount')} ${formatCount(conflicts.length)}` : ` · ${say('unchanged')} ${formatCount(unchanged)}`}
            {outlets + checklists + waves > 0 && <span className="quiet">{` · ${say('extras', { outlets: formatCount(outlets), checklists: formatCount(checklists), waves: formatCount(waves) })}`}</span>}
          </p>
        )}
        {withdrawn > 0 && <p>{say('withdrawn', { n: formatCount(withdrawn) })}</p>}
        {withdrawnKept > 0 && (
          <p className="row warn">
            <Icon name="warning" size={14} />
            {say('withdrawnKept', { n: formatCount(withdrawnKept) })}
          </p>
        )}
        {conflicts.length > 0 && (
          <section className="package-decide" aria-label={say('conflicts')}>
            <div className="row">
              <h3>{say('conflicts')}</h3>
              <span className={left > 0 ? 'warn' : 'quiet'}>{left > 0 ? say('toDecide', { n: formatCount(left) }) : say('allDecided')}</span>
              <span className="grow" />
              {open.length > 1 && (
                <>
                  <Button size="small" onClick={() => setAll('mine')}>{say('allMine')}</Button>
                  <Button size="small" onClick={() => setAll('theirs')}>{say('allTheirs')}</Button>
                </>
              )}
            </div>
            <div className="package-conflicts">
              {conflicts.map((conflict) => (
                <ConflictRow key={keyOf(conflict)} conflict={conflict} signer={signer} side={sides.get(keyOf(conflict)) ?? null} onChoose={(side) => setSides(new Map([...sides, [keyOf(conflict), side]]))} />
              ))}
            </div>
          </section>
        )}
        {take.error !== null && <ErrorBanner error={take.error} />}
      </div>
    </Modal>
  );
}
