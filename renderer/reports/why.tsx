import { inLang } from '../../shared/errors.ts';
import { movementSentence, stateSentence } from '../../shared/grading/sentences.ts';
import type { Explanation, MovementRow, ResultRow } from '../../shared/ipc-contract.ts';
import { besideChinese } from '../components/beside-chinese.ts';
import { levelName } from '../components/level-tag.tsx';
import { COMMON } from '../components/words.ts';
import { formatPlaces } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { Part } from './parts.tsx';
import { REPORTS } from './words.ts';

export interface WhyProps {
  readonly explanation: Explanation;
  readonly standing: ResultRow;
  /** What a person decided, where that is to be said with its reason. */
  readonly decision: Pick<MovementRow, 'decisionReason'> | null;
}

/** Why the level is what it is: the movement rule's sentence with its numbers, vetoes, and what a person decided otherwise. */
export function Why({ explanation, standing, decision }: WhyProps) {
  const say = useWords(REPORTS);
  const common = useWords(COMMON);
  const lang = useLang();
  const { trace, levels } = explanation;
  const none = common(standing.state);
  const level = levelName(levels, standing.newLevel, lang, none);
  const isDecided = trace.level.next !== standing.newLevel;
  const sentences = [
    ...(trace.stateReason === null ? [movementSentence(trace.level.reason, levels, lang)] : [stateSentence(trace.stateReason, lang)]),
    ...(trace.level.vetoes.length === 0 ? [] : [say('vetoed', { list: trace.level.vetoes.map(({ name }) => inLang(name, lang)).join(lang === 'zh' ? '、' : ', ') })]),
    ...(trace.uncappedTotal !== null && trace.uncappedTotal !== trace.total ? [say('cappedFrom', { total: formatPlaces(trace.uncappedTotal) })] : []),
    ...(isDecided ? [say('proposedIs', { proposed: levelName(levels, trace.level.next, lang, none), level })] : []),
    ...(isDecided && decision?.decisionReason != null ? [say('because', { reason: decision.decisionReason })] : []),
  ];
  return (
    <Part title={standing.newLevel === null ? say('whyNot') : say('why', { level: besideChinese(level, lang) })}>
      <p className="rp-why">{sentences.map((sentence) => (lang === 'zh' ? `${sentence}。` : `${sentence}. `)).join('')}</p>
    </Part>
  );
}
