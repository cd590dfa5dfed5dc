import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../icon.tsx';
import { formatDate, formatInstant, formatPlaces } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { HintTags } from './hint-tags.tsx';
import { CommentField, CommentLine } from './item-review.tsx';
import { useReviewing, WHOLE_VISIT } from './review-context.ts';
import { REVIEWS } from './words.ts';

/** Under the head of a visit's page: what stands out in its review, with ways to the items it is about; nothing where nothing does. */
export function ReviewStrip({ onMove }: { readonly onMove: (item: string) => void }) {
  const say = useWords(REVIEWS);
  const reviewing = useReviewing();
  if (reviewing === null || reviewing.review === null) return null;
  const { visit, review, isOldVersion } = reviewing;
  const lines: ReactNode[] = [];
  const current = review.versions.length;
  const shown = review.versions.find(({ version }) => version === visit.version);
  const before = review.versions[current - 2];
  const open = review.appeals.find(({ state }) => state === 'open');
  const last = review.appeals.findLast(({ state }) => state === 'decided');
  if (visit.secondOf !== null && visit.state === 'inProgress') lines.push(say('secondStrip', { code: visit.code.replace(/-R\d+$/, '') }));
  if (isOldVersion && shown !== undefined) {
    lines.push(
      <>
        {say('oldStrip', { n: visit.version, next: visit.version + 1, at: formatInstant(shown.replacedAt), by: shown.replacedBy ?? '' })} <Link to={`/visits/${visit.id}`}>{say('toCurrent')}</Link>
      </>,
    );
  }
  if (!isOldVersion && open !== undefined) {
    lines.push(
      <>
        {say('appealStrip', { by: open.raisedBy, count: open.items, due: formatDate(open.dueOn) })} <Link to={`/visits/appeals/${open.id}`}>{say('seeAppeal')}</Link>
      </>,
    );
  }
  if (!isOldVersion && before !== undefined) {
    lines.push(
      <>
        {say('correctedStrip', { n: current, old: formatPlaces(before.score), new: formatPlaces(visit.score) })}{' '}
        <Link to={`/visits/${visit.id}?version=${before.version}`}>{say('seeOld', { n: before.version })}</Link>
        {last !== undefined && ' · '}
        {last !== undefined && <Link to={`/visits/appeals/${last.id}`}>{say('seeAppeal')}</Link>}
      </>,
    );
  } else if (!isOldVersion && last !== undefined) {
    lines.push(
      <>
        {say('refusedStrip')} <Link to={`/visits/appeals/${last.id}`}>{say('seeAppeal')}</Link>
      </>,
    );
  }
  const isUnderReview = visit.state === 'submitted' || visit.state === 'returned';
  if (visit.state === 'submitted' && review.changedSinceReturn.length > 0) {
    lines.push(
      <>
        {say('changedStrip', { count: review.changedSinceReturn.length })} <ItemLinks items={review.changedSinceReturn} onMove={onMove} />
      </>,
    );
  }
  const commented = [...new Set(review.comments.flatMap(({ item }) => (item === null ? [] : [item])))];
  if (isUnderReview && commented.length > 0) {
    lines.push(
      <>
        {say('commentedStrip', { count: commented.length })} <ItemLinks items={commented} onMove={onMove} />
      </>,
    );
  }
  const whole = isOldVersion ? [] : review.comments.filter(({ item }) => item === null);
  const hints = visit.state === 'submitted' && !isOldVersion ? review.hints : [];
  const isWriting = reviewing.writing === WHOLE_VISIT && reviewing.canComment;
  if (lines.length === 0 && whole.length === 0 && hints.length === 0 && !isWriting) return null;
  return (
    <div className="review-strip">
      {lines.map((line, place) => (
        // The lines are few and never change their order while they are shown.
        <p key={place} className="row">
          <Icon name="info" size={14} />
          <span>{line}</span>
        </p>
      ))}
      {whole.map((comment) => (
        <CommentLine key={comment.id} comment={comment} reviewing={reviewing} />
      ))}
      {isWriting && <CommentField reviewing={reviewing} code={WHOLE_VISIT} />}
      {hints.length > 0 && (
        <p className="row">
          <span className="quiet">{say('hints')}</span>
          <HintTags hints={hints} />
        </p>
      )}
    </div>
  );
}

/** Codes of items that lead to them. */
function ItemLinks({ items, onMove }: { readonly items: readonly string[]; readonly onMove: (item: string) => void }) {
  return (
    <span className="item-links">
      {items.map((item) => (
        <button key={item} type="button" className="link num" onClick={() => onMove(item)}>
          {item}
        </button>
      ))}
    </span>
  );
}
