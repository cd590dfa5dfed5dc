import { Button } from 'antd';
import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { SchemeRow } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { TaskProgress } from '../../components/task-progress.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { CheckPanel } from './check-panel.tsx';
import { RunsPanel } from './runs-panel.tsx';
import { useStartRun } from './use-start-run.ts';
import { GRADING } from './words.ts';
import './grading-runs.css';

/** What is there to grade the period, the run itself, and the runs made so far. */
export function GradingPage() {
  const say = useWords(GRADING);
  const { period, scheme } = useWorkspace();
  if (period === null || scheme === null) {
    return (
      <div className="page">
        <PageHead title={say('title')} />
        <Panel label={say('title')} flush>
          <EmptyState text={say(scheme === null ? 'noScheme' : 'noPeriod')} action={<Link to="/data">{say('toImport')}</Link>} />
        </Panel>
      </div>
    );
  }
  return <PeriodToGrade period={period} scheme={scheme} />;
}

function PeriodToGrade({ period, scheme }: { readonly period: PeriodId; readonly scheme: SchemeRow }) {
  const say = useWords(GRADING);
  const lang = useLang();
  const check = useCall('grading:check', { schemeCode: scheme.code, period });
  const { start, task, isBusy, error } = useStartRun();
  const runs = check.status === 'ready' ? check.value.runs : [];
  const isBlocked = check.status !== 'ready' || check.value.problems.length > 0;
  return (
    <div className="page">
      <PageHead
        title={say('title')}
        facts={say('facts', { period: formatPeriod(period, lang), scheme: inLang(scheme.name, lang), version: check.status === 'ready' ? check.value.schemeVersion : scheme.version })}
        actions={
          <>
            <Link to={`/schemes/side-by-side?period=${period}`}>{say('sideBySide')}</Link>
            <Button type="primary" icon={<Icon name="play" size={14} />} disabled={isBlocked} loading={isBusy} onClick={() => start(scheme.code, period)}>
              {say(runs.length === 0 ? 'start' : 'startAgain')}
            </Button>
          </>
        }
      />
      {(task !== null || error !== null) && <RunProgress task={task} error={error} />}
      {check.status === 'failed' ? (
        <ErrorBanner error={check.error} onRetry={check.retry} />
      ) : check.status === 'loading' ? (
        <div className="grow" aria-busy="true" />
      ) : (
        <div className="grading-split grow" style={runsHeight(runs.length)}>
          <CheckPanel check={check.value} isReloading={check.isReloading} />
          <RunsPanel runs={runs} />
        </div>
      )}
    </div>
  );
}

/** Room for the head and up to five runs; more of them scroll. */
function runsHeight(runs: number): CSSProperties {
  return { '--runs-height': `${84 + Math.min(5, Math.max(1, runs)) * 36}px` } as CSSProperties;
}

function RunProgress({ task, error }: Pick<ReturnType<typeof useStartRun>, 'task' | 'error'>) {
  const say = useWords(GRADING);
  if (error !== null) return <ErrorBanner error={error} />;
  if (task === null || task.state === 'done') return null;
  if (task.state === 'cancelled') {
    return (
      <p className="grading-note" role="status">
        {say('cancelled')}
      </p>
    );
  }
  return (
    <div className={task.error === null ? 'grading-note' : ''}>
      <TaskProgress task={task} />
    </div>
  );
}
