import type { StandingKey, TransitionView } from '../../../shared/contract/history-calls.ts';
import type { ChartTable } from '../../components/charts/chart-tools.tsx';
import { formatCount, formatShare } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useStandingName, type Side } from './standing-name.tsx';
import { ANALYSIS } from './words.ts';

export interface TransitionMatrixProps {
  readonly view: TransitionView;
  readonly cell: { readonly from: StandingKey; readonly to: StandingKey } | null;
  readonly onCell: (cell: { readonly from: StandingKey; readonly to: StandingKey }) => void;
}

/** Counts and shares of each line; every cell opens its outlets. The diagonal is who stayed. */
export function TransitionMatrix({ view, cell, onCell }: TransitionMatrixProps) {
  const say = useWords(ANALYSIS);
  const name = useStandingName(view.levels);
  const count = countReader(view);
  const sumTo = (to: StandingKey): number => view.fromKeys.reduce((sum, from) => sum + count(from, to), 0);
  return (
    <div className="matrix">
      <table aria-label={say('matrix')}>
        <thead>
          <tr>
            <th scope="col" />
            {view.toKeys.map((to) => (
              <th key={to} scope="col">
                {name(to, 'to')}
              </th>
            ))}
            <th scope="col">{say('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {view.fromKeys.map((from) => {
            const whole = view.toKeys.reduce((sum, to) => sum + count(from, to), 0);
            return (
              <tr key={from}>
                <th scope="row">{name(from, 'from')}</th>
                {view.toKeys.map((to) => {
                  const n = count(from, to);
                  const isCurrent = cell?.from === from && cell.to === to;
                  return (
                    <td key={to} className={`${from === to ? 'matrix-same' : ''} ${isCurrent ? 'matrix-current' : ''}`}>
                      {n === 0 ? (
                        <span className="quiet">·</span>
                      ) : (
                        <button type="button" className="bare" aria-pressed={isCurrent} aria-label={say('cell', { from: name(from, 'from'), to: name(to, 'to'), n })} onClick={() => onCell({ from, to })}>
                          <span className="num strong link">{formatCount(n)}</span>
                          <span className="num hint">{formatShare(n, whole)}</span>
                        </button>
                      )}
                    </td>
                  );
                })}
                <td className="num matrix-sum">{formatCount(whole)}</td>
              </tr>
            );
          })}
          <tr className="matrix-sums">
            <th scope="row">{say('sum')}</th>
            {view.toKeys.map((to) => (
              <td key={to} className="num">
                {formatCount(sumTo(to))}
              </td>
            ))}
            <td className="num strong">{formatCount(view.outlets)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The matrix as plain numbers. */
export function transitionTable(view: TransitionView, name: (key: StandingKey, side?: Side) => string, sum: string): ChartTable {
  const count = countReader(view);
  return {
    heads: [`${view.from} → ${view.to}`, ...view.toKeys.map((to) => name(to, 'to')), sum],
    rows: view.fromKeys.map((from) => [name(from, 'from'), ...view.toKeys.map((to) => String(count(from, to))), String(view.toKeys.reduce((all, to) => all + count(from, to), 0))]),
  };
}

export function countReader(view: TransitionView): (from: StandingKey, to: StandingKey) => number {
  const counts = new Map(view.cells.map(({ from, to, outlets }) => [`${from}\n${to}`, outlets]));
  return (from, to) => counts.get(`${from}\n${to}`) ?? 0;
}
