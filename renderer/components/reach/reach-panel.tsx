import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { TriedOutcome } from '../../../shared/contract/study-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { Reach } from '../../../shared/grading/reach.ts';
import { reachLeverSentence, reachStepSentence, reachTargetSentence } from '../../../shared/grading/reach-sentences.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { Trace, TracePart } from '../../../shared/grading/trace.ts';
import type { OutletId, RunId } from '../../../shared/ids.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { useWindowWidth } from '../../window-width.ts';
import { besideChinese } from '../beside-chinese.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { Icon } from '../icon.tsx';
import { levelName, LevelTag } from '../level-tag.tsx';
import { Panel } from '../panel.tsx';
import { Segmented } from '../segmented.tsx';
import { StudyProgress } from '../study-progress.tsx';
import { ChoiceRow, choicesFor } from './reach-choices.tsx';
import { Conditions } from './conditions.tsx';
import { REACH } from './reach-words.ts';
import './reach.css';

/** So many changes are in sight at first. */
const SHOWN = 5;
/** More levels above than this are chosen from a list. */
const MOST_TABS = 3;

export interface ReachPanelProps {
  readonly runId: RunId;
  readonly outletId: OutletId;
  readonly trace: Trace;
  readonly levels: readonly LevelInfo[];
}

/**
 * What would raise an outlet: the conditions of a level above with what is short, the smallest single changes that reach
 * it, and what those ticked come to together; below, what would lose the present level.
 */
export function ReachPanel({ runId, outletId, trace, levels }: ReachPanelProps) {
  const say = useWords(REACH);
  const lang = useLang();
  // Beside a name of three words there is no room for tabs.
  const isNarrow = useWindowWidth() < (lang === 'zh' ? 1360 : 1700);
  const found = useCall('study:reach', { runId, outletId }, { keep: false });
  const [chosen, setChosen] = useState<string | null>(null);
  const reach = found.status === 'ready' ? found.value.reach : null;
  const above = levels.filter(({ code }) => reach?.targets.some(({ level }) => level === code));
  const next = nextAbove(trace, levels);
  const target = chosen ?? next;
  const line = trace.level.lines.find(({ level }) => level === target) ?? null;
  const name = besideChinese(levelName(levels, target, lang, ''), lang);
  return (
    <Panel
      className="reach"
      title={
        <span className="row">
          {target === null ? say('nothing') : say(next === null ? 'keep' : 'raise', { level: name })}
          {target !== null && !isNarrow && <LevelTag code={target} levels={levels} show="stars" />}
        </span>
      }
      tools={
        above.length > 1 && above.length <= (isNarrow ? 1 : MOST_TABS) ? (
          <Segmented label={say('target')} value={target ?? ''} onChange={setChosen} options={above.map(({ code }) => ({ value: code, label: levelName(levels, code, lang, code) }))} />
        ) : above.length > 1 ? (
          <Select size="small" popupMatchSelectWidth={false} aria-label={say('target')} value={target ?? ''} onChange={setChosen} options={above.map(({ code }) => ({ value: code, label: levelName(levels, code, lang, code) }))} />
        ) : undefined
      }
      flush
    >
      {line !== null && <Conditions trace={trace} line={line} />}
      {found.status === 'failed' && (found.error.code === 'task/cancelled' ? (
        <p className="reach-line row">
          <span className="grow quiet">{say('cancelled')}</span>
          <Button size="small" onClick={found.retry}>
            {say('tryAgain')}
          </Button>
        </p>
      ) : (
        <ErrorBanner error={found.error} onRetry={found.retry} />
      ))}
      {found.status === 'loading' && <StudyProgress study="reach" label={say('trying')} />}
      {reach !== null && <Choices key={target ?? ''} reach={reach} target={target} runId={runId} outletId={outletId} levels={levels} trace={trace} />}
      {reach !== null && <Losses reach={reach} levels={levels} />}
    </Panel>
  );
}

/** The level one above the one that the period comes to; null: there is none. */
function nextAbove({ level }: Trace, levels: readonly LevelInfo[]): string | null {
  const byPlace = [...levels].sort((a, b) => a.place - b.place);
  const now = byPlace.findIndex(({ code }) => code === level.afterVetoes);
  return byPlace[now + 1]?.code ?? null;
}

interface ChoicesProps {
  readonly reach: Reach;
  readonly target: string | null;
  readonly runId: RunId;
  readonly outletId: OutletId;
  readonly levels: readonly LevelInfo[];
  readonly trace: Trace;
}

function Choices({ reach, target, runId, outletId, levels, trace }: ChoicesProps) {
  const say = useWords(REACH);
  const lang = useLang();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isLong, setLong] = useState(false);
  const goal = reach.targets.find(({ level }) => level === target) ?? null;
  const choices = choicesFor(goal, reach.levers, reach.total);
  if (goal === null || choices.length === 0) return goal === null ? null : <p className="reach-line">{reachTargetSentence(goal, levels, lang)}</p>;
  const shown = isLong ? choices : choices.slice(0, Math.max(SHOWN, goal.steps.length > 8 ? 8 : goal.steps.length));
  const none = reachTargetSentence(goal, levels, lang);
  const names = new Map(partNames(trace.root).map((part) => [part.code, inLang(part.name, lang)]));
  const tick = (key: string): void => {
    const changed = new Set(ticked);
    if (!changed.delete(key)) changed.add(key);
    setTicked(changed);
  };
  return (
    <>
      {none !== '' && <p className="reach-line quiet">{none}</p>}
      <div className="reach-head" aria-hidden="true">
        <span className="grow">{say('change')}</span>
        <span className="reach-values">{say('to')}</span>
        <span className="reach-mark" />
        <span className="reach-gain">{say('total')}</span>
      </div>
      <ul className="reach-list">
        {shown.map((choice) => (
          <ChoiceRow
            key={choice.lever.key}
            choice={choice}
            total={reach.total}
            isTicked={ticked.has(choice.lever.key)}
            onTick={() => tick(choice.lever.key)}
            nameOf={(code) => names.get(code) ?? code}
          />
        ))}
      </ul>
      {choices.length > shown.length || isLong ? (
        <p className="reach-line">
          <button type="button" className="link" onClick={() => setLong(!isLong)}>
            {isLong ? say('fewer') : say('more', { count: choices.length - shown.length })}
          </button>
        </p>
      ) : null}
      <Together
        values={choices.filter(({ lever }) => ticked.has(lever.key)).map(({ lever, to }) => ({ key: lever.key, value: to }))}
        runId={runId}
        outletId={outletId}
        target={goal.level}
        levels={levels}
      />
    </>
  );
}

interface TogetherProps {
  readonly values: readonly { readonly key: string; readonly value: string }[];
  readonly runId: RunId;
  readonly outletId: OutletId;
  readonly target: string;
  readonly levels: readonly LevelInfo[];
}

/** What the ticked changes come to together. */
function Together({ values, runId, outletId, target, levels }: TogetherProps) {
  const say = useWords(REACH);
  const lang = useLang();
  const { run } = useAction('study:try-values');
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly tried: TriedOutcome } | null>(null);
  const asked = JSON.stringify(values);
  useEffect(() => {
    const wanted = JSON.parse(asked) as TogetherProps['values'];
    if (wanted.length === 0) return;
    let isLatest = true;
    void run({ runId, outletId, values: wanted }).then((reply) => {
      if (isLatest && reply.ok) setOutcome({ of: asked, tried: reply.value });
    });
    return () => {
      isLatest = false;
    };
  }, [asked, outletId, run, runId]);
  if (values.length === 0) return <p className="reach-line hint">{say('tick')}</p>;
  const tried = outcome?.of === asked ? outcome.tried : null;
  if (tried === null) return <p className="reach-result reach-waiting" aria-busy="true" />;
  const placeOf = (code: string | null): number => levels.find((level) => level.code === code)?.place ?? -1;
  const isReached = placeOf(tried.level) >= placeOf(target);
  return (
    <div className={isReached ? 'reach-result reach-reached' : 'reach-result'} role="status">
      <p className="row">
        <span className={isReached ? 'up' : 'warn'}>
          <Icon name={isReached ? 'check' : 'clock'} />
        </span>
        <span className="grow">
          {say('together', { count: values.length, total: formatPlaces(tried.total), level: levelName(levels, tried.level, lang, '—') })}
          {isReached ? '' : lang === 'zh' ? `，${say('notReached', { level: levelName(levels, target, lang, target) })}` : `; ${say('notReached', { level: levelName(levels, target, lang, target) })}`}
        </span>
      </p>
      <p className="quiet reach-why">{movementSentence(tried.reason, levels, lang)}</p>
    </div>
  );
}

function Losses({ reach, levels }: { readonly reach: Reach; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(REACH);
  const lang = useLang();
  const level = besideChinese(levelName(levels, reach.level, lang, ''), lang);
  const untried = reach.levers.map((lever) => reachLeverSentence(lever, lang)).filter((sentence) => sentence !== '');
  const place = levels.find(({ code }) => code === reach.level)?.place ?? -1;
  return (
    <>
      {place > 0 && (
        <details className="reach-more">
          <summary>{say('losses', { level })}</summary>
          {reach.losses.length === 0 ? <p className="quiet">{say('noLosses', { level })}</p> : <ul>{reach.losses.map((step) => <li key={`${step.code}${step.source}${step.to}`}>{reachStepSentence(step, levels, lang)}</li>)}</ul>}
        </details>
      )}
      {untried.length > 0 && (
        <details className="reach-more">
          <summary>{say('notTried')}</summary>
          <ul>
            {untried.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function partNames(part: TracePart): readonly Pick<TracePart, 'code' | 'name'>[] {
  return [part, ...part.children.flatMap(partNames)];
}
