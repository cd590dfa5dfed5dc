import { Button } from 'antd';
import type { Stability, StudySide, WhatIfStudy } from '../../../shared/contract/study-calls.ts';
import { CostChange } from '../../components/benefits/cost-change.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { formatCount, formatPlaces, formatShare, formatSigned, shownDifference } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { WHAT_IF } from './words.ts';

export type Basis = 'reached' | 'held';

export interface SummaryStripProps {
  readonly study: WhatIfStudy;
  readonly basis: Basis;
  readonly stability: Stability | null;
  readonly onDraw: () => void;
}

/** The key numbers of a what-if beside those of the present rules. */
export function SummaryStrip({ study, basis, stability, onDraw }: SummaryStripProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const { before, after, levels } = study;
  const moves = study[basis];
  const top = [...levels].sort((a, b) => b.place - a.place).slice(0, Math.max(1, Math.min(2, levels.length - 1)));
  const topCount = (side: StudySide): number => top.reduce((sum, { code }) => sum + (side[basis][code] ?? 0), 0);
  const lowest = top.at(-1);
  const average = before.average === null || after.average === null ? null : shownDifference(after.average, before.average);
  return (
    <dl className="what-if-strip">
      <div>
        <dt>{say('moversCount')}</dt>
        <dd>{say('outlets', { count: formatCount(moves.up + moves.down + moves.other) })}</dd>
        <dd className="strip-note">
          <span className="up">↑ {say('higher', { n: formatCount(moves.up) })}</span>
          <span className="down">↓ {say('lower', { n: formatCount(moves.down) })}</span>
          {moves.other > 0 && <span className="quiet">{say('otherwise', { n: formatCount(moves.other) })}</span>}
        </dd>
      </div>
      {lowest !== undefined && (
        <div>
          <dt>{say('topShare', { level: levelName(levels, lowest.code, lang, '') })}</dt>
          <dd>
            {formatShare(topCount(after), after.graded)} <span className="strip-now">{say('now', { value: formatShare(topCount(before), before.graded) })}</span>
          </dd>
          <dd className="strip-note quiet num">
            {formatCount(topCount(after))} / {formatCount(after.graded)}
          </dd>
        </div>
      )}
      <div>
        <dt>{say('average')}</dt>
        <dd>
          {formatPlaces(after.average)} <span className="strip-now">{say('now', { value: formatPlaces(before.average) })}</span>
        </dd>
        <dd className="strip-note num quiet">{formatSigned(average)}</dd>
      </div>
      <div>
        <dt>{say('moves')}</dt>
        <dd>
          {formatCount(after.promoted)} / {formatCount(after.demoted)}
        </dd>
        <dd className="strip-note quiet num">{say('now', { value: `${formatCount(before.promoted)} / ${formatCount(before.demoted)}` })}</dd>
      </div>
      {study.cost !== null && <CostChange cost={study.cost} basis={basis} />}
      <div>
        <dt>{say('stability')}</dt>
        {stability === null || stability.holds === null ? (
          <dd className="row">
            <span className="quiet strip-none">{say('notDrawn')}</span>
            <Button size="small" onClick={onDraw}>
              {say('draw')}
            </Button>
          </dd>
        ) : (
          <>
            <dd>
              {stability.holds}% {stability.holdsBefore !== null && <span className="strip-now">{say('now', { value: `${stability.holdsBefore}%` })}</span>}
            </dd>
            <dd className="strip-note quiet">{say('stabilityOf', { percent: stability.percent })}</dd>
          </>
        )}
      </div>
    </dl>
  );
}
