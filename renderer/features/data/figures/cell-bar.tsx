import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { FigureCell, FigureColumn, FigureOrigin, FigureRow } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { formatDecimal, formatInstant } from '../../../format.ts';
import { useLang, useWords, type Say } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { PastLine } from './past-line.tsx';
import { FIGURES } from './words.ts';

/** Asked only when the arrows rest. */
const REST_MS = 120;

export interface CellBarProps {
  readonly period: PeriodId;
  readonly row: FigureRow;
  readonly column: FigureColumn;
}

/** All that is known of the active cell: value, where it came from, its past, and what is unusual about it. */
export function CellBar({ period, row, column }: CellBarProps) {
  const say = useWords(FIGURES);
  const lang = useLang();
  const notify = useNotify();
  const key = useRested({ outletId: row.outletId, figure: column.figure, period });
  const cell = useCall('figure:cell', key);
  const takeBack = useAction('figure:take-back');
  const [isAsking, setAsking] = useState(false);
  const value = cell.status === 'ready' ? cell.value : null;
  const isCurrent = key !== null && key.outletId === row.outletId && key.figure === column.figure;
  const flag = isCurrent ? (value?.flag ?? null) : null;
  return (
    <section className="cell-bar" aria-label={say('cell')}>
      <div className="row">
        <strong className="nowrap">{row.name}</strong>
        <span className="quiet ellipsis">{row.regionPath.join(' / ')}</span>
        <span className="nowrap">{column.name}</span>
        <strong className="num nowrap">{isCurrent && value !== null ? (value.value === null ? say('noValue') : `${formatDecimal(value.value)} ${column.unit ?? ''}`) : ''}</strong>
        <span className="hint ellipsis grow">{isCurrent && value !== null ? originWords(value, say) : ''}</span>
        {isCurrent && value !== null && value.past.some((each) => each.value !== null) && <PastLine past={value.past} now={{ period, value: value.value }} label={say('past')} />}
        <Link to={`/outlets/${row.outletId}`} className="nowrap">
          {say('outletPage')}
        </Link>
      </div>
      {flag !== null && (
        <div className={flag.seen === null ? 'row cell-flag' : 'row cell-flag cell-flag-seen'}>
          <Icon name={flag.seen === null ? 'warning' : 'check'} size={14} />
          <span className="grow">
            {flag.reasons.map(({ code, params }) => messageFor(code, params, lang)).join(lang === 'zh' ? '' : ' ')}
            {flag.seen !== null && ` ${say('acknowledged', { by: flag.seen.by, at: formatInstant(flag.seen.at), reason: flag.seen.reason })}`}
          </span>
          {flag.seen === null ? (
            <Button size="small" onClick={() => setAsking(true)}>
              {say('acknowledge')}
            </Button>
          ) : (
            <Button
              size="small"
              loading={takeBack.isRunning}
              onClick={() => void takeBack.run({ period, cells: [{ outletId: row.outletId, figure: column.figure }] }).then((reply) => !reply.ok && notify.error(reply.error))}
            >
              {say('takeBack')}
            </Button>
          )}
        </div>
      )}
      {isAsking && flag !== null && <AcknowledgeDialog period={period} flags={[flag]} onClose={() => setAsking(false)} />}
    </section>
  );
}

type CellKey = { readonly outletId: FigureRow['outletId']; readonly figure: string; readonly period: PeriodId };

function useRested({ outletId, figure, period }: CellKey): CellKey | null {
  const [rested, setRested] = useState<CellKey | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested({ outletId, figure, period }), REST_MS);
    return () => clearTimeout(timer);
  }, [outletId, figure, period]);
  return rested;
}

function originWords({ origin, edits }: FigureCell, say: Say<typeof FIGURES.table>): string {
  const times = edits.filter(({ isUndone }) => !isUndone).length;
  const parts = [origin === null ? '' : fromWords(origin, say), times > 1 ? say('changedTimes', { count: times }) : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

function fromWords(origin: FigureOrigin, say: Say<typeof FIGURES.table>): string {
  const at = formatInstant(origin.at);
  if (origin.kind === 'hand') return say('originHand', { by: origin.by, at });
  return say(origin.row > 0 ? 'originImport' : 'originFile', { file: origin.file, row: origin.row, by: origin.by, at });
}
