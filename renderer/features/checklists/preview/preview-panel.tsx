import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Checklist } from '../../../../shared/checklist/checklist.ts';
import type { IsoDate } from '../../../../shared/dates.ts';
import { inLang } from '../../../../shared/errors.ts';
import { RedLineTag } from '../../../components/status-tags.tsx';
import { Tag } from '../../../components/tag.tsx';
import { formatPlaces, NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { CHECKLISTS } from '../words.ts';
import { PreviewItem } from './preview-item.tsx';
import { useTrial, type Trial } from './use-trial.ts';

export interface PreviewProps {
  readonly checklist: Checklist;
  /** Shown and marked; null: none. */
  readonly currentItem: string | null;
  readonly isStale: boolean;
  readonly today: IsoDate;
}

/** The form as an auditor sees it, with the score that the answers come to. */
export function Preview({ checklist, currentItem, isStale, today }: PreviewProps) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const trial = useTrial(checklist, today);
  const list = useRef<HTMLDivElement>(null);
  const isAway = (code: string): boolean => ['hidden', 'jumped'].includes(trial.score.itemScores[code]?.state ?? '');
  useEffect(() => {
    if (currentItem === null) return;
    [...(list.current?.querySelectorAll('[data-preview]') ?? [])].find((each) => each.getAttribute('data-preview') === currentItem)?.scrollIntoView({ block: 'nearest' });
  }, [currentItem]);
  return (
    <div className="cp">
      <ScoreStrip trial={trial} checklist={checklist} />
      {isStale && <p className="cp-stale warn">{say('stale')}</p>}
      <div ref={list} className="cp-list">
        <TrialHead trial={trial} checklist={checklist} />
        {checklist.sections.map((section, at) => {
          const each = trial.score.sections[at];
          const away = section.items.filter(({ code }) => isAway(code)).length;
          return (
            <section key={section.code} aria-label={inLang(section.name, lang)}>
              <h3 className="cp-section">
                <span className="num">{section.code}</span>
                <span className="grow ellipsis">{inLang(section.name, lang)}</span>
                {each?.outcome.passed === false && <Tag tone="down">{say('failed')}</Tag>}
                <span className="num hint">{each?.rateAnswered === null || each === undefined ? '' : `${formatPlaces(each.rateAnswered.text)}%`}</span>
              </h3>
              {section.items
                .filter(({ code }) => !isAway(code))
                .map((item) => (
                  <PreviewItem key={item.code} item={item} answer={trial.answerOf(item.code)} score={trial.score.itemScores[item.code]} isCurrent={item.code === currentItem} onAnswer={(answer) => trial.setAnswer(item.code, answer)} />
                ))}
              {away > 0 && <p className="hint cp-away">{say('hiddenN', { count: away })}</p>}
            </section>
          );
        })}
      </div>
    </div>
  );
}

function ScoreStrip({ trial, checklist }: { readonly trial: Trial; readonly checklist: Checklist }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const { score } = trial;
  const missing = score.missing.length + score.missingHeader.length;
  const shown = missing === 0 ? score.score : score.scoreAnswered;
  const band = checklist.bands?.find(({ code }) => code === score.outcome.band);
  return (
    <div className="cp-score" role="status">
      <span className="cp-now num">{shown === null ? NO_VALUE : formatPlaces(shown.text)}</span>
      <span className="hint">{shown === null ? say('noScore') : say('score')}</span>
      {missing === 0 && score.outcome.passed !== null && <Tag tone={score.outcome.passed ? 'up' : 'down'}>{say(score.outcome.passed ? 'passed' : 'failed')}</Tag>}
      {missing === 0 && band !== undefined && <Tag>{inLang(band.name, lang)}</Tag>}
      {score.redLine && <RedLineTag />}
      <span className="grow" />
      <span className="hint nowrap">
        {missing === 0 ? say('complete') : `${say('missingN', { count: missing })} · ${say('bestNow')} ${score.best === null ? NO_VALUE : formatPlaces(score.best.text)}`}
      </span>
      <Button size="small" onClick={trial.clear}>
        {say('clearTrial')}
      </Button>
    </div>
  );
}

/** Header fields, the attributes that conditions read, and the day, where the form reads it. */
function TrialHead({ trial, checklist }: { readonly trial: Trial; readonly checklist: Checklist }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const isDated = checklist.sections.some(({ items }) => items.some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined));
  const fields = checklist.header ?? [];
  const attributes = Object.entries(trial.attributes);
  if (fields.length === 0 && attributes.length === 0 && !isDated) return null;
  return (
    <div className="cp-head">
      {fields.map((field) => (
        <label key={field.code}>
          <span className={trial.score.missingHeader.includes(field.code) ? 'warn' : 'quiet'}>
            {inLang(field.name, lang)}
            {field.required === true && ' *'}
          </span>
          {field.kind === 'choice' ? (
            <select className="cd-text" value={trial.header[field.code] ?? ''} onChange={(event) => trial.setHeader(field.code, event.target.value)}>
              <option value="">{NO_VALUE}</option>
              {(field.options ?? []).map((option) => (
                <option key={option.code} value={option.code}>
                  {inLang(option.name, lang)}
                </option>
              ))}
            </select>
          ) : (
            <input className="cd-text" value={trial.header[field.code] ?? ''} onChange={(event) => trial.setHeader(field.code, event.target.value)} />
          )}
        </label>
      ))}
      {attributes.map(([name, value]) => (
        <label key={name}>
          <span className="quiet">{say('attribute', { name })}</span>
          <input className="cd-text" value={value} onChange={(event) => trial.setAttribute(name, event.target.value)} />
        </label>
      ))}
      {isDated && (
        <label>
          <span className="quiet">{say('visitedOn')}</span>
          <input className="cd-text num" value={trial.visitedOn} onChange={(event) => trial.setVisitedOn(event.target.value)} />
        </label>
      )}
    </div>
  );
}
