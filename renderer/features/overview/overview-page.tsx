import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { inLang } from '../../../shared/errors.ts';
import type { Overview } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ReportButton } from '../../components/report-button.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useOverview } from '../../use-overview.ts';
import { LevelsPanel } from './levels-panel.tsx';
import { MovementsPanel } from './movements-panel.tsx';
import { RegionsPanel } from './regions-panel.tsx';
import { stepInHand, StepStrip } from './step-strip.tsx';
import { ToDoPanel } from './to-do-panel.tsx';
import { OVERVIEW } from './words.ts';
import './overview.css';

/** Where the period stands and what to do next. */
export function OverviewPage() {
  const say = useWords(OVERVIEW);
  const { period } = useWorkspace();
  const overview = useOverview();
  if (period === null) {
    return (
      <div className="page">
        <PageHead title={say('title')} />
        <Panel label={say('title')} flush>
          <EmptyState text={say('noPeriod')} action={<Link to="/data">{say('toImport')}</Link>} />
        </Panel>
      </div>
    );
  }
  if (overview.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('title')} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={overview.error} onRetry={overview.retry} />
        </div>
      </div>
    );
  }
  if (overview.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Loaded overview={overview.value} />;
}

function Loaded({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  const lang = useLang();
  const period = formatPeriod(overview.period, lang);
  const facts =
    overview.scheme === null ? period : say('factsLine', { period, scheme: inLang(overview.scheme.name, lang), version: overview.scheme.version });
  return (
    <div className="page overview">
      <PageHead title={say('title')} facts={facts} actions={<NextStep overview={overview} />} />
      <StepStrip overview={overview} />
      <div className="overview-panels">
        <LevelsPanel overview={overview} />
        <MovementsPanel overview={overview} />
        <ToDoPanel overview={overview} />
      </div>
      <RegionsPanel overview={overview} />
    </div>
  );
}

function NextStep({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  const navigate = useNavigate();
  const step = stepInHand(overview);
  const pending = overview.movements?.pending ?? 0;
  return (
    <>
      {overview.run !== null && <ReportButton report="ranking" run={overview.run.id} />}
      {overview.run !== null && step !== 'run' && (
        <Button icon={<Icon name="grading" />} onClick={() => void navigate('/grading')}>
          {say('runAgain')}
        </Button>
      )}
      {step === 'data' && (
        <Button type="primary" onClick={() => void navigate('/data')}>
          {say('goImport')}
        </Button>
      )}
      {step === 'run' && (
        <Button type="primary" onClick={() => void navigate('/grading')}>
          {say('goRun')}
        </Button>
      )}
      {step === 'movements' && (
        <Button type="primary" onClick={() => void navigate('/movements')}>
          {say('goDecide', { n: pending })}
        </Button>
      )}
      {step === 'publish' && (
        <Button type="primary" onClick={() => void navigate('/movements')}>
          {say('goPublish')}
        </Button>
      )}
    </>
  );
}
