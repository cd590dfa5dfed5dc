import { useMemo } from 'react';
import { Link } from 'react-router';
import { comparePeriods, type PeriodId } from '../../../shared/dates.ts';
import type { OutletDetail, OutletFigureRow } from '../../../shared/ipc-contract.ts';
import type { OutletAttribute } from '../../../shared/outlet/outlet.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatDecimal, NO_VALUE, shortPeriod } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { JudgementsPanel } from './judgements-panel.tsx';
import { OUTLETS } from './words.ts';

const MOST_PERIODS = 12;

/** The outlet's figures, a column a period, newest first, and its attributes. */
export function FiguresTab({ detail }: { readonly detail: OutletDetail }) {
  const say = useWords(OUTLETS);
  const periods = useMemo(() => periodsOf(detail.figures), [detail.figures]);
  const columns = useMemo<readonly TableColumn<OutletFigureRow>[]>(
    () => [
      { key: 'name', title: say('figure'), width: 180, grow: 1, cell: (row) => <span className="ellipsis">{row.name}</span> },
      { key: 'unit', title: say('unit'), width: 64, cell: (row) => <span className="quiet">{row.unit ?? ''}</span> },
      ...periods.map((period): TableColumn<OutletFigureRow> => ({
        key: period,
        title: shortPeriod(period),
        width: 88,
        align: 'right',
        cell: (row) => {
          const value = row.values.find((each) => each.period === period);
          return value === undefined ? <span className="quiet">{NO_VALUE}</span> : <span title={value.source ?? undefined}>{formatDecimal(value.value)}</span>;
        },
      })),
    ],
    [say, periods],
  );
  const attributes = useMemo<readonly TableColumn<OutletAttribute>[]>(
    () => [
      { key: 'code', title: say('attribute'), width: 140, grow: 1, cell: (row) => <span className="ellipsis">{row.code}</span> },
      {
        key: 'value',
        title: say('value'),
        width: 130,
        grow: 1,
        align: 'right',
        cell: (row) => <span className="ellipsis">{row.type === 'number' ? formatDecimal(row.value) : row.value}</span>,
      },
    ],
    [say],
  );
  return (
    <div className="outlet-split grow">
      <div className="outlet-data">
        <Panel title={say('tabFigures')} flush>
          <DataTable
            id="outlet-figures"
            label={say('tabFigures')}
            exportName={`${detail.outlet.code} ${say('tabFigures')}`}
            columns={columns}
            source={arrayRows(detail.figures)}
            rowKey={(row) => row.figure}
            empty={<EmptyState text={say('noFigures')} action={<Link to="/data">{say('import')}</Link>} />}
          />
        </Panel>
        <JudgementsPanel outlet={detail.outlet} />
      </div>
      <Panel title={say('attributes')} flush>
        <DataTable id="outlet-attributes" label={say('attributes')} exportName={`${detail.outlet.code} ${say('attributes')}`} columns={attributes} source={arrayRows(detail.outlet.attributes)} rowKey={(row) => row.code} />
      </Panel>
    </div>
  );
}

function periodsOf(figures: readonly OutletFigureRow[]): readonly PeriodId[] {
  const all = new Set(figures.flatMap((figure) => figure.values.map((value) => value.period)));
  return [...all].sort((a, b) => comparePeriods(b, a)).slice(0, MOST_PERIODS);
}
