import { useMemo, useState } from 'react';
import type { AppealRate } from '../../../shared/contract/review-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatPercent } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { isSpan, SpanFilters, spanQuery, WHOLE_SPAN, type Span } from './span-filters.tsx';
import { REVIEWS } from '../../components/review/words.ts';

type By = 'auditors' | 'outlets' | 'items';
const BY_WORDS = { auditors: 'byAuditor', outlets: 'byOutlet', items: 'byItems' } as const;
const FLAG_WORDS = { auditors: 'flagAuditor', outlets: 'flagOutlet', items: 'flagItem' } as const;

/** How often auditors, outlets and items are appealed against, and with what success. */
export function AppealRatesView() {
  const say = useWords(REVIEWS);
  const [by, setBy] = useState<By>('items');
  const [span, setSpan] = useKept<Span>('reviews:rates', WHOLE_SPAN, isSpan);
  const query = useMemo(() => {
    const { checklist: _all, ...days } = spanQuery(span);
    return days;
  }, [span]);
  const rates = useCall('appeal:rates', query);
  const columns = useRateColumns(by);
  const rows = rates.status === 'ready' ? rates.value[by] : null;
  return (
    <>
      <FilterBar onClear={span === WHOLE_SPAN ? undefined : () => setSpan(WHOLE_SPAN)}>
        <Segmented<By> label={say('ratesBy')} value={by} onChange={setBy} options={(['items', 'auditors', 'outlets'] as const).map((value) => ({ value, label: say(BY_WORDS[value]), ...(rates.status === 'ready' ? { count: rates.value[value].length } : {}) }))} />
        <SpanFilters span={span} onChange={setSpan} hasChecklist={false} />
      </FilterBar>
      {rates.status === 'failed' && <ErrorBanner error={rates.error} onRetry={rates.retry} />}
      <Panel title={say('rates')} hint={say(BY_WORDS[by])} flush className="grow">
        <DataTable<AppealRate> id={`appeal-rates-${by}`} label={say('rates')} columns={columns} source={arrayRows(rows)} rowKey={(row) => row.key} empty={<EmptyState text={say('noRates')} />} />
      </Panel>
    </>
  );
}

function useRateColumns(by: By): readonly TableColumn<AppealRate>[] {
  const say = useWords(REVIEWS);
  const lang = useLang();
  return useMemo(
    () => [
      { key: 'key', title: say(BY_WORDS[by]), width: 160, cell: (row) => <span className="ellipsis num strong">{row.key}</span> },
      ...(by === 'auditors' ? [] : [{ key: 'name', title: '', width: 220, grow: 2, cell: (row: AppealRate) => <span className="ellipsis" title={inLang(row.name, lang)}>{inLang(row.name, lang)}</span> }]),
      { key: 'visits', title: say(by === 'items' ? 'visitsWithItem' : 'visits'), width: 110, align: 'right', cell: (row) => formatCount(row.visits) },
      { key: 'appealed', title: say('appealed'), width: 90, align: 'right', cell: (row) => formatCount(row.appealed) },
      { key: 'appealRate', title: say('appealRate'), width: 96, align: 'right', cell: (row) => formatPercent(row.appealPercent) },
      { key: 'decided', title: say('decided'), width: 90, align: 'right', cell: (row) => formatCount(row.decided) },
      { key: 'overturned', title: say('overturned'), width: 90, align: 'right', cell: (row) => formatCount(row.overturned) },
      { key: 'overturnRate', title: say('overturnRate'), width: 110, align: 'right', cell: (row) => <span className="strong">{formatPercent(row.overturnPercent)}</span> },
      { key: 'flag', title: say('hints'), width: 150, grow: 1, text: (row) => (row.isFlagged ? say(FLAG_WORDS[by]) : ''), cell: (row) => row.isFlagged && <Tag tone="warning" icon="flag">{say(FLAG_WORDS[by])}</Tag> },
    ],
    [say, lang, by],
  );
}
