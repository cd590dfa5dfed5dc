import type { ReactNode } from 'react';
import type { RunDetail } from '../../../shared/ipc-contract.ts';
import { MovementMark } from '../../components/movement-mark.tsx';
import { formatCount, formatPlaces } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { NO_FILTERS, type ResultFilters } from './result-filters.ts';
import { GRADING } from './words.ts';

/** The run in one strip: how many are graded, the average, who moves. A number narrows the table to what it counts. */
export function RunStrip({ run, onFilter }: { readonly run: RunDetail; readonly onFilter: (filters: ResultFilters) => void }) {
  const say = useWords(GRADING);
  const { movements } = run;
  return (
    <section className="run-strip" aria-label={say('summary')}>
      <Cell name={say('graded')} number={formatCount(run.graded)} unit={say('gradedOf', { n: formatCount(run.outlets) })} />
      <Cell name={say('notGraded')} number={formatCount(run.notGraded)} isQuiet={run.notGraded === 0} {...(run.notGraded > 0 ? { onPress: () => onFilter({ ...NO_FILTERS, state: ['notGraded', 'pending', 'terminated'] }) } : {})} />
      <Cell name={say('notEligible')} number={formatCount(run.notEligible)} isQuiet={run.notEligible === 0} {...(run.notEligible > 0 ? { onPress: () => onFilter({ ...NO_FILTERS, state: ['notEligible'] }) } : {})} />
      <Cell name={say('average')} number={formatPlaces(run.average)} />
      {(['promote', 'demote', 'enter', 'hold'] as const).map((movement) => (
        <Cell
          key={movement}
          name={<MovementMark movement={movement} />}
          number={formatCount(movements[movement])}
          isQuiet={movements[movement] === 0}
          {...(movements[movement] > 0 ? { onPress: () => onFilter({ ...NO_FILTERS, movement: [movement] }) } : {})}
        />
      ))}
    </section>
  );
}

interface CellProps {
  readonly name: ReactNode;
  readonly number: string;
  readonly unit?: string;
  readonly isQuiet?: boolean;
  readonly onPress?: () => void;
}

function Cell({ name, number, unit, isQuiet = false, onPress }: CellProps) {
  return (
    <div>
      <span className="hint">{name}</span>
      <span className="run-number">
        {onPress === undefined ? (
          <span className={isQuiet ? 'num quiet' : 'num'}>{number}</span>
        ) : (
          <button type="button" className="link num" onClick={onPress}>
            {number}
            <span className="visually-hidden"> {name}</span>
          </button>
        )}
        {unit !== undefined && <span className="quiet">{unit}</span>}
      </span>
    </div>
  );
}
