import type { HistoryQuery, LostPart, LostPointsView } from '../../../shared/contract/history-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import { barConfig } from '../../components/charts/bar-config.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPercent, formatPeriod, formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { AnalysisFrame, FigureStrip, RegionLevelSelect, usePublishedPeriod, type AnalysisView } from './analysis-frame.tsx';
import { useRegionLevel } from './regions-page.tsx';
import { ANALYSIS } from './words.ts';

/** Where the network loses points: by indicator, and by region. */
export function LostPointsPage() {
  return <AnalysisFrame filters={(view) => <Level view={view} />}>{(view) => <Scoped view={view} />}</AnalysisFrame>;
}

function Level({ view }: { readonly view: AnalysisView }) {
  const [level, setLevel] = useRegionLevel(view.frame.regionLevels);
  return <RegionLevelSelect levels={view.frame.regionLevels} value={level} onChange={setLevel} />;
}

function Scoped({ view }: { readonly view: AnalysisView }) {
  const [level] = useRegionLevel(view.frame.regionLevels);
  return <LostPoints query={view.query} period={usePublishedPeriod(view.frame)} level={level} />;
}

function LostPoints({ query, period, level }: { readonly query: HistoryQuery; readonly period: PeriodId; readonly level: number }) {
  const say = useWords(ANALYSIS);
  const lost = useCall('analysis:lost-points', { ...query, period, level });
  if (lost.status === 'failed') return <ErrorBanner error={lost.error} onRetry={lost.retry} />;
  if (lost.status === 'loading') return <div className="grow" aria-busy="true" />;
  const view = lost.value;
  if (view.graded === 0 || view.parts.length === 0) {
    return (
      <Panel label={say('lostChart')} flush>
        <EmptyState text={say(view.graded === 0 ? 'noOutlets' : 'nothingLost')} />
      </Panel>
    );
  }
  return (
    <>
      <FigureStrip
        items={[
          { name: say('graded'), value: view.graded },
          { name: say('full'), value: formatPlaces(view.full) },
          { name: say('meanTotal'), value: formatPlaces(view.mean) },
          { name: say('lostTotal'), value: formatPlaces(view.lost) },
          { name: say('rest'), value: formatPlaces(view.rest) },
        ]}
      />
      <div className="analysis-split">
        <Ranking view={view} reloading={lost.isReloading} />
        <ByRegion view={view} reloading={lost.isReloading} />
      </div>
    </>
  );
}

interface PartProps {
  readonly view: LostPointsView;
  readonly reloading: boolean;
}

function Ranking({ view, reloading }: PartProps) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const most = Math.max(...view.parts.map(({ lost }) => Number(lost)), 0.01);
  const rows = view.parts.map(({ name, dimension, lost, share, outlets }) => [inLang(name, lang), inLang(dimension, lang), formatPlaces(lost), formatPercent(share), String(outlets)]);
  const title = `${say('lostChart')} ${formatPeriod(view.period, lang)}`;
  const picture = () => chartPicture(barConfig({ labels: view.parts.map(({ name }) => inLang(name, lang)), series: [{ name: say('lost'), kind: 'this', values: view.parts.map(({ lost }) => lost) }] }), title);
  const list = view.parts.slice(0, 5).map(({ name, lost }) => `${inLang(name, lang)} ${formatPlaces(lost)}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <ChartPanel title={say('lostChart')} hint={say('lostHint')} flush reloading={reloading} name={title} table={{ heads: [say('indicator'), say('dimension'), say('lost'), say('share'), say('losing')], rows }} picture={picture}>
      {/* Scrolled by the keys too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="lost-bars" role="img" tabIndex={0} aria-label={say('lostSentence', { lost: formatPlaces(view.lost), list })}>
        {view.parts.map(({ code, name, dimension, lost, share }) => (
          <div key={code} className="lost-bar">
            <span className="ellipsis" title={`${inLang(dimension, lang)} / ${inLang(name, lang)}`}>
              {inLang(name, lang)}
            </span>
            <span className="lost-track">
              <span style={{ width: `${Math.max(0, (Number(lost) / most) * 100)}%` }} />
            </span>
            <span className="num strong">{formatPlaces(lost)}</span>
            <span className="num quiet">{formatPercent(share)}</span>
          </div>
        ))}
      </div>
    </ChartPanel>
  );
}

function ByRegion({ view, reloading }: PartProps) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const most = Math.max(...view.parts.flatMap(({ byRegion }) => byRegion.map((lost) => Number(lost ?? 0))), 0.01);
  const columns: readonly TableColumn<LostPart>[] = [
    { key: 'name', title: say('indicator'), width: 170, grow: 1, cell: (row) => <span className="ellipsis">{inLang(row.name, lang)}</span> },
    { key: 'dimension', title: say('dimension'), width: 120, grow: 0.3, hideUnder: 1400, cell: (row) => <span className="quiet ellipsis">{inLang(row.dimension, lang)}</span> },
    { key: 'losing', title: say('losing'), width: 110, align: 'right', cell: (row) => <span className="num quiet">{formatCount(row.outlets)}</span> },
    { key: 'lost', title: say('lost'), width: 74, align: 'right', cell: (row) => <span className="num strong">{formatPlaces(row.lost)}</span> },
    ...view.regions.map(
      ({ code, name }, place): TableColumn<LostPart> => ({
        key: `r:${code}`,
        title: name,
        width: 82,
        align: 'right',
        text: (row) => formatPlaces(row.byRegion[place] ?? null),
        cell: (row) => {
          const lost = row.byRegion[place] ?? null;
          return (
            <span className="num heat grow" style={{ background: `color-mix(in srgb, var(--accent) ${Math.max(0, (Number(lost ?? 0) / most) * 42).toFixed(0)}%, transparent)` }}>
              {formatPlaces(lost)}
            </span>
          );
        },
      }),
    ),
  ];
  return (
    <Panel title={say('lostTable')} hint={say('lostTableHint')} flush reloading={reloading}>
      <DataTable id="analysis-lost" isFiltered label={say('lostTable')} columns={columns} source={arrayRows(view.parts)} rowKey={(row) => row.code} empty={<EmptyState text={say('nothingLost')} />} />
    </Panel>
  );
}
