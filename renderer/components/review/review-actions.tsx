import { Button, Dropdown } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { Icon } from '../icon.tsx';
import { KeyCap } from '../key-cap.tsx';
import { Tag } from '../tag.tsx';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { AppealDialog } from './appeal-dialog.tsx';
import { useReviewing, WHOLE_VISIT } from './review-context.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { ReviewDrawer } from './review-drawer.tsx';
import { SecondDialog } from './second-dialog.tsx';
import { queueAddress, useQueuePlace, type QueuePlace } from './use-queue-place.ts';
import { REVIEWS } from './words.ts';

type Asking = 'return' | 'reject' | 'second' | 'appeal' | 'history';

/** What can be done with a visit that was handed in: review it by key, appeal, have it scored again, look at its history. */
export function ReviewActions({ visit }: { readonly visit: VisitDetail }) {
  const say = useWords(REVIEWS);
  const notify = useNotify();
  const navigate = useNavigate();
  const reviewing = useReviewing();
  const decide = useAction('visit:review');
  const place = useQueuePlace(visit.id);
  const [asking, setAsking] = useState<Asking | null>(null);
  const review = reviewing?.review ?? null;
  const isOld = reviewing?.isOldVersion === true;
  const isSecond = visit.secondOf !== null;
  const canReview = visit.state === 'submitted' && !isSecond && review !== null && !review.isOwn;
  const comments = review?.comments.filter(({ round }) => round === review.round).length ?? 0;

  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  /** The visit on the screen is approved, or about to be: another A is not meant for it. */
  const isApproved = useRef(false);

  function goOn(): void {
    // Whoever went on by himself meanwhile stays there.
    if (place === null || !isHere.current) return;
    const next = place.next ?? place.previous;
    if (next === null) notify.done(say('allReviewed'));
    void navigate(next === null ? '/visits/review' : queueAddress(next), { replace: true });
  }

  async function approve(): Promise<void> {
    if (isApproved.current) return;
    isApproved.current = true;
    const reply = await decide.run({ visitId: visit.id, decision: 'approve', note: '' });
    if (!reply.ok) {
      isApproved.current = false;
      return notify.error(reply.error);
    }
    notify.done(say('approvedDone'), 2);
    goOn();
  }

  useReviewKeys((key) => {
    if (key === '[' && place?.previous) return void navigate(queueAddress(place.previous), { replace: true });
    if (key === ']' && place?.next) return void navigate(queueAddress(place.next), { replace: true });
    if (!canReview) return;
    if (key === 'a') void approve();
    else if (key === 'r') setAsking('return');
    else if (key === 'd') setAsking('reject');
    else if (key === 'c') reviewing?.write(document.querySelector('.item-current')?.getAttribute('data-item') ?? WHOLE_VISIT);
  });

  if (isOld) {
    return (
      <>
        <Tag icon="lock">{say('lockOld', { n: visit.version })}</Tag>
        <Link to={`/visits/${visit.id}`}>{say('toCurrent')}</Link>
      </>
    );
  }
  const canAppeal = visit.state === 'approved' || visit.state === 'decided';
  const canScoreAgain = !isSecond && (visit.state === 'submitted' || canAppeal || visit.state === 'appealed');
  const more = [
    { key: 'history', label: say('history') },
    ...(canReview ? [{ key: 'comment', label: say('commentWhole') }] : []),
    ...(canScoreAgain ? [{ key: 'second', label: say('askSecond') }] : []),
  ];
  return (
    <>
      {place !== null && <QueueSteps place={place} />}
      {!canReview && <Tag icon="lock">{say(lockWord(visit, review?.isOwn === true))}</Tag>}
      {canReview && (
        <>
          <Button onClick={() => setAsking('reject')}>
            {say('reject')} <KeyCap keys="D" />
          </Button>
          <Button onClick={() => setAsking('return')}>
            {say('return')} <KeyCap keys="R" />
          </Button>
          <Button type="primary" loading={decide.isRunning} onClick={() => void approve()}>
            {say('approve')} <KeyCap keys="A" />
          </Button>
        </>
      )}
      {canAppeal && !isSecond && <Button onClick={() => setAsking('appeal')}>{say('appealDo')}</Button>}
      {isSecond && visit.secondOf !== null && (
        <Button type="primary" onClick={() => void navigate(`/visits/compare/${visit.secondOf}/${visit.id}`)}>
          {say('toCompare')}
        </Button>
      )}
      {!isSecond && (
        <Dropdown trigger={['click']} menu={{ items: more, onClick: ({ key }) => (key === 'comment' ? reviewing?.write(WHOLE_VISIT) : setAsking(key as Asking)) }}>
          <Button aria-label={say('more')} title={say('more')} icon={<Icon name="more" />} />
        </Dropdown>
      )}
      {(asking === 'return' || asking === 'reject') && (
        <ReviewDialog
          visitId={visit.id}
          decision={asking}
          comments={comments}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            goOn();
          }}
        />
      )}
      {asking === 'second' && (
        <SecondDialog
          visit={visit}
          onClose={() => setAsking(null)}
          onMade={(second) => {
            setAsking(null);
            notify.done(say('secondDone'));
            void navigate(`/visits/${second.id}`);
          }}
        />
      )}
      {asking === 'appeal' && review !== null && <AppealDialog visit={visit} review={review} onClose={() => setAsking(null)} onMade={(appealId) => void navigate(`/visits/appeals/${appealId}`)} />}
      <ReviewDrawer isOpen={asking === 'history'} onClose={() => setAsking(null)} />
    </>
  );
}

/** Where one stands in the queue, and the way to the ones beside. */
function QueueSteps({ place }: { readonly place: QueuePlace }) {
  const say = useWords(REVIEWS);
  const navigate = useNavigate();
  const to = (id: VisitId | null): void => {
    if (id !== null) void navigate(queueAddress(id), { replace: true });
  };
  return (
    <span className="row queue-steps">
      <Button size="small" aria-label={say('previousVisit')} title={say('previousVisit')} disabled={place.previous === null} onClick={() => to(place.previous)}>
        <KeyCap keys="[" />
      </Button>
      {place.at !== null && <span className="num quiet nowrap">{say('placeOf', { at: place.at, of: place.of })}</span>}
      <Button size="small" aria-label={say('nextVisit')} title={say('nextVisit')} disabled={place.next === null} onClick={() => to(place.next)}>
        <KeyCap keys="]" />
      </Button>
    </span>
  );
}

function lockWord(visit: VisitDetail, isOwn: boolean): 'lockSubmitted' | 'lockOwn' | 'lockApproved' | 'lockRejected' | 'lockAppealed' | 'lockDecided' | 'lockSecond' {
  if (visit.secondOf !== null) return 'lockSecond';
  switch (visit.state) {
    case 'approved':
      return 'lockApproved';
    case 'appealed':
      return 'lockAppealed';
    case 'decided':
      return 'lockDecided';
    case 'rejected':
      return 'lockRejected';
    default:
      return isOwn ? 'lockOwn' : 'lockSubmitted';
  }
}

/** Letters of the review, wherever on the page the focus is, but not in a field, a menu or under a dialog. */
function useReviewKeys(run: (key: string) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input, textarea, select, [contenteditable], .ant-dropdown, .ant-select-dropdown, .ant-popover') != null) return;
    const key = event.key.toLowerCase();
    if (!['a', 'r', 'd', 'c', '[', ']'].includes(key)) return;
    event.preventDefault();
    run(key);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
