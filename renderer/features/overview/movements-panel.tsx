import { Link } from 'react-router';
import type { Movement } from '../../../shared/grading/grading-result.ts';
import type { Overview } from '../../../shared/ipc-contract.ts';
import { barConfig } from '../../components/charts/bar-config.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import type { ChartTable } from '../../components/charts/chart-tools.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { ShareBar } from '../../components/task-progress.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatPeriod } from '../../format.ts';
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
  const common = useWords(COMMON);
  if (movements === null) {
    return (
      <Panel title={say('movements')} flush>
        <EmptyState text={say('noRunYet')} action={<Link to="/grading">{say('toRun')}</Link>} />
      </Panel>
    );
  }
  const most = Math.max(1, ...steps.flatMap((step) => [step.up, step.down]));
  const nameOf = (code: string) => levelName(movements.levels, code, lang, code);
  const name = `${say('movements')} ${formatPeriod(movements.run.period, lang)}`;
  const between = steps.map((step) => `${nameOf(step.lower)} ⇄ ${nameOf(step.upper)}`);
  const table: ChartTable = {
    heads: [common('level'), say('down'), say('up')],
    rows: steps.map((step, at) => [between[at] ?? '', formatCount(step.down), formatCount(step.up)]),
  };
  const picture = () =>
    chartPicture(
      barConfig({
        labels: between,
        series: [
          { name: say('down'), values: steps.map((step) => String(step.down)), kind: 'down' },
          { name: say('up'), values: steps.map((step) => String(step.up)), kind: 'up' },
        ],
      }),
      name,
    );
  return (
    <ChartPanel
      name={name}
      table={table}
      picture={picture}
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
    </ChartPanel>
  );
}
