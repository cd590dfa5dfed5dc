import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RescoredRow } from '../../../../shared/contract/checklist-calls.ts';
import type { Sort } from '../../../../shared/ipc-contract.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { arrayRows } from '../../../components/row-source.ts';
import type { TableColumn } from '../../../components/table-column.ts';
import { Tag } from '../../../components/tag.tsx';
import { formatPlaces, formatSigned, NO_VALUE, signOf, toHundredths } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { CHECKLISTS, type SayChecklists } from '../words.ts';

/** The visits with both scores; the largest losses first at the start. */
export function EffectTable({ rows, isDone }: { readonly rows: readonly RescoredRow[]; readonly isDone: boolean }) {
  const say = useWords(CHECKLISTS);
  const navigate = useNavigate();
  const [sort, setSort] = useState<Sort>({ by: 'difference', descending: false });
  const sorted = useMemo(() => [...rows].sort((a, b) => order(a, b, sort)), [rows, sort]);
  const columns = useMemo(() => columnsOf(say), [say]);
  return <DataTable<RescoredRow> id="checklist-effect" label={say('effect')} columns={columns} source={arrayRows(sorted, { sort, setSort, isReloading: !isDone })} rowKey={(row) => row.visitId} onOpen={(row) => void navigate(`/visits/${row.visitId}`)} />;
}

function columnsOf(say: SayChecklists): readonly TableColumn<RescoredRow>[] {
  const score = (text: string | null): string => (text === null ? NO_VALUE : formatPlaces(text));
  return [
    {
      key: 'outlet',
      title: say('outlet'),
      width: 150,
      grow: 1,
      sortBy: 'outletName',
      cell: (row) => (
        <Link className="ellipsis" to={`/visits/${row.visitId}`} title={`${row.outletName} ${row.code}`}>
          {row.outletName}
        </Link>
      ),
      text: (row) => `${row.outletName} ${row.code}`,
    },
    { key: 'date', title: say('date'), width: 92, sortBy: 'visitedOn', cell: (row) => <span className="num">{row.visitedOn}</span> },
    { key: 'version', title: say('madeWith'), width: 88, align: 'right', cell: (row) => <span className="num">{`v${row.version}`}</span> },
    { key: 'before', title: say('beforeWord'), width: 72, align: 'right', sortBy: 'before', cell: (row) => <span className="num">{score(row.before)}</span> },
    { key: 'after', title: say('afterWord'), width: 72, align: 'right', sortBy: 'after', cell: (row) => <span className="num strong">{score(row.after)}</span> },
    {
      key: 'difference',
      title: say('difference'),
      width: 92,
      align: 'right',
      sortBy: 'difference',
      cell: (row) => <span className={`num ${row.difference === null ? '' : signOf(row.difference) > 0 ? 'up' : signOf(row.difference) < 0 ? 'down' : ''}`}>{row.difference === null ? NO_VALUE : formatSigned(row.difference)}</span>,
      text: (row) => row.difference ?? '',
    },
    { key: 'open', title: say('openItems'), width: 70, align: 'right', hideUnder: 1360, cell: (row) => <span className="num">{row.open}</span> },
    {
      key: 'outcome',
      title: say('outcome'),
      width: 110,
      hideUnder: 1360,
      cell: (row) =>
        row.passedBefore === row.passedAfter ? (
          ''
        ) : row.passedAfter === false ? (
          <Tag tone="down">{say('toFail')}</Tag>
        ) : row.passedAfter === true ? (
          <Tag tone="up">{say('toPass')}</Tag>
        ) : (
          ''
        ),
    },
  ];
}

/** Rows without a value come last, whatever the direction. */
function order(a: RescoredRow, b: RescoredRow, { by, descending }: Sort): number {
  const turn = descending ? -1 : 1;
  if (by === 'outletName' || by === 'visitedOn') return turn * (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : 0) || (a.code < b.code ? -1 : 1);
  const key = by === 'before' || by === 'after' ? by : 'difference';
  const [one, other] = [a[key], b[key]];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const apart = toHundredths(one) - toHundredths(other);
  return apart === 0n ? (a.code < b.code ? -1 : 1) : turn * (apart < 0n ? -1 : 1);
}
