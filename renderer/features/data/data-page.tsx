import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { PackagesLink } from '../../components/packages/packages-link.tsx';
import { CompletenessPanel } from './completeness-panel.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { ImportsPanel } from './imports-panel.tsx';
import { DATA } from './words.ts';
import './data.css';

/** What came in: imports with undo, and how complete the period's figures are. */
export function DataPage() {
  const say = useWords(DATA);
  const { store } = useWorkspace();
  const [kind, setKind] = useState<ImportKind | null>(null);
  return (
    <div className="page">
      <PageHead
        title={say('title')}
        facts={say('facts', { store: store.name, outlets: formatCount(store.outlets) })}
        actions={
          <>
            <PackagesLink />
            <Dropdown trigger={['click']} menu={{ items: IMPORT_KINDS.map((each) => ({ key: each, label: say('importKind', { kind: say(each) }) })), onClick: ({ key }) => setKind(key as ImportKind) }}>
              <Button type="primary" icon={<Icon name="upload" />}>
                {say('import')}
              </Button>
            </Dropdown>
          </>
        }
      />
      <div className="data-split grow">
        <ImportsPanel onImport={setKind} />
        <CompletenessPanel />
      </div>
      {kind !== null && <ImportDialog kind={kind} onKind={setKind} onClose={() => setKind(null)} />}
    </div>
  );
}
