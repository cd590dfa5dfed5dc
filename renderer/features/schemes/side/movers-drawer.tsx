import { Drawer } from 'antd';
import { useMemo, useState } from 'react';
import type { SchemeTrial, TrialMover } from '../../../../shared/contract/scheme-calls.ts';
import type { LevelInfo } from '../../../../shared/ipc-contract.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { LevelTag, levelName } from '../../../components/level-tag.tsx';
import { arrayRows } from '../../../components/row-source.ts';
import { Segmented } from '../../../components/segmented.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { formatPlaces, formatSigned, shownDifference } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { DESIGNER } from '../words.ts';

type Shown = 'all' | 'up' | 'down';

/** The outlets that the draft leaves on another level than the version in force. */
export function MoversDrawer({ trial, levels, onClose }: { readonly trial: SchemeTrial; readonly levels: readonly LevelInfo[]; readonly onClose: () => void }) {
  const say = useWords(DESIGNER);
  const lang = useLang();
  const [shown, setShown] = useState<Shown>('all');
  const movers = trial.movers ?? { up: 0, down: 0, other: 0, rows: [] };
  const rows = movers.rows.filter((row) => shown === 'all' || row.direction === shown);
  const columns = useMemo<readonly TableColumn<TrialMover>[]>(
    () => [
      { key: 'name', title: say('outletWord'), width: 190, grow: 1, cell: (row) => <span className="ellipsis" title={row.outlet}>{row.name}</span> },
      {
        key: 'levels',
        title: say('levelChange'),
        width: 190,
        text: (row) => `${levelName(levels, row.before, lang, '—')} → ${levelName(levels, row.after, lang, '—')}`,
        cell: (row) => (
          <span className="row" style={{ gap: 4 }}>
            <span className="nowrap">{levelName(levels, row.before, lang, '—')}</span>
            <span className={row.direction === 'up' ? 'up' : row.direction === 'down' ? 'down' : 'quiet'}>→</span>
            <LevelTag code={row.after} levels={levels} size={11} show="stars" />
          </span>
        ),
      },
      { key: 'before', title: say('totalIn', { v: trial.base?.version ?? 0 }), width: 90, align: 'right', cell: (row) => formatPlaces(row.totalBefore) },
      { key: 'after', title: say('totalNow'), width: 90, align: 'right', cell: (row) => <b>{formatPlaces(row.totalAfter)}</b> },
      { key: 'change', title: say('difference'), width: 80, align: 'right', cell: (row) => (row.totalBefore === null || row.totalAfter === null ? '—' : formatSigned(shownDifference(row.totalAfter, row.totalBefore))) },
    ],
    [say, lang, levels, trial],
  );
  return (
    <Drawer open onClose={onClose} size={720} title={say('moversTitle', { v: trial.base?.version ?? 0 })} styles={{ body: { padding: 0, display: 'flex', flexDirection: 'column' } }}>
      <div className="row mvd-bar">
        <Segmented<Shown>
          label={say('levelChange')}
          options={[
            { value: 'all', label: say('all'), count: movers.up + movers.down + movers.other },
            { value: 'up', label: say('up'), count: movers.up },
            { value: 'down', label: say('down'), count: movers.down },
          ]}
          value={shown}
          onChange={setShown}
        />
        <span className="grow" />
      </div>
      <div style={{ flex: 1, minHeight: 0 }}>
        <DataTable<TrialMover> id="scheme-movers" label={say('changedLevels')} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.outlet} empty={<EmptyState text={say('noMovers')} />} />
      </div>
    </Drawer>
  );
}
