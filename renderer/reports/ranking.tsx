import type { RankingData, RankingGroup } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import { COMMON } from '../components/words.ts';
import { formatCount, formatPeriod, formatPlaces, NO_VALUE } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { LevelMark, Move, Part } from './parts.tsx';
import { REPORTS } from './words.ts';

/** More columns of dimensions would leave no room for names. */
const MOST_DIMENSIONS = 4;

/** The ranking book: a page of counts by region, then each region's outlets, best first. */
export function rankingLayout(data: RankingData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  const flow: FlowItem[] = [
    { kind: 'block', key: 'title', node: <DocumentTitle data={data} /> },
    { kind: 'block', key: 'summary', node: <Part title={say('summary')} />, keepWithNext: true },
    summaryTable(data, lang),
    ...data.groups.flatMap((group, place): readonly FlowItem[] => {
      const name = group.name === '' ? say('noRegion') : group.name;
      const hint = say('rankingCount', { outlets: formatCount(group.outlets), graded: formatCount(group.graded), average: formatPlaces(group.average) });
      return [
        { kind: 'block', key: `head-${name}`, node: <Part title={say('rankingOf', { name })} hint={hint} />, keepWithNext: true, newPage: place > 0, mark: { title: name, level: 1 } },
        groupTable(data, group, lang),
      ];
    }),
  ];
  return { title: say('ranking'), name: say('ranking'), orientation: 'portrait', frame: 'report', flow };
}

function DocumentTitle({ data }: { readonly data: RankingData }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const { head, run } = data;
  return (
    <div className="rp-title">
      <div>
        <small>{say('ranking')}</small>
        <h1>{`${head.network} ${formatPeriod(run.period, lang)}`}</h1>
        <p>{`${inLang(run.schemeName, lang)} v${run.schemeVersion}  ·  ${head.regions.length === 0 ? say('scopeAll') : head.regions.join(lang === 'zh' ? '、' : ', ')}`}</p>
      </div>
    </div>
  );
}

function summaryTable(data: RankingData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  const levels = data.levels.toReversed();
  const sum = (of: (group: RankingGroup) => number): number => data.groups.reduce((total, group) => total + of(group), 0);
  const cells = (group: Pick<RankingGroup, 'outlets' | 'graded' | 'average' | 'levels' | 'promoted' | 'demoted'>) => (
    <>
      <td className="num right">{formatCount(group.outlets)}</td>
      <td className="num right">{formatCount(group.graded)}</td>
      <td className="num right">{formatPlaces(group.average)}</td>
      {levels.map(({ code }) => (
        <td key={code} className="num right">
          {formatCount(group.levels[code] ?? 0)}
        </td>
      ))}
      <td className="num right">{formatCount(group.promoted)}</td>
      <td className="num right">{formatCount(group.demoted)}</td>
    </>
  );
  const isWhole = data.head.regions.length === 0;
  const all = {
    outlets: sum(({ outlets }) => outlets),
    graded: sum(({ graded }) => graded),
    average: isWhole ? data.run.average : null,
    levels: Object.fromEntries(levels.map(({ code }) => [code, sum((group) => group.levels[code] ?? 0)])),
    promoted: sum(({ promoted }) => promoted),
    demoted: sum(({ demoted }) => demoted),
  };
  return {
    kind: 'table',
    key: 'summary-table',
    columns: (
      <>
        <col />
        <col style={{ width: '8.5%' }} />
        <col style={{ width: '9%' }} />
        <col style={{ width: '9.5%' }} />
        {levels.map(({ code }) => (
          <col key={code} style={{ width: `${Math.min(8.5, 44 / levels.length)}%` }} />
        ))}
        <col style={{ width: '6%' }} />
        <col style={{ width: '6.5%' }} />
      </>
    ),
    head: (
      <tr>
        <th>{say('region')}</th>
        <th className="right">{say('outlets')}</th>
        <th className="right">{say('graded')}</th>
        <th className="right">{say('average')}</th>
        {levels.map(({ code, name }) => (
          <th key={code} className="right">
            {inLang(name, lang)}
          </th>
        ))}
        <th className="right">{say('up')}</th>
        <th className="right">{say('down')}</th>
      </tr>
    ),
    rows: [
      <tr key="all" className="rp-total">
        <td>{say('allRegions')}</td>
        {cells(all)}
      </tr>,
      ...data.groups.map((group) => (
        <tr key={group.name}>
          <td>{group.name === '' ? say('noRegion') : group.name}</td>
          {cells(group)}
        </tr>
      )),
    ],
  };
}

function groupTable(data: RankingData, group: RankingGroup, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  const common = sayIn(COMMON, lang);
  const dimensions = data.dimensions.slice(0, MOST_DIMENSIONS);
  return {
    kind: 'table',
    key: `table-${group.name}`,
    className: 'rp-dense',
    columns: (
      <>
        <col style={{ width: '5.5%' }} />
        <col style={{ width: '6%' }} />
        <col style={{ width: '10.5%' }} />
        <col />
        {dimensions.map(({ code }) => (
          <col key={code} style={{ width: lang === 'zh' ? '6.8%' : '8.6%' }} />
        ))}
        <col style={{ width: '7%' }} />
        <col style={{ width: lang === 'zh' ? '11.5%' : '8.5%' }} />
        <col style={{ width: lang === 'zh' ? '7%' : '9.5%' }} />
      </>
    ),
    head: (
      <tr>
        <th className="right">{say('groupRank')}</th>
        <th className="right">{say('networkRank')}</th>
        <th>{say('code')}</th>
        <th>{say('outlet')}</th>
        {dimensions.map(({ code, name }) => (
          <th key={code} className="right">
            {inLang(name, lang)}
          </th>
        ))}
        <th className="right">{say('total')}</th>
        <th>{say('level')}</th>
        <th>{say('movement')}</th>
      </tr>
    ),
    rows: group.rows.map((row) => (
      <tr key={row.code}>
        <td className="num right">{row.groupRank === null ? NO_VALUE : formatCount(row.groupRank)}</td>
        <td className="num right quiet">{row.rank === null ? NO_VALUE : formatCount(row.rank)}</td>
        <td className="num rp-code">{row.code}</td>
        <td>{row.name}</td>
        {dimensions.map(({ code }, place) => (
          <td key={code} className="num right">
            {formatPlaces(row.dimensions[place] ?? null)}
          </td>
        ))}
        <td className="num right strong">{formatPlaces(row.total)}</td>
        <td>
          <LevelMark code={row.newLevel} levels={data.levels} none={common(row.state)} size={8} show={lang === 'zh' ? 'both' : 'stars'} />
        </td>
        <td>{row.movement === 'hold' || row.movement === 'none' ? <span className="quiet">{NO_VALUE}</span> : <Move movement={row.movement} levels={data.levels} />}</td>
      </tr>
    )),
  };
}
