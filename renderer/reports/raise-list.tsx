import type { Reach, ReachStep } from '../../shared/grading/reach.ts';
import { reachMovementSentence, reachStepSentence, reachTargetSentence } from '../../shared/grading/reach-sentences.ts';
import type { LevelInfo } from '../../shared/ipc-contract.ts';
import { besideChinese } from '../components/beside-chinese.ts';
import { levelName } from '../components/level-tag.tsx';
import { useLang, useWords } from '../i18n.ts';
import { Nothing, Part } from './parts.tsx';
import { REPORTS } from './words.ts';

const MOST = 3;

export interface RaiseListProps {
  /** null: the outlet was not graded. */
  readonly reach: Reach | null;
  readonly levels: readonly LevelInfo[];
}

/** The smallest changes that reach the next level; on the highest one, those that would lose it. */
export function RaiseList({ reach, levels }: RaiseListProps) {
  const say = useWords(REPORTS);
  const lang = useLang();
  if (reach === null) {
    return (
      <Part title={say('keepNext')}>
        <Nothing>{say('notAsked')}</Nothing>
      </Part>
    );
  }
  const target = reach.targets[0];
  if (target === undefined) {
    return (
      <Part title={say('raiseTop')} hint={reach.losses.length === 0 ? undefined : say('loses')}>
        <Steps steps={reach.losses.slice(0, MOST)} levels={levels} />
      </Part>
    );
  }
  const level = besideChinese(levelName(levels, target.level, lang, target.level), lang);
  return (
    <Part title={say('raise', { level })} hint={target.steps.length === 0 ? undefined : say('raiseHint')}>
      {target.steps.length === 0 ? <Nothing>{`${reachTargetSentence(target, levels, lang)}${lang === 'zh' ? '。' : '.'}`}</Nothing> : <Steps steps={target.steps.slice(0, MOST)} levels={levels} />}
    </Part>
  );
}

function Steps({ steps, levels }: { readonly steps: readonly ReachStep[]; readonly levels: readonly LevelInfo[] }) {
  const lang = useLang();
  return (
    <ol className="rp-steps">
      {steps.map((step) => (
        <li key={step.code}>
          <span>{reachStepSentence(step, levels, lang)}</span>
          <small>{reachMovementSentence(step, levels, lang)}</small>
        </li>
      ))}
    </ol>
  );
}
