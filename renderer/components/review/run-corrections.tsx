import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { RunCorrection } from '../../../shared/contract/review-calls.ts';
import type { RunId } from '../../../shared/ids.ts';
import { DataTable } from '../data-table.tsx';
import { arrayRows } from '../row-source.ts';
import type { TableColumn } from '../table-column.ts';
import { Icon } from '../icon.tsx';
import { Tag } from '../tag.tsx';
import { formatDate, formatInstant, formatPlaces } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { REVIEWS } from './words.ts';
import './reviews.css';

/** Beside a run: that scores it read were changed by appeals since. Nothing where none was. */
export function StaleRunTag({ runId }: { readonly runId: RunId }) {
  const say = useWords(REVIEWS);
  const runs = useCall('review:stale-runs', {});
  const stale = runs.status === 'ready' ? runs.value.find((run) => run.runId === runId) : undefined;
  if (stale === undefined) return null;
  return (
    <Tag tone="warning" icon="warning" title={say('staleTitle')}>
      {say('stale', { count: stale.corrections })}
    </Tag>
  );
}

/** The same as a button that opens the list of the changed scores. */
export function StaleRunButton({ runId }: { readonly runId: RunId }) {
  const say = useWords(REVIEWS);
  const [isOpen, setOpen] = useState(false);
  const runs = useCall('review:stale-runs', {});
  const stale = runs.status === 'ready' ? runs.value.find((run) => run.runId === runId) : undefined;
  if (stale === undefined) return null;
  return (
    <>
      <button type="button" className="bare stale-button" onClick={() => setOpen(true)}>
        <span className="tag tag-warning">
          <Icon name="warning" size={12} />
          {say('stale', { count: stale.corrections })}
        </span>
      </button>
      {isOpen && <Corrections runId={runId} onClose={() => setOpen(false)} />}
    </>
  );
}

function Corrections({ runId, onClose }: { readonly runId: RunId; readonly onClose: () => void }) {
  const say = useWords(REVIEWS);
  const list = useCall('review:run-corrections', { runId });
  const columns = useMemo<readonly TableColumn<RunCorrection>[]>(
    () => [
      { key: 'outlet', title: say('outlet'), width: 160, grow: 2, cell: (row) => <span className="ellipsis" title={row.outletCode}>{row.outletName}</span> },
      { key: 'visitedOn', title: say('visitedOn'), width: 104, cell: (row) => <Link to={`/visits/${row.visitId}`} className="num">{formatDate(row.visitedOn)}</Link> },
      { key: 'old', title: say('oldScore'), width: 84, align: 'right', cell: (row) => formatPlaces(row.oldScore) },
      { key: 'new', title: say('newScore'), width: 84, align: 'right', cell: (row) => <span className="strong">{formatPlaces(row.newScore)}</span> },
      { key: 'at', title: say('decidedOn'), width: 112, cell: (row) => <Link to={`/visits/appeals/${row.appealId}`} className="num">{formatInstant(row.decidedAt)}</Link> },
    ],
    [say],
  );
  const rows = list.status === 'ready' ? list.value : null;
  return (
    <Modal open width={680} title={say('staleTitle')} footer={null} onCancel={onClose}>
      <p className="quiet row">
        <span className="grow">{say('staleText')}</span>
      </p>
      <div style={{ height: 280, marginTop: 8 }}>
        <DataTable<RunCorrection> id="run-corrections" label={say('staleTitle')} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.appealId} />
      </div>
    </Modal>
  );
}
