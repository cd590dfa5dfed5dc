import { Link } from 'react-router';
import type { Overview } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { Tag, type TagTone } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatInstant, formatSeconds, formatShare, NO_VALUE } from '../../format.ts';
import { useWords, type Say } from '../../i18n.ts';
import { OVERVIEW } from './words.ts';

export type StepKey = 'data' | 'visits' | 'run' | 'movements' | 'publish';

/** The step that is in hand: what the person does next; null: all done. */
export function stepInHand(overview: Overview): StepKey | null {
  if (overview.outlets === 0 || overview.scheme === null) return 'data';
  if (overview.run === null) return 'run';
  if (overview.run.state === 'published') return null;
  return (overview.movements?.pending ?? 0) > 0 ? 'movements' : 'publish';
}

interface Step {
  readonly key: StepKey;
  readonly name: string;
  readonly tag: string;
  readonly tone: TagTone;
  readonly number: string;
  readonly unit: string;
  readonly line: string;
  readonly link: string;
  readonly to: string;
}

/** Five steps of a period, each with a state, one number and one link; the step in hand has the accent edge. */
export function StepStrip({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  const common = useWords(COMMON);
  const inHand = stepInHand(overview);
  const steps: readonly Step[] = [
    dataStep(overview, say),
    visitStep(overview, say),
    runStep(overview, say, common),
    movementStep(overview, say),
    publishStep(overview, say),
  ];
  return (
    <ol className="steps">
      {steps.map((step, place) => (
        <li key={step.key} className={step.key === inHand ? 'step step-in-hand' : 'step'} aria-current={step.key === inHand ? 'step' : undefined}>
          <div className="row">
            <StepMark place={place + 1} tone={step.key === inHand ? 'accent' : step.tone} isInHand={step.key === inHand} />
            <h2>{step.name}</h2>
            <Tag tone={step.tone}>{step.tag}</Tag>
          </div>
          <div className="step-number">
            <span className="num">{step.number}</span>
            <span className="quiet ellipsis">{step.unit}</span>
          </div>
          <div className="row">
            <span className="hint ellipsis grow" title={step.line}>
              {step.line}
            </span>
            <Link to={step.to} className="nowrap">
              {step.link}
            </Link>
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepMark({ place, tone, isInHand }: { readonly place: number; readonly tone: TagTone; readonly isInHand: boolean }) {
  const isDone = tone === 'up' && !isInHand;
  return <span className={`step-mark step-${isDone ? 'done' : isInHand ? 'now' : tone}`}>{isDone ? <Icon name="check" size={12} /> : place}</span>;
}

type Words = Say<typeof OVERVIEW.table>;

function dataStep({ figures, outlets }: Overview, say: Words): Step {
  const missing = figures.expected - figures.present;
  const isNone = figures.expected === 0;
  return {
    key: 'data',
    name: say('stepData'),
    tag: isNone ? say(outlets === 0 ? 'notStarted' : 'noFigures') : missing > 0 ? say('missingN', { n: formatCount(missing) }) : say('complete'),
    tone: isNone ? 'plain' : missing > 0 ? 'warning' : 'up',
    number: isNone ? NO_VALUE : formatShare(figures.present, figures.expected),
    unit: isNone ? '' : say('present', { present: formatCount(figures.present), expected: formatCount(figures.expected) }),
    line: isNone ? '' : say('indicators', { all: figures.indicators, complete: figures.complete }),
    link: say(missing > 0 ? 'seeGaps' : 'toImport'),
    to: missing > 0 ? '/data/completeness' : '/data/import',
  };
}

function visitStep({ visits }: Overview, say: Words): Step {
  const open = visits.waiting + visits.inProgress;
  const none = visits.approved + open === 0;
  return {
    key: 'visits',
    name: say('stepVisits'),
    tag: none
      ? say('noVisits')
      : visits.waiting > 0
        ? say('waitingN', { n: formatCount(visits.waiting) })
        : visits.inProgress > 0
          ? say('openN', { n: formatCount(visits.inProgress) })
          : say('allApproved'),
    tone: none ? 'plain' : open > 0 ? 'warning' : 'up',
    number: formatCount(visits.approved),
    unit: say('approvedVisits'),
    line: say('visitsLine', { outlets: formatCount(visits.outletsVisited), open: formatCount(visits.inProgress) }),
    link: say('seeVisits'),
    to: '/visits',
  };
}

function runStep({ run }: Overview, say: Words, common: Say<typeof COMMON.table>): Step {
  const base = { key: 'run', name: say('stepRun') } as const;
  if (run === null) {
    return { ...base, tag: say('notRun'), tone: 'plain', number: NO_VALUE, unit: '', line: say('runFirst'), link: say('toRun'), to: '/grading' };
  }
  return {
    ...base,
    tag: say('runNumber', { n: run.number, state: common(run.state) }),
    tone: 'up',
    number: formatCount(run.graded),
    unit: say('gradedOf', { of: formatCount(run.outlets) }),
    line: say('runLine', { at: formatInstant(run.madeAt), s: formatSeconds(run.tookMs) }),
    link: say('seeResults'),
    to: `/grading/${run.id}`,
  };
}

function movementStep({ run, movements }: Overview, say: Words): Step {
  const base = { key: 'movements', name: say('stepMovements'), to: '/movements' } as const;
  if (run === null || movements === null) {
    return { ...base, tag: say('notStarted'), tone: 'plain', number: NO_VALUE, unit: '', line: say('afterRun'), link: say('seeMovements') };
  }
  const isOpen = movements.pending > 0 && run.state === 'draft';
  return {
    ...base,
    tag: say(isOpen ? 'inHand' : 'done'),
    tone: isOpen ? 'accent' : 'up',
    number: formatCount(movements.decided),
    unit: say('decidedOf', { of: formatCount(movements.candidates) }),
    line: movements.candidates === 0 ? say('noCandidates') : say('pendingN', { n: formatCount(movements.pending) }),
    link: say(isOpen ? 'toDecide' : 'seeMovements'),
  };
}

function publishStep({ run, movements }: Overview, say: Words): Step {
  const base = { key: 'publish', name: say('stepPublish'), to: '/movements' } as const;
  if (run?.state === 'published') {
    return {
      ...base,
      tag: say('done'),
      tone: 'up',
      number: formatCount(run.graded),
      unit: say('outletsWithLevel'),
      line: say('publishedOn', { at: formatInstant(run.publishedAt) }),
      link: say('seeResults'),
      to: `/grading/${run.id}`,
    };
  }
  if (run?.state === 'proposed') {
    return { ...base, tag: say('proposed'), tone: 'warning', number: formatCount(run.graded), unit: say('outletsToPublish'), line: say('proposedLine'), link: say('seeProposal'), to: `/movements/publication/${run.id}` };
  }
  const isReady = run !== null && (movements?.pending ?? 0) === 0 && (movements?.unapproved ?? 0) === 0;
  return {
    ...base,
    tag: say(isReady ? 'ready' : 'notStarted'),
    tone: isReady ? 'accent' : 'plain',
    number: run === null ? NO_VALUE : formatCount(run.graded),
    unit: run === null ? '' : say('outletsToPublish'),
    line: say(isReady ? 'publishLine' : 'afterDecisions'),
    link: say('toPublish'),
  };
}
