import { Button, Popconfirm } from 'antd';
import { useMemo, useState } from 'react';
import type { AskedJudgement, JudgementRow } from '../../../shared/contract/record-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { OutletRow } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatDecimal, formatInstant, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { JudgementDialog } from './judgement-dialog.tsx';
import { JUDGEMENTS } from './judgement-words.ts';

/** What people judged of the outlet, with the reasons; nothing where no scheme asks and nobody did. */
export function JudgementsPanel({ outlet }: { readonly outlet: OutletRow }) {
  const say = useWords(JUDGEMENTS);
  const lang = useLang();
  const { period } = useWorkspace();
  const list = useCall('judgement:list', { outletId: outlet.id });
  const remove = useAction('judgement:remove');
  const [open, setOpen] = useState<{ readonly row: JudgementRow | null } | null>(null);
  const asked = list.status === 'ready' ? list.value.asked : NO_ASKED;
  const { run: removeOne } = remove;
  const columns = useMemo<readonly TableColumn<JudgementRow>[]>(() => {
    const nameOf = (row: JudgementRow): string => {
      const own = asked.find((each) => each.judgement === row.judgement);
      return own === undefined ? row.judgement : inLang(own.name, lang);
    };
    return [
      { key: 'judgement', title: say('what'), width: 120, grow: 1, cell: (row) => <span className="ellipsis" title={nameOf(row)}>{nameOf(row)}</span> },
      { key: 'period', title: say('period'), width: 96, cell: (row) => formatPeriod(row.period, lang) },
      { key: 'value', title: say('value'), width: 84, align: 'right', cell: (row) => <span className="num">{/^-?[\d.]+$/.test(row.value) ? formatDecimal(row.value) : row.value}</span> },
      {
        key: 'reason',
        title: say('reason'),
        width: 180,
        grow: 3,
        cell: (row) => (
          <span className="ellipsis" title={row.reason}>
            {row.reason}
          </span>
        ),
      },
      {
        key: 'by',
        title: say('by'),
        width: 190,
        grow: 1,
        cell: (row) => (
          <span className="ellipsis quiet">
            {row.by} {formatInstant(row.at)} {row.isImported && say('imported')}
          </span>
        ),
      },
      {
        key: 'act',
        title: '',
        width: 88,
        cell: (row) => (
          <span className="row judgement-acts">
            <Button type="text" size="small" aria-label={say('change')} title={say('change')} icon={<Icon name="edit" size={14} />} onClick={() => setOpen({ row })} />
            <Popconfirm
              title={say('removeAsk', { period: formatPeriod(row.period, lang) })}
              okText={say('remove')}
              cancelText={say('cancel')}
              onConfirm={() => void removeOne({ outletId: outlet.id, judgement: row.judgement, period: row.period })}
            >
              <Button type="text" size="small" aria-label={say('remove')} title={say('remove')} icon={<Icon name="trash" size={14} />} />
            </Popconfirm>
          </span>
        ),
      },
    ];
  }, [say, lang, asked, outlet.id, removeOne]);
  if (list.status === 'failed') return <ErrorBanner error={list.error} onRetry={list.retry} />;
  if (list.status === 'loading' || (list.value.asked.length === 0 && list.value.rows.length === 0)) return null;
  const enter = (
    <Button size="small" disabled={asked.length === 0} icon={<Icon name="edit" size={14} />} onClick={() => setOpen({ row: null })}>
      {say('enter')}
    </Button>
  );
  return (
    <Panel title={say('title')} tools={enter} flush>
      {remove.error !== null && <ErrorBanner error={remove.error} />}
      <DataTable id="outlet-judgements" label={say('title')} columns={columns} source={arrayRows(list.value.rows)} rowKey={(row) => `${row.judgement} ${row.period}`} empty={<EmptyState text={say('none')} />} />
      {open !== null && <JudgementDialog outlet={outlet} asked={asked} row={open.row} period={period} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

const NO_ASKED: readonly AskedJudgement[] = [];
