import { Drawer } from 'antd';
import { Link } from 'react-router';
import { explainDue } from '../../../shared/benefits/line-words.ts';
import type { DueLine, StatementDocument } from '../../../shared/benefits/statement.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDate, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { formatExactMoney } from '../../components/benefits/money.ts';
import { GrantedTable } from '../../components/benefits/granted-table.tsx';
import { BENEFITS } from '../../components/benefits/words.ts';

export interface StatementDrawerProps {
  readonly schemeCode: string;
  readonly period: PeriodId;
  readonly outletId: OutletId;
  readonly onClose: () => void;
}

/** One outlet's statement, every amount with how it came about. */
export function StatementDrawer({ schemeCode, period, outletId, onClose }: StatementDrawerProps) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const statement = useCall('benefit:statement', { schemeCode, period, outletId }, { keep: false });
  const outlet = statement.status === 'ready' ? statement.value?.document.outlet : undefined;
  return (
    <Drawer
      open
      size={720}
      title={outlet === undefined ? say('tabStatements') : say('statementOf', { code: outlet.code, name: outlet.name, period: formatPeriod(period, lang) })}
      extra={<Link to={`/outlets/${outletId}`}>{say('toOutlet')}</Link>}
      onClose={onClose}
    >
      {statement.status === 'failed' && <ErrorBanner error={statement.error} onRetry={statement.retry} />}
      {statement.status === 'ready' && (statement.value === null ? <p className="quiet">{say('noStatements')}</p> : <StatementBody document={statement.value.document} levels={statement.value.levels} />)}
    </Drawer>
  );
}

function StatementBody({ document, levels }: { readonly document: StatementDocument; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(BENEFITS);
  const granted = document.lines.filter(({ state }) => state !== 'none');
  return (
    <div className="bn-statement">
      <dl className="bn-strip">
        <div>
          <dt>{say('level')}</dt>
          <dd>
            <LevelTag code={document.level} levels={levels} />
          </dd>
        </div>
        {document.totals.flatMap((own) =>
          (['granted', 'toPay', 'withheld', 'planned'] as const).map((key) => (
            <div key={`${own.currency} ${key}`}>
              <dt>{say(key)}</dt>
              <dd className={`num${key === 'toPay' ? ' strong' : ''}${key === 'withheld' && own.withheld !== '0' ? ' warn' : ''}`}>{formatExactMoney(own[key], own.currency)}</dd>
            </div>
          )),
        )}
      </dl>
      <h3>{say('grantedLines')}</h3>
      <GrantedTable lines={granted} />
      <h3>{say('dueLines')}</h3>
      {document.dues.length === 0 ? <p className="quiet">{say('noDues')}</p> : <DueTable dues={document.dues} levels={levels} />}
    </div>
  );
}

function DueTable({ dues, levels }: { readonly dues: readonly DueLine[]; readonly levels: readonly LevelInfo[] }) {
  const lang = useLang();
  const say = useWords(BENEFITS);
  return (
    <table className="bn-lines">
      <thead>
        <tr>
          <th>{say('benefit')}</th>
          <th>{say('dueOn')}</th>
          <th>{say('state')}</th>
          <th className="bn-right">{say('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {dues.map((line, place) => {
          const why = explainDue(line, (code) => levelName(levels, code, lang, '—'), lang);
          return (
            <tr key={`${line.benefit}${line.period}${line.number}${place}`}>
              <td>
                {inLang(line.name, lang)} <span className="quiet">{line.kind === 'difference' ? say('dueDifference', { period: formatPeriod(line.period, lang) }) : say('dueOf', { period: formatPeriod(line.period, lang), n: line.number, of: line.of })}</span>
                {why !== '' && <p className={line.state === 'withheld' ? 'bn-why warn' : 'bn-why'}>{why}</p>}
              </td>
              <td className="nowrap">{formatDate(line.dueOn)}</td>
              <td>{line.state === 'withheld' ? <Tag tone="warning">{say('due_withheld')}</Tag> : <Tag tone="up">{say(`due_${line.state}`)}</Tag>}</td>
              <td className="bn-right num strong">{formatExactMoney(line.amount, line.currency)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
