import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { HistoryQuery, OutletMovesRow } from '../../../shared/contract/history-calls.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatPercent } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { isRecord, useKept } from '../../kept-state.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { AnalysisFrame, RuleNumber } from './analysis-frame.tsx';
import { isDarkFill, Standing, standingFill, useStandingName } from './standing-name.tsx';
import { ANALYSIS } from './words.ts';

interface Rule {
  readonly last: number;
  readonly turns: number;
}
const RULE: Rule = { last: 12, turns: 2 };
const MOST = 60;

/** Outlets that go up and down again, by a rule that people set; with 0 turns every outlet. */
export function OutletMovesPage() {
  const say = useWords(ANALYSIS);
  const [rule, setRule] = useKept<Rule>('analysis:yoyo', RULE, (value): value is Rule => isRecord(value) && typeof value['last'] === 'number' && typeof value['turns'] === 'number');
  return (
    <AnalysisFrame
      least={2}
      filters={() => (
        <>
          <RuleNumber label={say('last')} unit={say('lastUnit')} value={rule.last} from={2} to={MOST} onChange={(last) => setRule({ ...rule, last })} />
          <RuleNumber label={say('turnsAtLeast')} unit={say('turnsUnit')} value={rule.turns} from={0} to={MOST} onChange={(turns) => setRule({ ...rule, turns })} />
        </>
      )}
    >
      {({ query, frame }) => <Outlets query={query} rule={rule} levels={frame.levels} />}
    </AnalysisFrame>
  );
}

function Outlets({ query, rule, levels }: { readonly query: HistoryQuery; readonly rule: Rule; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(ANALYSIS);
  const navigate = useNavigate();
  const name = useStandingName(levels);
  const [text, setText] = useState('');
  const source = usePagedRows('history:outlets', { ...query, last: rule.last, minTurns: rule.turns, ...(text === '' ? {} : { text }) });
  const count = (key: 'turns' | 'up' | 'down' | 'spell', title: string): TableColumn<OutletMovesRow> => ({
    key,
    title,
    width: 84,
    align: 'right',
    sortBy: key,
    sortFirst: 'descending',
    cell: (row) => <span className={key === 'turns' ? 'num strong' : 'num'}>{row[key]}</span>,
  });
  const columns: readonly TableColumn<OutletMovesRow>[] = [
    { key: 'code', title: say('code'), width: 110, sortBy: 'code', cell: (row) => <span className="num">{row.code}</span> },
    { key: 'name', title: say('name'), width: 170, grow: 2, sortBy: 'name', cell: (row) => <span className="ellipsis">{row.name}</span> },
    { key: 'region', title: say('region'), width: 150, grow: 1, sortBy: 'region', hideUnder: 1360, cell: (row) => <span className="quiet ellipsis">{row.regionPath.join(' / ')}</span> },
    { key: 'level', title: say('level'), width: 130, sortBy: 'level', cell: (row) => <Standing levels={levels} value={row.key} />, text: (row) => name(row.key) },
    count('turns', say('turns')),
    count('up', say('up')),
    count('down', say('down')),
    { key: 'movedShare', title: say('movedShare'), width: 84, align: 'right', sortBy: 'movedShare', sortFirst: 'descending', cell: (row) => <span className="num">{formatPercent(row.movedShare)}</span> },
    count('spell', say('spell')),
    { key: 'strip', title: say('strip'), width: Math.min(rule.last, 13) * 24 + 26, cell: (row) => <LevelStrip row={row} levels={levels} />, text: (row) => row.strip.map(({ period, key }) => `${period} ${name(key)}`).join(' ') },
  ];
  return (
    <Panel className="grow" title={say('tabOutlets')} hint={say('turnsHow')} flush reloading={source.isReloading} tools={<SearchBox label={say('seekOutlet')} value={text} onChange={setText} width={160} />}>
      <DataTable
        id="analysis-outlets"
        label={say('tabOutlets')}
        columns={columns}
        source={source}
        rowKey={(row) => row.outletId}
        onOpen={(row) => void navigate(`/outlets/${row.outletId}`)}
        empty={<EmptyState text={rule.turns === 0 ? say('noOutlets') : say('noYoyo', { last: rule.last, turns: rule.turns })} />}
        onClearFilters={text === '' ? undefined : () => setText('')}
      />
    </Panel>
  );
}

/** The levels of the last periods, oldest first: stars as a figure on the tone of the level. */
function LevelStrip({ row, levels }: { readonly row: OutletMovesRow; readonly levels: readonly LevelInfo[] }) {
  const name = useStandingName(levels);
  return (
    <span className="strip" role="img" aria-label={row.strip.map(({ period, key }) => `${period} ${name(key)}`).join(', ')}>
      {row.strip.slice(-13).map(({ period, key }) => {
        const level = levels.find(({ code }) => code === key);
        return (
          <span key={period} title={`${period} ${name(key)}`} className={isDarkFill(levels, key) ? 'strip-dark num' : 'num'} style={{ background: standingFill(levels, key) }}>
            {level === undefined ? '' : (level.stars ?? level.place + 1)}
          </span>
        );
      })}
    </span>
  );
}
