import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { PublicationView } from '../../../shared/contract/publication-calls.ts';
import type { RunId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { RunStateTag } from '../../components/status-tags.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { HeadActions } from './head-actions.tsx';
import { ObjectionDialog } from './objection-dialog.tsx';
import { ObjectionsPanel } from './objections-panel.tsx';
import { ProposalPanel } from './proposal-panel.tsx';
import { RestingPanel } from './resting-panel.tsx';
import { StepsStrip } from './steps-strip.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { PUBLICATION } from './words.ts';
import '../../components/publish/publish.css';
import '../../components/review/reviews.css';
import './publication.css';

/** The publication of one run: what hinders it, its proposal and objections, what rests on it, and what happened. */
export function PublicationPage() {
  const say = useWords(PUBLICATION);
  const { runId } = useParams();
  const view = useCall('publication:get', runId === undefined ? null : { runId: runId as RunId }, { keep: false });
  if (view.status === 'failed') {
    return (
      <div className="page">
        <PageHead back={{ to: '/movements', name: say('movements') }} title={say('title')} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={view.error} onRetry={view.retry} />
        </div>
      </div>
    );
  }
  if (view.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Loaded key={view.value.run.id} view={view.value} />;
}

function Loaded({ view }: { readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const { run } = view;
  const [params, setParams] = useSearchParams();
  const asked = params.get('object');
  const [isAdding, setAdding] = useState(false);
  const canObject = run.state === 'proposed';
  function stopAdding(): void {
    setAdding(false);
    if (asked !== null) setParams({}, { replace: true });
  }
  return (
    <div className="page">
      <PageHead
        back={{ to: `/movements/${run.id}`, name: say('movements') }}
        title={say('title')}
        tag={
          <>
            <Link to={`/grading/${run.id}`} className="nowrap">
              {say('runTitle', { period: formatPeriod(run.period, lang), n: run.number })}
            </Link>
            <RunStateTag state={run.state} />
          </>
        }
        actions={<HeadActions view={view} />}
      />
      <StepsStrip view={view} />
      <div className="publication-split grow">
        <ObjectionsPanel view={view} onAdd={canObject ? () => setAdding(true) : null} />
        <div className="publication-side">
          <RestingPanel view={view} />
          <ProposalPanel view={view} />
          <TimelinePanel runId={run.id} />
        </div>
      </div>
      {canObject && (isAdding || asked !== null) && <ObjectionDialog view={view} outlet={asked} onClose={stopAdding} />}
    </div>
  );
}
