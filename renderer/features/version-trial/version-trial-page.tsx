import { Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { TrialCell, TrialMover, VersionTrial } from '../../../shared/contract/version-trial-calls.ts';
import type { SchemeListing } from '../../../shared/contract/scheme-calls.ts';
import { periodKind, type PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { formatMoneyChange } from '../../components/benefits/money.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { PeriodSelect } from '../../components/period-select.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { SaveTable } from '../../components/save-table.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { VERSION_TRIAL } from './words.ts';
import './version-trial.css';

type Basis = 'reached' | 'held';

/** Two scheme versions on the same period: levels from the one to the other, who comes out otherwise and why, and the money. */
export function VersionTrialPage() {
  const say = useWords(VERSION_TRIAL);
  const lang = useLang();
  const { scheme, store, period: chosen } = useWorkspace();
  const versions = useCall('scheme:versions', {});
  const [asked, setAsked] = useSearchParams();
  const rows = versions.status === 'ready' ? versions.value : null;
  const after = rows?.find(({ id }) => id === asked.get('after')) ?? rows?.find(({ code }) => code === scheme?.code) ?? rows?.[0] ?? null;
  const before = rows?.find(({ id }) => id === asked.get('before')) ?? rows?.find((row) => row.code === after?.code && row.id !== after.id && row.version < after.version) ?? null;
  const periods = after === null ? [] : store.periods.filter((period) => periodKind(period) === after.cycle);
  const wanted = (asked.get('period') ?? chosen) as PeriodId | null;
  const period = wanted !== null && periods.includes(wanted) ? wanted : (periods[0] ?? null);
  const change = (next: Readonly<Record<string, string>>): void =>
    setAsked({ ...(before === null ? {} : { before: before.id }), ...(after === null ? {} : { after: after.id }), ...(period === null ? {} : { period }), ...next }, { replace: true });
  const options = (rows ?? []).map((row) => ({ value: row.id, label: labelOf(row, lang) }));
  return (
    <div className="page">
      <PageHead title={say('title')} back={{ to: '/schemes', name: say('back') }} facts={say('hint')} />
      {versions.status === 'failed' && <ErrorBanner error={versions.error} onRetry={versions.retry} />}
      <FilterBar onClear={null}>
        <VersionSelect label={say('before')} value={before?.id ?? null} options={options} onChange={(id) => change({ before: id })} />
        <VersionSelect label={say('after')} value={after?.id ?? null} options={options} onChange={(id) => change({ after: id })} />
        <PeriodSelect label={say('period')} periods={periods} value={period} onChange={(next) => change({ period: next })} />
      </FilterBar>
      {rows !== null && (before === null || after === null) && (
        <Panel label={say('title')} flush>
          <EmptyState text={say('choose')} action={<Link to="/schemes">{say('toSchemes')}</Link>} />
        </Panel>
      )}
      {before !== null && after !== null && period === null && (
        <Panel label={say('title')} flush>
          <EmptyState text={say('noPeriod')} action={<Link to="/data/import">{say('toImport')}</Link>} />
        </Panel>
      )}
      {before !== null && after !== null && period !== null && <Trial before={before.id} after={after.id} period={period} />}
    </div>
  );
}

function labelOf(row: SchemeListing, lang: ReturnType<typeof useLang>): string {
  return `v${row.version} · ${inLang(row.name, lang)}`;
}

function VersionSelect({ label, value, options, onChange }: { readonly label: string; readonly value: SchemeVersionId | null; readonly options: { readonly value: SchemeVersionId; readonly label: string }[]; readonly onChange: (id: SchemeVersionId) => void }) {
  const say = useWords(VERSION_TRIAL);
  return (
    <label className="row nowrap" style={{ gap: 6 }}>
      <span className="hint">{label}</span>
      <Select<SchemeVersionId> aria-label={label} size="small" placeholder={say('pick')} style={{ width: 'clamp(220px, 18vw, 320px)' }} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} value={value} options={options} onChange={onChange} />
    </label>
  );
}

function Trial({ before, after, period }: { readonly before: SchemeVersionId; readonly after: SchemeVersionId; readonly period: PeriodId }) {
  const say = useWords(VERSION_TRIAL);
  const trial = useCall('version-trial:run', { before, after, period });
  const [basis, setBasis] = useState<Basis>('held');
  if (trial.status === 'failed') return <ErrorBanner error={trial.error} onRetry={trial.retry} />;
  if (trial.status === 'loading') {
    return (
      <p role="status" className="quiet">
        {say('working')}
      </p>
    );
  }
  const view = trial.value;
  return (
    <>
      <Sums view={view} />
      <div className="version-trial grow">
        <Matrix view={view} basis={basis} onBasis={setBasis} reloading={trial.isReloading} />
        <Movers view={view} reloading={trial.isReloading} />
      </div>
    </>
  );
}

function Sums({ view }: { readonly view: VersionTrial }) {
  const say = useWords(VERSION_TRIAL);
  const items = [
    { name: say('graded'), value: `${formatCount(view.before.graded)} → ${formatCount(view.after.graded)}` },
    { name: say('average'), value: `${formatPlaces(view.before.average)} → ${formatPlaces(view.after.average)}` },
    { name: `↑ ${say('up')}`, value: formatCount(view.up) },
    { name: `↓ ${say('down')}`, value: formatCount(view.down) },
    { name: say('other'), value: formatCount(view.other) },
    ...(view.money === undefined ? [{ name: say('money', { currency: '—' }), value: say('noMoney') }] : view.money.map(({ currency, change }) => ({ name: say('money', { currency }), value: formatMoneyChange(change, currency) }))),
  ];
  return (
    <dl className="version-trial-sums">
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt className="hint">{name}</dt>
          <dd className="num strong">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Line {
  readonly from: string;
  readonly cells: readonly number[];
}

function Matrix({ view, basis, onBasis, reloading }: { readonly view: VersionTrial; readonly basis: Basis; readonly onBasis: (basis: Basis) => void; readonly reloading: boolean }) {
  const say = useWords(VERSION_TRIAL);
  const lang = useLang();
  const cells: readonly TrialCell[] = view[basis];
  const keysOf = (levels: readonly LevelInfo[], side: 'from' | 'to'): readonly (string | null)[] => {
    const codes = [...levels].reverse().map(({ code }) => code);
    const others = [...new Set(cells.map((cell) => cell[side]))].filter((key) => key === null || !codes.includes(key));
    return [...codes, ...others];
  };
  const [from, to] = [keysOf(view.before.levels, 'from'), keysOf(view.after.levels, 'to')];
  const count = (a: string | null, b: string | null): number => cells.find((cell) => cell.from === a && cell.to === b)?.outlets ?? 0;
  const lines = from.map((key): Line => ({ from: levelName(view.before.levels, key, lang, say('none')), cells: to.map((column) => count(key, column)) }));
  const columns: readonly TableColumn<Line>[] = [
    { key: 'from', title: '', width: 90, cell: (row) => row.from },
    ...to.map((key, place): TableColumn<Line> => ({ key: String(key), title: levelName(view.after.levels, key, lang, say('none')), width: 60, align: 'right', cell: (row) => String(row.cells[place]) })),
  ];
  return (
    <Panel
      title={say('matrix')}
      hint={say('matrixHint')}
      flush
      reloading={reloading}
      tools={
        <>
          <Segmented label={say('basis')} value={basis} onChange={onBasis} options={[{ value: 'held', label: say('held') }, { value: 'reached', label: say('reached') }]} />
          <SaveTable name={say('matrix')} columns={columns} rows={lines} />
        </>
      }
    >
      <table className="version-trial-matrix" aria-label={say('matrix')}>
        <thead>
          <tr>
            <th scope="col" />
            {to.map((key) => (
              <th key={String(key)} scope="col">
                {levelName(view.after.levels, key, lang, say('none'))}
              </th>
            ))}
            <th scope="col">{say('sum')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={String(from[at])}>
              <th scope="row">{line.from}</th>
              {line.cells.map((n, place) => (
                <td key={String(to[place])} className={from[at] === to[place] ? 'num same' : n > 0 ? 'num strong' : 'num'}>
                  {n === 0 ? '·' : formatCount(n)}
                </td>
              ))}
              <td className="num quiet">{formatCount(line.cells.reduce((sum, n) => sum + n, 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Movers({ view, reloading }: { readonly view: VersionTrial; readonly reloading: boolean }) {
  const say = useWords(VERSION_TRIAL);
  const lang = useLang();
  const navigate = useNavigate();
  const partsOf = (row: TrialMover): string => row.parts.map((part) => `${inLang(part.name, lang)} ${formatPlaces(part.before)} → ${formatPlaces(part.after)}`).join(lang === 'zh' ? '；' : '; ');
  const arrow = { up: '↑', down: '↓', same: '—', other: '→' } as const;
  const why = (key: 'before' | 'after', title: string): TableColumn<TrialMover> => {
    const text = (row: TrialMover): string => (row[key].why === null ? '' : inLang(row[key].why, lang));
    return { key: `why-${key}`, title, width: 200, grow: 2, text, cell: (row) => <span className="quiet ellipsis" title={text(row)}>{text(row)}</span> };
  };
  const columns: readonly TableColumn<TrialMover>[] = [
    { key: 'outlet', title: say('outlet'), width: 160, grow: 1, cell: (row) => <span className="ellipsis" title={row.outlet}>{row.name}</span>, text: (row) => `${row.name} ${row.outlet}` },
    {
      key: 'level',
      title: say('level'),
      width: lang === 'zh' ? 190 : 214,
      text: (row) => `${levelName(view.before.levels, row.before.held, lang, say('none'))} → ${levelName(view.after.levels, row.after.held, lang, say('none'))}`,
      cell: (row) => (
        <span className="row nowrap">
          <span className={row.direction === 'up' || row.direction === 'down' ? row.direction : 'quiet'}>{arrow[row.direction]}</span>
          {levelName(view.before.levels, row.before.held, lang, say('none'))} → <LevelTag code={row.after.held} levels={view.after.levels} size={11} none={say('none')} />
        </span>
      ),
    },
    { key: 'total', title: say('total'), width: 130, align: 'right', cell: (row) => <span className="num">{`${formatPlaces(row.before.total)} → ${formatPlaces(row.after.total)}`}</span> },
    { key: 'parts', title: say('parts'), width: 180, grow: 2, hideUnder: 1400, text: partsOf, cell: (row) => row.parts.length === 0 ? <span className="quiet">{NO_VALUE}</span> : <span className="ellipsis" title={partsOf(row)}>{partsOf(row)}</span> },
    why('before', say('whyBefore')),
    why('after', say('whyAfter')),
  ];
  return (
    <Panel title={say('movers')} hint={say('moversHint')} flush reloading={reloading}>
      <DataTable id="version-trial-movers" label={say('movers')} columns={columns} source={arrayRows(view.rows)} rowKey={(row) => row.outletId} onOpen={(row) => void navigate(`/outlets/${row.outletId}`)} empty={<EmptyState text={say('noMovers')} />} />
    </Panel>
  );
}
