import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { RunId } from '../../../shared/ids.ts';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { runToShow } from './movement-facts.ts';
import { MovementsScreen } from './movements-screen.tsx';
import { MOVEMENTS_WORDS } from './words.ts';
import './movements.css';

/** Who moves: of the run in the address, else of the period's newest draft, else of the run that stands. */
export function MovementsPage() {
  const { runId } = useParams();
  return runId === undefined ? <PeriodMovements /> : <RunMovements runId={runId as RunId} />;
}

function PeriodMovements() {
  const say = useWords(MOVEMENTS_WORDS);
  const lang = useLang();
  const { period, scheme } = useWorkspace();
  const runs = useCall('grading:runs', period === null || scheme === null ? null : { schemeCode: scheme.code, period }, { keep: false });
  if (scheme === null || period === null) {
    return <Bare>{<EmptyState text={say(scheme === null ? 'noScheme' : 'noPeriod')} action={<Link to="/data">{say('toImport')}</Link>} />}</Bare>;
  }
  if (runs.status === 'failed') return <Failed error={runs.error} onRetry={runs.retry} />;
  if (runs.status === 'loading') return <div className="page" aria-busy="true" />;
  const run = runToShow(runs.value);
  if (run === null) return <Bare>{<EmptyState text={say('noRun', { period: formatPeriod(period, lang) })} action={<Link to="/grading">{say('toGrading')}</Link>} />}</Bare>;
  return <RunMovements runId={run.id} />;
}

function RunMovements({ runId }: { readonly runId: RunId }) {
  const summary = useCall('movement:summary', { runId }, { keep: false });
  if (summary.status === 'failed') return <Failed error={summary.error} onRetry={summary.retry} />;
  if (summary.status === 'loading') return <div className="page" aria-busy="true" />;
  return <MovementsScreen key={runId} summary={summary.value} />;
}

function Failed(props: Parameters<typeof ErrorBanner>[0]) {
  const say = useWords(MOVEMENTS_WORDS);
  return (
    <div className="page">
      <PageHead title={say('title')} />
      <div style={{ paddingTop: 12 }}>
        <ErrorBanner {...props} />
      </div>
    </div>
  );
}

function Bare({ children }: { readonly children: ReactNode }) {
  const say = useWords(MOVEMENTS_WORDS);
  return (
    <div className="page">
      <PageHead title={say('title')} />
      <Panel label={say('title')} flush>
        {children}
      </Panel>
    </div>
  );
}
