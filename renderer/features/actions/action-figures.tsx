import { useMemo, useState } from 'react';
import type { ActionGroup, ActionQuery } from '../../../shared/contract/action-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { RegionId } from '../../../shared/ids.ts';
import { ACTIONS } from '../../components/actions/words.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';

type By = 'regions' | 'owners' | 'items';
const BY_WORDS = { regions: 'byRegion', owners: 'byOwner', items: 'byItem' } as const;
const HEAD_WORDS = { regions: 'region', owners: 'owner', items: 'item' } as const;

/** Actions counted by region, owner or item; a line leads to its actions. */
export function ActionFigures({ onShow }: { readonly onShow: (narrowed: Pick<ActionQuery, 'regionId' | 'owner' | 'checklist' | 'item'>) => void }) {
  const say = useWords(ACTIONS);
  const [by, setBy] = useState<By>('regions');
  const report = useCall('action:report', {});
  const columns = useFigureColumns(by);
  const rows = report.status === 'ready' ? report.value[by] : null;
  function open({ key }: ActionGroup): void {
    if (by === 'owners') return onShow({ owner: key });
    if (by === 'regions') return onShow(key === '' ? {} : { regionId: key as RegionId });
    const at = key.lastIndexOf(' ');
    onShow({ checklist: key.slice(0, at), item: key.slice(at + 1) });
  }
  return (
    <>
      {report.status === 'failed' && <ErrorBanner error={report.error} onRetry={report.retry} />}
      <Panel title={say('figures')} tools={
          <Segmented<By> label={say('figures')} value={by} onChange={setBy} options={(['regions', 'owners', 'items'] as const).map((value) => ({ value, label: say(BY_WORDS[value]), ...(report.status === 'ready' ? { count: report.value[value].length } : {}) }))} />
        } flush className="grow" reloading={report.status === 'ready' && report.isReloading}>
        <DataTable<ActionGroup> key={by} id={`action-figures-${by}`} label={say(BY_WORDS[by])} exportName={`${say('title')} ${say(BY_WORDS[by])}`} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.key} openOnClick onOpen={open} empty={<EmptyState text={say('empty')} />} />
      </Panel>
    </>
  );
}

function useFigureColumns(by: By): readonly TableColumn<ActionGroup>[] {
  const say = useWords(ACTIONS);
  const lang = useLang();
  return useMemo<readonly TableColumn<ActionGroup>[]>(() => {
    const nameOf = (row: ActionGroup): string => {
      const name = inLang(row.name, lang);
      if (by === 'items') return `${row.key.slice(row.key.lastIndexOf(' ') + 1)} ${name}`;
      return name !== '' ? name : say(by === 'owners' ? 'nobody' : 'noRegion');
    };
    const count = (key: 'open' | 'overdue' | 'done' | 'verified' | 'critical' | 'repeats', title: string, tone = ''): TableColumn<ActionGroup> => ({
      key,
      title,
      width: 84,
      align: 'right',
      text: (row) => String(row[key]),
      cell: (row) => <span className={row[key] === 0 ? 'num quiet' : `num ${tone}`}>{formatCount(row[key])}</span>,
    });
    return [
      {
        key: 'name',
        title: say(HEAD_WORDS[by]),
        width: 240,
        grow: 2,
        text: nameOf,
        cell: (row) => (
          <span className={row.level === 0 && by === 'regions' ? 'ellipsis strong' : 'ellipsis'} style={{ paddingLeft: row.level * 16 }} title={nameOf(row)}>
            {nameOf(row)}
          </span>
        ),
      },
      ...(by === 'items' ? [{ key: 'checklist', title: say('checklist'), width: 120, grow: 1, hideUnder: 1500, cell: (row: ActionGroup) => <span className="ellipsis quiet num">{row.key.slice(0, row.key.lastIndexOf(' '))}</span> }] : []),
      count('open', say('s_open'), 'strong'),
      count('overdue', say('s_overdue'), 'strong down'),
      count('done', say('s_done')),
      count('verified', say('s_verified')),
      count('critical', say('critical'), 'down'),
      count('repeats', say('repeats'), 'warn'),
      { key: 'meanAge', title: say('meanAge'), width: 116, align: 'right', cell: (row) => <span className="num">{row.meanAge ?? NO_VALUE}</span> },
      { key: 'meanDays', title: say('meanDays'), width: 116, align: 'right', cell: (row) => <span className="num">{row.meanDays ?? NO_VALUE}</span> },
    ];
  }, [say, lang, by]);
}
