import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { QueueRow, SecondRow } from '../../../shared/contract/review-calls.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows, usePagedRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { RedLineTag, VISIT_KIND_WORDS, VisitStateTag } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, formatInstant, formatPlaces, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { HintTags } from '../../components/review/hint-tags.tsx';
import { queueAddress } from '../../components/review/use-queue-place.ts';
import { VisitHead } from '../../components/review/visit-head.tsx';
import { REVIEWS } from '../../components/review/words.ts';

type Part = 'waiting' | 'seconds';

/** What waits for review, the longest waiting first, and the second scorings. Enter opens a visit; from there one goes on to the next. */
export function ReviewQueuePage() {
  const say = useWords(REVIEWS);
  const navigate = useNavigate();
  const [part, setPart] = useState<Part>('waiting');
  const [text, setText] = useState('');
  const query = useMemo(() => (text === '' ? {} : { text }), [text]);
  const source = usePagedRows('review:queue', query);
  const seconds = useCall('review:seconds', {});
  const columns = useQueueColumns();
  const first = source.rowAt(0);
  const clear = text === '' ? undefined : () => setText('');
  return (
    <div className="page">
      <VisitHead
        title={say('queue')}
        facts={say('queueFacts')}
        actions={
          <Button type="primary" disabled={part !== 'waiting' || first === undefined} onClick={() => first && void navigate(queueAddress(first.id))}>
            {say('begin')}
          </Button>
        }
      />
      <FilterBar onClear={clear} right={<SearchBox label={say('search')} width={180} value={text} onChange={setText} />}>
        <Segmented<Part>
          label={say('queue')}
          value={part}
          onChange={setPart}
          options={[
            { value: 'waiting', label: say('waiting'), ...(source.total === null ? {} : { count: source.total }) },
            { value: 'seconds', label: say('seconds'), ...(seconds.status === 'ready' ? { count: seconds.value.length } : {}) },
          ]}
        />
      </FilterBar>
      <Panel label={say(part === 'waiting' ? 'queueList' : 'seconds')} flush className="grow">
        {part === 'waiting' ? (
          <DataTable<QueueRow>
            id="review-queue"
            label={say('queueList')}
            columns={columns}
            source={source}
            rowKey={(row) => row.id}
            startAtFirst
            onOpen={(row) => void navigate(queueAddress(row.id))}
            onClearFilters={clear}
            empty={<EmptyState text={say('queueEmpty')} />}
            foot={<KeyCap keys="Enter" />}
          />
        ) : (
          <Seconds rows={seconds.status === 'ready' ? seconds.value.filter((row) => text === '' || `${row.outletName} ${row.scorer ?? ''}`.includes(text)) : null} />
        )}
      </Panel>
    </div>
  );
}

function useQueueColumns(): readonly TableColumn<QueueRow>[] {
  const say = useWords(REVIEWS);
  const common = useWords(COMMON);
  return useMemo(
    () => [
      { key: 'submittedAt', title: say('submittedAt'), width: 112, cell: (row) => <span className="num">{formatInstant(row.submittedAt)}</span>, data: { kind: 'instant', of: (row) => row.submittedAt }, text: (row) => row.submittedAt ?? '' },
      {
        key: 'outlet',
        title: say('outlet'),
        width: 180,
        grow: 2,
        text: (row) => row.outletName,
        cell: (row) => (
          <Link to={queueAddress(row.id)} className="ellipsis" title={`${row.outletName} ${row.outletCode}`} tabIndex={-1}>
            {row.outletName}
          </Link>
        ),
      },
      { key: 'visitedOn', title: say('visitedOn'), width: 104, cell: (row) => <span className="num">{formatDate(row.visitedOn)}</span>, data: { kind: 'date', of: (row) => row.visitedOn } },
      { key: 'checklist', title: say('checklist'), width: 150, grow: 1, cell: (row) => <span className="ellipsis" title={row.checklistName}>{`${row.checklistName} v${row.checklistVersion}`}</span> },
      { key: 'kind', title: say('kind'), width: 72, hideUnder: 1360, cell: (row) => common(VISIT_KIND_WORDS[row.kind]) },
      {
        key: 'auditor',
        title: say('auditor'),
        width: 140,
        text: (row) => row.auditor ?? '',
        cell: (row) => (
          <>
            <span className="ellipsis">{row.auditor ?? NO_VALUE}</span>
            {row.isOwn && <Tag icon="lock">{say('ownVisit')}</Tag>}
          </>
        ),
      },
      { key: 'round', title: say('round'), width: 80, cell: (row) => <span className={row.round > 1 ? 'accent' : 'quiet'}>{say('nth', { n: row.round })}</span> },
      { key: 'score', title: say('score'), width: 80, align: 'right', cell: (row) => <span className="strong">{formatPlaces(row.score)}</span>, text: (row) => formatPlaces(row.score) },
      {
        key: 'hints',
        title: say('hints'),
        width: 190,
        grow: 1,
        text: (row) => row.hints.map((hint) => say(`h_${hint}`)).join(' '),
        cell: (row) => (
          <>
            {row.redLine && <RedLineTag />}
            <HintTags hints={row.hints.slice(0, row.redLine ? 1 : 2)} />
          </>
        ),
      },
    ],
    [say, common],
  );
}

function Seconds({ rows }: { readonly rows: readonly SecondRow[] | null }) {
  const say = useWords(REVIEWS);
  const navigate = useNavigate();
  const columns = useMemo<readonly TableColumn<SecondRow>[]>(
    () => [
      { key: 'outlet', title: say('outlet'), width: 190, grow: 2, cell: (row) => <span className="ellipsis">{row.outletName}</span> },
      { key: 'visitedOn', title: say('visitedOn'), width: 104, cell: (row) => <span className="num">{formatDate(row.visitedOn)}</span>, data: { kind: 'date', of: (row) => row.visitedOn } },
      { key: 'code', title: say('firstScored'), width: 160, cell: (row) => <Link to={`/visits/${row.firstId}`} className="num ellipsis" tabIndex={-1}>{row.firstCode}</Link> },
      { key: 'scorer', title: say('scorer'), width: 120, cell: (row) => <span className="ellipsis">{row.scorer ?? NO_VALUE}</span> },
      { key: 'state', title: say('state'), width: 104, cell: (row) => (row.state === 'submitted' ? <Tag tone="up">{say('lockSecond')}</Tag> : <VisitStateTag state={row.state} />) },
      {
        key: 'act',
        title: '',
        width: 110,
        cell: (row) => <Link to={addressOf(row)}>{say(row.state === 'submitted' ? 'toCompare' : 'toFill')}</Link>,
      },
    ],
    [say],
  );
  return (
    <DataTable<SecondRow>
      id="review-seconds"
      label={say('seconds')}
      columns={columns}
      source={arrayRows(rows)}
      rowKey={(row) => row.secondId}
      onOpen={(row) => void navigate(addressOf(row))}
      empty={<EmptyState text={say('secondsEmpty')} />}
    />
  );
}

function addressOf(row: SecondRow): string {
  return row.state === 'submitted' ? `/visits/compare/${row.firstId}/${row.secondId}` : `/visits/${row.secondId}`;
}
