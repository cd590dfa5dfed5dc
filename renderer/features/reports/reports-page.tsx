import { useState } from 'react';
import { PageHead } from '../../components/page-head.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { SetsPanel } from './sets-panel.tsx';
import { SingleReport } from './single-report.tsx';
import { REPORT_DESK } from './words.ts';
import './reports.css';

type Tab = 'single' | 'sets';

/** Reports: one at a time with a preview, or a set of them in one go. */
export function ReportsPage() {
  const say = useWords(REPORT_DESK);
  const [kept, keep] = useKept<Tab>('reports:tab', 'single', isTab);
  // Who comes from another screen wants the report that was asked for.
  const [tab, setTab] = useState<Tab>(window.location.hash.includes('?') ? 'single' : kept);
  const choose = (next: Tab): void => {
    setTab(next);
    keep(next);
  };
  return (
    <div className="page">
      <PageHead
        title={say('title')}
        actions={
          <Segmented
            label={say('title')}
            value={tab}
            onChange={choose}
            options={[
              { value: 'single', label: say('single') },
              { value: 'sets', label: say('sets') },
            ]}
          />
        }
      />
      {tab === 'single' ? <SingleReport /> : <SetsPanel />}
    </div>
  );
}

function isTab(value: unknown): value is Tab {
  return value === 'single' || value === 'sets';
}
