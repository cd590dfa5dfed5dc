import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { HistoryFrame, HistoryQuery } from '../../../shared/contract/history-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { RegionId } from '../../../shared/ids.ts';
import { OWNERSHIPS, type Ownership } from '../../../shared/outlet/outlet.ts';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterFact, useFilterFact } from '../../components/export/filter-facts.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { Panel } from '../../components/panel.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { isRecord, useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { ANALYSIS } from './words.ts';
import './analysis.css';

const TABS = [
  { to: '/analysis', word: 'tabTransitions' },
  { to: '/analysis/levels', word: 'tabLevels' },
  { to: '/analysis/outlets', word: 'tabOutlets' },
  { to: '/analysis/regions', word: 'tabRegions' },
  { to: '/analysis/lost-points', word: 'tabLost' },
  { to: '/analysis/dimensions', word: 'tabDimensions' },
  { to: '/analysis/pairs', word: 'tabPairs' },
] as const;

interface Scope {
  readonly regionId?: RegionId;
  readonly type?: string;
  readonly ownership?: Ownership;
}
const WHOLE: Scope = {};

/** What a page of the analysis is given: the scheme's history and which outlets are looked at. */
export interface AnalysisView {
  readonly frame: HistoryFrame;
  readonly query: HistoryQuery;
}

/**
 * The frame of every page of the analysis: tabs, the scope, and what stands where nothing was published.
 *
 * @param least how many published periods the page needs
 */
export function AnalysisFrame({ least = 1, filters, children }: { readonly least?: number; readonly filters?: (view: AnalysisView) => ReactNode; readonly children: (view: AnalysisView) => ReactNode }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const { scheme } = useWorkspace();
  const frame = useCall('history:frame', scheme === null ? null : { schemeCode: scheme.code });
  const [scope, setScope] = useKept<Scope>('analysis:scope', WHOLE, isScope);
  const value = frame.status === 'ready' ? frame.value : null;
  const tabs = TABS.map(({ to, word }) => ({ to, name: say(word) }));
  const facts = scheme === null || value === null ? undefined : say('facts', { scheme: inLang(scheme.name, lang), count: value.periods.length });
  const view = scheme === null || value === null ? null : { frame: value, query: { schemeCode: scheme.code, ...scope } };
  return (
    <div className="page">
      <PageTabs title={say('title')} label={say('tabs')} tabs={tabs} facts={facts} />
      {scheme === null && <Empty text={say('noScheme')} to="/schemes" word={say('toSchemes')} />}
      {frame.status === 'failed' && <ErrorBanner error={frame.error} onRetry={frame.retry} />}
      {view !== null && view.frame.periods.length === 0 && <Empty text={say('nothing')} to="/grading" word={say('toGrading')} />}
      {view !== null && view.frame.periods.length > 0 && view.frame.periods.length < least && <Empty text={say('onePeriod')} to="/grading" word={say('toGrading')} />}
      {view !== null && view.frame.periods.length >= least && (
        <>
          <FilterBar onClear={Object.keys(scope).length === 0 ? undefined : () => setScope(WHOLE)} right={filters?.(view)}>
            <ScopeFilters scope={scope} types={view.frame.types} onChange={setScope} />
          </FilterBar>
          {children(view)}
        </>
      )}
    </div>
  );
}

function ScopeFilters({ scope, types, onChange }: { readonly scope: Scope; readonly types: readonly string[]; readonly onChange: (scope: Scope) => void }) {
  const say = useWords(ANALYSIS);
  const common = useWords(COMMON);
  const { regionId, type, ownership } = scope;
  const change = (next: { readonly [K in keyof Scope]: Scope[K] | null }): void => {
    const merged = { ...scope, ...next };
    onChange(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null && value !== undefined)));
  };
  return (
    <>
      <RegionSelect value={regionId ?? null} onChange={(next) => change({ regionId: next })} width={160} />
      <FilterFact name={say('type')} text={type ?? null} />
      <FilterFact name={say('ownership')} text={ownership === undefined ? null : common(ownership)} />
      <Select<string>
        aria-label={say('type')}
        size="small"
        allowClear
        style={{ width: 130 }}
        popupMatchSelectWidth={false}
        placeholder={say('allTypes')}
        value={type ?? null}
        options={types.map((each) => ({ value: each, label: each }))}
        onChange={(next: string | undefined) => change({ type: next ?? null })}
      />
      <Select<Ownership>
        aria-label={say('ownership')}
        size="small"
        allowClear
        style={{ width: 130 }}
        popupMatchSelectWidth={false}
        placeholder={say('allOwnerships')}
        value={ownership ?? null}
        options={OWNERSHIPS.map((each) => ({ value: each, label: common(each) }))}
        onChange={(next: Ownership | undefined) => change({ ownership: next ?? null })}
      />
    </>
  );
}

/** Chooses the level of the region tree by which is compared. */
export function RegionLevelSelect({ levels, value, onChange }: { readonly levels: number; readonly value: number; readonly onChange: (level: number) => void }) {
  const say = useWords(ANALYSIS);
  useFilterFact(say('regionLevel'), say('regionLevelN', { n: Math.min(value, Math.max(0, levels - 1)) + 1 }));
  return (
    <Select<number>
      aria-label={say('regionLevel')}
      size="small"
      style={{ width: 130 }}
      popupMatchSelectWidth={false}
      value={Math.min(value, Math.max(0, levels - 1))}
      options={Array.from({ length: levels }, (_, level) => ({ value: level, label: say('regionLevelN', { n: level + 1 }) }))}
      onChange={onChange}
    />
  );
}

/** A whole number with its unit, for a rule that people set. */
export function RuleNumber({ label, unit, value, from, to, onChange }: { readonly label: string; readonly unit: string; readonly value: number; readonly from: number; readonly to: number; readonly onChange: (value: number) => void }) {
  useFilterFact(label, `${value} ${unit}`);
  return (
    <label className="row nowrap" style={{ gap: 6 }}>
      <span className="hint">{label}</span>
      <InputNumber aria-label={label} size="small" style={{ width: 92 }} min={from} max={to} precision={0} value={value} suffix={unit} onChange={(next) => typeof next === 'number' && onChange(next)} />
    </label>
  );
}

/** The period of a page that looks at one: the one chosen in the top bar where it is published, else the newest. */
export function usePublishedPeriod(frame: HistoryFrame): PeriodId {
  const { period } = useWorkspace();
  return period !== null && frame.periods.includes(period) ? period : frame.periods.at(-1)!;
}

function Empty({ text, to, word }: { readonly text: string; readonly to: string; readonly word: string }) {
  return (
    <Panel label={text} flush>
      <EmptyState text={text} action={<Link to={to}>{word}</Link>} />
    </Panel>
  );
}

function isScope(value: unknown): value is Scope {
  return isRecord(value) && ['regionId', 'type', 'ownership'].every((key) => value[key] === undefined || typeof value[key] === 'string');
}

/** Figures of a page in one strip with thin dividers. */
export function FigureStrip({ items }: { readonly items: readonly { readonly name: string; readonly value: string | number; readonly tone?: 'up' | 'down' }[] }) {
  return (
    <dl className="analysis-strip">
      {items.map(({ name, value, tone }) => (
        <div key={name}>
          <dt className="hint" title={name}>
            {name}
          </dt>
          <dd className={`num strong ${tone ?? ''}`}>{typeof value === 'number' ? formatCount(value) : value}</dd>
        </div>
      ))}
    </dl>
  );
}
