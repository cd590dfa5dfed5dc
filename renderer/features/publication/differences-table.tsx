import type { LevelDifference } from '../../../shared/contract/publication-calls.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { LevelTag } from '../../components/level-tag.tsx';
import { MovementMark } from '../../components/movement-mark.tsx';
import { formatPlaces, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { PUBLICATION } from './words.ts';

/** Outlets that come out otherwise: level, movement and total before and after. */
export function DifferencesTable({ differences, total, levels }: { readonly differences: readonly LevelDifference[]; readonly total: number; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(PUBLICATION);
  return (
    // It scrolls, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="differences-scroll" tabIndex={0} role="region" aria-label={say('differences', { n: total })}>
      <table className="differences">
        <thead>
          <tr>
            <th>{say('outlet')}</th>
            <th>{say('oldLevel')}</th>
            <th>{say('newLevel')}</th>
            <th className="right">{say('oldTotal')}</th>
            <th className="right">{say('newTotal')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={one.outlet}>
              <td title={`${one.name}  ${one.outlet}`}>
                <span className="ellipsis">{one.name}</span>
              </td>
              <td>
                <End level={one.oldLevel} movement={one.oldMovement} levels={levels} />
              </td>
              <td>
                <End level={one.newLevel} movement={one.newMovement} levels={levels} />
              </td>
              <td className="right num">{formatPlaces(one.oldTotal)}</td>
              <td className="right num">{formatPlaces(one.newTotal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length < total && <p className="hint">{say('listedFirst', { n: differences.length })}</p>}
    </div>
  );
}

function End({ level, movement, levels }: { readonly level: string | null; readonly movement: LevelDifference['oldMovement']; readonly levels: readonly LevelInfo[] }) {
  if (movement === null) return <>{NO_VALUE}</>;
  return (
    <span className="difference-end">
      <LevelTag code={level} levels={levels} show="word" />
      <MovementMark movement={movement} />
    </span>
  );
}
