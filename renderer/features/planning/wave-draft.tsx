import { Button, Input, Popconfirm, Select } from 'antd';
import { useDeferredValue } from 'react';
import { useNavigate } from 'react-router';
import type { WaveDetail } from '../../../shared/contract/planning-calls.ts';
import type { WavePlan } from '../../../shared/planning/wave.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { VISIT_KIND_WORDS } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { AuditorsPanel } from './auditors-panel.tsx';
import { usePlanOptions, type PlanOptions } from './options.ts';
import { CheckField, DayField, NumberField, PlanField } from './plan-fields.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { SamplePanel } from './sample-panel.tsx';
import { useWaveDraft } from './use-wave-draft.ts';
import { PLANNING, type SayPlanning } from './words.ts';

const KINDS: readonly VisitKind[] = ['covert', 'open', 'self', 'remote'];

/** A wave while it is planned: the rules at the left, what they come to at the right. */
export function WaveDraft({ wave }: { readonly wave: WaveDetail }) {
  const say = useWords(PLANNING);
  const common = useWords(COMMON);
  const lang = useLang();
  const navigate = useNavigate();
  const notify = useNotify();
  const draft = useWaveDraft(wave);
  const { plan } = draft;
  const options = usePlanOptions(plan.levelScheme, lang, common);
  const preview = useCall('wave:preview', { plan: useDeferredValue(plan) });
  const issue = useAction('wave:issue');
  const discard = useAction('wave:discard');
  const isReady = preview.status === 'ready' && !preview.isReloading && preview.value.problems.length === 0;

  async function send(): Promise<void> {
    if (!(await draft.flush())) return;
    const reply = await issue.run({ waveId: wave.id });
    if (reply.ok) notify.done(say('issued', { count: reply.value.visits }));
  }
  async function remove(): Promise<void> {
    // Nothing is left to be saved once the draft is gone.
    await draft.flush();
    const reply = await discard.run({ waveId: wave.id });
    if (reply.ok) void navigate('/visits/plan');
  }
  const error = draft.error ?? issue.error ?? discard.error;
  const actions = (
    <>
      <span className="hint" aria-live="polite">
        {say(draft.isSaved ? 'saved' : 'saving')}
      </span>
      <Popconfirm title={say('discardAsk')} okText={say('discard')} cancelText={common('cancel')} onConfirm={() => void remove()}>
        <Button>{say('discard')}</Button>
      </Popconfirm>
      <Popconfirm title={say('issueAsk')} okText={say('issue')} cancelText={common('cancel')} styles={{ root: { maxWidth: 320 } }} disabled={!isReady} onConfirm={() => void send()}>
        <Button type="primary" disabled={!isReady} loading={issue.isRunning}>
          {say('issue')}
        </Button>
      </Popconfirm>
    </>
  );
  return (
    <div className="page">
      <PageHead back={{ to: '/visits/plan', name: say('back') }} title={draft.name} tag={<Tag tone="accent">{say('stateDraft')}</Tag>} facts={wave.code} actions={actions} />
      {error !== null && <ErrorBanner error={error} />}
      <div className="plan-columns">
        <div className="plan-form">
          <FramePanel name={draft.name} onName={draft.setName} plan={plan} options={options} say={say} onChange={draft.change} />
          <RulesPanel plan={plan} options={options} onChange={draft.change} />
          <AuditorsPanel plan={plan} options={options} onChange={draft.change} />
          <SamplePanel
            population={preview.status === 'ready' ? preview.value.outlets : 0}
            onUse={(count) => draft.change({ rules: plan.rules.map((rule, place) => (place === plan.rules.length - 1 ? { ...rule, draw: { count } } : rule)) })}
          />
        </div>
        <PreviewPanel state={preview} />
      </div>
    </div>
  );
}

interface FramePanelProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly plan: WavePlan;
  readonly options: PlanOptions;
  readonly say: SayPlanning;
  readonly onChange: (part: Partial<WavePlan>) => void;
}

function FramePanel({ name, onName, plan, options, say, onChange }: FramePanelProps) {
  const common = useWords(COMMON);
  return (
    <Panel title={say('frame')} className="plan-part">
      <div className="plan-grid">
        <PlanField label={say('name')}>
          <Input size="small" aria-label={say('name')} maxLength={100} value={name} onChange={(event) => onName(event.target.value)} />
        </PlanField>
        <PlanField label={say('checklist')}>
          <Select size="small" aria-label={say('checklist')} value={plan.checklistCode} options={[...options.checklists]} onChange={(checklistCode) => onChange({ checklistCode })} />
        </PlanField>
        <PlanField label={say('kind')}>
          <Select<VisitKind> size="small" aria-label={say('kind')} value={plan.kind} options={KINDS.map((value) => ({ value, label: common(VISIT_KIND_WORDS[value]) }))} onChange={(kind) => onChange({ kind })} />
        </PlanField>
        <DayField label={say('from')} value={plan.from} wrong={say('dateWrong')} onChange={(from) => onChange({ from })} />
        <DayField label={say('to')} value={plan.to} wrong={say('dateWrong')} onChange={(to) => onChange({ to })} />
        <PlanField label={say('bufferDays')}>
          <NumberField label={say('bufferDays')} value={plan.bufferDays} max={366} onChange={(bufferDays) => onChange({ bufferDays })} />
        </PlanField>
        <PlanField label={say('levelScheme')}>
          <Select size="small" aria-label={say('levelScheme')} value={plan.levelScheme ?? ''} options={[{ value: '', label: say('none') }, ...options.schemes]} onChange={(value) => onChange({ levelScheme: value === '' ? null : value })} />
        </PlanField>
      </div>
      <div className="plan-checks">
        <CheckField label={say('skipWeekends')} checked={plan.skipWeekends} onChange={(skipWeekends) => onChange({ skipWeekends })} />
        <CheckField label={say('showScore')} checked={plan.showScore} onChange={(showScore) => onChange({ showScore })} />
      </div>
    </Panel>
  );
}
