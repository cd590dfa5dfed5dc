import { Select } from 'antd';
import { inLang } from '../../shared/errors.ts';
import { useWorkspace } from '../app-state.tsx';
import { PeriodSelect } from '../components/period-select.tsx';
import { TaskIndicator } from '../components/task-indicator.tsx';
import { formatCount } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { BrandMark } from './brand.tsx';
import { TopSearch } from './top-search.tsx';
import { FRAME } from './words.ts';

/** 44 px at the top: brand, period, scheme, what is open, search, long work, who sits here. */
export function TopBar() {
  const say = useWords(FRAME);
  const lang = useLang();
  const { app, store, periods, period, setPeriod, schemes, scheme, setSchemeCode } = useWorkspace();
  return (
    <header className="top-bar">
      <span className="top-brand">
        <BrandMark />
        <span className="strong">{say('brand')}</span>
      </span>
      <span className="row top-choice">
        <span className="quiet" aria-hidden="true">
          {say('period')}
        </span>
        <PeriodSelect periods={periods} value={period} onChange={setPeriod} width={124} />
      </span>
      {scheme !== null && (
        <span className="row top-choice">
          <span className="quiet" aria-hidden="true">
            {say('scheme')}
          </span>
          <Select
            aria-label={say('scheme')}
            size="small"
            style={{ maxWidth: 200 }}
            popupMatchSelectWidth={false}
            value={scheme.code}
            options={schemes.map((row) => ({ value: row.code, label: inLang(row.name, lang) }))}
            onChange={setSchemeCode}
          />
        </span>
      )}
      <span className="quiet ellipsis top-scope" title={store.path}>
        {say('scope', { store: store.name, outlets: formatCount(store.outlets) })}
      </span>
      <TopSearch />
      <span className="grow" />
      <TaskIndicator />
      <span className="row top-user" title={app.user}>
        <span className="top-avatar" aria-hidden="true">
          {[...app.user][0] ?? '?'}
        </span>
        <span className="ellipsis">{app.user}</span>
      </span>
    </header>
  );
}
