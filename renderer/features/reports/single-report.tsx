import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { TaskProgress } from '../../components/task-progress.tsx';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useTasks } from '../../tasks.tsx';
import { useAction, useCall } from '../../use-call.ts';
import { RecentReports } from './recent-reports.tsx';
import { choiceOfAddress, requestOf, runOfChoice, termsFault, type ReportChoice } from './report-choice.ts';
import { ReportForm } from './report-form.tsx';
import { REPORT_DESK } from './words.ts';

/** The pages bring their own fonts; they are fetched when they are first looked at. */
const PreviewPages = lazy(() => import('../../reports/preview-pages.tsx').then((module) => ({ default: module.PreviewPages })));

/** One report: what and of what at the left, its pages at the right, saved by one button. */
export function SingleReport() {
  const say = useWords(REPORT_DESK);
  const lang = useLang();
  const { schemes, scheme, period } = useWorkspace();
  const [params] = useSearchParams();
  const [choice, setChoice] = useState<ReportChoice>(() => choiceOfAddress(params, lang));
  const runs = useCall('grading:runs', {});
  const known = useMemo(() => (runs.status === 'ready' ? runs.value.filter(({ state }) => state !== 'superseded') : []), [runs]);
  const run = runOfChoice(choice, known, { schemeCode: scheme?.code ?? null, period });
  const fault = termsFault(choice);
  const request = useMemo(() => (fault === null ? requestOf(choice, run) : null), [choice, run, fault]);
  const [turned, setTurned] = useState<{ readonly of: typeof request; readonly place: number }>({ of: null, place: 0 });
  // Another report begins with its first part.
  const place = turned.of === request ? turned.place : 0;
  const setPlace = (next: number): void => setTurned({ of: request, place: next });
  const preview = useCall('report:preview', request === null ? null : { request, place }, { keep: false });
  const parts = preview.status === 'ready' ? preview.value.of : 0;
  if (runs.status === 'failed') return <ErrorBanner error={runs.error} onRetry={runs.retry} />;
  const isEmpty = runs.status === 'ready' && run === null && choice.visit === null;
  return (
    <div className="reports-split grow">
      <div className="reports-side">
        <Panel title={say('which')}>
          <ReportForm choice={choice} onChange={setChoice} runs={known} run={run} schemes={schemes} fault={fault} />
        </Panel>
        <RecentReports />
      </div>
      <Panel
        title={say('preview')}
        hint={preview.status === 'ready' ? preview.value.part : undefined}
        tools={
          <>
            {parts > 1 && (
              <span className="row">
                <Button size="small" icon={<Icon name="chevronLeft" size={14} />} aria-label={say('previousPart')} disabled={place === 0} onClick={() => setPlace(place - 1)} />
                <span className="num hint">{say('partOf', { place: formatCount(place + 1), of: formatCount(parts) })}</span>
                <Button size="small" icon={<Icon name="chevronRight" size={14} />} aria-label={say('nextPart')} disabled={place >= parts - 1} onClick={() => setPlace(place + 1)} />
              </span>
            )}
            <PrintButton request={request} place={place} parts={parts} />
            <SaveButton choice={choice} request={request} parts={parts} />
          </>
        }
        flush
        className="reports-preview"
      >
        {isEmpty ? (
          <EmptyState text={say('noRuns')} action={<Link to="/grading">{say('toGrading')}</Link>} />
        ) : preview.status === 'failed' && preview.error.code === 'report/not-published' && run !== null ? (
          <EmptyState text={say('notPublished')} action={<Link to={`/movements/publication/${run.id}`}>{say('toPublication')}</Link>} />
        ) : preview.status === 'failed' ? (
          preview.error.code === 'task/cancelled' ? <Laying /> : <div className="reports-pad"><ErrorBanner error={preview.error} onRetry={preview.retry} /></div>
        ) : preview.status === 'loading' ? (
          request === null ? null : <Laying />
        ) : preview.value.document === null ? (
          <EmptyState text={say('nothing')} />
        ) : (
          <Suspense fallback={<Laying />}>
            <PreviewPages data={preview.value.document} lang={choice.lang} label={say('preview')} />
          </Suspense>
        )}
      </Panel>
    </div>
  );
}

function Laying() {
  const say = useWords(REPORT_DESK);
  return (
    <p className="reports-pad hint" role="status">
      {say('laying')}
    </p>
  );
}

/** Prints the part that is looked at; all parts together are for a PDF. */
function PrintButton({ request, place, parts }: { readonly request: ReturnType<typeof requestOf>; readonly place: number; readonly parts: number }) {
  const say = useWords(REPORT_DESK);
  const notify = useNotify();
  const print = useAction('report:print');
  async function run(): Promise<void> {
    if (request === null) return;
    const reply = await print.run({ request, place });
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value) notify.done(say('printed'));
  }
  return (
    <Button size="small" icon={<Icon name="print" size={14} />} disabled={request === null || parts === 0} loading={print.isRunning} onClick={() => void run()}>
      {say(parts > 1 ? 'printPart' : 'print')}
    </Button>
  );
}

interface SaveButtonProps {
  readonly choice: ReportChoice;
  readonly request: ReturnType<typeof requestOf>;
  readonly parts: number;
}

function SaveButton({ choice, request, parts }: SaveButtonProps) {
  const say = useWords(REPORT_DESK);
  const notify = useNotify();
  const save = useAction('report:save');
  const task = useTasks().find(({ kind, state }) => kind === 'report' && state === 'running');
  if (task !== undefined) return <TaskProgress task={task} />;
  async function run(): Promise<void> {
    if (request === null) return;
    const reply = await save.run({ request, files: choice.files });
    if (!reply.ok) notify.error(reply.error);
  }
  return (
    <Button type="primary" size="small" icon={<Icon name="download" size={14} />} disabled={request === null || parts === 0} loading={save.isRunning} onClick={() => void run()}>
      {parts > 1 ? say('saveMany', { count: formatCount(parts) }) : say('save')}
    </Button>
  );
}
