import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PublicationView } from '../../../shared/contract/publication-calls.ts';
import { Icon } from '../../components/icon.tsx';
import { formatCount, formatDate, formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { PUBLICATION } from './words.ts';

type StepState = 'done' | 'now' | 'later' | 'skipped';

/** Decide, approve, propose, objections, publish: where each stands, with a link to what it waits for. */
export function StepsStrip({ view }: { readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const { run, hindrances, proposals, objections } = view;
  const countOf = (kind: 'undecided' | 'unapproved'): number => hindrances.flatMap((each) => (each.kind === kind ? [each.count] : []))[0] ?? 0;
  const [undecided, unapproved] = [countOf('undecided'), countOf('unapproved')];
  const isEnded = run.state === 'published' || run.state === 'superseded';
  const open = objections.filter(({ state }) => state === 'open').length;
  const window = proposals[0];
  const isProposed = run.state === 'proposed';
  const steps: readonly { readonly name: string; readonly state: StepState; readonly fact: ReactNode }[] = [
    {
      name: say('stepDecide'),
      state: isEnded || undecided === 0 ? 'done' : 'now',
      fact: undecided > 0 ? <Link to={`/movements/${run.id}?decision=pending`}>{say('leftToDecide', { n: formatCount(undecided) })}</Link> : say('allDecided'),
    },
    {
      name: say('stepApprove'),
      state: view.approval === 'one' ? 'skipped' : isEnded || (undecided === 0 && unapproved === 0) ? 'done' : undecided > 0 && unapproved === 0 ? 'later' : 'now',
      fact: view.approval === 'one' ? say('notAsked') : unapproved > 0 ? <Link to={`/movements/${run.id}?approval=open`}>{say('leftToApprove', { n: formatCount(unapproved) })}</Link> : undecided > 0 ? say('notYet') : say('allApproved'),
    },
    {
      name: say('stepPropose'),
      state: isProposed ? (view.windowPassed ? 'done' : 'now') : isEnded ? (window?.state === 'finished' ? 'done' : 'skipped') : view.proposal === 'required' ? 'later' : 'skipped',
      fact: isProposed && window !== undefined ? (view.windowPassed ? say('windowOver') : say('windowUntil', { until: formatDate(window.until) })) : isEnded && window?.state === 'finished' ? say('windowOver') : view.proposal === 'required' ? say('notYet') : say('mayPropose'),
    },
    {
      name: say('stepObjections'),
      state: open > 0 ? 'now' : objections.length > 0 ? 'done' : isEnded || !isProposed ? 'skipped' : 'done',
      fact: objections.length === 0 ? say('noObjections') : say('objectionCount', { n: formatCount(objections.length), open: formatCount(open) }),
    },
    {
      name: say('stepPublish'),
      state: isEnded ? 'done' : hindrances.length === 0 ? 'now' : 'later',
      fact: run.state === 'superseded' ? say('supersededState') : run.publishedAt !== null ? say('publishedAt', { at: formatInstant(run.publishedAt), by: '' }).replace(/ · $/, '') : say('notYet'),
    },
  ];
  return (
    <ol className="publication-steps" aria-label={say('steps')}>
      {steps.map(({ name, state, fact }, place) => (
        <li key={name} className={`publication-step step-is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="publication-mark">{state === 'done' ? <Icon name="check" size={12} /> : place + 1}</span>
          <span>
            <b className="strong">{name}</b>
            <span className="hint">{fact}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
