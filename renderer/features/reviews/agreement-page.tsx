import { InputNumber } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { PAIR_SOURCES, type AgreementPair, type AgreementReport, type ItemAgreement, type PairSource } from '../../../shared/contract/review-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatDate, formatPercent, formatPlaces, formatSigned, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { NumberStrip } from './number-strip.tsx';
import { isSpan, SpanFilters, spanQuery, WHOLE_SPAN, type Span } from './span-filters.tsx';
import { VisitHead } from '../../components/review/visit-head.tsx';
import { REVIEWS } from '../../components/review/words.ts';

const SOURCE_WORDS = { second: 'sourceSecond', reaudit: 'sourceReaudit', near: 'sourceNear' } as const;
const USUAL_DAYS = 14;
const NO_COLUMNS: readonly TableColumn<ItemAgreement>[] = [];

/** How far different people agree on the same outlets. */
export function AgreementPage() {
  const say = useWords(REVIEWS);
  const [source, setSource] = useState<PairSource>('second');
  const [withinDays, setWithinDays] = useState(USUAL_DAYS);
  const [span, setSpan] = useKept<Span>('reviews:agreement', WHOLE_SPAN, isSpan);
  const query = useMemo(() => ({ source, ...(source === 'near' ? { withinDays } : {}), ...spanQuery(span) }), [source, withinDays, span]);
  const report = useCall('review:agreement', query);
  return (
    <div className="page">
      <VisitHead title={say('agreement')} facts={say('agreementFacts')} />
      <FilterBar onClear={span === WHOLE_SPAN ? undefined : () => setSpan(WHOLE_SPAN)}>
        <Segmented<PairSource> label={say('agreement')} value={source} onChange={setSource} options={PAIR_SOURCES.map((value) => ({ value, label: say(SOURCE_WORDS[value]) }))} />
        {source === 'near' && (
          <span className="row">
            {say('withinDays')}
            <InputNumber size="small" aria-label={say('withinDays')} min={0} max={366} style={{ width: 64 }} value={withinDays} onChange={(days) => setWithinDays(days ?? 0)} />
            {say('days')}
          </span>
        )}
        <SpanFilters span={span} onChange={setSpan} />
      </FilterBar>
      {report.status === 'failed' && <ErrorBanner error={report.error} onRetry={report.retry} />}
      {report.status === 'loading' && (
        <Panel label={say('agreement')} flush className="grow">
          <DataTable<ItemAgreement> id="agreement-items" label={say('byItem')} columns={NO_COLUMNS} source={arrayRows<ItemAgreement>(null)} rowKey={(row) => row.item} />
        </Panel>
      )}
      {report.status === 'ready' && <Report report={report.value} isReloading={report.isReloading} />}
    </div>
  );
}

function Report({ report, isReloading }: { readonly report: AgreementReport; readonly isReloading: boolean }) {
  const say = useWords(REVIEWS);
  const navigate = useNavigate();
  const items = useItemColumns();
  const pairs = usePairColumns();
  const { agreement, difference } = report;
  if (report.pairs === 0) {
    return (
      <Panel label={say('agreement')} flush className="grow">
        <EmptyState text={say('noAgreement')} />
      </Panel>
    );
  }
  return (
    <>
      <NumberStrip
        label={say('agreement')}
        cells={[
          { name: say('pairsN'), number: formatCount(report.pairs), hint: report.leftOut > 0 ? say('leftOut', { n: report.pairs, more: report.leftOut }) : null },
          { name: say('agreementPercent'), number: formatPercent(agreement.percent), hint: `${formatCount(agreement.same)} / ${formatCount(agreement.items)}` },
          { name: say('kappa'), number: formatPlaces(agreement.kappa), hint: agreement.kappa === null ? say('kappaNone') : null },
          {
            name: say('meanDifference'),
            number: formatSigned(difference?.mean ?? null),
            hint: difference === null || difference.low === null ? say('intervalNone') : say('interval', { low: formatSigned(difference.low), high: formatSigned(difference.high) }),
          },
        ]}
      />
      <div className="review-halves grow">
        <Panel title={say('byItem')} flush reloading={isReloading}>
          <DataTable<ItemAgreement> id="agreement-items" label={say('byItem')} columns={items} source={arrayRows(report.items)} rowKey={(row) => `${row.checklist} ${row.item}`} />
        </Panel>
        <Panel title={say('byPair')} hint={say('pairsHint')} flush reloading={isReloading}>
          <DataTable<AgreementPair>
            id="agreement-pairs"
            label={say('byPair')}
            columns={pairs}
            source={arrayRows(report.list)}
            rowKey={(row) => `${row.firstId} ${row.secondId}`}
            openOnClick
            onOpen={(row) => void navigate(`/visits/compare/${row.firstId}/${row.secondId}`)}
          />
        </Panel>
      </div>
    </>
  );
}

function useItemColumns(): readonly TableColumn<ItemAgreement>[] {
  const say = useWords(REVIEWS);
  const lang = useLang();
  return useMemo(
    () => [
      { key: 'item', title: say('item'), width: 76, cell: (row) => <span className="num strong">{row.item}</span> },
      { key: 'name', title: '', width: 160, grow: 2, cell: (row) => <span className="ellipsis" title={inLang(row.name, lang)}>{inLang(row.name, lang)}</span> },
      { key: 'alike', title: say('alike'), width: 96, align: 'right', cell: (row) => <span className="quiet">{`${formatCount(row.same)} / ${formatCount(row.items)}`}</span> },
      { key: 'percent', title: say('agreementPercent'), width: 96, align: 'right', cell: (row) => <span className="strong">{formatPercent(row.percent)}</span> },
      { key: 'kappa', title: say('kappa'), width: 84, align: 'right', cell: (row) => <span title={row.kappa === null ? say('kappaNone') : undefined}>{formatPlaces(row.kappa)}</span> },
    ],
    [say, lang],
  );
}

function usePairColumns(): readonly TableColumn<AgreementPair>[] {
  const say = useWords(REVIEWS);
  return useMemo(
    () => [
      { key: 'outlet', title: say('outlet'), width: 150, grow: 2, cell: (row) => <span className="ellipsis" title={row.outletName}>{row.outletName}</span> },
      { key: 'first', title: say('firstBy'), width: 150, grow: 1, cell: (row) => <span className="ellipsis num">{`${formatDate(row.firstOn)} ${row.firstAuditor ?? NO_VALUE}`}</span> },
      { key: 'second', title: say('secondBy'), width: 150, grow: 1, cell: (row) => <span className="ellipsis num">{`${formatDate(row.secondOn)} ${row.secondAuditor ?? NO_VALUE}`}</span> },
      { key: 'scores', title: say('score'), width: 110, align: 'right', hideUnder: 1500, cell: (row) => <span className="num">{`${formatPlaces(row.firstScore)} → ${formatPlaces(row.secondScore)}`}</span> },
      { key: 'difference', title: say('difference'), width: 92, align: 'right', cell: (row) => <span className="strong">{formatSigned(row.difference)}</span> },
      { key: 'percent', title: say('agreementPercent'), width: 96, align: 'right', cell: (row) => formatPercent(row.percent) },
    ],
    [say],
  );
}
