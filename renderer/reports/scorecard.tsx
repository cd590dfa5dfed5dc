import { Fragment } from 'react';
import type { ScorecardData } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import { ownershipWord } from '../components/status-tags.tsx';
import { COMMON } from '../components/words.ts';
import { formatCount, formatDate, formatPlaces, formatSigned, shortPeriod, shownDifference, signOf } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import { actionItems } from './action-items.tsx';
import { benefitItems } from './benefit-items.tsx';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { LostList } from './lost-list.tsx';
import { LevelMark, Move, Nothing, Part, Strip } from './parts.tsx';
import { Radar } from './radar.tsx';
import { RaiseList } from './raise-list.tsx';
import { Trend } from './trend.tsx';
import { Why } from './why.tsx';
import { REPORTS } from './words.ts';
import { workingTable } from './working-table.tsx';

/** The scorecard of one outlet: level, why, where points were lost, what would raise it, what is to be mended. */
export function scorecardLayout(data: ScorecardData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  const flow: FlowItem[] = [
    { kind: 'block', key: 'title', node: <Title data={data} /> },
    { kind: 'block', key: 'facts', node: <Facts data={data} /> },
    { kind: 'block', key: 'why', node: <Why explanation={data.explanation} standing={data.standing} decision={null} /> },
    ...(data.history.length === 0 ? [] : [{ kind: 'block' as const, key: 'history', node: <History data={data} /> }]),
    { kind: 'block', key: 'charts', node: <Charts data={data} /> },
    { kind: 'block', key: 'working', node: <Part title={say('working')} hint={say('workingHint')} />, keepWithNext: true },
    workingTable(data.explanation, lang),
    { kind: 'block', key: 'advice', node: <Advice data={data} /> },
    ...benefitItems(data.benefits, null, lang),
    ...(data.actions.length === 0 ? [{ kind: 'block' as const, key: 'actions', node: <p className="rp-closing">{say('noActionsOpen')}</p> }] : actionItems(data.actions, say('actions'), lang)),
  ];
  return { title: `${data.outlet.code} ${data.explanation.outlet.name}`, name: say('scorecard'), orientation: 'portrait', frame: 'report', flow };
}

/** Facts of so many letters stay on one line, so that no date is cut in two. */
const SHORT_FACT = 24;

function Title({ data }: { readonly data: ScorecardData }) {
  const say = useWords(REPORTS);
  const common = useWords(COMMON);
  const { outlet, explanation, standing } = data;
  const facts = [
    outlet.code,
    explanation.outlet.regionPath.join(' / '),
    ...(outlet.ownership === null ? [] : [ownershipWord(outlet.ownership, common)]),
    ...(outlet.type === null || (outlet.ownership !== null && outlet.type === ownershipWord(outlet.ownership, common)) ? [] : [outlet.type]),
    ...(outlet.class === null ? [] : [outlet.class]),
    ...(outlet.openedOn === null ? [] : [say('openedOn', { day: formatDate(outlet.openedOn) })]),
  ].filter((fact) => fact !== '');
  return (
    <div className="rp-title">
      <div>
        <small>{say('scorecard')}</small>
        <h1>{explanation.outlet.name}</h1>
        <p>
          {facts.map((fact, place) => (
            <Fragment key={fact}>
              {place > 0 && '  ·  '}
              <span className={fact.length <= SHORT_FACT ? 'rp-together' : undefined}>{fact}</span>
            </Fragment>
          ))}
        </p>
      </div>
      <div className="rp-title-level">
        <LevelMark code={standing.newLevel} levels={explanation.levels} none={common(standing.state)} size={18} />
        <Move movement={standing.movement} levels={explanation.levels} />
      </div>
    </div>
  );
}

function Facts({ data }: { readonly data: ScorecardData }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const { explanation, standing } = data;
  const { trace, previousTotal, levels } = explanation;
  const change = trace.total === null || previousTotal === null ? null : shownDifference(trace.total, previousTotal);
  const next = trace.level.lines.find(({ line, distance }) => line !== null && distance !== null && signOf(distance) < 0);
  const held = trace.level.lines.findLast(({ line, reached }) => line !== null && reached);
  const cohort = trace.cohortRank === null || trace.cohortRank.cohort === '*' || trace.cohortRank.cohort === '' ? null : trace.cohortRank;
  const nameOf = (code: string): string => {
    const level = levels.find((each) => each.code === code);
    return level === undefined ? code : inLang(level.name, lang);
  };
  return (
    <Strip
      facts={[
        {
          name: say('total'),
          value: formatPlaces(trace.total),
          note: change === null ? say('noBefore') : signOf(change) === 0 ? say('sameAsBefore') : <span className={signOf(change) > 0 ? 'up' : 'down'}>{say('versusBefore', { change: formatSigned(change) })}</span>,
        },
        ...(cohort === null ? [] : [{ name: say('cohortRank'), value: formatCount(cohort.rank), note: say('ofCount', { count: formatCount(cohort.of) }) }]),
        ...(trace.rank === null ? [] : [{ name: say('rank'), value: formatCount(trace.rank.rank), note: say('ofCount', { count: formatCount(trace.rank.of) }) }]),
        ...(next?.line != null
          ? [{ name: say('toNext', { level: nameOf(next.level) }), value: formatSigned(next.distance), note: say('nextLine', { line: formatPlaces(next.line) }) }]
          : held?.line != null
            ? [{ name: say('overLine', { level: nameOf(held.level) }), value: formatSigned(held.distance), note: say('nextLine', { line: formatPlaces(held.line) }) }]
            : []),
        { name: say('levelBefore'), value: <LevelMark code={standing.previousLevel} levels={levels} none={say('noLevelYet')} show="word" /> },
      ]}
    />
  );
}

function History({ data }: { readonly data: ScorecardData }) {
  const say = useWords(REPORTS);
  const { levels } = data.explanation;
  const shown = data.history.slice(-11);
  return (
    <div className="rp-history">
      <small>{say('history')}</small>
      <ol>
        {shown.map(({ period, level }) => (
          <li key={period}>
            <small>{shortPeriod(period)}</small>
            <LevelMark code={level} levels={levels} none="—" show="word" />
          </li>
        ))}
        <li className="rp-now">
          <small>{shortPeriod(data.explanation.trace.period)}</small>
          <LevelMark code={data.standing.newLevel} levels={levels} none="—" show="word" />
        </li>
      </ol>
    </div>
  );
}

function Charts({ data }: { readonly data: ScorecardData }) {
  const say = useWords(REPORTS);
  const { trace, levels } = data.explanation;
  return (
    <div className="rp-columns">
      <Part title={say('profile')}>
        <Radar profile={data.profile} />
      </Part>
      <Part title={say('trend')}>{data.scores.length === 0 ? <Nothing>{say('noTrend')}</Nothing> : <Trend scores={data.scores} lines={trace.level.lines} levels={levels} />}</Part>
    </div>
  );
}

function Advice({ data }: { readonly data: ScorecardData }) {
  return (
    <div className="rp-columns">
      <LostList lost={data.lost} isGraded={data.standing.state === 'graded'} />
      <RaiseList reach={data.reach} levels={data.explanation.levels} />
    </div>
  );
}
