import { useEffect } from 'react';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatInstant, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { REPORTS } from '../../reports/words.ts';
import { useTasks } from '../../tasks.tsx';
import { useAction, useCall } from '../../use-call.ts';
import { REPORT_DESK } from './words.ts';

/** What was written last on this PC, with a way to its folder. */
export function RecentReports() {
  const say = useWords(REPORT_DESK);
  const names = useWords(REPORTS);
  const lang = useLang();
  const notify = useNotify();
  const show = useAction('report:show');
  // Asked anew whenever one more was written.
  const written = useTasks().filter(({ kind, state }) => kind === 'report' && state === 'done').length;
  const recent = useCall('report:recent', {});
  const reload = recent.status === 'ready' ? recent.reload : null;
  useEffect(() => {
    if (written > 0) reload?.();
  }, [written, reload]);
  const rows = recent.status === 'ready' ? recent.value : [];
  return (
    <Panel title={say('recent')} className="reports-recent">
      {rows.length === 0 ? (
        <p className="hint">{say('noRecent')}</p>
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.path}>
              <span className="ellipsis" title={row.path}>
                {names(row.report)} {row.period === null ? '' : formatPeriod(row.period, lang)}
              </span>
              <span className="hint ellipsis">
                {say(row.files > 1 ? 'recentFacts' : 'recentFactsOne', { files: formatCount(row.files), pages: formatCount(row.pages), at: formatInstant(row.at) })}
              </span>
              {row.exists ? (
                <button
                  type="button"
                  className="link nowrap"
                  onClick={() =>
                    void show.run({ path: row.path }).then((reply) => {
                      if (!reply.ok) notify.error(reply.error);
                    })
                  }
                >
                  {say('showInFolder')}
                </button>
              ) : (
                <span className="hint">{say('gone')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
