import { messageFor } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { placeName } from '../model/problem-place.ts';
import { DESIGNER } from '../words.ts';

/** Everything that the check found; each line goes to its place. */
export function ChecksList() {
  const { scheme, problems, jumpTo } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  if (problems.length === 0) {
    return (
      <p className="row up sd-good">
        <Icon name="check" size={14} />
        {say('noProblems')}
      </p>
    );
  }
  return (
    <ul className="sd-checks">
      {problems.map((problem) => {
        const place = placeName(scheme, problem.path, lang);
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
