import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { Link } from 'react-router';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { ComparedItem, VisitComparison } from '../../../shared/contract/review-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatDate, formatPercent, formatPlaces, formatSigned, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { AnswerText } from '../../components/answers/answer-text.tsx';
import { NumberStrip } from './number-strip.tsx';
import { REVIEWS } from '../../components/review/words.ts';
import '../../components/review/reviews.css';

/** Two scorings of the same outlet item by item, with how far they agree. */
export function ComparePage() {
  const say = useWords(REVIEWS);
  const { firstId, secondId } = useParams();
  const call = useCall('review:compare', firstId === undefined || secondId === undefined ? null : { firstId: firstId as VisitId, secondId: secondId as VisitId }, { keep: false });
  if (call.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('compareTitle')} back={{ to: '/visits/review', name: say('queue') }} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={call.error} onRetry={call.retry} />
        </div>
      </div>
    );
  }
  if (call.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Comparison comparison={call.value} />;
}

function Comparison({ comparison }: { readonly comparison: VisitComparison }) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  const [isAll, setAll] = useState(false);
  const { first, second, rows, agreement } = comparison;
  const columns = useCompareColumns(first, second);
  const shown = useMemo(() => (isAll ? rows : rows.filter(({ differs }) => differs)), [rows, isAll]);
  const differences = rows.filter(({ differs }) => differs).length;
  return (
    <div className="page">
      <PageHead
        title={say('compareTitle')}
        back={{ to: '/visits/review', name: say('queue') }}
        facts={say('compareFacts', { outlet: first.outletName, checklist: inLang(first.checklist.name, lang) })}
      />
      <NumberStrip
        label={say('compareTitle')}
        cells={[
          { name: say('agreementPercent'), number: formatPercent(agreement.percent) },
          { name: say('kappa'), number: formatPlaces(agreement.kappa), hint: agreement.kappa === null ? say('kappaNone') : null },
          { name: say('itemsBoth'), number: String(agreement.items), hint: `${say('differencesN')} ${differences}` },
          { name: say('firstScore'), number: formatPlaces(first.score), hint: <ScoringLink visit={first} /> },
          { name: say('secondScore'), number: formatPlaces(second.score), hint: <ScoringLink visit={second} /> },
          { name: say('difference'), number: formatSigned(comparison.scoreDifference) },
        ]}
      />
      <Panel
        title={say('compareList')}
        className="grow"
        flush
        tools={
          <Segmented<'differences' | 'all'>
            label={say('compareList')}
            value={isAll ? 'all' : 'differences'}
            onChange={(value) => setAll(value === 'all')}
            options={[
              { value: 'differences', label: say('onlyDifferences'), count: differences },
              { value: 'all', label: say('allItems'), count: rows.length },
            ]}
          />
        }
      >
        <DataTable<ComparedItem>
          id="review-compare"
          label={say('compareList')}
          exportName={`${say('compareTitle')} ${first.code}`}
          columns={columns}
          source={arrayRows(shown)}
          rowKey={(row) => row.item}
          rowHeight={40}
          rowClass={(row) => (row.differs ? 'compare-differs' : '')}
          empty={<EmptyState text={say('noDifferences')} />}
        />
      </Panel>
    </div>
  );
}

function ScoringLink({ visit }: { readonly visit: VisitDetail }) {
  return (
    <Link to={`/visits/${visit.id}`} className="ellipsis">
      {`${visit.auditor ?? NO_VALUE} ${formatDate(visit.visitedOn)}`}
    </Link>
  );
}

function useCompareColumns(first: VisitDetail, second: VisitDetail): readonly TableColumn<ComparedItem>[] {
  const say = useWords(REVIEWS);
  const lang = useLang();
  return useMemo(() => {
    const cellOf = (visit: VisitDetail, points: (row: ComparedItem) => string | null) => (row: ComparedItem) => {
      const item = itemsOf(visit.checklist).find(({ code }) => code === row.item);
      if (item === undefined) return NO_VALUE;
      const gained = points(row);
      return (
        <span className="row compare-cell">
          <AnswerText item={item} answer={visit.answers[row.item] ?? null} />
          {gained !== null && <span className="hint num nowrap">{say('points', { n: gained })}</span>}
        </span>
      );
    };
    return [
      { key: 'item', title: say('item'), width: 76, cell: (row) => <span className="num strong">{row.item}</span> },
      { key: 'name', title: '', width: 240, grow: 3, text: (row) => inLang(row.name, lang), cell: (row) => <span className="ellipsis" title={inLang(row.name, lang)}>{inLang(row.name, lang)}</span> },
      { key: 'section', title: say('section'), width: 110, hideUnder: 1500, cell: (row) => <span className="ellipsis quiet">{inLang(row.section, lang)}</span> },
      { key: 'first', title: `${say('firstBy')} · ${first.auditor ?? NO_VALUE}`, width: 210, grow: 2, cell: cellOf(first, (row) => row.firstPoints) },
      { key: 'second', title: `${say('secondBy')} · ${second.auditor ?? NO_VALUE}`, width: 210, grow: 2, cell: cellOf(second, (row) => row.secondPoints) },
      {
        key: 'alike',
        title: '',
        width: 84,
        text: (row) => say(row.differs ? 'differs' : 'sameAnswer'),
        cell: (row) => (row.differs ? <Tag tone="warning">{say('differs')}</Tag> : row.firstClass !== '-' && row.secondClass !== '-' ? <span className="quiet">{say('sameAnswer')}</span> : NO_VALUE),
      },
    ];
  }, [say, lang, first, second]);
}
