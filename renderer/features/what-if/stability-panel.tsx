import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Stability } from '../../../shared/contract/study-calls.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { LevelTag, levelName } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { StudyProgress } from '../../components/study-progress.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import type { Study } from './use-study.ts';
import { WHAT_IF } from './words.ts';

export interface DrawSettings {
  readonly percent: number;
  readonly draws: number;
  readonly seed: number;
}
export const FIRST_DRAW: DrawSettings = { percent: 10, draws: 100, seed: 1 };

export interface StabilityPanelProps {
  readonly study: Study<'study:stability'>;
  readonly levels: readonly LevelInfo[];
  readonly isLocked: boolean;
  readonly onDraw: (settings: DrawSettings) => void;
}

type Row = Stability['rows'][number];

/** Draws weights at random, the same for a seed, and lists the outlets whose level does not hold. */
export function StabilityPanel({ study, levels, isLocked, onDraw }: StabilityPanelProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const navigate = useNavigate();
  const [settings, setSettings] = useState(FIRST_DRAW);
  const { result } = study;
  const columns: readonly TableColumn<Row>[] = [
    { key: 'outlet', title: say('outlet'), width: 190, grow: 2, cell: (row) => <span title={row.outlet}>{row.name}</span>, text: (row) => `${row.name} ${row.outlet}` },
    { key: 'level', title: say('level'), width: 160, cell: (row) => <LevelTag code={row.level} levels={levels} size={11} />, text: (row) => levelName(levels, row.level, lang, say('noLevel')) },
    { key: 'holds', title: say('holds'), width: 120, align: 'right', cell: (row) => <span className="num strong">{row.holds}</span> },
    { key: 'rank', title: say('rank'), width: 90, align: 'right', cell: (row) => <span className="num">{formatCount(row.rank)}</span> },
    { key: 'band', title: say('rankBand'), width: 130, align: 'right', cell: (row) => <span className="num quiet">{`${formatCount(row.bestRank)}–${formatCount(row.worstRank)}`}</span> },
  ];
  const set = (key: keyof DrawSettings) => (value: number | null) => {
    if (value !== null) setSettings({ ...settings, [key]: value });
  };
  return (
    <Panel
      flush
      className="what-if-movers"
      title={say('drawTitle')}
      reloading={study.isRunning && result !== null}
    >
      <div className="row what-if-bar">
        <label className="row">
          {say('within')}
          <InputNumber size="small" min={1} max={50} value={settings.percent} suffix="%" style={{ width: 76 }} onChange={set('percent')} />
        </label>
        <label className="row">
          {say('drawsLabel')}
          <InputNumber size="small" min={10} max={2000} precision={0} value={settings.draws} style={{ width: 76 }} onChange={set('draws')} />
        </label>
        <label className="row">
          {say('seed')}
          <InputNumber size="small" min={0} max={2_000_000_000} precision={0} value={settings.seed} style={{ width: 76 }} onChange={set('seed')} />
        </label>
        <Button size="small" type="primary" ghost disabled={isLocked || study.isRunning} onClick={() => onDraw(settings)}>
          {say('draw')}
        </Button>
        {result !== null && !study.isRunning && (
          <span className="quiet what-if-said">
            {say('holdsSentence', { draws: result.draws, holds: result.holds ?? '—', always: formatCount(result.always), graded: formatCount(result.graded) })}
            {result.holdsBefore !== null && ` ${say('holdsNow', { holds: result.holdsBefore })}`}
          </span>
        )}
      </div>
      {study.isRunning && <StudyProgress study="stability" label={say('drawing')} />}
      {study.error !== null && <ErrorBanner error={study.error} />}
      {result === null && !study.isRunning && <EmptyState text={say('drawFirst')} />}
      {result !== null && (
        <DataTable
          id="what-if-stability"
          label={say('stability')}
          columns={columns}
          source={arrayRows(result.rows)}
          rowKey={(row) => row.outletId}
          onOpen={(row) => void navigate(`/outlets/${row.outletId}`)}
          empty={<EmptyState text={say('allStable')} />}
        />
      )}
    </Panel>
  );
}
