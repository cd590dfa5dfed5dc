import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { BackTest } from '../../../shared/contract/study-calls.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { StudyProgress } from '../../components/study-progress.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPeriod, formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import type { Study } from './use-study.ts';
import { WHAT_IF } from './words.ts';

type Row = BackTest['rows'][number];

export interface BackTestPanelProps {
  readonly study: Study<'study:back-test'>;
  readonly isLocked: boolean;
  readonly onRun: (periods: number) => void;
}

/** What the changes would have done in published periods, each by itself. */
export function BackTestPanel({ study, isLocked, onRun }: BackTestPanelProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const [periods, setPeriods] = useState(12);
  const { result } = study;
  const pair = (up: number, down: number): string => `↑${formatCount(up)} / ↓${formatCount(down)}`;
  const columns: readonly TableColumn<Row>[] = [
    { key: 'period', title: say('period'), width: 120, cell: (row) => formatPeriod(row.period, lang) },
    { key: 'graded', title: say('graded'), width: 90, align: 'right', cell: (row) => <span className="num">{formatCount(row.after.graded)}</span> },
    { key: 'reached', title: say('reachedMoved'), width: 190, grow: 1, align: 'right', cell: (row) => <span className="num strong">{pair(row.reachedUp, row.reachedDown)}</span> },
    { key: 'held', title: say('heldMoved'), width: 190, grow: 1, align: 'right', cell: (row) => <span className="num">{pair(row.heldUp, row.heldDown)}</span> },
    { key: 'average', title: say('averageChange'), width: 150, align: 'right', cell: (row) => <span className="num">{`${formatPlaces(row.before.average)} → ${formatPlaces(row.after.average)}`}</span> },
  ];
  return (
    <Panel
      flush
      className="what-if-movers"
      title={say('backTestTitle')}
      reloading={study.isRunning && result !== null}
    >
      <div className="row what-if-bar">
        <label className="row">
          {say('periods')}
          <InputNumber size="small" min={1} max={36} precision={0} value={periods} style={{ width: 76 }} onChange={(value) => value !== null && setPeriods(value)} />
        </label>
        <Button size="small" type="primary" ghost disabled={isLocked || study.isRunning} onClick={() => onRun(periods)}>
          {say('runBackTest')}
        </Button>
      </div>
      {study.isRunning && <StudyProgress study="backTest" label={say('backTesting')} />}
      {study.error !== null && <ErrorBanner error={study.error} />}
      {result === null && !study.isRunning && <EmptyState text={say('backTestFirst')} />}
      {result !== null && <DataTable id="what-if-back-test" label={say('viewBackTest')} columns={columns} source={arrayRows(result.rows)} rowKey={(row) => row.period} />}
    </Panel>
  );
}
