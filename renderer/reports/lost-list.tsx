import type { LostPoints } from '../../shared/contract/report-calls.ts';
import { inLang } from '../../shared/errors.ts';
import { formatDecimal, formatPlaces, fromHundredths, toHundredths } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { Nothing, Part } from './parts.tsx';
import { REPORTS } from './words.ts';

const MOST = 6;

/** Where the total lost points, the most first, with the rest in a sum. */
export function LostList({ lost, isGraded }: { readonly lost: readonly LostPoints[]; readonly isGraded: boolean }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const shown = lost.slice(0, MOST);
  const rest = lost.slice(MOST);
  const most = Number(shown[0]?.lost ?? 1);
  return (
    <Part title={say('lost')} hint={say('lostHint')}>
      {shown.length === 0 ? (
        <Nothing>{say(isGraded ? 'lostNone' : 'notAsked')}</Nothing>
      ) : (
        <ul className="rp-lost">
          {shown.map((row) => (
            <li key={row.code}>
              <span>{inLang(row.name, lang)}</span>
              <small>{`${formatPlaces(row.score)} / ${formatDecimal(row.max)}`}</small>
              <b>{`−${formatPlaces(row.lost)}`}</b>
              <i>
                <span style={{ width: `${(Number(row.lost) / most) * 100}%` }} />
              </i>
            </li>
          ))}
          {rest.length > 0 && <li className="rp-rest">{say('lostOther', { count: rest.length, points: fromHundredths(rest.reduce((sum, row) => sum + toHundredths(row.lost), 0n)) })}</li>}
        </ul>
      )}
    </Part>
  );
}
