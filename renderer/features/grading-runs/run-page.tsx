import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { inLang } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ResultRow, RunDetail, Sort } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { PublishButton } from '../../components/publish/publish-button.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { ReportButton } from '../../components/report-button.tsx';
import { RunStateTag } from '../../components/status-tags.tsx';
import { formatInstant, formatPeriod, formatSeconds } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { StaleRunButton } from '../../components/review/run-corrections.tsx';
import { DiscardButton } from './discard-button.tsx';
import { ResultBar } from './result-bar.tsx';
import { useResultColumns } from './result-columns.tsx';
import { filtersOfAddress, hasFilters, isResultFilters, NO_FILTERS, resultQuery, type ResultFilters } from './result-filters.ts';
import { RunSide } from './run-side.tsx';
import { RunStrip } from './run-strip.tsx';
import { TraceDrawer } from './trace-drawer.tsx';
import { GRADING } from './words.ts';
import './grading-runs.css';

const BEST_FIRST: Sort = { by: 'rank', descending: false };

/** One run: what came out, outlet by outlet, and what to do with it. */
export function RunPage() {
  const say = useWords(GRADING);
  const { runId } = useParams();
  const run = useCall('grading:run', runId === undefined ? null : { runId: runId as RunId }, { keep: false });
  if (run.status === 'failed') {
    return (
      <div className="page">
        <PageHead back={{ to: '/grading', name: say('title') }} title={say('summary')} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={run.error} onRetry={run.retry} />
        </div>
      </div>
    );
  }
  if (run.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Loaded key={run.value.id} run={run.value} />;
}

function Loaded({ run }: { readonly run: RunDetail }) {
  const say = useWords(GRADING);
  const { store } = useWorkspace();
  const [filters, setFilters] = useFilters(store.path);
  const query = useMemo(() => resultQuery(run.id, filters, run.levels.map((level) => level.code)), [run.id, run.levels, filters]);
  const source = usePagedRows('grading:results', query, { sort: BEST_FIRST });
  const lang = useLang();
  const columns = useResultColumns(run);
  const [open, setOpen] = useState<ResultRow | null>(null);
  return (
    <div className="page">
      <Head run={run} />
      <RunStrip run={run} onFilter={setFilters} />
      <ResultBar run={run} filters={filters} onChange={setFilters} />
      <div className="run-split grow">
        <Panel label={say('results')} flush>
          <DataTable<ResultRow>
            id="grading-results"
            label={say('results')}
            columns={columns}
            source={source}
            exportName={`${say('results')} ${formatPeriod(run.period, lang)} #${run.number}`}
            whole={{ table: 'results', query, ...(source.sort && { sort: source.sort }) }}
            rowKey={(row) => row.outletId}
            openOnClick
            onOpen={setOpen}
            currentKey={open?.outletId ?? null}
            onClearFilters={hasFilters(filters) ? () => setFilters(NO_FILTERS) : undefined}
            empty={<EmptyState text={say('nobody')} />}
          />
        </Panel>
        <RunSide run={run} onFilter={setFilters} />
      </div>
      {open !== null && <TraceDrawer run={run} row={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** The kept filters; those that the address asks for come first, until others are chosen. */
function useFilters(storePath: string): [ResultFilters, (filters: ResultFilters) => void] {
  const [params, setParams] = useSearchParams();
  const [kept, keep] = useKept<ResultFilters>(`results:${storePath}`, NO_FILTERS, isResultFilters);
  const asked = useMemo(() => filtersOfAddress(params), [params]);
  return [
    asked ?? kept,
    (next) => {
      keep(next);
      if (asked !== null) setParams({}, { replace: true });
    },
  ];
}

function Head({ run }: { readonly run: RunDetail }) {
  const say = useWords(GRADING);
  const lang = useLang();
  const navigate = useNavigate();
  const summary = useCall('movement:summary', { runId: run.id });
  const facts = say('runFacts', {
    scheme: inLang(run.schemeName, lang),
    version: run.schemeVersion,
    at: formatInstant(run.madeAt),
    by: run.madeBy,
    took: formatSeconds(run.tookMs),
  });
  const published = run.publishedAt === null ? '' : ` · ${say('publishedAt', { at: formatInstant(run.publishedAt) })}`;
  return (
    <PageHead
      back={{ to: '/grading', name: say('title') }}
      title={say('runTitle', { period: formatPeriod(run.period, lang), n: run.number })}
      tag={
        <>
          <RunStateTag state={run.state} />
          <StaleRunButton runId={run.id} />
        </>
      }
      facts={<span title={facts + published}>{facts + published}</span>}
      actions={
        <>
          <ReportButton report="ranking" run={run.id} />
          {run.state === 'draft' && <DiscardButton run={run} decided={summary.status === 'ready' ? summary.value.decided : 0} />}
          <Button icon={<Icon name="movements" />} onClick={() => void navigate(`/movements/${run.id}`)}>
            {say('movements')}
          </Button>
          <PublishButton run={run} pending={run.pending} onPending={() => void navigate(`/movements/${run.id}?decision=pending`)} />
        </>
      }
    />
  );
}
