import type { AuditorStatistics } from '../../../shared/review/auditor-statistics.ts';
import type { ChartTable } from '../../components/charts/chart-tools.tsx';
import { formatCount, formatSigned } from '../../format.ts';
import { useLang, useWords, type Say } from '../../i18n.ts';
import { REVIEWS } from '../../components/review/words.ts';

/** The numbers of the chart. */
export function severityTable(auditors: readonly AuditorStatistics[], say: Say<typeof REVIEWS.table>): ChartTable {
  return {
    heads: [say('auditor'), say('severity'), say('range95'), say('outletsN')],
    rows: auditors.map(({ auditor, severity }) => [
      auditor,
      formatSigned(severity?.mean ?? null),
      severity === null || severity.low === null ? say('tooFew') : `${formatSigned(severity.low)} … ${formatSigned(severity.high)}`,
      formatCount(severity?.n ?? 0),
    ]),
  };
}

/** A point and its 95 % interval for each auditor, on one line each, about the line at 0. */
export function SeverityChart({ auditors, picked }: { readonly auditors: readonly AuditorStatistics[]; readonly picked: string | null }) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  const rows = auditors.flatMap(({ auditor, severity }) => (severity === null || severity.low === null || severity.high === null ? [] : [{ auditor, mean: severity.mean, low: severity.low, high: severity.high }]));
  const reach = Math.max(1, ...rows.flatMap(({ low, high }) => [Math.abs(Number(low)), Math.abs(Number(high))])) * 1.05;
  const place = (value: string | number): string => `${50 + (Number(value) / reach) * 50}%`;
  const list = rows.map(({ auditor, mean }) => `${auditor} ${formatSigned(mean)}`).join(lang === 'zh' ? '，' : ', ');
  if (rows.length === 0) return <p className="quiet">{say('tooFew')}</p>;
  return (
    <div className="severity" role="img" aria-label={say('severitySentence', { list })}>
      {rows.map(({ auditor, mean, low, high }) => {
        const side = Number(low) > 0 || Number(high) < 0 ? 'severity-off' : '';
        return (
          <div key={auditor} className={auditor === picked ? 'severity-line severity-picked' : 'severity-line'}>
            <span className="ellipsis">{auditor}</span>
            <span className="severity-track">
              <span className="severity-zero" />
              <span className={`severity-range ${side}`} style={{ left: place(low), right: `calc(100% - ${place(high)})` }} />
              <span className={`severity-mean ${side}`} style={{ left: place(mean) }} />
            </span>
            <span className="num">{formatSigned(mean)}</span>
          </div>
        );
      })}
      <div className="severity-line severity-axis hint num">
        <span />
        <span className="severity-track">
          <span style={{ left: 0 }}>{formatSigned((-reach).toFixed(1), 1)}</span>
          <span style={{ left: '50%', transform: 'translateX(-50%)' }}>0</span>
          <span style={{ right: 0 }}>{formatSigned(reach.toFixed(1), 1)}</span>
        </span>
        <span />
      </div>
    </div>
  );
}
