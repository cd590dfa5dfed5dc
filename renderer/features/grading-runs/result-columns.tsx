import { useMemo } from 'react';
import { inLang } from '../../../shared/errors.ts';
import { stateSentence } from '../../../shared/grading/sentences.ts';
import type { ResultRow, RunDetail } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { MovementMark } from '../../components/movement-mark.tsx';
import { ownershipWord } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useWindowWidth } from '../../window-width.ts';
import { useRunNames } from './use-run-names.ts';
import { GRADING } from './words.ts';

/** Columns of a run's results: who, rank, total, the dimensions, the level and how it moved. */
export function useResultColumns(run: RunDetail): readonly TableColumn<ResultRow>[] {
  const say = useWords(GRADING);
  const common = useWords(COMMON);
  const lang = useLang();
  const nameOf = useRunNames(run.schemeVersionId);
  const isRoomy = useWindowWidth() >= 1600;
  return useMemo(() => {
    const { levels } = run;
    const rank = (key: 'rank' | 'cohortRank', of: (row: ResultRow) => string): TableColumn<ResultRow> => ({
      key,
      title: say(key),
      width: key === 'rank' ? (lang === 'zh' ? 70 : 76) : 92,
      align: 'right',
      sortBy: key,
      text: of,
      cell: (row) => <span className={key === 'rank' ? '' : 'quiet'}>{of(row)}</span>,
    });
    return [
      rank('rank', (row) => (row.rank === null ? NO_VALUE : formatCount(row.rank))),
      {
        key: 'name',
        title: say('outlet'),
        width: 132,
        grow: 1.4,
        sortBy: 'name',
        text: (row) => row.name,
        cell: (row) => (
          <span className="ellipsis" title={`${row.name}  ${row.code}`}>
            {row.name}
          </span>
        ),
      },
      { key: 'code', title: say('code'), width: 104, hideUnder: 1700, sortBy: 'code', cell: (row) => <span className="num quiet ellipsis">{row.code}</span> },
      {
        key: 'region',
        title: say('region'),
        width: 120,
        grow: 0.8,
        hideUnder: 1500,
        sortBy: 'region',
        text: (row) => row.regionPath.join('/'),
        cell: (row) => (
          <span className="ellipsis quiet" title={row.regionPath.join(' / ')}>
            {row.regionPath.length === 0 ? NO_VALUE : row.regionPath.slice(-2).join(' / ')}
          </span>
        ),
      },
      { key: 'ownership', title: say('ownership'), width: 80, hideUnder: 1600, sortBy: 'ownership', cell: (row) => <span className="quiet">{ownershipWord(row.ownership, common)}</span> },
      ...run.dimensions.map(
        (dimension, place): TableColumn<ResultRow> => ({
          key: dimension.code,
          title: inLang(dimension.name, lang),
          width: isRoomy ? 108 : 80,
          align: 'right',
          sortBy: dimension.code,
          sortFirst: 'descending',
          cell: (row) => formatPlaces(row.dimensions[place] ?? null),
        }),
      ),
      {
        key: 'total',
        title: say('total'),
        width: 68,
        align: 'right',
        sortBy: 'total',
        sortFirst: 'descending',
        text: (row) => formatPlaces(row.total),
        cell: (row) => <b className="strong">{formatPlaces(row.total)}</b>,
      },
      { ...rank('cohortRank', (row) => (row.cohortRank === null ? NO_VALUE : `${formatCount(row.cohortRank)} / ${formatCount(row.cohortSize ?? 0)}`)), hideUnder: 1800 },
      {
        key: 'level',
        title: say('level'),
        width: 148,
        sortBy: 'newLevel',
        sortFirst: 'descending',
        text: (row) => (row.state === 'graded' ? levelName(levels, row.newLevel, lang, say('noLevel')) : common(row.state)),
        cell: (row) =>
          row.state === 'graded' ? (
            <ResultLevel row={row} run={run} />
          ) : (
            <span className="quiet" title={row.stateReason === null ? undefined : stateSentence(row.stateReason, lang, nameOf)}>
              {common(row.state)}
            </span>
          ),
      },
      {
        key: 'movement',
        title: say('movement'),
        width: lang === 'zh' ? 108 : 114,
        sortBy: 'movement',
        text: (row) => common(row.movement),
        cell: (row) => (
          <>
            {row.state === 'graded' && <MovementMark movement={row.movement} />}
            {row.vetoes.length > 0 && (
              <Tag tone="down" title={row.vetoes.map(nameOf).join(lang === 'zh' ? '、' : ', ')}>
                {say('veto')}
              </Tag>
            )}
          </>
        ),
      },
    ];
  }, [run, say, common, lang, nameOf, isRoomy]);
}

/** The level that stands; before it the old one as a word, where it moved. */
function ResultLevel({ row, run }: { readonly row: ResultRow; readonly run: RunDetail }) {
  const say = useWords(GRADING);
  const moves = row.previousLevel !== null && row.previousLevel !== row.newLevel;
  return (
    <span className="result-level">
      {moves && (
        <>
          <span className="quiet">
            <LevelTag code={row.previousLevel} levels={run.levels} show="word" />
          </span>
          <Icon name="arrowRight" size={12} />
        </>
      )}
      <LevelTag code={row.newLevel} levels={run.levels} size={11} none={say('noLevel')} show={moves ? 'stars' : 'both'} />
    </span>
  );
}
