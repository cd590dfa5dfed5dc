import { useMemo, useState } from 'react';
import type { PreviewVisit, WavePreview } from '../../../shared/contract/planning-calls.ts';
import { messageFor, type Lang } from '../../../shared/errors.ts';
import type { DrawnStratum } from '../../../shared/planning/draw-outlets.ts';
import { DataTable } from '../../components/data-table.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatDate, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import type { CallState } from '../../use-call.ts';
import { PLANNING, type SayPlanning } from './words.ts';

type View = 'visits' | 'strata' | 'loads';

/** What a plan comes to: faults first, then the draw, who goes where when, and how much each has. */
export function PreviewPanel({ state }: { readonly state: CallState<WavePreview> }) {
  const say = useWords(PLANNING);
  const lang = useLang();
  const [view, setView] = useState<View>('visits');
  const preview = state.status === 'ready' ? state.value : null;
  const visitColumns = useMemo(() => visitColumnsOf(say), [say]);
  const strataColumns = useMemo(() => strataColumnsOf(say), [say]);
  const loadColumns = useMemo(() => loadColumnsOf(say), [say]);
  const drawn = preview?.draw.reduce((sum, stratum) => sum + stratum.drawn.length, 0) ?? 0;
  const hint = preview === null || preview.outlets === 0 ? say('previewHint') : say('previewCounts', { outlets: formatCount(preview.outlets), drawn: formatCount(drawn), visits: formatCount(preview.visits.length) });
  return (
    <Panel title={say('preview')} flush className="grow plan-preview" reloading={state.status === 'ready' && state.isReloading}>
      {state.status === 'failed' && <ErrorBanner error={state.error} onRetry={state.retry} />}
      {preview !== null && preview.problems.length > 0 && <Problems problems={preview.problems} lang={lang} isEmpty={preview.visits.length === 0} say={say} />}
      <div className="plan-tabs">
        <Segmented<View>
          label={say('preview')}
          value={view}
          onChange={setView}
          options={[
            { value: 'visits', label: say('tabVisits'), count: preview?.visits.length ?? 0 },
            { value: 'strata', label: say('tabStrata'), count: preview?.draw.length ?? 0 },
            { value: 'loads', label: say('tabLoads'), count: preview?.loads.length ?? 0 },
          ]}
        />
        <span className="hint ellipsis">{hint}</span>
      </div>
      <div className="plan-table">
        {view === 'visits' && <DataTable<PreviewVisit> id="plan-visits" label={say('tabVisits')} columns={visitColumns} source={arrayRows(preview?.visits ?? [])} rowKey={(row) => `${row.outletCode} ${row.dueOn} ${row.auditor ?? ''}`} empty={say('noPreview')} />}
        {view === 'strata' && <DataTable<DrawnStratum> id="plan-strata" label={say('tabStrata')} columns={strataColumns} source={arrayRows(preview?.draw ?? [])} rowKey={(row) => `${row.rule} ${row.name}`} empty={say('noPreview')} />}
        {view === 'loads' && <DataTable<WavePreview['loads'][number]> id="plan-loads" label={say('tabLoads')} columns={loadColumns} source={arrayRows(preview?.loads ?? [])} rowKey={(row) => row.auditor} empty={say('noPreview')} />}
      </div>
    </Panel>
  );
}

function Problems({ problems, lang, isEmpty, say }: { readonly problems: WavePreview['problems']; readonly lang: Lang; readonly isEmpty: boolean; readonly say: SayPlanning }) {
  return (
    <div className="plan-problems" role="alert">
      {isEmpty && <p className="quiet">{say('noPreview')}</p>}
      <ul>
        {problems.map(({ path, code, params }) => (
          <li key={`${path} ${code}`} className="row down">
            <Icon name="warning" size={14} />
            {messageFor(code, params, lang)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function visitColumnsOf(say: SayPlanning): readonly TableColumn<PreviewVisit>[] {
  const who = (row: PreviewVisit): string => row.auditor ?? (row.why === null ? NO_VALUE : say(row.why));
  return [
    { key: 'due', title: say('dueOn'), width: 90, cell: (row) => <span className="num">{formatDate(row.dueOn)}</span>, data: { kind: 'date', of: (row) => row.dueOn }, text: (row) => row.dueOn },
    {
      key: 'outlet',
      title: say('outlet'),
      width: 150,
      grow: 2,
      text: (row) => `${row.outletCode} ${row.outletName}`,
      cell: (row) => (
        <span className="ellipsis" title={`${row.outletName} ${row.outletCode}`}>
          {row.outletName}
        </span>
      ),
    },
    { key: 'region', title: say('region'), width: 110, grow: 1, hideUnder: 1360, cell: (row) => <span className="ellipsis quiet">{row.regionPath.slice(-2).join(' / ') || NO_VALUE}</span>, text: (row) => row.regionPath.join('/') },
    { key: 'auditor', title: say('auditor'), width: 110, cell: (row) => <span className={row.auditor === null ? 'ellipsis down' : 'ellipsis'}>{who(row)}</span>, text: who },
    { key: 'again', title: '', width: 76, cell: (row) => row.isReaudit && <Tag tone="accent">{say('isReaudit')}</Tag>, text: (row) => (row.isReaudit ? say('isReaudit') : '') },
  ];
}

/** Columns of a draw: the strata with who was drawn, in the order of the draw. */
export function strataColumnsOf(say: SayPlanning): readonly TableColumn<DrawnStratum>[] {
  return [
    { key: 'rule', title: say('ruleNo'), width: 70, align: 'right', cell: (row) => <span className="num">{row.rule + 1}</span>, text: (row) => String(row.rule + 1) },
    { key: 'name', title: say('stratum'), width: 150, grow: 1, cell: (row) => <span className="ellipsis">{row.name === '*' ? say('everybody') : row.name}</span>, text: (row) => row.name },
    { key: 'outlets', title: say('inStratum'), width: 76, align: 'right', cell: (row) => <span className="num">{formatCount(row.outlets)}</span>, text: (row) => String(row.outlets) },
    { key: 'drawn', title: say('drawn'), width: 76, align: 'right', cell: (row) => <span className="num strong">{formatCount(row.drawn.length)}</span>, text: (row) => String(row.drawn.length) },
    {
      key: 'codes',
      title: say('outlet'),
      width: 160,
      grow: 2,
      text: (row) => row.drawn.join(' '),
      cell: (row) => (
        <span className="num quiet ellipsis" title={row.drawn.join(' ')}>
          {row.drawn.join(' ')}
        </span>
      ),
    },
  ];
}

function loadColumnsOf(say: SayPlanning): readonly TableColumn<WavePreview['loads'][number]>[] {
  return [
    { key: 'auditor', title: say('auditor'), width: 160, grow: 1, cell: (row) => <span className="ellipsis">{row.auditor}</span>, text: (row) => row.auditor },
    { key: 'visits', title: say('load'), width: 90, align: 'right', cell: (row) => <span className="num strong">{row.visits}</span>, text: (row) => String(row.visits) },
    { key: 'capacity', title: say('capacity'), width: 90, align: 'right', cell: (row) => <span className="num quiet">{row.capacity}</span>, text: (row) => String(row.capacity) },
  ];
}
