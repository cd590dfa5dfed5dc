import { messageFor, type Problem } from '../../../shared/errors.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { Icon } from '../../components/icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { placeName } from './model/problem-place.ts';
import { CHECKLISTS } from './words.ts';

/** All faults, then all warnings; each leads to its place. */
export function ChecksList({ checklist, problems, onGo }: { readonly checklist: Checklist; readonly problems: readonly Problem[]; readonly onGo: (path: string) => void }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  if (problems.length === 0) {
    return (
      <p className="cd-none up row">
        <Icon name="check" size={14} />
        {say('noProblems')}
      </p>
    );
  }
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <ul className="cd-checks">
      {sorted.map((problem, at) => (
        <li key={at}>
          <button type="button" className="bare cd-check" onClick={() => onGo(problem.path)}>
            <span className={problem.severity === 'error' ? 'down' : 'warn'}>
              <Icon name={problem.severity === 'error' ? 'warning' : 'info'} size={14} />
            </span>
            <span>
              <span className="strong">{placeName(checklist, problem.path, lang) || say('wholePlace')}</span>
              <br />
              {messageFor(problem.code, problem.params, lang)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
