import type { PublicNoticeData } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import type { MovementRow } from '../../shared/ipc-contract.ts';
import { formatCount, formatPeriod, formatPlaces } from '../format.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { LetterHead, Objections, Paragraph, Signature } from './letter.tsx';
import { longDate } from './long-date.ts';
import { FromTo, LevelMark, Part } from './parts.tsx';
import { REPORTS } from './words.ts';

/** The public notice of a run: how many of each level, who moves, until when objections are heard, and everybody's level. */
export function publicNoticeLayout(data: PublicNoticeData, lang: Lang): DocumentLayout {
  const say = sayIn(REPORTS, lang);
  const groups = (['promote', 'demote', 'enter'] as const).filter((which) => data.moved[which].length > 0);
  const flow: FlowItem[] = [
    { kind: 'block', key: 'head', node: <LetterHead title={say('publicTitle', { network: data.head.network, period: formatPeriod(data.run.period, lang) })} number={say('noticeNumber', { number: `${data.run.period}-${data.run.number}` })} /> },
    { kind: 'block', key: 'opening', node: <Opening data={data} /> },
    { kind: 'block', key: 'levels', node: <Part title={say('publicLevels')} />, keepWithNext: true, mark: { title: say('publicLevels'), level: 1 } },
    levelsTable(data, lang),
    ...(groups.length === 0 ? [{ kind: 'block' as const, key: 'nobody', node: <Paragraph>{say('publicNobody')}</Paragraph> }] : []),
    ...groups.flatMap((which): readonly FlowItem[] => [
      {
        kind: 'block',
        key: which,
        node: <Part title={say(`public:${which}`)} hint={say('listCount', { count: formatCount(data.moved[which].length) })} />,
        keepWithNext: true,
        mark: { title: say(`public:${which}`), level: 1 },
      },
      movedTable(which, data.moved[which], data, lang),
    ]),
    { kind: 'block', key: 'objections', node: <Closing data={data} /> },
    {
      kind: 'block',
      key: 'annex',
      node: <Part title={say('publicAll')} hint={say('listCount', { count: formatCount(data.all.length) })} />,
      keepWithNext: true,
      newPage: true,
      mark: { title: say('publicAll'), level: 1 },
    },
    allTable(data, lang),
  ];
  return { title: say('publicNotice'), name: say('publicNotice'), orientation: 'portrait', frame: 'report', flow };
}

function Opening({ data }: { readonly data: PublicNoticeData }) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const { run } = data;
  return (
    <Paragraph>
      {say('publicOpening', {
        scheme: inLang(run.schemeName, lang),
        version: run.schemeVersion,
        period: formatPeriod(run.period, lang),
        outlets: formatCount(run.outlets),
        graded: formatCount(run.graded),
        region: data.head.regions.length === 0 ? '' : say('publicRegions', { list: data.head.regions.join(lang === 'zh' ? '、' : ', ') }),
      })}
    </Paragraph>
  );
}

function Closing({ data }: { readonly data: PublicNoticeData }) {
  const lang = useLang();
  return (
    <>
      <Objections terms={data.terms} />
      <Signature by={data.head.network} on={longDate(data.terms?.opensOn ?? data.head.run?.publishedAt ?? data.head.printedOn, lang)} />
    </>
  );
}

function levelsTable(data: PublicNoticeData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  const counts = new Map<string, number>();
  for (const { newLevel, state } of data.all) if (newLevel !== null && state === 'graded') counts.set(newLevel, (counts.get(newLevel) ?? 0) + 1);
  const levels = data.levels.toReversed();
  return {
    kind: 'table',
    key: 'levels-table',
    columns: (
      <>
        {levels.map(({ code }) => (
          <col key={code} />
        ))}
        <col />
      </>
    ),
    head: (
      <tr>
        {levels.map(({ code }) => (
          <th key={code} className="center">
            <LevelMark code={code} levels={data.levels} none="" size={8} />
          </th>
        ))}
        <th className="center">{say('allRegions')}</th>
      </tr>
    ),
    rows: [
      <tr key="counts">
        {levels.map(({ code }) => (
          <td key={code} className="num center rp-big">
            {formatCount(counts.get(code) ?? 0)}
          </td>
        ))}
        <td className="num center rp-big">{formatCount([...counts.values()].reduce((sum, count) => sum + count, 0))}</td>
      </tr>,
    ],
  };
}

function movedTable(key: string, rows: readonly MovementRow[], data: PublicNoticeData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  return {
    kind: 'table',
    key: `${key}-table`,
    columns: (
      <>
        <col style={{ width: '6%' }} />
        <col style={{ width: '14%' }} />
        <col />
        <col style={{ width: '25%' }} />
        <col style={{ width: '10%' }} />
        <col style={{ width: '25%' }} />
      </>
    ),
    head: (
      <tr>
        <th className="right">{say('no')}</th>
        <th>{say('code')}</th>
        <th>{say('outlet')}</th>
        <th>{say('place')}</th>
        <th className="right">{say('total')}</th>
        <th>{say('levelChange')}</th>
      </tr>
    ),
    rows: rows.map((row, place) => (
      <tr key={row.code}>
        <td className="num right quiet">{formatCount(place + 1)}</td>
        <td className="num rp-code">{row.code}</td>
        <td>{row.name}</td>
        <td className="quiet">{row.regionPath.slice(1).join(' / ')}</td>
        <td className="num right strong">{formatPlaces(row.total)}</td>
        <td>
          <FromTo from={row.from} to={row.decided} levels={data.levels} />
        </td>
      </tr>
    )),
  };
}

function allTable(data: PublicNoticeData, lang: Lang): FlowItem {
  const say = sayIn(REPORTS, lang);
  return {
    kind: 'table',
    key: 'all-table',
    className: 'rp-dense',
    columns: (
      <>
        <col style={{ width: '7%' }} />
        <col style={{ width: '14%' }} />
        <col />
        <col style={{ width: '27%' }} />
        <col style={{ width: '10%' }} />
        <col style={{ width: '18%' }} />
      </>
    ),
    head: (
      <tr>
        <th className="right">{say('no')}</th>
        <th>{say('code')}</th>
        <th>{say('outlet')}</th>
        <th>{say('place')}</th>
        <th className="right">{say('total')}</th>
        <th>{say('level')}</th>
      </tr>
    ),
    rows: data.all.map((row, place) => (
      <tr key={row.code}>
        <td className="num right quiet">{formatCount(place + 1)}</td>
        <td className="num rp-code">{row.code}</td>
        <td>{row.name}</td>
        <td className="quiet">{row.regionPath.slice(1).join(' / ')}</td>
        <td className="num right">{formatPlaces(row.total)}</td>
        <td>
          <LevelMark code={row.newLevel} levels={data.levels} none={say('noLevelYet')} size={8} />
        </td>
      </tr>
    )),
  };
}
