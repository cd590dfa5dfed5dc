import { messageFor, type Problem } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { formatPeriod } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { placeName } from '../model/problem-place.ts';
import { DESIGNER } from '../words.ts';

/** Everything that the check found, then what the newest data show; each line goes to its place. */
export function ChecksList() {
  const { problems, dataChecks } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const period = dataChecks.period === null ? '' : formatPeriod(dataChecks.period, lang);
  return (
    <>
      {problems.length === 0 ? <Good text={say(dataChecks.problems.length === 0 ? 'noProblems' : 'noOwnProblems')} /> : <Lines problems={problems} hasPlaces />}
      {dataChecks.error !== null && <p className="warn">{messageFor(dataChecks.error.code, dataChecks.error.params, lang)}</p>}
      {period !== '' &&
        (dataChecks.problems.length === 0 ? (
          <Good text={say('dataChecksGood', { period })} />
        ) : (
          <>
            <h4 className="hint sd-by">{say('dataChecksOf', { period })}</h4>
            <Lines problems={dataChecks.problems} hasPlaces={false} />
          </>
        ))}
    </>
  );
}

function Good({ text }: { readonly text: string }) {
  return (
    <p className="row up sd-good">
      <Icon name="check" size={14} />
      {text}
    </p>
  );
}

/** @param hasPlaces whether the place is named first; what the data show names it in its sentence */
function Lines({ problems, hasPlaces }: { readonly problems: readonly Problem[]; readonly hasPlaces: boolean }) {
  const { scheme, jumpTo } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  return (
    <ul className="sd-checks">
      {problems.map((problem) => {
        const place = hasPlaces ? placeName(scheme, problem.path, lang) : '';
        return (
          <li key={problem.path + problem.code + JSON.stringify(problem.params)}>
            <button type="button" className="bare" onClick={() => jumpTo(problem.path)}>
              <span className={problem.severity === 'error' ? 'down' : 'warn'}>
                <Icon name={problem.severity === 'error' ? 'warning' : 'info'} size={16} />
              </span>
              <span>
                <span className="visually-hidden">{say(problem.severity === 'error' ? 'errorWord' : 'warningWord')}</span>
                {place !== '' && <b>{place}{lang === 'zh' ? '：' : ': '}</b>}
                {messageFor(problem.code, problem.params, lang)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
