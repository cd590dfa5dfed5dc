import { Link } from 'react-router';
import type { Movement } from '../../../shared/grading/grading-result.ts';
import type { Overview } from '../../../shared/ipc-contract.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { ShareBar } from '../../components/task-progress.tsx';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { OVERVIEW } from './words.ts';

const PARTS: readonly { readonly movement: Movement; readonly word: 'up' | 'down' | 'enter' | 'hold'; readonly icon: IconName; readonly className: string }[] = [
  { movement: 'promote', word: 'up', icon: 'arrowUp', className: 'up' },
  { movement: 'demote', word: 'down', icon: 'arrowDown', className: 'down' },
  { movement: 'enter', word: 'enter', icon: 'arrowRight', className: 'moves-enter' },
  { movement: 'hold', word: 'hold', icon: 'minus', className: 'quiet' },
];

/** Who moves: counts, moves between neighbouring levels, how many are decided. */
export function MovementsPanel({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  const lang = useLang();
  const { movements, steps } = overview;
  if (movements === null) {
    return (
      <Panel title={say('movements')} flush>
        <EmptyState text={say('noRunYet')} action={<Link to="/grading">{say('toRun')}</Link>} />
      </Panel>
    );
  }
  const most = Math.max(1, ...steps.flatMap((step) => [step.up, step.down]));
  const nameOf = (code: string) => levelName(movements.levels, code, lang, code);
  return (
    <Panel
      title={say('movements')}
      hint={say('movementsHint', { candidates: formatCount(movements.candidates), hold: formatCount(movements.counts.hold) })}
      tools={<Link to="/movements">{say('all')}</Link>}
      flush
    >
      <div className="moves">
        <dl className="moves-counts">
          {PARTS.map((part) => (
            <div key={part.movement}>
              <dt className={`row ${part.className}`}>
                <Icon name={part.icon} size={14} />
                {say(part.word)}
              </dt>
              <dd className="num">{formatCount(movements.counts[part.movement])}</dd>
            </div>
          ))}
        </dl>
        {steps.length === 0 ? (
          <p className="quiet moves-none">{say('noMoves')}</p>
        ) : (
          <div className="moves-rows">
            <div className="moves-grid hint">
              <span />
              <span className="moves-left">{say('down')}</span>
              <span />
              <span>{say('up')}</span>
              <span />
            </div>
            {steps.map((step) => (
              <div key={step.upper} className="moves-grid">
                <span className="num strong down">{step.down}</span>
                <span className="moves-bar moves-bar-left">
                  <span style={{ width: `${(step.down / most) * 100}%` }} />
                </span>
                <span className="moves-levels">
                  {nameOf(step.lower)} ⇄ {nameOf(step.upper)}
                </span>
                <span className="moves-bar">
                  <span style={{ width: `${(step.up / most) * 100}%` }} />
                </span>
                <span className="num strong up moves-left">{step.up}</span>
              </div>
            ))}
          </div>
        )}
        <div className="row moves-foot">
          <span className="quiet nowrap">{say('decided')}</span>
          <ShareBar share={movements.candidates === 0 ? 1 : movements.decided / movements.candidates} label={say('decided')} />
          <span className="num nowrap">
            {formatCount(movements.decided)} / {formatCount(movements.candidates)}
          </span>
        </div>
      </div>
    </Panel>
  );
}
