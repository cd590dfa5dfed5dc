import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { OutletId } from '../../../shared/ids.ts';
import type { OutletDetail } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { ReportButton } from '../../components/report-button.tsx';
import { ReachPanel } from '../../components/reach/reach-panel.tsx';
import { TraceView } from '../../components/trace-view.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { BENEFITS } from '../../components/benefits/words.ts';
import { ActionsTab } from './actions-tab.tsx';
import { BenefitsTab } from './benefits-tab.tsx';
import { FiguresTab } from './figures-tab.tsx';
import { LifeTab } from './life-tab.tsx';
import { LIFE } from './life-words.ts';
import { OutletHead } from './outlet-head.tsx';
import { RecordTab } from './record-tab.tsx';
import { TrendPanel } from './trend-panel.tsx';
import { VisitsTab } from './visits-tab.tsx';
import { OUTLETS } from './words.ts';
import './outlet.css';

type Tab = 'why' | 'visits' | 'actions' | 'benefits' | 'figures' | 'life' | 'record';

/** One outlet: level and its history, why it has it, visits, figures, record. */
export function OutletPage() {
  const { outletId } = useParams();
  const { period } = useWorkspace();
  const detail = useCall('outlet:get', outletId === undefined ? null : { outletId: outletId as OutletId, ...(period === null ? {} : { period }) }, { keep: false });
  if (detail.status === 'failed') {
    return (
      <div className="page" style={{ paddingTop: 12 }}>
        <ErrorBanner error={detail.error} onRetry={detail.retry} />
      </div>
    );
  }
  if (detail.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Loaded key={detail.value.outlet.id} detail={detail.value} />;
}

function Loaded({ detail }: { readonly detail: OutletDetail }) {
  const say = useWords(OUTLETS);
  const sayLife = useWords(LIFE);
  const sayBenefits = useWords(BENEFITS);
  const [tab, setTab] = useState<Tab>('why');
  const { outlet, latestRun } = detail;
  const explain = useCall('grading:explain', latestRun === null ? null : { runId: latestRun.id, outletId: outlet.id });
  const actions = useCall('action:counts', { outletId: outlet.id });
  const explanation = explain.status === 'ready' ? explain.value : null;
  const figures = detail.figures.length + outlet.attributes.length;
  return (
    <div className="page outlet">
      <OutletPath detail={detail} />
      <OutletHead detail={detail} explanation={explanation} />
      <Tabs
        className="outlet-tabs"
        activeKey={tab}
        onChange={(key) => setTab(key as Tab)}
        items={[
          { key: 'why', label: say('tabWhy') },
          { key: 'visits', label: <Counted word={say('tabVisits')} count={detail.visitCount} /> },
          { key: 'actions', label: <Counted word={say('tabActions')} count={actions.status === 'ready' ? actions.value.open + actions.value.done : 0} /> },
          { key: 'benefits', label: sayBenefits('title') },
          { key: 'figures', label: <Counted word={say('tabFigures')} count={figures} /> },
          { key: 'life', label: sayLife('tab') },
          { key: 'record', label: say('tabRecord') },
        ]}
      />
      {tab === 'why' && (
        <div className="outlet-split grow">
          {latestRun === null ? (
            <Panel label={say('tabWhy')} flush>
              <EmptyState text={say('noRun')} action={<Link to="/grading">{say('toGrading')}</Link>} />
            </Panel>
          ) : explain.status === 'failed' ? (
            <Panel label={say('tabWhy')}>
              <ErrorBanner error={explain.error} onRetry={explain.retry} />
            </Panel>
          ) : explanation === null ? (
            <Panel label={say('tabWhy')}>
              <span className="hint" aria-busy="true" />
            </Panel>
          ) : (
            <TraceView trace={explanation.trace} levels={explanation.levels} regionPath={explanation.outlet.regionPath} runState={explanation.run.state} />
          )}
          <div className="outlet-side">
            <TrendPanel detail={detail} lines={explanation?.trace.level.lines ?? []} />
            {explanation !== null && latestRun !== null && explanation.trace.state !== 'notEligible' && (
              <ReachPanel key={latestRun.id} runId={latestRun.id} outletId={outlet.id} trace={explanation.trace} levels={explanation.levels} />
            )}
          </div>
        </div>
      )}
      {tab === 'visits' && <VisitsTab outletId={outlet.id} />}
      {tab === 'actions' && <ActionsTab outletId={outlet.id} />}
      {tab === 'benefits' && <BenefitsTab outletId={outlet.id} runId={latestRun?.id ?? null} />}
      {tab === 'figures' && <FiguresTab detail={detail} />}
      {tab === 'life' && <LifeTab outlet={outlet} />}
      {tab === 'record' && <RecordTab outletId={outlet.id} />}
    </div>
  );
}

function Counted({ word, count }: { readonly word: string; readonly count: number }) {
  return (
    <>
      {word} <span className="num outlet-count">{formatCount(count)}</span>
    </>
  );
}

function OutletPath({ detail }: { readonly detail: OutletDetail }) {
  const say = useWords(OUTLETS);
  const navigate = useNavigate();
  const { previous, next } = detail.neighbours;
  return (
    <nav className="row outlet-path" aria-label={say('back')}>
      <Link to="/outlets" className="row" style={{ gap: 4 }}>
        <Icon name="chevronLeft" size={14} />
        {say('back')}
      </Link>
      <span className="quiet ellipsis">{detail.outlet.regionPath.map((name) => `/ ${name}`).join(' ')}</span>
      <span className="grow" />
      {detail.latestRun !== null && <ReportButton size="small" report="scorecard" run={detail.latestRun.id} outlet={detail.outlet.id} name={detail.outlet.name} label={say('scorecard')} />}
      <Button size="small" icon={<Icon name="chevronLeft" size={14} />} disabled={previous === null} onClick={() => previous !== null && void navigate(`/outlets/${previous}`)}>
        {say('previous')}
      </Button>
      <Button size="small" iconPlacement="end" icon={<Icon name="chevronRight" size={14} />} disabled={next === null} onClick={() => next !== null && void navigate(`/outlets/${next}`)}>
        {say('next')}
      </Button>
    </nav>
  );
}
