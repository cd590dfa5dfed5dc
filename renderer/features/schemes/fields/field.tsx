import type { ReactNode } from 'react';
import { messageFor } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { formatCount, formatPeriod, NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { EMPTY_ROW } from '../model/data-problems.ts';
import { DESIGNER } from '../words.ts';

/** A label above or beside its control, the mark of a product default, and the faults of the place under it. */
export function Field({ label, path, children, hint, inline = false }: { readonly label: ReactNode; readonly path?: string; readonly children: ReactNode; readonly hint?: ReactNode; readonly inline?: boolean }) {
  return (
    <div className={inline ? 'df-field df-inline' : 'df-field'}>
      <span className="df-label">
        {label}
        {path !== undefined && <DefaultMark path={path} />}
      </span>
      <span className="df-control">{children}</span>
      {hint !== undefined && <span className="hint">{hint}</span>}
      {path !== undefined && <PlaceProblems path={path} />}
    </div>
  );
}

/** The faults and warnings that speak of exactly this place, then what the data show of it. */
export function PlaceProblems({ path }: { readonly path: string }) {
  const { problems, dataChecks } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const own = problems.filter((problem) => problem.path === path);
  const ofData = dataChecks.problems.filter((problem) => problem.path === path && problem.code !== EMPTY_ROW);
  return [...own, ...ofData].map((problem) => (
    <span key={problem.code + JSON.stringify(problem.params)} className={problem.severity === 'error' ? 'df-problem down' : 'df-problem warn'} role={problem.severity === 'error' ? 'alert' : undefined}>
      <Icon name={problem.severity === 'error' ? 'warning' : 'info'} size={14} />
      <span>
        {messageFor(problem.code, problem.params, lang)}
        {dataChecks.period !== null && ofData.includes(problem) && <span className="quiet">{say('dataChecksAside', { period: formatPeriod(dataChecks.period, lang) })}</span>}
      </span>
    </span>
  ));
}

/** Outlets that a row of a method takes; what takes nobody stands out. */
export function RowCount({ path, count }: { readonly path: string; readonly count: number | undefined }) {
  const { dataChecks } = useDesigner();
  const lang = useLang();
  const empty = dataChecks.problems.find((problem) => problem.path === path && problem.code === EMPTY_ROW);
  if (empty === undefined) return <td className="num df-right df-count">{count === undefined ? NO_VALUE : formatCount(count)}</td>;
  const text = messageFor(empty.code, empty.params, lang);
  return (
    <td className="num df-right warn strong" title={text}>
      {count === undefined ? NO_VALUE : formatCount(count)}
      <span className="visually-hidden">{text}</span>
    </td>
  );
}

/** A small mark on the place that the scheme names as the product's own; the numbers below it have a dashed border. */
export function DefaultMark({ path }: { readonly path: string }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  if (scheme.productDefaults?.includes(path) !== true) return null;
  return (
    <span className="df-default" title={say('defaultTitle')}>
      {say('defaultMark')}
    </span>
  );
}

/** Whether any fault speaks of exactly this place. */
export function useHasError(path: string | undefined): boolean {
  const { problems } = useDesigner();
  return path !== undefined && problems.some((problem) => problem.severity === 'error' && problem.path === path);
}
