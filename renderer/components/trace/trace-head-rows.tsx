import { inLang } from '../../../shared/errors.ts';
import { movementSentence, stateSentence } from '../../../shared/grading/sentences.ts';
import type { Trace, TraceLine } from '../../../shared/grading/trace.ts';
import type { LevelInfo, RunState } from '../../../shared/ipc-contract.ts';
import { formatPlaces } from '../../format.ts';
import { useLang, useWords, type Say } from '../../i18n.ts';
import { levelName, LevelTag } from '../level-tag.tsx';
import { MovementMark } from '../movement-mark.tsx';
import { RunStateTag } from '../status-tags.tsx';
import { COMMON } from '../words.ts';
import { TRACE } from './trace-words.ts';

export interface TraceHeadProps {
  readonly trace: Trace;
  readonly levels: readonly LevelInfo[];
  /** Names of the outlet's regions, widest first. */
  readonly regionPath: readonly string[];
  readonly runState?: RunState;
}

/** The lines above the tree: level, movement rule, vetoes, state, total. */
export function TraceHeadRows({ trace, levels, regionPath, runState }: TraceHeadProps) {
  const say = useWords(TRACE);
  const common = useWords(COMMON);
  const lang = useLang();
  const { level } = trace;
  const none = trace.state === 'graded' ? common('noLevel') : common(trace.state);
  const nameOf = (code: string | null): string => levelName(levels, code, lang, none);
  const groups = groupWords(trace, nameOf, say, lang === 'zh' ? '、' : ', ');
  return (
    <>
      <tr className="trace-level" aria-level={1}>
        <td colSpan={6}>
          <span className="row trace-line">
            <span className="strong">{say('level')}</span>
            <LevelTag code={level.next} levels={levels} none={none} strong />
            {runState !== undefined && <RunStateTag state={runState} />}
            <span className="quiet">{level.previous === null ? say('firstLevel') : say('previous', { level: nameOf(level.previous) })}</span>
          </span>
        </td>
      </tr>
      <tr aria-level={2}>
        <td colSpan={6} style={{ paddingLeft: 26 }}>
          <span className="trace-line trace-wrap">
            <span className="strong">{say('rule')}</span> <MovementMark movement={level.movement} steps={stepsOf(levels, level.previous, level.next)} />{' '}
            <span>{movementSentence(level.reason, levels, lang)}</span>
          </span>
        </td>
      </tr>
      {(level.steps ?? []).map((step) => (
        <tr key={step.code} aria-level={3}>
          <td colSpan={6} style={{ paddingLeft: 36 }}>
            <span className="row trace-line">
              <span className="strong">{say('step')}</span>
              <span>{inLang(step.name, lang)}</span>
              {level.raw !== level.afterSteps && <span className="quiet">{say('stepped', { raw: nameOf(level.raw), level: nameOf(level.afterSteps ?? null) })}</span>}
            </span>
          </td>
        </tr>
      ))}
      {level.vetoes.map((veto) => (
        <tr key={veto.code} aria-level={3}>
          <td colSpan={6} style={{ paddingLeft: 36 }}>
            <span className="row trace-line">
              <span className="strong down">{say('veto')}</span>
              <span className="down">{inLang(veto.name, lang)}</span>
              {(level.afterSteps ?? level.raw) !== level.afterVetoes && (
                <span className="quiet">{say('lowered', { raw: nameOf(level.afterSteps ?? level.raw), level: nameOf(level.afterVetoes) })}</span>
              )}
            </span>
          </td>
        </tr>
      ))}
      <tr aria-level={3}>
        <td colSpan={5} style={{ paddingLeft: 36 }}>
          <span className="trace-line trace-wrap">
            <span className="strong">{say(trace.stateReason === null ? 'total' : 'state')}</span>{' '}
            <span className={trace.stateReason === null ? '' : 'warn'}>
              {trace.stateReason === null ? totalSentence(trace, nameOf, say, lang === 'zh' ? '；' : '; ') : stateSentence(trace.stateReason, lang)}
            </span>
          </span>
        </td>
        <td className="num trace-total">{formatPlaces(trace.total)}</td>
      </tr>
      {trace.rank !== null && <HeadLine name={say('ranks')} text={rankWords(trace, regionPath, say).join(lang === 'zh' ? '，' : ', ')} />}
      {groups.length > 0 && <HeadLine name={say('groups')} text={groups.join(lang === 'zh' ? '；' : '; ')} />}
    </>
  );
}

function HeadLine({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <tr aria-level={3}>
      <td colSpan={6} style={{ paddingLeft: 36 }}>
        <span className="trace-line trace-wrap">
          <span className="strong">{name}</span> <span>{text}</span>
        </span>
      </td>
    </tr>
  );
}

/** The ranks of the total: in all, in each region, among peers where the scheme has a cohort. */
function rankWords({ rank, regionRanks, cohortRank }: Trace, regionPath: readonly string[], say: Say<typeof TRACE.table>): readonly string[] {
  // A region that is the whole network says nothing new.
  const regions = regionRanks.flatMap(({ region, rank: own, of }, level) => (of === rank?.of ? [] : [say('rankIn', { where: regionPath[level] ?? region, rank: own, of })]));
  return [
    ...(rank === null ? [] : [say('rankAll', { rank: rank.rank, of: rank.of })]),
    ...regions,
    ...(cohortRank === null || cohortRank.cohort === '*' ? [] : [say('rankPeers', { rank: cohortRank.rank, of: cohortRank.of })]),
  ];
}

/** How the peers were grouped, and the lines that a guard moved. */
function groupWords({ level }: Trace, nameOf: (code: string | null) => string, say: Say<typeof TRACE.table>, joint: string): readonly string[] {
  const { groups, guarded, lines } = level;
  const centres = groups === undefined ? [] : [say('groupsOf', { of: groups.of, n: groups.centres.length, list: groups.centres.map((centre) => formatPlaces(centre)).join(joint) })];
  const moved = (guarded ?? []).flatMap((from, place) => {
    const to = lines[place]?.line ?? null;
    return from === null || to === null || from === to ? [] : [say('guarded', { level: nameOf(lines[place]?.level ?? null), from: formatPlaces(from), to: formatPlaces(to) })];
  });
  return [...centres, ...moved];
}

function stepsOf(levels: readonly LevelInfo[], from: string | null, to: string | null): number {
  const place = (code: string | null): number => levels.find((level) => level.code === code)?.place ?? Number.NaN;
  const steps = Math.abs(place(to) - place(from));
  return Number.isNaN(steps) ? 0 : steps;
}

/** Which line the total reaches and by how much, what the next one lacks, vetoes, rank. */
function totalSentence(trace: Trace, nameOf: (code: string | null) => string, say: Say<typeof TRACE.table>, joint: string): string {
  const { lines } = trace.level;
  const reached = lines.find((line) => line.level === trace.level.raw);
  const rawPlace = reached === undefined ? -1 : lines.indexOf(reached);
  const isLow = isLowBest(lines);
  const next = lines[rawPlace + 1];
  const parts: string[] = [];
  if (reached?.line != null && reached.distance !== null) {
    parts.push(
      say(isLow ? (reached.exclusive ? 'reachesLowExclusive' : 'reachesLow') : reached.exclusive ? 'reachesExclusive' : 'reaches', {
        level: nameOf(reached.level),
        line: formatPlaces(reached.line),
        distance: formatPlaces(reached.distance.replace(/^[-+]/, '')),
      }),
    );
  }
  if (next?.line != null && next.distance !== null && next.distance.startsWith('-')) {
    parts.push(say(isLow ? 'nextLineLow' : 'nextLine', { level: nameOf(next.level), line: formatPlaces(next.line), distance: formatPlaces(next.distance.slice(1)) }));
  }
  const { seat } = trace.level;
  if (seat !== undefined) {
    const seats = lines.flatMap((line) => (line.seats === undefined ? [] : [say('seatsOf', { level: nameOf(line.level), seats: line.seats })])).reverse();
    parts.push(say('seat', { rank: seat.rank, of: seat.of, list: seats.join(joint === '；' ? '、' : ', ') }));
  }
  if (trace.uncappedTotal !== null && trace.uncappedTotal !== trace.total) parts.push(say('uncapped', { total: formatPlaces(trace.uncappedTotal) }));
  else if (trace.level.vetoes.length === 0) parts.push(say('noVeto'));
  return parts.join(joint);
}

/** Penalty points: the lines fall towards the better levels. */
function isLowBest(lines: readonly TraceLine[]): boolean {
  const stated = lines.flatMap(({ line }) => (line === null ? [] : [Number(line)]));
  return stated.length > 1 && stated[0]! > stated.at(-1)!;
}
