import { Link } from 'react-router';
import { inLang } from '../../../shared/errors.ts';
import type { Overview, RunDetail } from '../../../shared/ipc-contract.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { useLevelCounts } from '../../components/charts/level-counts.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatPeriod, formatPlaces, formatShare, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useWindowWidth } from '../../window-width.ts';
import { OVERVIEW } from './words.ts';

/** How many outlets stand on each level, against the period before. */
export function LevelsPanel({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  if (overview.run !== null) return <RunLevels run={overview.run} />;
  return (
    <Panel title={say('stars')} flush>
      <EmptyState text={say('noRunYet')} action={<Link to="/grading">{say('toRun')}</Link>} />
    </Panel>
  );
}

function RunLevels({ run }: { readonly run: RunDetail }) {
  const say = useWords(OVERVIEW);
  const lang = useLang();
  const chart = useLevelCounts(run);
  const sentence = say('starsSentence', {
    period: formatPeriod(run.period, lang),
    list: [...run.levels].reverse().map((level) => say('starsPart', { level: inLang(level.name, lang), n: level.outlets })).join(lang === 'zh' ? '，' : ', '),
  });
  return (
    <ChartPanel title={say('stars')} flush {...chart}>
      <Bars run={run} sentence={sentence} />
    </ChartPanel>
  );
}

function Bars({ run, sentence }: { readonly run: RunDetail; readonly sentence: string }) {
  const say = useWords(OVERVIEW);
  const width = useWindowWidth();
  const compared = hasBefore(run);
  const rows = [...run.levels].reverse();
  const most = Math.max(1, ...run.levels.map((level) => Math.max(level.outlets, level.before ?? 0)));
  const link = (level: string) => `/grading/${run.id}?level=${encodeURIComponent(level)}`;
  return (
    <div className="levels">
      <div className="levels-grid levels-head hint">
        <span>{say('level')}</span>
        <span title={say(compared ? 'barHead' : 'barHeadAlone')}>{say(compared && width >= 1400 ? 'barHead' : 'barHeadAlone')}</span>
        <span className="levels-num">{say('thisPeriod')}</span>
        <span className="levels-num">{say('share')}</span>
        <span className="levels-num">{compared ? say('change') : ''}</span>
      </div>
      <div className="levels-rows" role="group" aria-label={sentence}>
        {rows.map((level) => (
          <div key={level.code} className="levels-grid">
            <LevelTag code={level.code} levels={run.levels} />
            <span className="levels-bar">
              <span style={{ width: `${(level.outlets / most) * 100}%` }} />
              {level.before !== null && <i style={{ left: `${(level.before / most) * 100}%` }} title={`${say('before')} ${level.before}`} />}
            </span>
            <Link to={link(level.code)} className="num strong levels-num">
              {formatCount(level.outlets)}
            </Link>
            <span className="num quiet levels-num">{formatShare(level.outlets, run.graded)}</span>
            <span className="num quiet levels-num levels-change">
              {compared && <Change now={level.outlets} before={level.before} />}
            </span>
          </div>
        ))}
        {run.belowScale > 0 && (
          <div className="levels-grid">
            <span className="quiet">{say('belowScale')}</span>
            <span className="levels-bar">
              <span style={{ width: `${(run.belowScale / most) * 100}%` }} />
            </span>
            <span className="num strong levels-num">{formatCount(run.belowScale)}</span>
            <span className="num quiet levels-num">{formatShare(run.belowScale, run.graded)}</span>
            <span />
          </div>
        )}
      </div>
      <div className="levels-foot quiet">
        <span>
          {say('gradedN')} <b className="num">{formatCount(run.graded)}</b>
        </span>
        {run.notGraded > 0 && (
          <Link to={`/grading/${run.id}?state=notGraded`}>
            {say('notGradedN')} <span className="num">{formatCount(run.notGraded)}</span>
          </Link>
        )}
        {run.notEligible > 0 && (
          <Link to={`/grading/${run.id}?state=notEligible`}>
            {say('notEligibleN')} <span className="num">{formatCount(run.notEligible)}</span>
          </Link>
        )}
        <span className="grow" />
        <span>
          {say('averageN')} <b className="num">{formatPlaces(run.average)}</b>
        </span>
      </div>
    </div>
  );
}

/** A count that changes is neither good nor bad: grey, with an arrow. */
function Change({ now, before }: { readonly now: number; readonly before: number | null }) {
  if (before === null) return <>{NO_VALUE}</>;
  if (now === before) return <>0</>;
  return (
    <>
      <Icon name={now > before ? 'arrowUp' : 'arrowDown'} size={12} />
      {formatCount(Math.abs(now - before))}
    </>
  );
}

function hasBefore(run: RunDetail): boolean {
  return run.levels.some((level) => level.before !== null);
}
