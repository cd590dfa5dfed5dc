import { Button, Input, Modal } from 'antd';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { PlanDetail } from '../../../shared/contract/benefit-calls.ts';
import type { SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import { parsePeriod } from '../../../shared/dates.ts';
import { inLang, messageFor } from '../../../shared/errors.ts';
import type { BenefitPlanId } from '../../../shared/ids.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall, useCallToEdit } from '../../use-call.ts';
import { BenefitEditor } from './benefit-editor.tsx';
import { PlanContext, usePlan, type PlanInHand } from './plan-context.ts';
import { setPlan } from './plan-edits.ts';
import { PlanMatrix, type CellPlace } from './plan-matrix.tsx';
import { PlanTrialView, TrialTotals, usePlanTrial } from './plan-trial.tsx';
import { PlanStateTag } from './plans-page.tsx';
import { RulesEditor } from './rules-editor.tsx';
import { usePlanDraft, type PlanDraft } from './use-plan-draft.ts';
import { BENEFITS } from '../../components/benefits/words.ts';
import './benefits.css';

/** A version of a benefit plan: shown, or edited where it is a draft. */
export function PlanPage() {
  const planId = useParams()['planId'] as BenefitPlanId;
  const say = useWords(BENEFITS);
  const detail = useCallToEdit('benefit:get', { planId });
  const vocabulary = useCall('scheme:vocabulary', {});
  const { schemes } = useWorkspace();
  const schemeRow = detail.status === 'ready' ? schemes.find(({ code }) => code === detail.value.plan.scheme) : undefined;
  const scheme = useCall('scheme:get', schemeRow === undefined ? null : { schemeVersionId: schemeRow.id });
  const failed = [detail, vocabulary].find((own) => own.status === 'failed');
  if (failed?.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('title')} back={{ to: '/movements/benefits', name: say('back') }} />
        <div className="bn-top">
          <ErrorBanner error={failed.error} onRetry={failed.retry} />
        </div>
      </div>
    );
  }
  if (detail.status !== 'ready' || vocabulary.status !== 'ready' || (schemeRow !== undefined && scheme.status === 'loading')) return <div className="page" aria-busy="true" />;
  return <PlanScreen key={planId} detail={detail.value} vocabulary={vocabulary.value} scheme={scheme.status === 'ready' ? scheme.value.scheme : null} />;
}

type Side = 'edit' | 'trial' | 'checks';

function PlanScreen({ detail, vocabulary, scheme }: { readonly detail: PlanDetail; readonly vocabulary: SchemeVocabulary; readonly scheme: Scheme | null }) {
  const say = useWords(BENEFITS);
  const { row, levels, runs } = detail;
  const isReadOnly = row.state === 'published';
  const draft = usePlanDraft(row.id, detail.plan, isReadOnly);
  const checked = useCall('benefit:check', { plan: draft.plan });
  const problems = useMemo(() => (checked.status === 'ready' ? checked.value : []), [checked]);
  const trial = usePlanTrial(draft.plan, runs);
  const [at, setAt] = useState<CellPlace | null>({ benefit: 0, level: null });
  const [main, setMain] = useState<'matrix' | 'rules'>('matrix');
  const [side, setSide] = useState<Side>('edit');
  const own = useMemo<PlanInHand>(() => ({ plan: draft.plan, edit: draft.edit, isReadOnly, levels, scheme, vocabulary, problems }), [draft.plan, draft.edit, isReadOnly, levels, scheme, vocabulary, problems]);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isReadOnly || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) draft.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) draft.redo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  function goTo(path: string): void {
    const benefit = /^benefits\[(\d+)\](?:\.levels\.([^.]+))?/.exec(path);
    if (benefit !== null) {
      setMain('matrix');
      setAt({ benefit: Number(benefit[1]), level: benefit[2] ?? null });
      setSide('edit');
    } else if (path.startsWith('withholding')) setMain('rules');
  }
  return (
    <PlanContext value={own}>
      <div className="page">
        <PlanHead detail={detail} draft={draft} faults={problems.filter(({ severity }) => severity === 'error').length} />
        <div className="bn-plan grow">
          <Panel
            title={
              <Segmented
                label={say('matrix')}
                value={main}
                onChange={setMain}
                options={[
                  { value: 'matrix', label: say('matrix'), count: draft.plan.benefits.length },
                  { value: 'rules', label: say('rulesTab'), count: draft.plan.withholding?.length ?? 0 },
                ]}
              />
            }
            hint={main === 'matrix' && !isReadOnly ? say('matrixHint') : undefined}
            tools={trial.trial !== null && <TrialTotals trial={trial.trial} />}
            flush
            reloading={trial.isRunning && trial.trial !== null}
          >
            {main === 'matrix' ? (
              <PlanMatrix
                at={at}
                onChoose={(place) => {
                  setAt(place);
                  setSide('edit');
                }}
              />
            ) : (
              <RulesEditor />
            )}
          </Panel>
          <Panel
            title={
              <Segmented
                label={say('editTab')}
                value={side}
                onChange={setSide}
                options={[
                  { value: 'edit', label: say('editTab') },
                  { value: 'trial', label: say('trialTab') },
                  { value: 'checks', label: say('checks'), count: problems.length },
                ]}
              />
            }
          >
            {side === 'edit' && (at !== null && main === 'matrix' ? <BenefitEditor at={at} onChoose={setAt} /> : <PlanFacts />)}
            {side === 'trial' && <PlanTrialView runs={runs} trial={trial.trial} error={trial.error} runId={trial.runId} onRun={trial.setRun} />}
            {side === 'checks' && <Checks onGo={goTo} />}
          </Panel>
        </div>
      </div>
    </PlanContext>
  );
}

function PlanHead({ detail, draft, faults }: { readonly detail: PlanDetail; readonly draft: PlanDraft; readonly faults: number }) {
  const { row, versions } = detail;
  const { plan } = draft;
  const say = useWords(BENEFITS);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'publish' | 'discard' | null>(null);
  const publish = useAction('benefit:publish');
  const discard = useAction('benefit:discard');
  const exporting = useAction('benefit:export');
  const editing = useAction('benefit:edit');
  const open = versions.find(({ state }) => state === 'draft');
  async function submit(): Promise<void> {
    if (!(await draft.flush())) return;
    const reply = await publish.run({ planId: row.id });
    if (!reply.ok) return;
    notify.done(say('publishedDone', { v: reply.value.version }));
    setAsks(null);
    void navigate('/movements/benefits');
  }
  async function exportFile(): Promise<void> {
    await draft.flush();
    const reply = await exporting.run({ planId: row.id });
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value !== null) notify.done(say('exported', { path: reply.value }));
  }
  async function edit(): Promise<void> {
    const reply = await editing.run({ planId: row.id });
    if (reply.ok) void navigate(`/movements/benefits/${reply.value}`);
    else notify.error(reply.error);
  }
  async function remove(): Promise<void> {
    // Nothing is left to be saved once the draft is gone.
    await draft.flush();
    const reply = await discard.run({ planId: row.id });
    if (reply.ok) void navigate('/movements/benefits');
  }
  const scheme = row.schemeName === null ? row.scheme : inLang(row.schemeName, lang);
  return (
    <>
      <PageHead
        title={`${inLang(plan.name, lang)} v${row.version}`}
        tag={<PlanStateTag row={row} />}
        back={{ to: '/movements/benefits', name: say('back') }}
        facts={
          <>
            {say('planFacts', { scheme, from: formatPeriod(plan.from, lang), n: plan.benefits.length })}
            {row.state === 'draft' && ` · ${say(draft.saving === 'failed' ? 'saveFailed' : draft.saving === 'waiting' ? 'saving' : 'saved')}`}
          </>
        }
        actions={
          <>
            {row.state === 'draft' && (
              <>
                <Button aria-label={say('undo')} title={`${say('undo')} Ctrl Z`} disabled={!draft.canUndo} icon={<Icon name="undo" size={14} />} onClick={draft.undo} />
                <Button aria-label={say('redo')} title={`${say('redo')} Ctrl Y`} disabled={!draft.canRedo} icon={<span className="bn-redo"><Icon name="undo" size={14} /></span>} onClick={draft.redo} />
                <Button danger onClick={() => setAsks('discard')}>
                  {say('discard')}
                </Button>
              </>
            )}
            <Button icon={<Icon name="download" size={14} />} onClick={() => void exportFile()}>
              {say('exportJson')}
            </Button>
            {row.state === 'draft' ? (
              <Button type="primary" disabled={faults > 0} icon={faults > 0 ? <Icon name="lock" size={14} /> : undefined} onClick={() => setAsks('publish')}>
                {faults > 0 ? say('publishLocked', { count: faults }) : say('publish', { v: row.version })}
              </Button>
            ) : (
              <>
                <Tag tone="plain" icon="lock">
                  {say('readOnly', { v: Math.max(...versions.map(({ version }) => version)) + (open === undefined ? 1 : 0) })}
                </Tag>
                <Button type="primary" loading={editing.isRunning} onClick={() => void edit()}>
                  {say(open === undefined ? 'edit' : 'openDraft')}
                </Button>
              </>
            )}
          </>
        }
      />
      {draft.error !== null && <ErrorBanner error={draft.error} />}
      {asks === 'publish' && (
        <Modal open title={say('publishTitle', { v: row.version })} okText={say('publish', { v: row.version })} cancelText={say('cancel')} okButtonProps={{ loading: publish.isRunning }} onOk={() => void submit()} onCancel={() => setAsks(null)}>
          <p>{say('publishAbout', { from: formatPeriod(plan.from, lang) })}</p>
          {publish.error !== null && <ErrorBanner error={publish.error} />}
        </Modal>
      )}
      {asks === 'discard' && (
        <Modal open title={say('discardAsk')} okText={say('discard')} cancelText={say('cancel')} okButtonProps={{ danger: true, loading: discard.isRunning }} onOk={() => void remove()} onCancel={() => setAsks(null)}>
          {discard.error !== null && <ErrorBanner error={discard.error} />}
        </Modal>
      )}
    </>
  );
}

/** What belongs to the plan as a whole. */
function PlanFacts() {
  const { plan, edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const [from, setFrom] = useState<string | null>(null);
  const shown = from ?? plan.from;
  return (
    <div className="bn-form">
      <label>
        {say('name')}
        <Input value={plan.name.zh} disabled={isReadOnly} onChange={(event) => event.target.value !== '' && edit(setPlan({ name: { ...plan.name, zh: event.target.value } }), 'name')} />
      </label>
      <label>
        {say('from')}
        <Input
          value={shown}
          disabled={isReadOnly}
          status={parsePeriod(shown) === null ? 'error' : ''}
          onChange={(event) => {
            setFrom(event.target.value);
            const period = parsePeriod(event.target.value.trim());
            if (period !== null) edit(setPlan({ from: period }), 'from');
          }}
          onBlur={() => setFrom(null)}
        />
      </label>
      <label>
        {say('note')}
        <Input.TextArea autoSize value={plan.note?.zh ?? ''} disabled={isReadOnly} onChange={(event) => edit(setPlan({ note: event.target.value === '' ? undefined : { ...plan.note, zh: event.target.value } }), 'note')} />
      </label>
    </div>
  );
}

function Checks({ onGo }: { readonly onGo: (path: string) => void }) {
  const { problems } = usePlan();
  const say = useWords(BENEFITS);
  const lang = useLang();
  if (problems.length === 0) return <p className="quiet">{say('checksClean')}</p>;
  return (
    <ul className="bn-checks">
      {problems.map((problem) => (
        <li key={problem.path + problem.code + JSON.stringify(problem.params)}>
          <span className={problem.severity === 'error' ? 'df-problem down' : 'df-problem warn'}>
            <Icon name="warning" size={14} />
            <span>{messageFor(problem.code, problem.params, lang)}</span>
          </span>
          {/^(benefits|withholding)\[/.test(problem.path) && (
            <button type="button" className="link" onClick={() => onGo(problem.path)}>
              {say('toPlace')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
