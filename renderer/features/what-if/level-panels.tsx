import type { WhatIfStudy } from '../../../shared/contract/study-calls.ts';
import { BELOW_SCALE } from '../../../shared/scheme/scheme.ts';
import { barConfig } from '../../components/charts/bar-config.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { SaveTable } from '../../components/save-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatSigned } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import type { Basis } from './summary-strip.tsx';
import { WHAT_IF } from './words.ts';

interface LevelRow {
  readonly code: string;
  readonly before: number;
  readonly after: number;
}

/** The levels from the best down, below the scale last where anyone is there. */
function levelCodes({ levels, before, after }: WhatIfStudy, basis: Basis): readonly string[] {
  const codes = [...levels].sort((a, b) => b.place - a.place).map(({ code }) => code);
  const isBelow = (before[basis][BELOW_SCALE] ?? 0) + (after[basis][BELOW_SCALE] ?? 0) > 0;
  return isBelow ? [...codes, BELOW_SCALE] : codes;
}

/** How many outlets are on each level, now and then, as bars with their numbers. */
export function DistributionPanel({ study, basis }: { readonly study: WhatIfStudy; readonly basis: Basis }) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const rows = levelCodes(study, basis).map((code): LevelRow => ({ code, before: study.before[basis][code] ?? 0, after: study.after[basis][code] ?? 0 }));
  const most = Math.max(1, ...rows.flatMap(({ before, after }) => [before, after]));
  const table = {
    heads: [say('level'), say('nowHead'), say('thenHead'), say('difference')],
    rows: rows.map(({ code, before, after }) => [levelName(study.levels, code, lang, say('noLevel')), formatCount(before), formatCount(after), formatSigned(String(after - before), 0)]),
  };
  const picture = () =>
    chartPicture(
      barConfig({
        labels: table.rows.map(([level = '']) => level),
        series: [
          { name: say('thenHead'), values: rows.map(({ after }) => String(after)), kind: 'this' },
          { name: say('nowHead'), values: rows.map(({ before }) => String(before)), kind: 'before' },
        ],
      }),
      say('distribution'),
    );
  return (
    <ChartPanel
      title={say('distribution')}
      name={say('distribution')}
      table={table}
      picture={picture}
      flush
      tools={
        <span className="row hint">
          <i className="swatch swatch-before" />
          {say('nowHead')}
          <i className="swatch swatch-after" />
          {say('thenHead')}
        </span>
      }
    >
      <table className="level-bars">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say('level')}</th>
            <th />
            <th scope="col">{say('nowHead')}</th>
            <th scope="col">{say('thenHead')}</th>
            <th scope="col">{say('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, before, after }) => (
            <tr key={code}>
              <th scope="row">
                <LevelTag code={code} levels={study.levels} size={11} />
              </th>
              <td className="level-bar" aria-hidden="true">
                <span className="bar-before" style={{ width: `${(before / most) * 100}%` }} />
                <span className="bar-after" style={{ width: `${(after / most) * 100}%` }} />
              </td>
              <td className="num quiet">{formatCount(before)}</td>
              <td className="num strong">{formatCount(after)}</td>
              <td className="num quiet">{after === before ? '' : `${after > before ? '↑' : '↓'}${formatCount(Math.abs(after - before))}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartPanel>
  );
}

/** From which level to which: the diagonal stays, above it higher, below it lower. */
export function TransitionsPanel({ study, basis }: { readonly study: WhatIfStudy; readonly basis: Basis }) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const codes = levelCodes(study, basis);
  const counts = new Map(study[basis].transitions.map(({ from, to, outlets }) => [`${from ?? ''} ${to ?? ''}`, outlets]));
  const hasNone = study[basis].transitions.some(({ from, to }) => (from === null) !== (to === null));
  const all: readonly (string | null)[] = hasNone ? [...codes, null] : codes;
  const name = (code: string | null): string => levelName(study.levels, code, lang, say('noLevel'));
  const columns: readonly TableColumn<string | null>[] = [
    { key: 'from', title: say('fromTo'), width: 1, cell: (from) => name(from) },
    ...all.map((to) => ({ key: to ?? 'none', title: name(to), width: 1, cell: (from: string | null) => counts.get(`${from ?? ''} ${to ?? ''}`) ?? 0 })),
  ];
  return (
    <Panel title={say('transitions')} flush tools={<SaveTable name={say('transitions')} columns={columns} rows={all} />}>
      <table className="transitions">
        <thead>
          <tr>
            <th scope="col">{say('fromTo')}</th>
            {all.map((code) => (
              <th key={code ?? ''} scope="col" className="num">
                {name(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((from, row) => (
            <tr key={from ?? ''}>
              <th scope="row">{name(from)}</th>
              {all.map((to, column) => {
                const count = counts.get(`${from ?? ''} ${to ?? ''}`) ?? 0;
                const isMove = count > 0 && row !== column && from !== null && to !== null;
                const isUp = column < row;
                return (
                  <td key={to ?? ''} className={`num${isMove ? (isUp ? ' cell-up' : ' cell-down') : row === column ? ' quiet' : ''}`}>
                    {count === 0 ? '·' : isMove ? `${isUp ? '↑' : '↓'} ${formatCount(count)}` : formatCount(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
