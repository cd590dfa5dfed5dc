import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RunRow } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { RunStateTag } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatInstant, formatSeconds } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { StaleRunTag } from '../../components/review/run-corrections.tsx';
import { GRADING } from './words.ts';

/** The runs of the period, newest first; a row opens its run. */
export function RunsPanel({ runs }: { readonly runs: readonly RunRow[] }) {
  const say = useWords(GRADING);
  const common = useWords(COMMON);
  const navigate = useNavigate();
  const columns = useMemo<readonly TableColumn<RunRow>[]>(
    () => [
      {
        key: 'number',
        title: say('number'),
        width: 84,
        text: (run) => String(run.number),
        cell: (run) => (
          <Link to={`/grading/${run.id}`} tabIndex={-1}>
            {say('nth', { n: run.number })}
          </Link>
        ),
      },
      {
        key: 'state',
        title: say('state'),
        width: 210,
        text: (run) => common(run.state),
        cell: (run) => (
          <>
            <RunStateTag state={run.state} />
            <StaleRunTag runId={run.id} />
          </>
        ),
      },
      { key: 'madeAt', title: say('madeAt'), width: 104, cell: (run) => <span className="num quiet">{formatInstant(run.madeAt)}</span>, data: { kind: 'instant', of: (run) => run.madeAt } },
      {
        key: 'graded',
        title: say('graded'),
        width: 92,
        align: 'right',
        text: (run) => `${run.graded} / ${run.outlets}`,
        cell: (run) => (
          <span>
            <b className="strong">{formatCount(run.graded)}</b> <span className="quiet">/ {formatCount(run.outlets)}</span>
          </span>
        ),
      },
      {
        key: 'pending',
        title: say('pending'),
        width: 84,
        align: 'right',
        text: (run) => String(run.pending),
        cell: (run) => (run.state === 'draft' && run.pending > 0 ? <span className="warn strong">{formatCount(run.pending)}</span> : <span className="quiet">{formatCount(run.pending)}</span>),
      },
      { key: 'version', title: say('version'), width: 76, cell: (run) => <span className="quiet">v{run.schemeVersion}</span> },
      { key: 'took', title: say('took'), width: 72, align: 'right', cell: (run) => <span className="quiet">{say('seconds', { n: formatSeconds(run.tookMs) })}</span> },
      { key: 'by', title: say('by'), width: 80, grow: 1, cell: (run) => <span className="ellipsis quiet">{run.madeBy}</span> },
    ],
    [say, common],
  );
  return (
    <Panel title={say('runs')} flush>
      <DataTable<RunRow>
        id="grading-runs"
        label={say('runs')}
        columns={columns}
        source={arrayRows(runs)}
        rowKey={(run) => run.id}
        openOnClick
        onOpen={(run) => void navigate(`/grading/${run.id}`)}
        empty={<EmptyState text={say('noRuns')} />}
      />
    </Panel>
  );
}
