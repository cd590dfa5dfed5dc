import { Button, Drawer } from 'antd';
import { useNavigate } from 'react-router';
import type { ResultRow, RunDetail } from '../../../shared/ipc-contract.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { ReachPanel } from '../../components/reach/reach-panel.tsx';
import { TraceView } from '../../components/trace-view.tsx';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { useWindowWidth } from '../../window-width.ts';
import { GRADING } from './words.ts';

/** How one outlet of the run was graded, from its level down to the figures. */
export function TraceDrawer({ run, row, onClose }: { readonly run: RunDetail; readonly row: ResultRow; readonly onClose: () => void }) {
  const say = useWords(GRADING);
  const navigate = useNavigate();
  const width = useWindowWidth();
  const explain = useCall('grading:explain', { runId: run.id, outletId: row.outletId }, { keep: false });
  return (
    <Drawer
      open
      size={Math.min(960, width - 120)}
      title={
        <span className="row">
          <span className="ellipsis">{row.name}</span>
          <span className="hint num">{row.code}</span>
        </span>
      }
      aria-label={say('whyOf', { name: row.name })}
      extra={<Button onClick={() => void navigate(`/outlets/${row.outletId}`)}>{say('openOutlet')}</Button>}
      styles={{ body: { padding: 12, background: 'var(--ground)' } }}
      onClose={onClose}
    >
      {explain.status === 'failed' && <ErrorBanner error={explain.error} onRetry={explain.retry} />}
      {explain.status === 'ready' && (
        <div className="trace-drawer">
          <TraceView trace={explain.value.trace} levels={explain.value.levels} regionPath={explain.value.outlet.regionPath} runState={explain.value.run.state} />
          {explain.value.trace.state !== 'notEligible' && <ReachPanel runId={run.id} outletId={row.outletId} trace={explain.value.trace} levels={explain.value.levels} />}
        </div>
      )}
    </Drawer>
  );
}
