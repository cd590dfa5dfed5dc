import { messageFor } from '../../../shared/errors.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { placeWords } from './place-words.ts';
import { DATA } from './words.ts';

/** As many as a summary brings. */
const MOST_PROBLEMS = 100;

/** What an import did: counts, the rows that were not taken and why, with their places. */
export function ImportResult({ summary }: { readonly summary: ImportSummary }) {
  const say = useWords(DATA);
  const lang = useLang();
  const notify = useNotify();
  const show = useAction('import:show-rejects');
  const { importId, problems } = summary;
  const counts = {
    inserted: formatCount(summary.inserted),
    updated: formatCount(summary.updated),
    unchanged: formatCount(summary.unchanged),
    rejected: formatCount(summary.rejected),
  };
  const isSame = summary.inserted + summary.updated + summary.rejected === 0;
  return (
    <div className="import-result" role="status">
      <p className="row">
        <span className={summary.rejected > 0 ? 'warn' : 'up'}>
          <Icon name={summary.rejected > 0 ? 'warning' : 'check'} />
        </span>
        <span className="strong">
          {summary.code !== undefined && summary.version !== undefined
            ? say('doneDocument', { code: summary.code, version: summary.version })
            : say(isSame ? 'nothingChanged' : 'doneLine', counts)}
        </span>
        {summary.rejectsFile !== null && importId !== null && (
          <button type="button" className="link" onClick={() => void show.run({ importId }).then((reply) => !reply.ok && notify.error(reply.error))}>
            {say('showRejects')}
          </button>
        )}
      </p>
      {problems.length > 0 && (
        <>
          <div className="row import-section">
            <span className="strong">{say('problems')}</span>
            <span className="hint">{say(problems.length < MOST_PROBLEMS ? 'allProblems' : 'firstProblems', { n: problems.length })}</span>
          </div>
          <div className="import-columns">
            <table aria-label={say('problems')}>
              <thead>
                <tr>
                  <th scope="col" style={{ width: 88 }}>
                    {say('severity')}
                  </th>
                  <th scope="col" style={{ width: 180 }}>
                    {say('place')}
                  </th>
                  <th scope="col">{say('what')}</th>
                </tr>
              </thead>
              <tbody>
                {problems.map((problem, place) => (
                  <tr key={`${problem.path}${place}`}>
                    <td>
                      <Tag tone={problem.severity === 'error' ? 'down' : 'warning'}>{say(problem.severity === 'error' ? 'errorWord' : 'warningWord')}</Tag>
                    </td>
                    <td className="quiet" title={placeWords(problem.path, say)}>
                      {placeWords(problem.path, say)}
                    </td>
                    <td className="import-message">{messageFor(problem.code, problem.params, lang)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}
