import { Drawer } from 'antd';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { LevelInfo, MovementRow, MovementSummary, Sort } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { BenefitsLink } from '../../components/benefits/benefits-link.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { PublishButton } from '../../components/publish/publish-button.tsx';
import { ReportButton } from '../../components/report-button.tsx';
import { StaleRunTag } from '../../components/review/run-corrections.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { RunStateTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { ShareBar } from '../../components/task-progress.tsx';
import { formatCount, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useWindowWidth } from '../../window-width.ts';
import { DecideBar, MovementFilterBar } from './movement-bars.tsx';
import { useMovementColumns } from './movement-columns.tsx';
import { hasFilters, isMovementFilters, movementQuery, NO_FILTERS, type MovementFilters } from './movement-filters.ts';
import { MovementGroups, useGrouping } from './movement-groups.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { asksForLevel } from './movement-facts.ts';
import { subjectOf, useDecide, type Decide, type Subject } from './use-decide.ts';
import { useMoney, type MoneyEffect } from './use-money.ts';
import { MOVEMENTS_WORDS } from './words.ts';

const CLOSEST_FIRST: Sort = { by: 'distance', descending: false };
/** Under this width of the window the side panel is a drawer. */
const SIDE_FROM = 1360;
const NOTHING_TICKED: ReadonlySet<string> = new Set();

/** The movements of one run: to decide while it is a draft, to read afterwards. */
export function MovementsScreen({ summary }: { readonly summary: MovementSummary }) {
  const say = useWords(MOVEMENTS_WORDS);
  const lang = useLang();
  const { store } = useWorkspace();
  const { run, levels, pending } = summary;
  const needsApproval = summary.approval === 'two';
  const [filters, keepFilters] = useFilters(store.path);
  const query = useMemo(() => movementQuery(run.id, filters), [run.id, filters]);
  const source = usePagedRows('movement:list', query, { sort: CLOSEST_FIRST });
  const [ticked, setTicked] = useState(NOTHING_TICKED);
  const [current, setCurrent] = useState<MovementRow | null>(null);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const isWide = useWindowWidth() >= SIDE_FROM;
  const isDraft = run.state === 'draft';
  // What was ticked while the decision was on its way stays ticked.
  const deciding = useDecide(run, (decided) => setTicked((now) => (decided === 'allPending' ? NOTHING_TICKED : new Set([...now].filter((id) => !(decided as readonly string[]).includes(id))))));
  const decide = isDraft ? deciding : null;
  const canApprove = needsApproval && (isDraft || run.state === 'proposed');
  const [group, setGroup] = useGrouping(store.path);
  const money = useMoney(run.id);
  const columns = useMovementColumns(levels, decide, needsApproval, money);
  const canDecide = (isDraft || canApprove) && filters.kind !== 'hold';
  const subject: Subject | null =
    ticked.size > 0 ? { outletIds: [...ticked] as unknown as OutletId[], row: null } : current === null || current.movement === 'hold' ? null : subjectOf(current);

  function setFilters(next: MovementFilters): void {
    setTicked(NOTHING_TICKED);
    keepFilters(next);
  }

  function onRowKey(event: KeyboardEvent, row: MovementRow): boolean | 'next' {
    if (!canDecide || event.ctrlKey || event.altKey || event.metaKey || row.movement === 'hold') return false;
    const about = ticked.size > 0 ? (subject ?? subjectOf(row)) : subjectOf(row);
    const isOpen = isDraft && (about.row === null || row.decision === 'pending');
    switch (event.key.toLowerCase()) {
      case 'y':
        if (isOpen && about.row !== null && asksForLevel(about.row)) {
          deciding.override(about);
          return true;
        }
        if (isOpen) deciding.confirm(about);
        return about.row === null ? true : 'next';
      case 'h':
        if (isOpen && (about.row === null || !row.holdForbidden)) deciding.hold(about);
        return true;
      case 'o':
        if (isOpen) deciding.override(about);
        return true;
      case 'u':
        if (isDraft && (about.row === null || !isOpen)) deciding.undo(about);
        return true;
      case 'a':
        if (canApprove && (about.row === null || row.decision !== 'pending')) deciding.approve(about);
        return canApprove;
      case 'r':
        if (canApprove && isDraft && (about.row === null || row.decision !== 'pending')) deciding.sendBack(about);
        return canApprove;
      default:
        return false;
    }
  }

  const clear = hasFilters(filters) ? () => setFilters({ ...NO_FILTERS, kind: filters.kind }) : undefined;
  const side = current === null ? <EmptyState text={say('sideEmpty')} /> : <SidePanel row={current} run={run} levels={levels} decide={decide} approval={canApprove ? deciding : null} />;
  const sideTitle = current === null ? say('side') : <span title={current.name}>{current.name}</span>;
  return (
    <div className="page">
      <Head summary={summary} money={money} onPending={() => setFilters({ ...NO_FILTERS, decision: ['pending'] })} />
      <MovementFilterBar summary={summary} filters={filters} onChange={setFilters} group={group} onGroup={setGroup} />
      {group !== 'none' && <MovementGroups group={group} summary={summary} filters={filters} onChange={setFilters} />}
      <div className={isWide ? 'movements-split grow' : 'movements-alone grow'}>
        <Panel label={say('list')} flush>
          <div className="movements-list">
            {canDecide && <DecideBar decide={deciding} subject={subject} ticked={ticked.size} pending={pending} approvable={canApprove ? summary.approvable : null} isDraft={isDraft} />}
            {deciding.action.error !== null && deciding.asking === null && (
              <div className="movements-error">
                <ErrorBanner error={deciding.action.error} onClose={deciding.action.clear} />
              </div>
            )}
            <DataTable<MovementRow>
              id="movements"
              label={say('list')}
              columns={columns}
              source={source}
              exportName={`${say('title')} ${formatPeriod(run.period, lang)}`}
              whole={{ table: 'movements', query, ...(source.sort && { sort: source.sort }) }}
              rowKey={(row) => row.outletId}
              startAtFirst
              onCurrent={setCurrent}
              onRowKey={onRowKey}
              {...(canDecide ? { selected: ticked, onSelect: setTicked } : {})}
              {...(isWide ? {} : { onOpen: () => setDrawerOpen(true) })}
              onClearFilters={clear}
              empty={<EmptyState text={say('nobody')} />}
              foot={deciding.last !== null && canDecide ? <LastDecision last={deciding.last} /> : isWide || current === null ? null : <Why row={current} levels={levels} />}
            />
          </div>
        </Panel>
        {isWide && (
          <Panel title={sideTitle} flush className="movements-side">
            {side}
          </Panel>
        )}
      </div>
      {!isWide && (
        <Drawer open={isDrawerOpen} size={400} title={sideTitle} onClose={() => setDrawerOpen(false)} styles={{ body: { padding: 0 } }}>
          {side}
        </Drawer>
      )}
      {deciding.asking !== null && <ReasonDialog asking={deciding.asking} decide={deciding} levels={levels} />}
    </div>
  );
}

/** The whole sentence of the row at hand, where there is no side panel that says it. */
function Why({ row, levels }: { readonly row: MovementRow; readonly levels: readonly LevelInfo[] }) {
  const lang = useLang();
  const sentence = movementSentence(row.reason, levels, lang);
  return (
    <span className="ellipsis" title={sentence}>
      {row.name}{lang === 'zh' ? '：' : ': '}
      {sentence}
    </span>
  );
}

/** What was decided last, with 撤回. */
function LastDecision({ last }: { readonly last: NonNullable<Decide['last']> }) {
  const say = useWords(MOVEMENTS_WORDS);
  const { undo } = last;
  return (
    <span className="row" role="status">
      {last.text}
      {undo !== null && (
        <button type="button" className="link" onClick={undo}>
          {say('undo')}
        </button>
      )}
    </span>
  );
}

/** The kept filters; `?decision=pending` in the address starts with what is to decide. */
function useFilters(storePath: string): [MovementFilters, (filters: MovementFilters) => void] {
  const [params, setParams] = useSearchParams();
  const [kept, keep] = useKept<MovementFilters>(`movements:${storePath}`, NO_FILTERS, isMovementFilters);
  const asked = params.get('decision');
  const approval = params.get('approval');
  return [
    asked !== null ? { ...NO_FILTERS, decision: [asked] } : approval === 'open' || approval === 'mine' ? { ...NO_FILTERS, approval } : kept,
    (next) => {
      keep(next);
      if (asked !== null || approval !== null) setParams({}, { replace: true });
    },
  ];
}

interface HeadProps {
  readonly summary: MovementSummary;
  readonly money: MoneyEffect | null;
  readonly onPending: () => void;
}

function Head({ summary, money, onPending }: HeadProps) {
  const say = useWords(MOVEMENTS_WORDS);
  const lang = useLang();
  const { run, candidates, decided, pending, unapproved } = summary;
  return (
    <PageHead
      title={say('title')}
      tag={
        <>
          <Link to={`/grading/${run.id}`} className="nowrap">
            {formatPeriod(run.period, lang)} {say('runTag', { n: run.number })}
          </Link>
          <RunStateTag state={run.state} />
          <StaleRunTag runId={run.id} />
          {summary.rests > 0 && (
            <Link to={`/movements/publication/${run.id}`}>
              <Tag tone="warning">{say('rests')}</Tag>
            </Link>
          )}
        </>
      }
      facts={
        <span className="row movements-facts">
          <BenefitsLink />
          <span>
            {say('candidates', { n: formatCount(candidates) })}
            {lang === 'zh' ? '，' : ', '}
            {say('decided')} <b className="num">{formatCount(decided)}</b>
            {lang === 'zh' ? '，' : ', '}
            {say('pending')} <b className="num">{formatCount(pending)}</b>
            {summary.approval === 'two' && (
              <>
                {lang === 'zh' ? '，' : ', '}
                {say('unapproved')} <b className="num">{formatCount(unapproved)}</b>
              </>
            )}
          </span>
          {money !== null && money.total !== '' && (
            <span title={money.unknown > 0 ? say('moneyUnknown', { n: formatCount(money.unknown) }) : undefined}>
              {say('money')} <b className="num">{money.total}</b>
            </span>
          )}
          {candidates > 0 && <ShareBar share={decided / candidates} label={say('progress')} width={120} />}
        </span>
      }
      actions={
        <>
          <ReportButton report="notice" run={run.id} />
          <PublishButton run={run} pending={pending} onPending={onPending} />
        </>
      }
    />
  );
}
