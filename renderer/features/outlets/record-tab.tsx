import type { OutletId } from '../../../shared/ids.ts';
import { JournalTable } from '../../components/journal-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import { OUTLETS } from './words.ts';

/** What was changed about the outlet, when and by whom. */
export function RecordTab({ outletId }: { readonly outletId: OutletId }) {
  const say = useWords(OUTLETS);
  return (
    <Panel label={say('tabRecord')} flush className="grow">
      <JournalTable subjectId={outletId} label={say('tabRecord')} empty={say('noRecord')} />
    </Panel>
  );
}
