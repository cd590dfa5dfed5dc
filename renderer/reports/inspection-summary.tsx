import type { ReactNode } from 'react';
import type { InspectionSummaryData } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import type { VisitRow } from '../../shared/visit/visit.ts';
import { VISIT_KIND_WORDS } from '../components/status-tags.tsx';
import { COMMON } from '../components/words.ts';
import { formatCount, formatDate, formatDecimal, formatPeriod, formatPlaces, formatShare } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { Nothing, Part, Strip } from './parts.tsx';
import { REPORTS } from './words.ts';

/** What the inspections of a period found: scores by form and region, what failed most, red lines, actions. */
export function inspectionSummaryLayout(data: InspectionSummaryData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  const flow: FlowItem[] = [
    { kind: 'block', key: 'title', node: <Title data={data} /> },
    { kind: 'block', key: 'facts', node: <Facts data={data} /> },
    ...(data.visits === 0
      ? [{ kind: 'block' as const, key: 'none', node: <Nothing>{say('noVisits')}</Nothing> }]
      : [
          ...listed('checklists', say('byChecklist'), checklistTable(data, lang)),
          ...listed('regions', say('byRegion'), regionTable(data, lang)),
          ...listed('items', say('weakItems'), itemTable(data, lang), say('weakItemsHint')),
          ...listed('red', say('redLineVisits'), visitTable('red', data.redLineVisits, lang), undefined, data.redLineVisits.length === 0 ? say('noRedLines') : undefined),
          ...listed('lowest', say('lowestVisits'), visitTable('lowest', data.lowest, lang)),
        ]),
    { kind: 'block', key: 'actions', node: <Actions data={data} /> },
  ];
  return { title: say('inspectionSummary'), name: say('inspectionSummary'), orientation: 'portrait', frame: 'report', flow };
}

function listed(key: string, title: string, table: FlowItem, hint?: string, none?: string): readonly FlowItem[] {
  if (none !== undefined) {
    return [
      {
        kind: 'block',
        key,
        node: (
          <Part title={title}>
            <Nothing>{none}</Nothing>
          </Part>
        ),
      },
    ];
  }
  return [{ kind: 'block', key, node: <Part title={title} {...(hint === undefined ? {} : { hint })} />, keepWithNext: true, mark: { title, level: 1 } }, table];
}

function Title({ data }: { readonly data: InspectionSummaryData }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const { head } = data;
  return (
    <div className="rp-title">
      <div>
        <small>{say('inspectionSummary')}</small>
        <h1>{`${head.network} ${head.period === null ? '' : formatPeriod(head.period, lang)}`}</h1>
        <p>{`${say('fromTo', { from: data.from, to: data.to })}  ·  ${head.regions.length === 0 ? say('scopeAll') : head.regions.join(lang === 'zh' ? '、' : ', ')}`}</p>
      </div>
    </div>
  );
}

function Facts({ data }: { readonly data: InspectionSummaryData }) {
  const say = useWords(REPORTS);
  return (
    <Strip
      facts={[
        { name: say('visits'), value: formatCount(data.visits) },
        { name: say('coverage'), value: formatShare(data.outletsVisited, data.outlets), note: say('coverageOf', { visited: formatCount(data.outletsVisited), outlets: formatCount(data.outlets) }) },
        { name: say('averageScore'), value: formatPlaces(data.average) },
        { name: say('redLines'), value: <span className={data.redLines > 0 ? 'down' : ''}>{formatCount(data.redLines)}</span>, note: formatShare(data.redLines, data.visits) },
      ]}
    />
  );
}

function Actions({ data }: { readonly data: InspectionSummaryData }) {
  const say = useWords(REPORTS);
  const { open, done, verified, overdue } = data.actions;
  return (
    <Part title={say('actionState')} hint={say('actionStateHint')}>
      <Strip
        facts={[
          { name: say('action:open'), value: formatCount(open) },
          { name: say('overdue'), value: <span className={overdue > 0 ? 'down' : ''}>{formatCount(overdue)}</span> },
          { name: say('action:done'), value: formatCount(done) },
          { name: say('action:verified'), value: formatCount(verified) },
        ]}
      />
    </Part>
  );
}

function table(key: string, widths: readonly (string | null)[], heads: readonly (readonly [string, boolean])[], rows: readonly ReactNode[]): FlowItem {
  return {
    kind: 'table',
    key: `${key}-table`,
    columns: widths.map((width, place) => <col key={place} {...(width === null ? {} : { style: { width } })} />),
    head: (
      <tr>
        {heads.map(([head, isNumber]) => (
          <th key={head} className={isNumber ? 'right' : undefined}>
            {head}
          </th>
        ))}
      </tr>
    ),
    rows,
  };
}

function checklistTable({ checklists }: InspectionSummaryData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  return table(
    'checklists',
    [null, '11%', '13%', '13%', '13%', '12%'],
    [[say('checklist'), false], [say('visits'), true], [say('averageScore'), true], [say('least'), true], [say('most'), true], [say('redLines'), true]],
    checklists.map((row) => (
      <tr key={row.code}>
        <td>{row.name}</td>
        <td className="num right">{formatCount(row.visits)}</td>
        <td className="num right strong">{formatPlaces(row.average)}</td>
        <td className="num right">{formatPlaces(row.least)}</td>
        <td className="num right">{formatPlaces(row.most)}</td>
        <td className="num right">{formatCount(row.redLines)}</td>
      </tr>
    )),
  );
}

function regionTable({ regions }: InspectionSummaryData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  return table(
    'regions',
    [null, '14%', '16%', '16%', '14%'],
    [[say('region'), false], [say('visits'), true], [say('outletsVisited'), true], [say('averageScore'), true], [say('redLines'), true]],
    regions.map((row) => (
      <tr key={row.name}>
        <td>{row.name === '' ? say('noRegion') : row.name}</td>
        <td className="num right">{formatCount(row.visits)}</td>
        <td className="num right">{formatCount(row.outlets)}</td>
        <td className="num right strong">{formatPlaces(row.average)}</td>
        <td className="num right">{formatCount(row.redLines)}</td>
      </tr>
    )),
  );
}

function itemTable({ items }: InspectionSummaryData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  const common = sayIn(COMMON, lang);
  return table(
    'items',
    ['8%', null, '20%', '15%', '12%', '11%'],
    [[say('no'), false], [say('question'), false], [say('section'), false], [say('failedOf'), true], [say('failRate'), true], [say('lostPoints'), true]],
    items.map((row) => (
      <tr key={`${row.checklist}/${row.code}`}>
        <td className="num">{row.code}</td>
        <td>
          {inLang(row.name, lang)}
          {row.critical && <span className="rp-red-line rp-small">{common('redLine')}</span>}
        </td>
        <td className="quiet">{inLang(row.section, lang)}</td>
        <td className="num right">{`${formatCount(row.failed)} / ${formatCount(row.asked)}`}</td>
        <td className="num right strong">{formatShare(row.failed, row.asked)}</td>
        <td className="num right">{formatDecimal(row.lost)}</td>
      </tr>
    )),
  );
}

function visitTable(key: string, visits: readonly VisitRow[], lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  const common = sayIn(COMMON, lang);
  return table(
    key,
    ['19%', null, '23%', '13%', '9%', '10%'],
    [[say('visitCode'), false], [say('outlet'), false], [say('place'), false], [say('visitedOn'), false], [say('visitKind'), false], [say('score'), true]],
    visits.map((row) => (
      <tr key={row.id}>
        <td className="num rp-code">{row.code}</td>
        <td>{row.outletName}</td>
        <td className="quiet">{row.regionPath.slice(1, 3).join(' / ')}</td>
        <td className="num">{formatDate(row.visitedOn)}</td>
        <td>{common(VISIT_KIND_WORDS[row.kind])}</td>
        <td className="num right strong">{formatPlaces(row.score)}</td>
      </tr>
    )),
  );
}
