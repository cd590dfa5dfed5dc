import { Input } from 'antd';
import { useId } from 'react';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Item } from '../../../shared/checklist/checklist.ts';
import type { AppealItem } from '../../../shared/contract/review-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { VisitPhoto } from '../../../shared/photo/photo.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { isTypedNumber, pressOption } from '../../components/answers/answer-options.ts';
import { RedLineTag } from '../../components/status-tags.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Tag } from '../../components/tag.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { AnswerText } from '../../components/answers/answer-text.tsx';
import { ItemAnswers } from '../../components/answers/item-answers.tsx';
import { TypedAnswer } from '../../components/answers/typed-answer.tsx';
import { EvidencePhotos } from './evidence-photos.tsx';
import type { useAppealPhotos } from './use-appeal-photos.ts';
import type { Decision } from './use-decision.ts';
import { REVIEWS } from '../../components/review/words.ts';

export interface AppealItemRowProps {
  readonly appealed: AppealItem;
  readonly visit: VisitDetail;
  /** Evidence of the appeal with this item. */
  readonly photos: readonly VisitPhoto[];
  /** null: the appeal is closed. */
  readonly evidence: ReturnType<typeof useAppealPhotos> | null;
  /** null: read only. */
  readonly decision: Decision | null;
}

/** An appealed item: how it was judged, what is said against it, and what is decided. */
export function AppealItemRow({ appealed, visit, photos, evidence, decision }: AppealItemRowProps) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  const item = itemsOf(visit.checklist).find(({ code }) => code === appealed.item);
  if (item === undefined) return null;
  const lacking = decision?.lacking(appealed.item) ?? null;
  return (
    <section className="appeal-row" data-appealed={appealed.item} aria-label={`${appealed.item} ${inLang(item.name, lang)}`}>
      <header>
        <span className="num strong">{appealed.item}</span>
        <span className="appeal-question">{inLang(item.name, lang)}</span>
        {item.critical === true && <RedLineTag />}
        {appealed.decision !== null && <Tag tone={appealed.decision === 'accepted' ? 'up' : 'plain'}>{say(appealed.decision === 'accepted' ? 'accept' : 'refuse')}</Tag>}
        {lacking !== null && <Tag tone="warning">{say(lacking === 'sameAnswerError' ? 'needAnswer' : lacking)}</Tag>}
      </header>
      <dl className="appeal-facts">
        <dt>{say('saidThen')}</dt>
        <dd>
          <AnswerText item={item} answer={appealed.oldAnswer} />
          {appealed.oldAnswer?.note !== undefined && <span className="quiet">{appealed.oldAnswer.note}</span>}
          <EvidencePhotos label={say('saidThen')} photos={visit.photos.filter((photo) => photo.item === appealed.item)} />
        </dd>
        <dt>{say('grounds')}</dt>
        <dd>{appealed.grounds}</dd>
        {(appealed.evidence !== '' || photos.length > 0 || evidence !== null) && (
          <>
            <dt>{say('evidence')}</dt>
            <dd>
              {appealed.evidence}
              <EvidencePhotos
                label={say('evidence')}
                photos={photos}
                {...(evidence === null ? {} : { onAdd: (files: readonly File[]) => void evidence.add(appealed.item, files), onRemove: (photo: VisitPhoto) => void evidence.remove(photo) })}
              />
            </dd>
          </>
        )}
        {decision === null && appealed.decision === 'accepted' && (
          <>
            <dt>{say('corrected')}</dt>
            <dd>
              <AnswerText item={item} answer={appealed.newAnswer} />
            </dd>
          </>
        )}
        {decision === null && appealed.decision !== null && (
          <>
            <dt>{say('decisionReason')}</dt>
            <dd>{appealed.reason}</dd>
          </>
        )}
      </dl>
      {decision !== null && <Deciding item={item} decision={decision} />}
    </section>
  );
}

function Deciding({ item, decision }: { readonly item: Item; readonly decision: Decision }) {
  const say = useWords(REVIEWS);
  const id = useId();
  const { code } = item;
  const { decision: decided, reason, answer } = decision.of(code);
  const lacking = decision.lacking(code);
  return (
    <div className="appeal-deciding">
      <Segmented<'accepted' | 'refused' | ''>
        label={say('itemsPanel')}
        value={decided ?? ''}
        onChange={(value) => value !== '' && decision.change(code, { decision: value })}
        options={[
          { value: 'accepted', label: say('accept') },
          { value: 'refused', label: say('refuse') },
        ]}
      />
      {decided === 'accepted' && (
        <div className="appeal-corrected">
          <span className="hint">{say('corrected')}</span>
          <AnswerEditor item={item} answer={answer} onChange={(next) => decision.change(code, { answer: next })} />
          {lacking === 'sameAnswerError' && <span className="down">{say('sameAnswerError')}</span>}
        </div>
      )}
      {decided !== null && (
        <div className="review-field">
          <label htmlFor={id}>{say('decisionReason')}</label>
          <Input.TextArea id={id} autoSize={{ minRows: 1, maxRows: 5 }} maxLength={1000} placeholder={say('decisionReasonPlaceholder')} value={reason} onChange={(event) => decision.change(code, { reason: event.target.value })} />
        </div>
      )}
    </div>
  );
}

/** An item that a corrected answer brought onto the form. */
export function AlsoRow({ item, decision }: { readonly item: Item; readonly decision: Decision }) {
  const lang = useLang();
  return (
    <section className="appeal-row" data-appealed={item.code} aria-label={`${item.code} ${inLang(item.name, lang)}`}>
      <header>
        <span className="num strong">{item.code}</span>
        <span className="appeal-question">{inLang(item.name, lang)}</span>
      </header>
      <AnswerEditor item={item} answer={decision.alsoAnswer(item.code)} onChange={(answer) => decision.answerAlso(item.code, answer)} />
    </section>
  );
}

/** The answer controls of the entry page, without its keys. */
function AnswerEditor({ item, answer, onChange }: { readonly item: Item; readonly answer: Answer | null; readonly onChange: (answer: Answer | null) => void }) {
  const labelId = useId();
  const lang = useLang();
  const isTyped = isTypedNumber(item) || item.kind === 'text' || item.kind === 'time';
  return (
    <div className="appeal-answer">
      <span id={labelId} className="visually-hidden">
        {inLang(item.name, lang)}
      </span>
      {isTyped && <TypedAnswer item={item} answer={answer} isInvalid={false} isCurrent labelId={labelId} onChange={onChange} onFocus={() => undefined} />}
      <ItemAnswers item={item} answer={answer} isCurrent onPress={(option, back) => onChange(pressOption(item, answer, option, back))} />
    </div>
  );
}
