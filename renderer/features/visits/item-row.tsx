import { useId, useState, type DragEvent } from 'react';
import type { Item } from '../../../shared/checklist/checklist.ts';
import type { ItemScore } from '../../../shared/checklist/visit-score.ts';
import { inLang } from '../../../shared/errors.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import { ItemActions } from '../../components/actions/item-actions.tsx';
import { Icon } from '../../components/icon.tsx';
import { ReferencePhotos } from '../../components/reference-photos.tsx';
import { RedLineTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { ItemReview } from '../../components/review/item-review.tsx';
import { AnswerText } from '../../components/answers/answer-text.tsx';
import { isTypedNumber, pressOption, type AnswerOption } from '../../components/answers/answer-options.ts';
import { pointsText } from '../../components/answers/answer-labels.ts';
import { itemPoints } from './entry-words.ts';
import { ItemAnswers } from '../../components/answers/item-answers.tsx';
import { EVIDENCE } from './evidence-words.ts';
import { ItemNotes } from './item-notes.tsx';
import { ItemPhotos } from './item-photos.tsx';
import { TypedAnswer } from '../../components/answers/typed-answer.tsx';
import { typedText } from '../../components/answers/typed-value.ts';
import type { Entry } from './use-entry.ts';
import { VISITS } from './words.ts';

/** What the page does with photos. */
export interface PhotoActions {
  readonly choose: (code: string) => void;
  readonly add: (code: string, files: readonly File[]) => void;
  readonly open: (photo: VisitPhoto) => void;
  readonly remove: (photo: VisitPhoto) => void;
}

export interface ItemRowProps {
  readonly entry: Entry;
  readonly item: Item;
  /** The note was asked for by N. */
  readonly isNoteOpen: boolean;
  readonly photoActions: PhotoActions;
  /** After a press with the mouse: stands on the item and takes the focus back from the button. */
  readonly onStand: (code: string) => void;
}

/** One item of the form. The current one is the biggest thing on the page. */
export function ItemRow({ entry, item, isNoteOpen, photoActions, onStand }: ItemRowProps) {
  const say = useWords(VISITS);
  const sayEvidence = useWords(EVIDENCE);
  const [isOver, setOver] = useState(false);
  const lang = useLang();
  const labelId = useId();
  const { code } = item;
  const answer = entry.answerOf(code);
  const isCurrent = entry.current === code;
  const missing = entry.score.missing.find((each) => each.item === code)?.reason;
  const points = itemPoints(entry.compiled, code);
  const { isReadOnly } = entry;
  const press = (option: AnswerOption, back: boolean): void => {
    entry.setAnswer(code, pressOption(item, answer, option, back), 'answer');
    onStand(code);
  };
  const stand = (): void => entry.moveTo(code);
  const { note: needsNote, photo: needsPhoto } = item.evidence ?? {};
  const hasPhotos = entry.photos.all.some((photo) => photo.item === code);
  const isPhotoMissing = missing === 'noPhoto' || (item.kind === 'photo' && missing !== undefined);
  const drop = isReadOnly ? {} : dropHandlers(setOver, (files) => photoActions.add(code, files));
  return (
    // The page listens to the keys for all items; a click is only the mouse's way to one.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      // The current item holds the focus, so that a reader of the screen says where one stands.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isCurrent ? 0 : -1}
      aria-labelledby={labelId}
      aria-current={isCurrent ? 'step' : undefined}
      data-item={code}
      className={`item item-${isReadOnly ? 'plain' : isInline(item) ? 'inline' : 'below'}${isCurrent ? ' item-current' : ''}${isOver ? ' item-drop' : ''}`}
      onClick={stand}
      {...drop}
    >
      <span className="item-code num">{code}</span>
      <div className="item-question">
        <span id={labelId} className="item-name">
          {inLang(item.name, lang)}
        </span>
        {item.critical === true && <RedLineTag />}
        {item.bonus === true && <Tag tone="accent">{say('bonus')}</Tag>}
        {needsPhoto !== undefined && !isReadOnly && !hasPhotos && <Tag icon="camera">{sayEvidence(needsPhoto === 'always' ? 'needsPhoto' : 'needsPhotoOnFail')}</Tag>}
        {needsNote !== undefined && !isReadOnly && <Tag>{say(needsNote === 'always' ? 'needsNote' : 'needsNoteOnFail')}</Tag>}
        {entry.isUnsaved(code) && (
          <Tag tone="warning" icon="warning">
            {say('notSaved')}
          </Tag>
        )}
      </div>
      <span className="item-points num">{isReadOnly ? <GainedOf score={entry.score.itemScores[code]} /> : points !== null && say('points', { n: points })}</span>
      <div className="item-answer">
        {(isReadOnly && item.kind === 'text' && typedText(answer) !== '') || (item.kind === 'photo' && isReadOnly && hasPhotos) ? null : isReadOnly ? (
          <AnswerText item={item} answer={answer} />
        ) : (
          <>
            {(isTypedNumber(item) || item.kind === 'text' || item.kind === 'time') && (
              <TypedAnswer
                item={item}
                answer={answer}
                isInvalid={missing === 'invalid'}
                isCurrent={isCurrent}
                labelId={labelId}
                onChange={(next) => entry.setAnswer(code, next, 'typed')}
                onFocus={stand}
              />
            )}
            <ItemAnswers item={item} answer={answer} isCurrent={isCurrent} onPress={press} />
          </>
        )}
      </div>
      {isCurrent && item.guidance !== undefined && (
        <p className="item-guidance">
          <Icon name="info" size={14} />
          {say('guidance', { text: inLang(item.guidance, lang) })}
        </p>
      )}
      {isCurrent && item.referencePhotos !== undefined && (
        <div className="item-guidance">
          <ReferencePhotos lines={item.referencePhotos} />
        </div>
      )}
      <div className="item-notes">
        <ItemPhotos
          entry={entry}
          code={code}
          isCurrent={isCurrent}
          offersAdd={!isReadOnly && (isCurrent || hasPhotos || isPhotoMissing || item.kind === 'photo')}
          isAsked={item.kind === 'photo' || needsPhoto === 'always' || isPhotoMissing}
          isMissing={isPhotoMissing}
          onOpen={photoActions.open}
          onRemove={photoActions.remove}
          onAdd={() => photoActions.choose(code)}
        />
        {isReadOnly ? (
          <>
            {item.kind === 'text' && typedText(answer) !== '' && <p className="item-text">{typedText(answer)}</p>}
            {answer?.na === true && answer.naReason !== undefined && <p className="quiet">{`${say('naReason')}: ${answer.naReason}`}</p>}
            {answer?.note !== undefined && <p className="item-note-text">{answer.note}</p>}
          </>
        ) : (
          <ItemNotes
            answer={answer}
            hasNote={isNoteOpen || answer?.note !== undefined || missing === 'evidence'}
            hasReason={answer?.na === true && (item.naNeedsReason === true || answer.naReason !== undefined)}
            isNoteMissing={missing === 'evidence'}
            isReasonMissing={missing === 'naReason'}
            isCurrent={isCurrent}
            onChange={(next, field) => entry.setAnswer(code, next, field)}
            onFocus={stand}
          />
        )}
        <ItemReview code={code} answer={answer} score={entry.score.itemScores[code]} isCurrent={isCurrent} />
        <ItemActions visit={entry.visit} code={code} name={inLang(item.name, lang)} criticalFailed={entry.score.itemScores[code]?.criticalFailed === true} isCurrent={isCurrent} />
      </div>
    </div>
  );
}

/** Takes files that are dropped on the item. */
function dropHandlers(setOver: (isOver: boolean) => void, take: (files: readonly File[]) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      take([...event.dataTransfer.files]);
    },
  };
}

/** What an item gained of what it could, once nothing changes any more. */
function GainedOf({ score }: { readonly score: ItemScore | undefined }) {
  if (score === undefined || (score.possible.num === 0n && score.gained.num === 0n)) return NO_VALUE;
  const gained = pointsText(score.gained);
  return <span className={score.lost.num > 0n ? 'down' : undefined}>{score.possible.num === 0n ? gained : `${gained} / ${pointsText(score.possible)}`}</span>;
}

/** Whether the answers fit beside the question. */
function isInline(item: Item): boolean {
  return item.kind === 'passFail' || item.kind === 'flag' || isTypedNumber(item) || item.kind === 'time' || (item.kind === 'scale' && item.labels === undefined && item.steps <= 4);
}
