import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../shared/checklist/answer.ts';
import type { ItemScore } from '../../../shared/checklist/visit-score.ts';
import type { ReviewComment } from '../../../shared/contract/review-calls.ts';
import { contradicts } from '../../../shared/review/contradicts.ts';
import { Icon } from '../icon.tsx';
import { KeyCap } from '../key-cap.tsx';
import { Tag } from '../tag.tsx';
import { useWorkspace } from '../../app-state.tsx';
import { formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { useReviewing, WHOLE_VISIT, type Reviewing } from './review-context.ts';
import { REVIEWS } from './words.ts';

export interface ItemReviewProps {
  readonly code: string;
  readonly answer: Answer | null;
  readonly score: ItemScore | undefined;
  readonly isCurrent: boolean;
}

/** Under an item of a visit: what reviewer and auditor said to it, what changed, what was appealed against. */
export function ItemReview({ code, answer, score, isCurrent }: ItemReviewProps) {
  const reviewing = useReviewing();
  if (reviewing === null || reviewing.review === null || reviewing.isOldVersion) return null;
  const comments = reviewing.review.comments.filter(({ item }) => item === code);
  const isWriting = reviewing.writing === code;
  const canWrite = reviewing.canComment && isCurrent && !isWriting;
  const tags = <ItemTags reviewing={reviewing} code={code} answer={answer} score={score} />;
  return (
    <div className="item-review">
      {tags}
      {comments.map((comment) => (
        <CommentLine key={comment.id} comment={comment} reviewing={reviewing} />
      ))}
      {isWriting && <CommentField reviewing={reviewing} code={code} />}
      {canWrite && <CommentButton reviewing={reviewing} code={code} isReply={comments.length > 0} />}
    </div>
  );
}

function ItemTags({ reviewing, code, answer, score }: { readonly reviewing: Reviewing } & Omit<ItemReviewProps, 'isCurrent'>) {
  const say = useWords(REVIEWS);
  const { review, visit } = reviewing;
  if (review === null) return null;
  const isChanged = visit.state === 'submitted' && review.changedSinceReturn.includes(code);
  const isOdd = visit.state === 'submitted' && contradicts(answer?.note, score?.state === 'answered' && score.lost.num <= 0n);
  if (!isChanged && !isOdd) return null;
  return (
    <span className="row item-review-tags">
      {isChanged && (
        <Tag tone="accent" icon="edit">
          {say('changed')}
        </Tag>
      )}
      {isOdd && (
        <Tag tone="warning" icon="warning" title={say('contradictsWhy')}>
          {say('contradicts')}
        </Tag>
      )}
    </span>
  );
}

function CommentButton({ reviewing, code, isReply }: { readonly reviewing: Reviewing; readonly code: string; readonly isReply: boolean }) {
  const say = useWords(REVIEWS);
  return (
    <button type="button" className="link row item-comment-button" onClick={() => reviewing.write(code)}>
      <Icon name="edit" size={14} />
      {say(reviewing.visit.state === 'returned' && isReply ? 'reply' : 'commentHere')}
      {reviewing.visit.state === 'submitted' && <KeyCap keys="C" />}
    </button>
  );
}

/** One comment; who wrote it may take it back in its own round. */
export function CommentLine({ comment, reviewing }: { readonly comment: ReviewComment; readonly reviewing: Reviewing }) {
  const say = useWords(REVIEWS);
  const notify = useNotify();
  const { app } = useWorkspace();
  const remove = useAction('review:remove-comment');
  const { visit, review } = reviewing;
  const round = visit.state === 'returned' ? Math.max(1, (review?.round ?? 1) - 1) : (review?.round ?? 1);
  const isOwn = reviewing.canComment && comment.by === app.user && comment.round === round;
  async function takeBack(): Promise<void> {
    const reply = await remove.run({ commentId: comment.id });
    if (!reply.ok) notify.error(reply.error);
  }
  return (
    <p className="comment">
      <Icon name="info" size={14} />
      <span className="comment-text">{comment.text}</span>
      <span className="hint num nowrap">{say('commentBy', { by: comment.by, at: formatInstant(comment.at) })}</span>
      {isOwn && (
        <button type="button" className="link" aria-label={say('removeComment')} title={say('removeComment')} onClick={() => void takeBack()}>
          <Icon name="close" size={12} />
        </button>
      )}
    </p>
  );
}

/**
 * Where a comment on an item or on the whole visit is written; Ctrl+Enter keeps it, Escape leaves. While Chinese is being
 * composed neither does. The field closes at once, so that the next key is the review's again; it opens anew with the same
 * words where they could not be saved.
 */
export function CommentField({ reviewing, code }: { readonly reviewing: Reviewing; readonly code: string }) {
  const say = useWords(REVIEWS);
  const notify = useNotify();
  const add = useAction('review:comment');
  const [text, setText] = useState(reviewing.unsaved[code] ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  async function save(): Promise<void> {
    reviewing.write(null);
    reviewing.keep(code, '');
    document.querySelector<HTMLElement>(`[data-item="${CSS.escape(code)}"]`)?.focus();
    if (text.trim() === '') return;
    const reply = await add.run({ visitId: reviewing.visit.id, item: code === WHOLE_VISIT ? null : code, text: text.trim() });
    if (reply.ok) return;
    notify.error(reply.error);
    reviewing.keep(code, text);
  }
  return (
    <div className="comment-field">
      <textarea
        className="typed note-field"
        aria-label={say('comment')}
        placeholder={say('commentPlaceholder')}
        rows={2}
        maxLength={1000}
        value={text}
        ref={field}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === 'Escape') reviewing.write(null);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <span className="row">
        <Button size="small" type="primary" onClick={() => void save()}>
          {say('saveComment')} <KeyCap keys="Ctrl Enter" />
        </Button>
        <Button size="small" type="text" onClick={() => reviewing.write(null)}>
          {say('close')} <KeyCap keys="Esc" />
        </Button>
      </span>
    </div>
  );
}
