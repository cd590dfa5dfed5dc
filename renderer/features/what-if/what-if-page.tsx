import { Link } from 'react-router';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { WhatIfScreen } from './what-if-screen.tsx';
import { WHAT_IF } from './words.ts';
import './what-if.css';

/** Changes of the scheme in force tried on the period at the top of the window. */
export function WhatIfPage() {
  const say = useWords(WHAT_IF);
  const { scheme, period } = useWorkspace();
  const loaded = useCall('scheme:get', scheme === null ? null : { schemeVersionId: scheme.id }, { keep: false });
  if (scheme === null || period === null) {
    return (
      <div className="page">
        <PageHead title={say('title')} />
        <Panel label={say('title')} flush>
          <EmptyState text={say(scheme === null ? 'noScheme' : 'noPeriod')} action={<Link to={scheme === null ? '/schemes' : '/data'}>{say(scheme === null ? 'toSchemes' : 'toData')}</Link>} />
        </Panel>
      </div>
    );
  }
  if (loaded.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('title')} />
        <ErrorBanner error={loaded.error} onRetry={loaded.retry} />
      </div>
    );
  }
  if (loaded.status === 'loading') return <div className="page" aria-busy="true" />;
  return <WhatIfScreen key={`${scheme.id} ${period}`} row={loaded.value.row} scheme={loaded.value.scheme} period={period} />;
}
