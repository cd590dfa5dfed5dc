import { Button } from 'antd';
import { inLang } from '../../../../shared/errors.ts';
import { levelInfos } from '../../../../shared/scheme/level-infos.ts';
import { BELOW_SCALE } from '../../../../shared/scheme/scheme.ts';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { LevelTag } from '../../../components/level-tag.tsx';
import { Panel } from '../../../components/panel.tsx';
import { Tag } from '../../../components/tag.tsx';
import { ShareBar } from '../../../components/task-progress.tsx';
import { formatCount, formatPeriod, formatPlaces, NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { NumberField } from '../fields/number-field.tsx';
import type { TrialState } from '../use-trial.ts';
import { DESIGNER } from '../words.ts';
import { ChecksList } from './checks-list.tsx';

/** Lines with the outlets on each level as the draft stands, what changes against the version in force, and the checks. */
export function SidePanel({ state, onMovers }: { readonly state: TrialState; readonly onMovers: () => void }) {
  const { trial, problems, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <Panel title={say('sideTitle')} flush className="sd" tools={<LiveTag state={state} />}>
      <div className="sd-scroll">
        <TrialNote state={state} />
        <LevelCounts />
        {!isReadOnly && trial?.base !== null && trial?.base !== undefined && trial.movers !== null && (
          <section className="sd-part" aria-label={say('against', { v: trial.base.version })}>
            <h3 className="hint">{say('against', { v: trial.base.version })}</h3>
            <dl className="sd-facts">
              <dt>{say('averageTotal')}</dt>
              <dd className="num">
                {formatPlaces(trial.base.average)} <span className="quiet">→</span> {formatPlaces(trial.now.average)}
              </dd>
              <dt>{say('changedLevels')}</dt>
              <dd>
                <button type="button" className="link num" onClick={onMovers}>
                  {say('outletsCount', { n: formatCount(trial.movers.up + trial.movers.down + trial.movers.other) })}
                </button>
              </dd>
              {trial.movers.up + trial.movers.down > 0 && (
                <>
                  <dt>{say('ofThese')}</dt>
                  <dd className="num">
                    <span className="up">
                      ↑ {formatCount(trial.movers.up)}
                    </span>{' '}
                    <span className="down">
                      ↓ {formatCount(trial.movers.down)}
                    </span>
                  </dd>
                </>
              )}
              {trial.base.notGraded !== trial.now.notGraded && (
                <>
                  <dt>{say('notGraded')}</dt>
                  <dd className="num">
                    {formatCount(trial.base.notGraded)} <span className="quiet">→</span> {formatCount(trial.now.notGraded)}
                  </dd>
                </>
              )}
            </dl>
          </section>
        )}
        <section className="sd-part" aria-label={say('checks')}>
          <h3 className="sd-title">
            {say('checks')} {errors > 0 && <span className="down num">{errors}</span>}
          </h3>
          <ChecksList />
        </section>
      </div>
    </Panel>
  );
}

function LiveTag({ state }: { readonly state: TrialState }) {
  const say = useWords(DESIGNER);
  if (state.status === 'running') return <Tag>{say('live_running')}</Tag>;
  if (state.status === 'fresh') return <Tag tone="accent">{say('live_fresh')}</Tag>;
  if ((state.status === 'stale' && state.trial !== null) || state.status === 'stopped') return <Tag tone="warning">{say(`live_${state.status}`)}</Tag>;
  return null;
}

function TrialNote({ state }: { readonly state: TrialState }) {
  const { trial } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  if (state.status === 'failed' && state.error !== null) {
    return (
      <div className="sd-note">
        <ErrorBanner error={state.error} onRetry={state.again} />
      </div>
    );
  }
  if (state.status === 'running' && state.share !== null) {
    return (
      <div className="sd-note row" role="status">
        <ShareBar share={state.share} label={say('trying')} />
        <Button size="small" onClick={state.cancel}>
          {say('cancel')}
        </Button>
      </div>
    );
  }
  const about = trial === null ? say(state.status === 'none' ? 'trialNone' : 'trialWait') : say(state.status === 'stale' ? 'trialStale' : 'trialOf', { period: formatPeriod(trial.period, lang), n: formatCount(trial.now.graded) });
  return (
    <p className="sd-note hint row">
      <span className="grow">{about}</span>
      {state.status === 'stopped' && (
        <button type="button" className="link" onClick={state.again}>
          {say('tryAgain')}
        </button>
      )}
    </p>
  );
}

function LevelCounts() {
  const { scheme, trial, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const infos = levelInfos(scheme);
  const rule = scheme.levelRule?.kind ?? 'cutoffs';
  const hasLines = rule === 'cutoffs' || rule === 'cutoffsWithQuota';
  const hasSeats = rule === 'quota';
  const base = isReadOnly ? null : (trial?.base ?? null);
  const below = trial === null ? 0 : (trial.now.reached[BELOW_SCALE] ?? 0);
  const rows = [...scheme.levels.entries()].reverse();
  return (
    <table className={rows.length > 12 ? 'df-table sd-levels sd-dense' : 'df-table sd-levels'}>
      <thead>
        <tr>
          <th scope="col">{say('level')}</th>
          {(hasLines || hasSeats) && (
            <th scope="col" className="df-right">
              {hasSeats ? say('seats') : say(scheme.order === 'low' ? 'lineLow' : 'line')}
            </th>
          )}
          <th scope="col" className="df-right">
            {say('outlets')}
          </th>
          {base !== null && (
            <th scope="col" className="df-right">
              {say('toBase', { v: base.version })}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(([place, level]) => {
          const now = trial === null ? null : (trial.now.reached[level.code] ?? 0);
          const change = now === null || base === null ? null : now - (base.reached[level.code] ?? 0);
          const name = inLang(level.name, lang);
          return (
            <tr key={level.code}>
              <td title={name}>
                <LevelTag code={level.code} levels={infos} size={11} show="stars" />
              </td>
              {(hasLines || hasSeats) && <td className="df-right">
                {hasSeats ? (
                  <NumberField path={`levels[${place}].${level.seats === undefined ? 'share' : 'seats'}`} label={say('seatsOf', { name })} unit={level.seats === undefined ? '%' : ''} empty={place === 0 ? 'leaveOut' : 'unknown'} placeholder={place === 0 ? say('rest') : '?'} width={72} />
                ) : (
                  <NumberField path={`levels[${place}].line`} label={say('lineOf', { name })} empty={place === 0 ? 'leaveOut' : 'unknown'} placeholder={place === 0 ? say('rest') : '?'} places={2} width={70} />
                )}
              </td>}
              <td className="num df-right strong">{now === null ? NO_VALUE : formatCount(now)}</td>
              {base !== null && (
                <td className="num df-right quiet">
                  {change === null || change === 0 ? <span aria-label={say('asBefore')}>·</span> : `${change > 0 ? '↑' : '↓'}${formatCount(Math.abs(change))}`}
                </td>
              )}
            </tr>
          );
        })}
        {below > 0 && (
          <tr>
            <td colSpan={hasLines || hasSeats ? 2 : 1}>{say('belowScale')}</td>
            <td className="num df-right strong">{formatCount(below)}</td>
            {base !== null && <td />}
          </tr>
        )}
      </tbody>
    </table>
  );
}

