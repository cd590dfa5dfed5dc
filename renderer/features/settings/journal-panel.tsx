import { JournalTable } from '../../components/journal-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import { SETTINGS } from './words.ts';

/** Every change of the store, newest first. */
export function JournalPanel() {
  const say = useWords(SETTINGS);
  return (
    <Panel title={say('journal')} hint={say('journalHint')} flush>
      <JournalTable label={say('journal')} empty={say('noJournal')} />
    </Panel>
  );
}
