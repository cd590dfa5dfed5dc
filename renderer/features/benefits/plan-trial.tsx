import { Select } from 'antd';
import { useEffect, useState } from 'react';
import type { PlanTrial, TrialRun } from '../../../shared/contract/benefit-calls.ts';
import { inLang, messageFor, type WireError } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import { explainLine } from '../../../shared/benefits/line-words.ts';
import { call } from '../../api.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { formatCount, formatPeriod, formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { formatMoney } from '../../components/benefits/money.ts';
import { usePlan, type PlanInHand } from './plan-context.ts';
import { LineValue } from '../../components/benefits/granted-table.tsx';
import { BENEFITS } from '../../components/benefits/words.ts';

const REST_MS = 350;

/** What the plan as it is typed grants on a run; the last good result stays while another is worked or the plan has faults. */
export function usePlanTrial(plan: PlanInHand['plan'], runs: readonly TrialRun[]) {
  const [chosen, setRun] = useState<RunId | null>(null);
  const runId = chosen ?? runs[0]?.runId ?? null;
  const [state, setState] = useState<{ readonly trial: PlanTrial | null; readonly error: WireError | null; readonly isRunning: boolean }>({ trial: null, error: null, isRunning: false });
  useEffect(() => {
    if (runId === null) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      setState((now) => ({ ...now, isRunning: true }));
      void call('benefit:trial', { plan, runId }).then((reply) => {
        if (!isCurrent) return;
        if (reply.ok) setState({ trial: reply.value, error: null, isRunning: false });
        else setState((now) => ({ ...now, error: reply.error.code === 'task/cancelled' ? now.error : reply.error, isRunning: false }));
      });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [plan, runId]);
  return { ...state, runId, setRun };
}

/** Costs by benefit and level, and some outlets line by line. */
export function PlanTrialView({ runs, trial, error, runId, onRun }: { readonly runs: readonly TrialRun[]; readonly trial: PlanTrial | null; readonly error: WireError | null; readonly runId: RunId | null; readonly onRun: (runId: RunId) => void }) {
  const { plan, levels } = usePlan();
  const say = useWords(BENEFITS);
  const lang = useLang();
  if (runs.length === 0) return <EmptyState text={say('trialNone')} />;
  return (
    <div className="bn-editor">
      <label className="bn-field">
        {say('trialOn')}
        <Select value={runId} onChange={onRun} options={runs.map((run) => ({ value: run.runId, label: say('trialRun', { period: formatPeriod(run.period, lang), n: run.number }) }))} />
      </label>
      {error !== null && <p className="df-problem warn">{error.code === 'benefit/draft-faulty' ? say('trialStale') : messageFor(error.code, error.params, lang)}</p>}
      {trial !== null && (
        <>
          <TrialTotals trial={trial} />
          <table className="bn-lines">
            <tbody>
              {trial.benefits.map((own) => {
                const benefit = plan.benefits.find(({ code }) => code === own.benefit);
                if (benefit === undefined) return null;
                return (
                  <tr key={own.benefit}>
                    <td>
                      {inLang(benefit.name, lang)}
                      <p className="bn-why">
                        {say('grantedN', { count: formatCount(own.granted) })}
                        {own.byLevel.map((level) => (
                          <span key={level.level} className="bn-part">
                            <LevelTag code={level.level} levels={levels} size={8} show="word" /> {formatCount(level.outlets)}
                            {level.average !== null && ` · ${say('average', { value: formatPlaces(level.average, benefit.kind === 'money' ? 0 : 2) })}`}
                          </span>
                        ))}
                      </p>
                      {own.missing > 0 && (
                        <p className="bn-why warn">
                          {say('missingN', { count: formatCount(own.missing) })}
                          {own.example !== null && `${lang === 'zh' ? '：' : ': '}${own.example.outlet} ${explainLine(own.example.line, lang)}`}
                        </p>
                      )}
                    </td>
                    <td className="bn-right num strong">{own.total === null ? '' : benefit.kind === 'money' ? formatMoney(own.total, benefit.currency ?? 'CNY') : formatPlaces(own.total, 0)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <h3>{say('sample')}</h3>
          {trial.rows.map((row) => (
            <details key={row.outletId} className="bn-outlet">
              <summary>
                <LevelTag code={row.level} levels={levels} size={11} show="stars" />
                <span className="ellipsis grow">
                  {row.code} {row.name}
                </span>
                <span className="num strong">{row.totals.map((own) => formatMoney(own.amount, own.currency)).join(' + ')}</span>
              </summary>
              <table className="bn-lines">
                <tbody>
                  {row.lines
                    .filter(({ state }) => state !== 'none')
                    .map((line) => (
                      <tr key={line.benefit}>
                        <td>
                          {inLang(line.name, lang)}
                          <p className={line.state === 'missing' ? 'bn-why warn' : 'bn-why'}>{explainLine(line, lang)}</p>
                        </td>
                        <td className="bn-right num">
                          <LineValue line={line} />
                        </td>
                      </tr>
                    ))}
                </tbody>
              </table>
            </details>
          ))}
        </>
      )}
    </div>
  );
}

/** What the plan costs on the run that it is tried on. */
export function TrialTotals({ trial }: { readonly trial: PlanTrial }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  return (
    <p className="bn-total">
      <span className="quiet">
        {say('totalCost')} · {formatPeriod(trial.period, lang)} · {say('outletsN', { count: trial.outlets })}
      </span>
      <span className="num bn-cost">{trial.totals.length === 0 ? '—' : trial.totals.map((own) => formatMoney(own.amount, own.currency)).join(' + ')}</span>
    </p>
  );
}
