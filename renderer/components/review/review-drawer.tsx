import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { VisitPair, VisitReview } from '../../../shared/contract/review-calls.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { Tag } from '../tag.tsx';
import { formatDate, formatInstant, formatPlaces, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { AppealStateTag } from './appeal-state-tag.tsx';
import { CommentLine } from './item-review.tsx';
import { useReviewing, type Reviewing } from './review-context.ts';
import { REVIEWS } from './words.ts';

/** Versions, comments, appeals and second scorings of a visit, from the side. */
export function ReviewDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const say = useWords(REVIEWS);
  const reviewing = useReviewing();
  return (
    <Drawer open={isOpen} size={480} title={say('history')} onClose={onClose} styles={{ body: { padding: 0 } }}>
      {reviewing !== null && reviewing.review !== null && <History reviewing={reviewing} review={reviewing.review} onClose={onClose} />}
    </Drawer>
  );
}

function History({ reviewing, review, onClose }: { readonly reviewing: Reviewing; readonly review: VisitReview; readonly onClose: () => void }) {
  const say = useWords(REVIEWS);
  const { visit } = reviewing;
  return (
    <div className="history">
      {review.reviewedBy !== null && <p className="history-part quiet">{say('reviewedBy', { by: review.reviewedBy, at: formatInstant(review.reviewedAt) })}</p>}
      <Part title={say('versions')} empty={review.versions.length < 2 ? say('onlyVersion') : null}>
        {review.versions.map((version) => (
          <li key={version.version}>
            <Link to={version.replacedAt === null ? `/visits/${visit.id}` : `/visits/${visit.id}?version=${version.version}`} onClick={onClose}>
              {say('versionN', { n: version.version })}
            </Link>
            <span className="num strong">{formatPlaces(version.score)}</span>
            <span className="quiet">{version.replacedAt === null ? say('standing') : say('replacedBy', { at: formatInstant(version.replacedAt), by: version.replacedBy ?? '' })}</span>
          </li>
        ))}
      </Part>
      <Part title={say('appealsOf')} empty={review.appeals.length === 0 ? say('noAppealsOf') : null}>
        {review.appeals.map((appeal) => (
          <li key={appeal.id}>
            <Link to={`/visits/appeals/${appeal.id}`}>{`${formatDate(appeal.raisedOn)} ${appeal.raisedBy}`}</Link>
            <AppealStateTag appeal={appeal} />
            {appeal.state === 'decided' && <span className="num">{`${formatPlaces(appeal.oldScore)} → ${formatPlaces(appeal.newScore)}`}</span>}
          </li>
        ))}
      </Part>
      <Part title={say('comments')} empty={review.comments.length === 0 ? say('noComments') : null}>
        {review.comments.map((comment) => (
          <li key={comment.id} className="history-comment">
            <span className="num strong">{comment.item ?? say('wholeVisit')}</span>
            <CommentLine comment={comment} reviewing={reviewing} />
          </li>
        ))}
      </Part>
      <Pairs review={review} />
    </div>
  );
}

function Pairs({ review }: { readonly review: VisitReview }) {
  const say = useWords(REVIEWS);
  const pair = useAction('review:pair');
  const { visitId } = review;
  return (
    <>
      <Part title={say('pairs')} empty={review.pairs.length === 0 ? say('noPairs') : null}>
        {review.pairs.map((each) => (
          <li key={`${each.firstId} ${each.secondId}`}>
            <PairLine pair={each} visitId={visitId} />
            {each.isReady ? <Link to={`/visits/compare/${each.firstId}/${each.secondId}`}>{say('toCompare')}</Link> : <Tag>{say('notReady')}</Tag>}
            {each.kind === 'reaudit' && (
              <button type="button" className="link" onClick={() => void pair.run({ firstId: each.firstId, secondId: each.secondId, isPair: false })}>
                {say('unpair')}
              </button>
            )}
          </li>
        ))}
      </Part>
      {review.reauditCandidates.length > 0 && (
        <Part title={say('candidates')} empty={null}>
          {review.reauditCandidates.map((row) => (
            <li key={row.id}>
              <Link to={`/visits/${row.id}`}>{`${formatDate(row.visitedOn)} ${row.auditor ?? NO_VALUE}`}</Link>
              <span className="num">{formatPlaces(row.score)}</span>
              <button type="button" className="link" disabled={pair.isRunning} onClick={() => void pair.run({ firstId: visitId, secondId: row.id, isPair: true })}>
                {say('pairUp')}
              </button>
            </li>
          ))}
        </Part>
      )}
      {pair.error !== null && <ErrorBanner error={pair.error} onClose={pair.clear} />}
    </>
  );
}

function PairLine({ pair, visitId }: { readonly pair: VisitPair; readonly visitId: VisitReview['visitId'] }) {
  const say = useWords(REVIEWS);
  const isFirst = pair.firstId === visitId;
  const [code, who] = isFirst ? [pair.secondCode, pair.secondAuditor] : [pair.firstCode, pair.firstAuditor];
  return (
    <>
      <Tag tone="accent">{say(pair.kind === 'second' ? 'kindSecond' : 'kindReaudit')}</Tag>
      <span className="num ellipsis">{code}</span>
      <span className="quiet">{who ?? NO_VALUE}</span>
    </>
  );
}

function Part({ title, empty, children }: { readonly title: string; readonly empty: string | null; readonly children: ReactNode }) {
  return (
    <section className="history-part">
      <h3>{title}</h3>
      {empty === null ? <ul>{children}</ul> : <p className="quiet">{empty}</p>}
    </section>
  );
}
