import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { AppealDetail } from '../../../shared/contract/review-calls.ts';
import type { AppealId } from '../../../shared/ids.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { RunStateTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDate, formatInstant, formatPeriod, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { AppealItemRow, AlsoRow } from './appeal-item-row.tsx';
import { AppealStateTag } from '../../components/review/appeal-state-tag.tsx';
import { useAppealPhotos } from './use-appeal-photos.ts';
import { useDecision, type Decision } from './use-decision.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { REVIEWS } from '../../components/review/words.ts';
import '../../components/review/reviews.css';

/** One appeal: to decide item by item while it is open, to read afterwards. */
export function AppealPage() {
  const say = useWords(REVIEWS);
  const { appealId } = useParams();
  const call = useCall('appeal:get', appealId === undefined ? null : { appealId: appealId as AppealId }, { keep: false });
  if (call.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('appeals')} back={{ to: '/visits/appeals', name: say('appeals') }} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={call.error} onRetry={call.retry} />
        </div>
      </div>
    );
  }
  if (call.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Appeal key={`${call.value.id} ${call.value.state}`} appeal={call.value} />;
}

const LOCK_WORDS = { reviewer: 'lockReviewer', auditor: 'lockAuditor', closed: 'lockClosed' } as const;

function Appeal({ appeal }: { readonly appeal: AppealDetail }) {
  const say = useWords(REVIEWS);
  const notify = useNotify();
  const navigate = useNavigate();
  const decide = useAction('appeal:decide');
  const decision = useDecision(appeal);
  const evidence = useAppealPhotos(appeal);
  const [note, setNote] = useState('');
  const [isWithdrawing, setWithdrawing] = useState(false);
  const canDecide = appeal.hindrance === null;
  const { visit } = appeal;

  async function send(): Promise<void> {
    const reply = await decide.run({ ...decision.request(), note: note.trim() });
    if (!reply.ok) return;
    decision.clear();
    notify.done(say('decidedDone'));
  }
  return (
    <div className="page">
      <PageHead
        back={{ to: '/visits/appeals', name: say('appeals') }}
        title={say('appealPage', { outlet: appeal.outletName })}
        tag={<AppealStateTag appeal={appeal} />}
        facts={say('appealPageFacts', { code: appeal.visitCode, date: formatDate(appeal.visitedOn), auditor: appeal.auditor ?? NO_VALUE, reviewer: appeal.reviewedBy ?? NO_VALUE })}
        actions={
          <>
            <Button onClick={() => void navigate(`/visits/${appeal.visitId}`)}>{say('openVisit')}</Button>
            {appeal.state === 'open' && <Button onClick={() => setWithdrawing(true)}>{say('withdraw')}</Button>}
            {appeal.hindrance !== null ? (
              <Tag icon="lock">{say(LOCK_WORDS[appeal.hindrance])}</Tag>
            ) : decision.missing > 0 ? (
              <Button className="locked-button" icon={<Icon name="lock" size={14} />} onClick={() => toFirstLacking(appeal, decision)}>
                {say('decideLocked', { n: decision.missing })}
              </Button>
            ) : (
              <Button type="primary" loading={decide.isRunning} onClick={() => void send()}>
                {say('decide')}
              </Button>
            )}
          </>
        }
      />
      {decide.error !== null && <ErrorBanner error={decide.error} onClose={decide.clear} />}
      <div className="appeal-split grow">
        <Panel title={say('itemsPanel')} hint={`${appeal.list.length}`} flush>
          <div className="appeal-rows">
            {appeal.list.map((item) => (
              <AppealItemRow key={item.item} appealed={item} visit={visit} photos={appeal.photos.filter((photo) => photo.item === item.item)} evidence={appeal.state === 'open' ? evidence : null} decision={canDecide ? decision : null} />
            ))}
            {canDecide && decision.also.length > 0 && <h3 className="appeal-also">{say('alsoTitle')}</h3>}
            {canDecide && decision.also.map((item) => <AlsoRow key={item.code} item={item} decision={decision} />)}
            {canDecide && (
              <div className="appeal-note">
                <label htmlFor="appeal-note">{say('note')}</label>
                <Input.TextArea id="appeal-note" autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
              </div>
            )}
          </div>
        </Panel>
        <div className="appeal-side">
          <FactsPanel appeal={appeal} />
          <EffectPanel appeal={appeal} decision={canDecide ? decision : null} />
          <RunsPanel appeal={appeal} />
        </div>
      </div>
      {isWithdrawing && <WithdrawDialog appealId={appeal.id} onClose={() => setWithdrawing(false)} />}
    </div>
  );
}

function FactsPanel({ appeal }: { readonly appeal: AppealDetail }) {
  const say = useWords(REVIEWS);
  return (
    <Panel title={say('appealFactsPanel')}>
      <dl className="facts">
        <dt>{say('raisedBy')}</dt>
        <dd>{appeal.raisedBy}</dd>
        <dt>{say('raisedOnLabel')}</dt>
        <dd className="num">{formatDate(appeal.raisedOn)}</dd>
        <dt>{say('dueOnLabel')}</dt>
        <dd className={appeal.isOverdue ? 'num down' : 'num'}>{formatDate(appeal.dueOn)}</dd>
      </dl>
      <p className="hint">{say('enteredBy', { by: appeal.enteredBy, at: formatInstant(appeal.enteredAt) })}</p>
      {appeal.state === 'decided' && <p className="hint">{say('decidedBy', { by: appeal.closedBy ?? '', at: formatInstant(appeal.closedAt) })}</p>}
      {appeal.state === 'withdrawn' && <p className="hint">{say('withdrawnBy', { by: appeal.closedBy ?? '', at: formatInstant(appeal.closedAt), note: appeal.note })}</p>}
      {appeal.state === 'decided' && appeal.note !== '' && <p>{appeal.note}</p>}
    </Panel>
  );
}

function EffectPanel({ appeal, decision }: { readonly appeal: AppealDetail; readonly decision: Decision | null }) {
  const say = useWords(REVIEWS);
  const then = decision === null ? appeal.newScore : (decision.after.score?.text ?? null);
  const isNone = appeal.state === 'decided' ? appeal.toVersion === null : then === appeal.oldScore;
  return (
    <Panel title={say('effectPanel')}>
      <div className="effect">
        <span>
          <span className="hint">{say('now')}</span>
          <span className="effect-number num">{formatPlaces(appeal.oldScore)}</span>
          {appeal.toVersion !== null && <Link to={`/visits/${appeal.visitId}?version=${appeal.fromVersion}`}>{say('seeOld', { n: appeal.fromVersion })}</Link>}
        </span>
        {(decision !== null || appeal.state === 'decided') && (
          <>
            <Icon name="arrowRight" />
            <span>
              <span className="hint">{say('then')}</span>
              <span className="effect-number num">{formatPlaces(then)}</span>
              {appeal.toVersion !== null && <Link to={`/visits/${appeal.visitId}`}>{say('versionN', { n: appeal.toVersion })}</Link>}
            </span>
          </>
        )}
      </div>
      {decision !== null && isNone && <p className="hint">{say('effectNone')}</p>}
    </Panel>
  );
}

function RunsPanel({ appeal }: { readonly appeal: AppealDetail }) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  if (appeal.toVersion === null) return null;
  return (
    <Panel title={say('runsPanel')} flush={appeal.runs.length === 0}>
      {appeal.runs.length === 0 ? (
        <EmptyState text={say('runsNone')} />
      ) : (
        <>
          <ul className="appeal-runs">
            {appeal.runs.map((run) => (
              <li key={run.runId}>
                <Link to={`/grading/${run.runId}`}>{say('runLine', { period: formatPeriod(run.period, lang), n: run.number })}</Link>
                <RunStateTag state={run.state} />
              </li>
            ))}
          </ul>
          <p className="hint">{say('runsHint')}</p>
        </>
      )}
    </Panel>
  );
}

/** Puts the focus where the first thing is missing. */
function toFirstLacking(appeal: AppealDetail, decision: Decision): void {
  const first = appeal.list.find(({ item }) => decision.lacking(item) !== null)?.item ?? decision.also.find(({ code }) => decision.alsoAnswer(code) === null)?.code;
  const row = first === undefined ? null : document.querySelector<HTMLElement>(`[data-appealed="${CSS.escape(first)}"]`);
  row?.scrollIntoView({ block: 'nearest' });
  row?.querySelector<HTMLElement>('button, textarea, input')?.focus();
}
