import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { Rational } from '../../../shared/exact/rational.ts';
import { inLang } from '../../../shared/errors.ts';
import { Panel } from '../../components/panel.tsx';
import { RedLineTag } from '../../components/status-tags.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { pointsText } from '../../components/answers/answer-labels.ts';
import { bandName, bonusPoints, lostPoints, type SayVisits } from './entry-words.ts';
import type { Entry } from './use-entry.ts';
import { EVIDENCE } from './evidence-words.ts';
import { VISITS } from './words.ts';

/** The score as the answers stand, reckoned by the engine that also decides, with each section's. */
export function ScorePanel({ entry }: { readonly entry: Entry }) {
  const say = useWords(VISITS);
  const lang = useLang();
  const { score, checklist, visit, isReadOnly } = entry;
  const sayEvidence = useWords(EVIDENCE);
  if (!isReadOnly && !visit.showScore) {
    return (
      <Panel title={say('finalScore')} className="entry-score">
        <p className="quiet">{sayEvidence('scoreHidden')}</p>
      </Panel>
    );
  }
  const shown = isReadOnly ? score.score : score.scoreAnswered;
  const band = isReadOnly ? bandName(checklist, score, lang) : null;
  const failed = score.criticalFailed.map((code) => {
    const item = entry.itemOf(code);
    return item === null ? code : `${code} ${inLang(item.name, lang)}`;
  });
  return (
    <Panel title={say(isReadOnly ? 'finalScore' : 'liveScore')} hint={isReadOnly ? undefined : say('answeredOnly')} className="entry-score">
      <div className="score-line">
        <span className="score-now num">{shown === null ? NO_VALUE : formatPlaces(shown.text)}</span>
        <span className="quiet">{shown === null ? say(isReadOnly ? 'noScore' : 'noScoreYet') : pointsLine(entry, say)}</span>
      </div>
      <div className="score-line hint">
        {band !== null && <Tag>{band}</Tag>}
        {isReadOnly && score.outcome.passed !== null && <Tag tone={score.outcome.passed ? 'up' : 'down'}>{say(score.outcome.passed ? 'passed' : 'failed')}</Tag>}
        {!isReadOnly && (
          <span>
            {say('best')} <b className="num">{score.best === null ? NO_VALUE : formatPlaces(score.best.text)}</b>
          </span>
        )}
        <span className="grow" />
        {visit.previousScore !== null && (
          <span>
            {say('previous')} <b className="num">{formatPlaces(visit.previousScore)}</b>
          </span>
        )}
      </div>
      {score.redLine && (
        <p className="score-red down">
          <RedLineTag /> {failed.join(lang === 'zh' ? '；' : '; ')}
        </p>
      )}
      <table className="score-sections">
        <tbody>
          {checklist.sections.map((section, place) => {
            const each = score.sections[place];
            const isOpen = each === undefined || each.answered === 0;
            return (
              <tr key={section.code}>
                <th scope="row">{`${section.code} ${inLang(section.name, lang)}`}</th>
                {checklist.mode === 'deduct' ? (
                  <td className={isOpen ? 'quiet' : 'num strong'}>{isOpen ? say('notAnswered') : lostText(lostPoints(score, section.items), say)}</td>
                ) : (
                  <>
                    <td className="num quiet">{isOpen ? NO_VALUE : sectionPointsText(each)}</td>
                    <td className={isOpen ? 'quiet' : 'num strong'}>{isOpen ? say('notAnswered') : each.rateAnswered === null ? NO_VALUE : formatPlaces(each.rateAnswered.text)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

function pointsLine({ score, checklist }: Entry, say: SayVisits): string {
  if (checklist.mode === 'deduct') {
    const items = itemsOf(checklist);
    const bonus = bonusPoints(score, items);
    const words = { base: String(checklist.base ?? 100), lost: pointsText(lostPoints(score, items)) };
    return bonus.num === 0n ? say('lostFrom', words) : say('lostFromBonus', { ...words, bonus: pointsText(bonus) });
  }
  return say('gainedOf', { gained: pointsText(score.gained), possible: pointsText(score.possibleAnswered) });
}

function lostText(lost: Rational, say: SayVisits): string {
  return lost.num === 0n ? '0' : say('lostN', { n: pointsText(lost) });
}

/** Gained of possible; where nothing is possible (forms that only deduct) what was lost. */
function sectionPointsText({ gained, possibleAnswered }: Entry['score']['sections'][number]): string {
  return possibleAnswered.num === 0n ? (gained.num === 0n ? NO_VALUE : pointsText(gained)) : `${pointsText(gained)} / ${pointsText(possibleAnswered)}`;
}
