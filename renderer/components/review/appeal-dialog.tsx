import { Checkbox, Input, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { itemsOf, type Item } from '../../../shared/checklist/checklist.ts';
import type { VisitReview } from '../../../shared/contract/review-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { AppealId } from '../../../shared/ids.ts';
import { scoreVisitDetail } from '../../../shared/review/compare-visits.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { COMMON } from '../words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { AnswerText } from '../answers/answer-text.tsx';
import { pointsText } from '../answers/answer-labels.ts';
import { localToday } from '../../local-today.ts';
import { Field } from './field.tsx';
import { REVIEWS } from './words.ts';

/** Days from an appeal to its decision, proposed. */
const USUAL_DAYS = 7;

export interface AppealDialogProps {
  readonly visit: VisitDetail;
  readonly review: VisitReview;
  readonly onClose: () => void;
  readonly onMade: (appealId: AppealId) => void;
}

interface Claim {
  readonly grounds: string;
  readonly evidence: string;
}

/** Enters an appeal: who, when, by when, and for each chosen item its grounds and evidence. */
export function AppealDialog({ visit, review, onClose, onMade }: AppealDialogProps) {
  const say = useWords(REVIEWS);
  const common = useWords(COMMON);
  const notify = useNotify();
  const raise = useAction('appeal:raise');
  const today = localToday();
  const [raisedBy, setRaisedBy] = useState('');
  const [raisedOn, setRaisedOn] = useState<string>(today);
  const [dueOn, setDueOn] = useState(daysAfter(today, USUAL_DAYS));
  const [claims, setClaims] = useState<ReadonlyMap<string, Claim>>(new Map());
  const [isTried, setTried] = useState(false);
  const from = parseIsoDate(raisedOn.trim());
  const due = parseIsoDate(dueOn.trim());
  const faults = {
    raisedBy: raisedBy.trim() === '' ? say('nameNeeded') : null,
    raisedOn: from === null ? say('dateNeeded') : null,
    dueOn: due === null ? say('dateNeeded') : from !== null && due < from ? say('dueEarly') : null,
    items: claims.size === 0 ? say('itemNeeded') : null,
  };
  const isWhole = Object.values(faults).every((fault) => fault === null) && [...claims.values()].every(({ grounds }) => grounds.trim() !== '');

  async function send(): Promise<void> {
    setTried(true);
    if (!isWhole || from === null || due === null) return;
    const items = [...claims].map(([item, { grounds, evidence }]) => ({ item, grounds, evidence }));
    const reply = await raise.run({ visitId: visit.id, raisedBy, raisedOn: from, dueOn: due, items });
    if (!reply.ok) return;
    notify.done(say('appealSent'));
    onMade(reply.value.id);
  }
  return (
    <Modal
      open
      width={720}
      title={say('appealTitle')}
      okText={say('appealSend')}
      cancelText={common('cancel')}
      okButtonProps={{ loading: raise.isRunning }}
      onOk={() => void send()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById('appeal-by')?.focus()}
    >
      <div className="appeal-form">
        <p className="quiet">{say('appealText')}</p>
        <div className="appeal-head">
          <Field id="appeal-by" label={say('appealedBy')} hint={say('appealedByHint')} error={isTried ? faults.raisedBy : null}>
            <Input id="appeal-by" maxLength={100} value={raisedBy} onChange={(event) => setRaisedBy(event.target.value)} />
          </Field>
          <Field id="appeal-on" label={say('raisedOnLabel')} error={isTried ? faults.raisedOn : null}>
            <Input id="appeal-on" className="num" value={raisedOn} onChange={(event) => setRaisedOn(event.target.value)} />
          </Field>
          <Field id="appeal-due" label={say('dueOnLabel')} error={isTried ? faults.dueOn : null}>
            <Input id="appeal-due" className="num" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
          </Field>
        </div>
        <ItemChoice visit={visit} review={review} claims={claims} onChange={setClaims} isTried={isTried} />
        {isTried && faults.items !== null && (
          <p className="down" role="alert">
            {faults.items}
          </p>
        )}
        {raise.error !== null && <ErrorBanner error={raise.error} />}
      </div>
    </Modal>
  );
}

interface ItemChoiceProps {
  readonly visit: VisitDetail;
  readonly review: VisitReview;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly onChange: (claims: ReadonlyMap<string, Claim>) => void;
  readonly isTried: boolean;
}

/** The items that lost points, or all of them, to be ticked; a ticked one asks for its grounds. */
function ItemChoice({ visit, review, claims, onChange, isTried }: ItemChoiceProps) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  const [isAll, setAll] = useState(false);
  const score = useMemo(() => scoreVisitDetail(visit), [visit]);
  const shown = itemsOf(visit.checklist).filter(({ code }) => {
    const state = score.itemScores[code]?.state;
    return state !== undefined && state !== 'hidden';
  });
  const lost = shown.filter(({ code }) => (score.itemScores[code]?.lost.num ?? 0n) > 0n || score.itemScores[code]?.criticalFailed === true);
  const list = isAll ? shown : shown.filter((item) => lost.includes(item) || claims.has(item.code));
  const taken = new Set(review.appeals.flatMap((appeal) => (appeal.state === 'withdrawn' ? [] : appeal.itemCodes)));
  const change = (code: string, claim: Claim | null): void => {
    const next = new Map(claims);
    if (claim === null) next.delete(code);
    else next.set(code, claim);
    onChange(next);
  };
  return (
    <fieldset className="appeal-items">
      <legend>
        {say('chooseItems')} <span className="hint">{say('lostFirst')}</span>
      </legend>
      <ul>
        {list.map((item) => {
          const claim = claims.get(item.code);
          const points = score.itemScores[item.code]?.lost;
          return (
            <li key={item.code}>
              <ItemLine item={item} name={inLang(item.name, lang)} visit={visit} isTaken={taken.has(item.code)} isChosen={claim !== undefined} lost={points !== undefined && points.num > 0n ? pointsText(points) : null} onToggle={(isOn) => change(item.code, isOn ? { grounds: '', evidence: '' } : null)} />
              {claim !== undefined && (
                <div className="appeal-claim">
                  <Field id={`grounds-${item.code}`} label={say('grounds')} error={isTried && claim.grounds.trim() === '' ? say('groundsNeeded') : null}>
                    <Input.TextArea id={`grounds-${item.code}`} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} placeholder={say('groundsPlaceholder')} value={claim.grounds} onChange={(event) => change(item.code, { ...claim, grounds: event.target.value })} />
                  </Field>
                  <Field id={`evidence-${item.code}`} label={say('evidence')} error={null}>
                    <Input.TextArea id={`evidence-${item.code}`} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} placeholder={say('evidencePlaceholder')} value={claim.evidence} onChange={(event) => change(item.code, { ...claim, evidence: event.target.value })} />
                  </Field>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {!isAll && shown.length > list.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {say('showAll')}
        </button>
      )}
    </fieldset>
  );
}

interface ItemLineProps {
  readonly item: Item;
  readonly name: string;
  readonly visit: VisitDetail;
  readonly isTaken: boolean;
  readonly isChosen: boolean;
  /** Points lost; null: none. */
  readonly lost: string | null;
  readonly onToggle: (isOn: boolean) => void;
}

function ItemLine({ item, name, visit, isTaken, isChosen, lost, onToggle }: ItemLineProps) {
  const say = useWords(REVIEWS);
  return (
    <div className="appeal-line">
      <Checkbox checked={isChosen} disabled={isTaken} onChange={(event) => onToggle(event.target.checked)}>
        <span className="num strong">{item.code}</span> {name}
      </Checkbox>
      {isTaken && <span className="hint">{say('alreadyAppealed')}</span>}
      <span className="grow" />
      <AnswerText item={item} answer={visit.answers[item.code] ?? null} />
      {lost !== null && <span className="num down nowrap">{`−${lost}`}</span>}
    </div>
  );
}

function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
