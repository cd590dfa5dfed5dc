import { Link } from 'react-router';
import type { WithheldRow } from '../../../shared/contract/benefit-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { OutletId, RunId } from '../../../shared/ids.ts';
import { useLevels } from '../../app-state.tsx';
import { GrantedTable } from '../../components/benefits/granted-table.tsx';
import { InstalmentTag } from '../../components/benefits/instalment-tag.tsx';
import { formatExactMoney, formatMoney, formatMoneyChange } from '../../components/benefits/money.ts';
import { BENEFITS } from '../../components/benefits/words.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatDate, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';

/** What the outlet is granted by its newest run, what was settled, and what is still to come or withheld. */
export function BenefitsTab({ outletId, runId }: { readonly outletId: OutletId; readonly runId: RunId | null }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const levels = useLevels();
  const now = useCall('benefit:of-outlet', runId === null ? null : { runId, outletId }, { keep: false });
  const history = useCall('benefit:outlet-history', { outletId });
  const granted = now.status === 'ready' ? now.value : null;
  const changes = (granted?.totals ?? []).filter(({ before, after }) => before !== after);
  const open = history.status === 'ready' ? history.value.open.filter(({ state }) => state !== 'paid') : [];
  return (
    <div className="outlet-split grow">
      <Panel
        title={granted === null ? say('title') : `${formatPeriod(granted.period, lang)} · ${say('nowGets', { level: levelName(levels, granted.after, lang, '—') })}`}
        hint={changes.length === 0 ? undefined : say('changeBy', { change: changes.map(({ change, currency }) => formatMoneyChange(change, currency)).join(' + ') })}
        tools={granted !== null && <span className="num strong">{granted.totals.map(({ after, currency }) => formatMoney(after, currency)).join(' + ')}</span>}
        flush
      >
        {now.status === 'failed' && <ErrorBanner error={now.error} onRetry={now.retry} />}
        {(runId === null || (now.status === 'ready' && granted === null)) && <EmptyState text={say('noPlanHere')} action={<Link to="/movements/benefits">{say('toPlans')}</Link>} />}
        {granted !== null && <GrantedTable lines={granted.lines.map(({ after }) => after).filter(({ state }) => state !== 'none')} />}
      </Panel>
      <div className="outlet-side">
        <Panel title={say('history')} flush>
          {history.status === 'ready' && history.value.settled.length === 0 && <EmptyState text={say('notSettled')} />}
          <table className="bn-lines">
            <tbody>
              {(history.status === 'ready' ? history.value.settled : []).map((own) => (
                <tr key={`${own.schemeCode} ${own.period}`}>
                  <td>
                    {formatPeriod(own.period, lang)} <LevelTag code={own.level} levels={levels} size={11} show="word" />
                  </td>
                  <td className="bn-right num">{own.totals.map((sum) => formatExactMoney(sum.toPay, sum.currency)).join(' + ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
        <Panel title={say('still')} flush>
          {open.length === 0 && <EmptyState text={say('noDues')} />}
          <table className="bn-lines">
            <tbody>
              {open.map((row) => (
                <OpenRow key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </Panel>
      </div>
    </div>
  );
}

function OpenRow({ row }: { readonly row: WithheldRow }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  return (
    <tr>
      <td>
        {inLang(row.name, lang)} <span className="quiet">{say('dueOf', { period: formatPeriod(row.period, lang), n: row.number, of: row.of })}</span>
        <p className="bn-why">
          {say('dueOn')} {formatDate(row.dueOn)}
          {row.rule !== null && ` · ${inLang(row.rule, lang)}`}
          {row.reason !== null && ` · ${row.reason}`}
        </p>
      </td>
      <td>
        <InstalmentTag state={row.state} />
      </td>
      <td className="bn-right num">{formatExactMoney(row.amount, row.currency)}</td>
    </tr>
  );
}
