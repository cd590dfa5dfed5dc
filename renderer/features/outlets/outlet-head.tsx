import type { Explanation, LevelHistoryRow, LevelInfo, OutletDetail } from '../../../shared/ipc-contract.ts';
import { cohortName } from '../../components/cohort-name.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelTag, starsOf } from '../../components/level-tag.tsx';
import { MovementMark } from '../../components/movement-mark.tsx';
import { OUTLET_STATUS_WORDS, ownershipWord, RunStateTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatDate, formatPlaces, periodInYear, shortPeriod, shownDifference, signOf } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useWindowWidth } from '../../window-width.ts';
import { OUTLETS } from './words.ts';

export interface OutletHeadProps {
  readonly detail: OutletDetail;
  /** null: no run, or not read yet. */
  readonly explanation: Explanation | null;
}

/** Name, facts, level now and proposed, total, rank, and the levels of the last periods. */
export function OutletHead({ detail, explanation }: OutletHeadProps) {
  return (
    <section className="outlet-head" aria-label={detail.outlet.name}>
      <Identity detail={detail} explanation={explanation} />
      {explanation !== null && <TotalBox explanation={explanation} />}
      {explanation !== null && <RankBox explanation={explanation} />}
      <History detail={detail} explanation={explanation} />
    </section>
  );
}

function Identity({ detail, explanation }: OutletHeadProps) {
  const say = useWords(OUTLETS);
  const common = useWords(COMMON);
  const { outlet } = detail;
  const cohort = cohortRankOf(explanation)?.cohort;
  const facts = [
    outlet.code,
    ...(outlet.openedOn === null ? [] : [say('openedOn', { day: formatDate(outlet.openedOn) })]),
    ...(outlet.closedOn === null ? [] : [say('closedOn', { day: formatDate(outlet.closedOn) })]),
    ...(cohort ? [say('cohort', { cohort: cohortName(cohort, common) })] : []),
  ];
  return (
    <div className="outlet-identity">
      <div className="row">
        <h1 className="ellipsis" title={outlet.name}>
          {outlet.name}
        </h1>
        {outlet.ownership !== null && <Tag>{ownershipWord(outlet.ownership, common)}</Tag>}
        {outlet.class !== null && <Tag>{outlet.class}</Tag>}
        {outlet.status !== 'open' && <Tag tone="warning">{common(OUTLET_STATUS_WORDS[outlet.status])}</Tag>}
      </div>
      <div className="hint ellipsis outlet-facts">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </div>
      <LevelLine detail={detail} explanation={explanation} />
    </div>
  );
}

function LevelLine({ detail, explanation }: OutletHeadProps) {
  const say = useWords(OUTLETS);
  if (explanation === null || explanation.run.state !== 'draft') {
    const levels = explanation?.levels ?? detail.levels;
    return (
      <div className="row">
        <LevelTag code={detail.outlet.level} levels={levels} size={18} none={say('noLevelYet')} strong />
        {explanation !== null && <RunStateTag state={explanation.run.state} />}
      </div>
    );
  }
  const { previous, next, movement } = explanation.trace.level;
  const moves = previous !== next;
  return (
    <div className="row">
      <LevelTag code={previous} levels={explanation.levels} size={18} none={say('noLevelYet')} />
      {moves && (
        <>
          <Icon name="arrowRight" />
          <LevelTag code={next} levels={explanation.levels} size={18} strong />
        </>
      )}
      <MovementMark movement={movement} />
      <Tag tone="accent">{say('toPublish')}</Tag>
    </div>
  );
}

function TotalBox({ explanation }: { readonly explanation: Explanation }) {
  const say = useWords(OUTLETS);
  const lang = useLang();
  const { total } = explanation.trace;
  const change = total === null || explanation.previousTotal === null ? null : shownDifference(total, explanation.previousTotal);
  const sign = change === null ? 0 : signOf(change);
  return (
    <div className="outlet-box">
      <span className="hint">{say('totalIn', { period: periodInYear(explanation.trace.period, lang) })}</span>
      <span className="num outlet-number">{formatPlaces(total)}</span>
      {change !== null && sign !== 0 && (
        <span className={`row num ${sign > 0 ? 'up' : 'down'}`} style={{ gap: 1 }} title={say('versusBefore')}>
          <Icon name={sign > 0 ? 'arrowUp' : 'arrowDown'} size={12} />
          {formatPlaces(change.replace('-', ''))}
        </span>
      )}
    </div>
  );
}

function RankBox({ explanation }: { readonly explanation: Explanation }) {
  const say = useWords(OUTLETS);
  const { rank } = explanation.trace;
  const cohortRank = cohortRankOf(explanation);
  const main = cohortRank ?? rank;
  if (main === null) return null;
  return (
    <div className="outlet-box">
      <span className="hint">{say(cohortRank === null ? 'rank' : 'cohortRank')}</span>
      <span className="num outlet-number">
        {formatCount(main.rank)} <span className="outlet-of">/ {formatCount(main.of)}</span>
      </span>
      {cohortRank !== null && rank !== null && (
        <span className="hint num">
          {say('rank')} {formatCount(rank.rank)} / {formatCount(rank.of)}
        </span>
      )}
    </div>
  );
}

/** The rank in the cohort; null too where the cohort is everybody. */
function cohortRankOf(explanation: Explanation | null): Explanation['trace']['cohortRank'] {
  const cohortRank = explanation?.trace.cohortRank ?? null;
  return cohortRank === null || cohortRank.cohort === '*' || cohortRank.cohort === '' ? null : cohortRank;
}

function History({ detail, explanation }: OutletHeadProps) {
  const say = useWords(OUTLETS);
  const width = useWindowWidth();
  const levels = explanation?.levels ?? detail.levels;
  const most = width >= 1800 ? 16 : width >= 1400 ? 11 : 7;
  const draft = explanation !== null && explanation.run.state === 'draft' && !detail.history.some((row) => row.period === explanation.run.period);
  const shown = detail.history.slice(-(draft ? most - 1 : most));
  return (
    <div className="outlet-history">
      <div className="row">
        <h2>{say('history')}</h2>
        <span className="grow" />
        {shown.length > 0 && <span className="hint">{say('lastPeriods', { count: shown.length + (draft ? 1 : 0) })}</span>}
      </div>
      {shown.length === 0 && !draft ? (
        <p className="quiet">{say('noHistory')}</p>
      ) : (
        <ol className="history-strip">
          {shown.map((row, place) => (
            <HistoryCell key={row.period} row={row} before={shown[place - 1]} levels={levels} />
          ))}
          {draft && explanation !== null && (
            <li className="history-now">
              <span className="hint num">{cellPeriod(explanation.run.period, shown[shown.length - 1]?.period)}</span>
              {starsOf(levels) !== null && <LevelTag code={explanation.trace.level.next} levels={levels} size={8} show="filled" none="—" />}
              <MovementCell row={{ movement: explanation.trace.level.movement, level: explanation.trace.level.next }} levels={levels} isProposed />
            </li>
          )}
        </ol>
      )}
    </div>
  );
}

function HistoryCell({ row, before, levels }: { readonly row: LevelHistoryRow; readonly before: LevelHistoryRow | undefined; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(OUTLETS);
  return (
    <li title={row.origin === 'import' ? say('imported') : undefined}>
      <span className="hint num">{cellPeriod(row.period, before?.period)}</span>
      {starsOf(levels) !== null && <LevelTag code={row.level} levels={levels} size={8} show="filled" none="—" />}
      <MovementCell row={row} levels={levels} />
    </li>
  );
}

function MovementCell({ row, levels, isProposed = false }: { readonly row: Pick<LevelHistoryRow, 'movement' | 'level'>; readonly levels: readonly LevelInfo[]; readonly isProposed?: boolean }) {
  const say = useWords(OUTLETS);
  if (row.movement === 'promote' || row.movement === 'demote') {
    return (
      <span className={`history-word row ${row.movement === 'promote' ? 'up' : 'down'}`} title={isProposed ? say('toPublish') : undefined}>
        <Icon name={row.movement === 'promote' ? 'arrowUp' : 'arrowDown'} size={12} />
        {say(isProposed ? (row.movement === 'promote' ? 'planUp' : 'planDown') : row.movement === 'promote' ? 'wentUp' : 'wentDown')}
      </span>
    );
  }
  return (
    <span className="history-word quiet ellipsis">
      <LevelTag code={row.level} levels={levels} show="word" none="—" />
    </span>
  );
}

/** `25-09` where a year begins, `10` after it. */
function cellPeriod(period: LevelHistoryRow['period'], before: LevelHistoryRow['period'] | undefined): string {
  const text = shortPeriod(period);
  return before !== undefined && text.length > 4 && text.slice(0, 2) === shortPeriod(before).slice(0, 2) ? text.slice(3) : text;
}
