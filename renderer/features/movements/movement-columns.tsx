import { useMemo } from 'react';
import type { Lang } from '../../../shared/errors.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { LevelInfo, MovementRow } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelStrip } from '../../components/level-strip.tsx';
import { levelName, LevelTag } from '../../components/level-tag.tsx';
import { MovementMark } from '../../components/movement-mark.tsx';
import { ownershipWord } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { COMMON } from '../../components/words.ts';
import { formatPlaces, formatSigned, NO_VALUE, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { DecisionCell } from './decision-cell.tsx';
import { isNear, stepsOf } from './movement-facts.ts';
import type { Decide } from './use-decide.ts';
import type { MoneyEffect } from './use-money.ts';
import { MOVEMENTS_WORDS } from './words.ts';

/** Periods of the strip in a row; the side panel shows all twelve. */
const STRIP_PERIODS = 8;

/** Columns of the list of movements: all that it takes to decide, on one line. */
export function useMovementColumns(levels: readonly LevelInfo[], decide: Decide | null, needsApproval: boolean, money: MoneyEffect | null): readonly TableColumn<MovementRow>[] {
  const say = useWords(MOVEMENTS_WORDS);
  const common = useWords(COMMON);
  const lang = useLang();
  const facts = useMemo<readonly TableColumn<MovementRow>[]>(
    () => [
      {
        key: 'name',
        title: say('outlet'),
        width: 174,
        grow: 0.2,
        sortBy: 'name',
        text: (row) => row.name,
        cell: (row) => (
          <span className="ellipsis" title={`${row.name}  ${row.code}`}>
            {row.name}
          </span>
        ),
      },
      {
        key: 'region',
        title: say('region'),
        width: 120,
        grow: 0.5,
        hideUnder: 1700,
        sortBy: 'region',
        text: (row) => row.regionPath.join('/'),
        cell: (row) => (
          <span className="ellipsis quiet" title={row.regionPath.join(' / ')}>
            {row.regionPath.length === 0 ? NO_VALUE : row.regionPath.slice(-2).join(' / ')}
          </span>
        ),
      },
      { key: 'ownership', title: say('ownership'), width: 80, hideUnder: 1600, sortBy: 'ownership', cell: (row) => <span className="quiet">{ownershipWord(row.ownership, common)}</span> },
      {
        key: 'strip',
        title: say('strip'),
        width: 88,
        hideUnder: 1400,
        text: (row) => stripText(row, levels, lang, say('noLevelBefore')),
        cell: (row) => <LevelStrip cells={row.strip} levels={levels} most={STRIP_PERIODS} />,
      },
      {
        key: 'change',
        title: say('change'),
        width: lang === 'zh' ? 138 : 170,
        sortBy: 'from',
        text: (row) => `${levelName(levels, row.from, lang, say('noLevelBefore'))} → ${levelName(levels, row.proposed, lang, say('noLevelBefore'))}`,
        cell: (row) => <LevelChange row={row} levels={levels} />,
      },
      {
        key: 'suggestion',
        title: say('suggestion'),
        width: 84,
        sortBy: 'movement',
        text: (row) => common(row.movement),
        cell: (row) => {
          const steps = stepsOf(row, levels);
          return <MovementMark movement={row.movement} {...(steps === undefined ? {} : { steps })} />;
        },
      },
      {
        key: 'reason',
        title: say('reason'),
        width: 150,
        grow: 2,
        text: (row) => movementSentence(row.reason, levels, lang),
        cell: (row) => {
          const sentence = movementSentence(row.reason, levels, lang);
          return (
            <span className={row.reason.rule === 'demoteAtOnce' ? 'ellipsis down' : 'ellipsis'} title={sentence}>
              {sentence}
            </span>
          );
        },
      },
      {
        key: 'total',
        title: say('total'),
        width: 64,
        align: 'right',
        sortBy: 'total',
        sortFirst: 'descending',
        text: (row) => formatPlaces(row.total),
        cell: (row) => <b className="strong">{formatPlaces(row.total)}</b>,
      },
      {
        key: 'distance',
        title: say('distance'),
        width: 76,
        align: 'right',
        sortBy: 'distance',
        text: (row) => formatSigned(row.distance),
        cell: (row) => <Distance distance={row.distance} />,
      },
    ],
    [say, common, lang, levels],
  );
  return [
    ...facts,
    ...(money === null ? [] : [moneyColumn(say('money'), money)]),
    {
      key: 'decision',
      title: say('decision'),
      width: lang === 'zh' ? 176 : 206,
      sortBy: 'decision',
      text: (row) => (row.movement === 'hold' ? '' : common(row.decision)),
      cell: (row) => <DecisionCell row={row} levels={levels} decide={decide} needsApproval={needsApproval} />,
    },
  ];
}

/** What the movement changes in money a period; a dash where nothing changes. */
function moneyColumn(title: string, money: MoneyEffect): TableColumn<MovementRow> {
  const textOf = ({ outletId }: MovementRow): string => (money.ofOutlet.get(outletId) ?? '') || NO_VALUE;
  return { key: 'money', title, width: 92, align: 'right', hideUnder: 1240, text: textOf, cell: (row) => textOf(row) };
}

/** The levels of a strip in words, oldest first. */
function stripText({ strip }: MovementRow, levels: readonly LevelInfo[], lang: Lang, none: string): string {
  return strip.filter(({ movement }) => movement !== null).slice(-STRIP_PERIODS).map(({ period, level }) => `${shortPeriod(period)} ${levelName(levels, level, lang, none)}`).join(' · ');
}

/** The old level as a word, an arrow, the new one as stars. */
function LevelChange({ row, levels }: { readonly row: MovementRow; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(MOVEMENTS_WORDS);
  if (row.from === row.proposed) return <LevelTag code={row.from} levels={levels} size={11} none={say('noLevelBefore')} />;
  return (
    <span className="level-change">
      <span className="level-from">
        <LevelTag code={row.from} levels={levels} show="word" none={say('noLevelBefore')} />
      </span>
      <Icon name="arrowRight" size={14} />
      <LevelTag code={row.proposed} levels={levels} size={11} show="stars" none={say('noLevelBefore')} />
    </span>
  );
}

/** Distance with its sign; tinted where it is less than 0.10. */
function Distance({ distance }: { readonly distance: string | null }) {
  const say = useWords(MOVEMENTS_WORDS);
  return isNear(distance) ? (
    <span className="near-line" title={say('nearLine')}>
      {formatSigned(distance)}
    </span>
  ) : (
    <>{formatSigned(distance)}</>
  );
}
