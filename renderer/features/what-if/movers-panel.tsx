import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { StudyMover, WhatIfStudy } from '../../../shared/contract/study-calls.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import type { Basis } from './summary-strip.tsx';
import { WHAT_IF } from './words.ts';

type Which = 'all' | 'up' | 'down';

export interface MoversPanelProps {
  readonly study: WhatIfStudy;
  readonly basis: Basis;
  readonly hasChanges: boolean;
  readonly reloading: boolean;
  /** Words of a change by its path. */
  readonly causeOf: (paths: readonly string[]) => string;
}

/** The outlets whose level would change: from what to what, both totals, and the change that does most of it. */
export function MoversPanel({ study, basis, hasChanges, reloading, causeOf }: MoversPanelProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const navigate = useNavigate();
  const [which, setWhich] = useState<Which>('all');
  const [sought, setSought] = useState('');
  const moves = study[basis];
  const wanted = sought.trim().toLowerCase();
  const rows = moves.rows.filter((row) => (which === 'all' || row.direction === which) && (wanted === '' || row.name.toLowerCase().includes(wanted) || row.outlet.toLowerCase().includes(wanted)));
  const name = (code: string | null): string => levelName(study.levels, code, lang, say('noLevel'));
  const arrow = ({ direction }: StudyMover): string => (direction === 'up' ? '↑' : direction === 'down' ? '↓' : '→');
  const columns: readonly TableColumn<StudyMover>[] = [
    { key: 'outlet', title: say('outlet'), width: 190, grow: 2, cell: (row) => <span title={row.outlet}>{row.name}</span>, text: (row) => `${row.name} ${row.outlet}` },
    {
      key: 'change',
      title: say('change'),
      width: 210,
      cell: (row) => (
        <span className="row nowrap">
          <span className={row.direction === 'other' ? 'quiet' : row.direction}>{arrow(row)}</span>
          {name(row.before)}
          <span className="quiet">→</span>
          <LevelTag code={row.after} levels={study.levels} size={11} none={say('noLevel')} />
        </span>
      ),
      text: (row) => `${name(row.before)} → ${name(row.after)}`,
    },
    { key: 'totalNow', title: say('totalNow'), width: 96, align: 'right', cell: (row) => <span className="num quiet">{formatPlaces(row.totalBefore)}</span> },
    { key: 'totalThen', title: say('totalThen'), width: 96, align: 'right', cell: (row) => <span className="num strong">{formatPlaces(row.totalAfter)}</span> },
    { key: 'cause', title: say('cause'), width: 170, grow: 2, cell: (row) => <span className="quiet ellipsis" title={causeOf(row.cause)}>{causeOf(row.cause)}</span>, text: (row) => causeOf(row.cause) },
  ];
  const total = moves.up + moves.down + moves.other;
  return (
    <Panel
      flush
      className="what-if-movers"
      title={say('movers')}
      hint={say('moversHint')}
      reloading={reloading}
      tools={
        <>
          <Segmented
            label={say('movers')}
            value={which}
            onChange={setWhich}
            options={[
              { value: 'all', label: say('all'), count: total },
              { value: 'up', label: say('up'), count: moves.up },
              { value: 'down', label: say('down'), count: moves.down },
            ]}
          />
          <SearchBox label={say('searchOutlet')} value={sought} onChange={setSought} width={150} />
        </>
      }
    >
      <DataTable
        id="what-if-movers"
        label={say('movers')}
        columns={columns}
        source={arrayRows(rows)}
        rowKey={(row) => row.outletId}
        onOpen={(row) => void navigate(`/outlets/${row.outletId}`)}
        empty={<EmptyState text={say(hasChanges ? 'noMovers' : 'noChanges')} />}
        onClearFilters={
          wanted !== '' || which !== 'all'
            ? () => {
                setSought('');
                setWhich('all');
              }
            : undefined
        }
        foot={moves.rows.length < total ? say('firstRows', { count: moves.rows.length }) : undefined}
      />
    </Panel>
  );
}
