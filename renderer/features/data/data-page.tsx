import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useWorkspace } from '../../app-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { PackagesLink } from '../../components/packages/packages-link.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { CompletenessPanel } from './completeness-panel.tsx';
import { DataHead } from './data-head.tsx';
import { ImportsPanel } from './imports-panel.tsx';
import { DATA } from './words.ts';
import './data.css';

/** What came in: imports with undo, and how complete the period's figures are. */
export function DataPage() {
  const say = useWords(DATA);
  const navigate = useNavigate();
  const { store } = useWorkspace();
  return (
    <div className="page">
      <DataHead
        title={say('title')}
        facts={say('facts', { store: store.name, outlets: formatCount(store.outlets) })}
        actions={
          <>
            <PackagesLink />
            <Button type="primary" icon={<Icon name="upload" />} onClick={() => void navigate('/data/import')}>
              {say('import')}
            </Button>
          </>
        }
      />
      <div className="data-split grow">
        <ImportsPanel onImport={() => void navigate('/data/import')} />
        <CompletenessPanel />
      </div>
    </div>
  );
}
