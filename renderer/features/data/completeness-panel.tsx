import { useMemo } from 'react';
import type { FigureCompleteness } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPeriod, formatShare, periodInYear } from '../../format.ts';
import { useLang, useList, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { DATA } from './words.ts';

/** How complete each figure of the chosen period is. */
export function CompletenessPanel() {
  const joined = useList();
  const say = useWords(DATA);
  const lang = useLang();
  const { period } = useWorkspace();
  const list = useCall('figure:completeness', period === null ? null : { period });
  const columns = useMemo<readonly TableColumn<FigureCompleteness>[]>(
    () => [
      { key: 'name', title: say('figure'), width: 110, grow: 1, cell: (row) => <span className="ellipsis" title={row.figure}>{row.name}</span> },
      { key: 'unit', title: say('unit'), width: 52, cell: (row) => <span className="quiet">{row.unit ?? ''}</span> },
      {
        key: 'share',
        title: say('share'),
        width: 70,
        align: 'right',
        text: (row) => formatShare(row.withValue, row.outlets),
        cell: (row) => <span className={row.withValue < row.outlets ? 'warn strong' : 'strong'}>{formatShare(row.withValue, row.outlets)}</span>,
      },
      {
        key: 'missing',
        title: say('missing'),
        width: 72,
        align: 'right',
        text: (row) => String(row.outlets - row.withValue),
        cell: (row) => <span className={row.withValue < row.outlets ? 'warn' : 'quiet'}>{formatCount(row.outlets - row.withValue)}</span>,
      },
      {
        key: 'months',
        title: say('months'),
        width: 84,
        text: (row) => row.periods.join(' '),
        cell: (row) => <span className="ellipsis quiet" title={joined(row.periods.map((each) => formatPeriod(each, lang)))}>{monthsText(row, lang)}</span>,
      },
    ],
    [say, lang, joined],
  );
  const title = say('completeness');
  if (period === null) {
    return (
      <Panel title={title} flush>
        <EmptyState text={say('noPeriod')} />
      </Panel>
    );
  }
  if (list.status === 'failed') {
    return (
      <Panel title={title}>
        <ErrorBanner error={list.error} onRetry={list.retry} />
      </Panel>
    );
  }
  return (
    <Panel title={title} hint={formatPeriod(period, lang)} flush reloading={list.status === 'ready' && list.isReloading}>
      <DataTable
        id="completeness"
        label={title}
        columns={columns}
        source={arrayRows(list.status === 'ready' ? list.value : null)}
        rowKey={(row) => row.figure}
        empty={<EmptyState text={say('noFigures')} />}
      />
    </Panel>
  );
}

function monthsText(row: FigureCompleteness, lang: 'zh' | 'en'): string {
  if (row.periods.length <= 2) return row.periods.map((each) => periodInYear(each, lang)).join(lang === 'zh' ? '、' : ', ');
  const names = [...row.periods].sort().map((each) => periodInYear(each, lang));
  return `${names[0] ?? ''}–${names[names.length - 1] ?? ''}`;
}
