import type { ReactNode } from 'react';
import { messageFor } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { setAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';

export interface FieldProps {
  readonly label: ReactNode;
  readonly path?: string;
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly wide?: boolean;
}

/** A label over its control, and under it what the form checks say of the place. */
export function Field({ label, path, children, hint, wide = false }: FieldProps) {
  return (
    <div className={wide ? 'cd-field cd-wide' : 'cd-field'}>
      <span className="cd-label">
        {label}
        {path !== undefined && <DefaultMark path={path} />}
      </span>
      <span className="cd-control">{children}</span>
      {hint !== undefined && <span className="hint">{hint}</span>}
      {path !== undefined && <PlaceProblems path={path} />}
    </div>
  );
}

/** The faults and warnings that speak of a place, or of what lies below it in the same field. */
export function PlaceProblems({ path, below = false }: { readonly path: string; readonly below?: boolean }) {
  const { problems } = useDesigner();
  const lang = useLang();
  const own = problems.filter((problem) => problem.path === path || (below && problem.path.startsWith(`${path}[`)));
  return own.map((problem) => (
    <span key={`${problem.path} ${problem.code} ${JSON.stringify(problem.params)}`} className={problem.severity === 'error' ? 'cd-problem down' : 'cd-problem warn'} role={problem.severity === 'error' ? 'alert' : undefined}>
      <Icon name={problem.severity === 'error' ? 'warning' : 'info'} size={14} />
      {messageFor(problem.code, problem.params, lang)}
    </span>
  ));
}

/** A small mark: the source does not give this value, the program filled it in. Pressing it confirms the value. */
export function DefaultMark({ path }: { readonly path: string }) {
  const { checklist, edit, isReadOnly } = useDesigner();
  const say = useWords(CHECKLISTS);
  const marked = checklist.productDefaults ?? [];
  if (!marked.includes(path)) return null;
  if (isReadOnly) {
    return (
      <span className="cd-default" title={say('productDefaultTitle')}>
        {say('productDefault')}
      </span>
    );
  }
  const rest = marked.filter((each) => each !== path);
  return (
    <button type="button" className="cd-default" title={`${say('productDefaultTitle')} · ${say('confirmDefault')}`} onClick={() => edit((now) => setAt(now, 'productDefaults', rest.length === 0 ? undefined : rest))}>
      {say('productDefault')}
    </button>
  );
}

/** Whether an error speaks of exactly this place. */
export function useHasError(path: string): boolean {
  const { problems } = useDesigner();
  return problems.some((problem) => problem.severity === 'error' && problem.path === path);
}
