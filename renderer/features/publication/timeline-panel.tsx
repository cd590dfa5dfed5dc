import type { RunId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { journalAction, journalDetail } from '../../components/journal-line.ts';
import { JOURNAL } from '../../components/journal-words.ts';
import { Panel } from '../../components/panel.tsx';
import { formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { PUBLICATION } from './words.ts';

/** Entries that are shown; the journal on the settings page has all. */
const SHOWN = 200;

/** What happened to the run, newest first, as the journal has it. */
export function TimelinePanel({ runId }: { readonly runId: RunId }) {
  const say = useWords(PUBLICATION);
  const journal = useWords(JOURNAL);
  const entries = useCall('journal:list', { subjectId: runId, offset: 0, limit: SHOWN });
  return (
    <Panel title={say('timeline')} flush className="publication-timeline">
      {entries.status === 'failed' && <ErrorBanner error={entries.error} onRetry={entries.retry} />}
      {entries.status === 'ready' && (
        // It scrolls, so the keyboard has to reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol className="timeline" tabIndex={0} aria-label={say('timeline')}>
          {entries.value.rows.map((row) => (
            <li key={row.seq}>
              <span className="num quiet">{formatInstant(row.at)}</span>
              <span>
                <span className="strong">{journalAction(row, journal)}</span> <span className="hint">{row.by}</span>
                <span className="quiet timeline-detail">{journalDetail(row, journal)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
