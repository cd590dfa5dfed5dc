import { useId, useState, type ReactNode } from 'react';
import { minutesOnSite } from '../../../shared/photo/photo-time.ts';
import { TIME_SLOTS, type VisitFact } from '../../../shared/visit/visit-facts.ts';
import { timeText } from '../../components/answers/typed-value.ts';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Tag } from '../../components/tag.tsx';
import { NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { EVIDENCE } from './evidence-words.ts';
import { ownFacts } from './own-facts.ts';
import { durationText } from './photo-words.ts';
import type { Entry } from './use-entry.ts';

/** A stay beyond this is asked about: mostly the two times were changed round. Minutes. */
const LONG_STAY = 12 * 60;

/** What every visit's head has: arrival and departure, time of day, second auditor. */
export function VisitFactsFields({ entry }: { readonly entry: Entry }) {
  const say = useWords(EVIDENCE);
  const isAsked = (fact: VisitFact): boolean => ownFacts(entry.checklist).includes(fact);
  return (
    <>
      {isAsked('arrivedAt') && <ClockField entry={entry} fact="arrivedAt" />}
      {isAsked('leftAt') && <ClockField entry={entry} fact="leftAt" />}
      {isAsked('timeSlot') && <SlotField entry={entry} />}
      {isAsked('secondAuditor') && (
        <Line label={say('secondAuditor')}>{(id) => (entry.isReadOnly ? <Fact text={entry.factOf('secondAuditor')} /> : <TextFact id={id} entry={entry} />)}</Line>
      )}
    </>
  );
}

function ClockField({ entry, fact }: { readonly entry: Entry; readonly fact: 'arrivedAt' | 'leftAt' }) {
  const say = useWords(EVIDENCE);
  const [isTouched, setTouched] = useState(false);
  const text = entry.factOf(fact);
  const isWrong = isTouched && entry.factProblem(fact) !== null;
  const minutes = fact === 'leftAt' ? minutesOnSite(entry.times.arrivedAt, entry.times.leftAt) : null;
  return (
    <Line label={say(fact)}>
      {(id) =>
        entry.isReadOnly ? (
          <span className="row">
            <Fact text={text} />
            {minutes !== null && <span className="quiet">{say('onSite', { time: durationText(minutes, say) })}</span>}
          </span>
        ) : (
          <span className="row">
            <input
              id={id}
              className="typed typed-short num"
              data-entry-field="text"
              data-main-field=""
              autoComplete="off"
              inputMode="numeric"
              placeholder="14:05"
              value={text}
              aria-invalid={isWrong}
              onChange={(event) => {
                setTouched(false);
                entry.setFact(fact, event.target.value);
              }}
              onBlur={() => {
                setTouched(true);
                if (timeText(text) !== text) entry.setFact(fact, timeText(text));
              }}
            />
            {isWrong && <Wrong text={say('badClock', { text })} />}
            {minutes !== null && (
              <span className={minutes > LONG_STAY ? 'row warn' : 'row quiet'}>
                {say('onSite', { time: durationText(minutes, say) })}
                {minutes > LONG_STAY && <Tag tone="warning">{say('longStay')}</Tag>}
              </span>
            )}
          </span>
        )
      }
    </Line>
  );
}

function SlotField({ entry }: { readonly entry: Entry }) {
  const say = useWords(EVIDENCE);
  const value = entry.factOf('timeSlot');
  const chosen = TIME_SLOTS.find((slot) => slot === value);
  return (
    <Line label={say('timeSlot')}>
      {(id) =>
        entry.isReadOnly ? (
          <Fact text={chosen === undefined ? '' : say(chosen)} />
        ) : (
          <span className="answers" role="group" aria-labelledby={`${id}-name`}>
            {TIME_SLOTS.map((slot, place) => (
              <button
                key={slot}
                type="button"
                data-main-field=""
                data-entry-field="choice"
                className={slot === chosen ? 'answer answer-plain' : 'answer'}
                aria-pressed={slot === chosen}
                onClick={() => entry.setFact('timeSlot', slot === chosen ? '' : slot)}
              >
                <KeyCap keys={String(place + 1)} />
                {say(slot)}
              </button>
            ))}
          </span>
        )
      }
    </Line>
  );
}

function TextFact({ id, entry }: { readonly id: string; readonly entry: Entry }) {
  const say = useWords(EVIDENCE);
  const [draft, setDraft] = useState<string | null>(null);
  const text = entry.factOf('secondAuditor');
  const take = (value: string): void => {
    setDraft(null);
    entry.setFact('secondAuditor', value);
  };
  return (
    <span className="row">
      <input
        id={id}
        className="typed"
        data-entry-field="text"
        data-main-field=""
        autoComplete="off"
        maxLength={100}
        value={draft ?? text}
        onChange={(event) => {
          if ('isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true) return setDraft(event.target.value);
          take(event.target.value);
        }}
        onCompositionEnd={(event) => take(event.currentTarget.value)}
      />
      {entry.factProblem('secondAuditor') !== null && <Wrong text={say('sameAuditor')} />}
    </span>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="header-field">
      <label htmlFor={id} id={`${id}-name`} className="quiet">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function Fact({ text }: { readonly text: string }) {
  return <span className="strong num">{text === '' ? NO_VALUE : text}</span>;
}

function Wrong({ text }: { readonly text: string }) {
  return (
    <span className="field-error" role="alert">
      <Icon name="warning" size={14} />
      {text}
    </span>
  );
}
