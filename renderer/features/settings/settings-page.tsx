import { useWords } from '../../i18n.ts';
import { PageHead } from '../../components/page-head.tsx';
import { KeysPanel } from '../../components/packages/keys-panel.tsx';
import { GeneralPanel } from './general-panel.tsx';
import { JournalPanel } from './journal-panel.tsx';
import { StorePanel } from './store-panel.tsx';
import { SETTINGS } from './words.ts';
import './settings.css';

/** Language, the store with its backup and check, and the journal of all changes. */
export function SettingsPage() {
  const say = useWords(SETTINGS);
  return (
    <div className="page">
      <PageHead title={say('title')} />
      <div className="settings grow">
        <div className="settings-side">
          <StorePanel />
          <GeneralPanel />
          <KeysPanel />
        </div>
        <JournalPanel />
      </div>
    </div>
  );
}
