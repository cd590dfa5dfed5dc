import { Icon, type IconName } from '../icon.tsx';
import { KeyCap } from '../key-cap.tsx';
import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { useLang, useWords } from '../../i18n.ts';
import { answerOptions, optionState, type AnswerOption, type OptionState } from './answer-options.ts';
import { optionLabel, pointsText } from './answer-labels.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import { ANSWERS } from './words.ts';
import './answers.css';

const MARKS: Readonly<Record<Exclude<OptionState['tone'], 'off'>, IconName>> = { good: 'check', bad: 'close', na: 'minus', plain: 'check' };

export interface ItemAnswersProps {
  readonly item: Item;
  readonly answer: Answer | null;
  readonly isCurrent: boolean;
  readonly onPress: (option: AnswerOption, back: boolean) => void;
}

/** The buttons of an item: key cap, mark, word. None is chosen before the auditor chose it. */
export function ItemAnswers({ item, answer, isCurrent, onPress }: ItemAnswersProps) {
  const options = answerOptions(item);
  if (options.length === 0) return null;
  return (
    <div className={item.kind === 'passFail' || item.kind === 'flag' ? 'answers answers-even' : 'answers'}>
      {options.map((option) =>
        option.act === 'count' ? (
          <CountOption key={option.id} item={item} answer={answer} isCurrent={isCurrent} option={option} onPress={onPress} />
        ) : (
          <PlainOption key={option.id} item={item} answer={answer} isCurrent={isCurrent} option={option} onPress={onPress} />
        ),
      )}
    </div>
  );
}

interface OptionProps extends ItemAnswersProps {
  readonly option: AnswerOption;
}

function PlainOption({ item, answer, isCurrent, option, onPress }: OptionProps) {
  const say = useWords(ANSWERS);
  const lang = useLang();
  const { tone } = optionState(item, answer, option);
  const label = optionLabel(option, say, lang);
  const isPart = option.act === 'part';
  const said = tone === 'off' ? say('unsaid') : tone === 'na' ? say('na') : say(item.kind === 'allOf' ? (tone === 'good' ? 'met' : 'breached') : tone === 'good' ? 'given' : 'notGiven');
  return (
    <button
      type="button"
      tabIndex={isCurrent ? 0 : -1}
      className={`answer answer-${tone}${option.act === 'rest' ? ' answer-rest' : ''}`}
      aria-disabled={option.locked || undefined}
      {...(isPart ? { 'aria-label': `${label}: ${said}` } : option.act === 'rest' ? {} : { 'aria-pressed': tone !== 'off' })}
      onClick={() => onPress(option, false)}
    >
      <Cap option={option} />
      {tone !== 'off' && <Icon name={MARKS[tone]} size={14} />}
      <span>{label}</span>
      {isPart && tone !== 'off' && <span className="answer-said">{said}</span>}
    </button>
  );
}

/** A fault with how often it occurred. */
function CountOption({ item, answer, isCurrent, option, onPress }: OptionProps) {
  const say = useWords(ANSWERS);
  const lang = useLang();
  const { tone, times } = optionState(item, answer, option);
  const name = optionLabel(option, say, lang);
  const fault = item.kind === 'count' ? item.faults.find(({ code }) => code === option.id) : undefined;
  const each = fault === undefined ? null : parseNumber(fault.points);
  return (
    <span className={`answer answer-count answer-${tone}`} role="group" aria-label={`${name}: ${say('times', { count: times })}`}>
      <Cap option={option} />
      <span>{name}</span>
      {each !== null && <span className="hint nowrap">{say('perFault', { n: pointsText(each) })}</span>}
      <span className="stepper">
        <button type="button" tabIndex={isCurrent ? 0 : -1} aria-label={say('oneLess', { name })} disabled={times === 0} onClick={() => onPress(option, true)}>
          <Icon name="minus" size={12} />
        </button>
        <span className="num strong">{times}</span>
        <button type="button" tabIndex={isCurrent ? 0 : -1} aria-label={say('oneMore', { name })} onClick={() => onPress(option, false)}>
          <Icon name="plus" size={12} />
        </button>
      </span>
    </span>
  );
}

function Cap({ option }: { readonly option: AnswerOption }) {
  if (option.locked) return null;
  if (option.digit !== null) return <KeyCap keys={String(option.digit)} />;
  return option.id === 'na' ? <KeyCap keys="X" /> : null;
}
