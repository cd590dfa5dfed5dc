import { messageFor } from '../../../shared/errors.ts';
import { Icon } from '../../components/icon.tsx';
import { useLang } from '../../i18n.ts';
import { usePlan } from './plan-context.ts';

/** What the checks found at a place of the plan and below it. */
export function PlaceProblems({ path, except, hideFormula = false }: { readonly path: string; readonly except?: string; readonly hideFormula?: boolean }) {
  const { problems } = usePlan();
  const lang = useLang();
  const own = problems.filter((problem) => (problem.path === path || problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`)) && (except === undefined || !problem.path.startsWith(except)) && !(hideFormula && problem.code.startsWith('formula/')));
  return (
    <>
      {own.map((problem) => (
        <p key={problem.path + problem.code} className={problem.severity === 'error' ? 'df-problem down' : 'df-problem warn'} role={problem.severity === 'error' ? 'alert' : undefined}>
          <Icon name="warning" size={14} />
          <span>{messageFor(problem.code, problem.params, lang)}</span>
        </p>
      ))}
    </>
  );
}
