import { vetoSentence } from '../../../shared/grading/sentences.ts';
import type { LevelInfo, MovementRow, RunRow } from '../../../shared/ipc-contract.ts';
import { COUNTED_STATES } from '../../../shared/visit/visit.ts';
import { Icon } from '../../components/icon.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { formatCount, formatPlaces, formatSigned, shownDifference, signOf } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { decidingLine, lastScores } from './movement-facts.ts';
import { MOVEMENTS_WORDS } from './words.ts';

/** What bears on the decision: total and its change, distance, visits of the period, vetoes. */
export function SideFacts({ row, run, levels }: { readonly row: MovementRow; readonly run: RunRow; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(MOVEMENTS_WORDS);
  const lang = useLang();
  const outlet = useCall('outlet:get', { outletId: row.outletId }, { keep: false });
  const visits = useCall('visit:list', { outletId: row.outletId, period: run.period, state: COUNTED_STATES, offset: 0, limit: 1 }, { keep: false });
  const vetoes = useVetoSentences(run, row, levels);
  const line = decidingLine(row, levels);
  const before = outlet.status === 'ready' ? lastScores(outlet.value.scores, run, 2).find((score) => score.period < run.period) : undefined;
  const change = row.total === null || before === undefined || before.total === null ? null : shownDifference(row.total, before.total);
  return (
    <dl className="side-facts">
      <dt>{say('totalNow')}</dt>
      <dd className="num strong">{formatPlaces(row.total)}</dd>
      {change !== null && (
        <>
          <dt>{say('totalChange')}</dt>
          <dd className="num">
            <ScoreChange change={change} />
          </dd>
        </>
      )}
      {line !== null && (
        <>
          <dt>{say('distanceOf', { level: levelName(levels, line.level, lang, ''), line: formatPlaces(line.at) })}</dt>
          <dd className="num">{formatSigned(row.distance)}</dd>
        </>
      )}
      <dt>{say('visitsInPeriod')}</dt>
      <dd className="num">{visits.status === 'ready' ? say('times', { n: formatCount(visits.value.total) }) : ''}</dd>
      <dt>{say('vetoes')}</dt>
      <dd className={vetoes.length === 0 ? 'quiet' : 'down'}>{vetoes.length === 0 ? say('none') : vetoes.map((veto) => <div key={veto}>{veto}</div>)}</dd>
    </dl>
  );
}

function useVetoSentences(run: RunRow, row: MovementRow, levels: readonly LevelInfo[]): readonly string[] {
  const lang = useLang();
  const hasVetoes = row.vetoes.length > 0;
  const detail = useCall('grading:run', hasVetoes ? { runId: run.id } : null);
  const scheme = useCall('scheme:get', detail.status === 'ready' && hasVetoes ? { schemeVersionId: detail.value.schemeVersionId } : null);
  if (scheme.status !== 'ready') return row.vetoes;
  return row.vetoes.map((code) => {
    const veto = scheme.value.scheme.vetoes?.find((each) => each.code === code);
    return veto === undefined ? code : vetoSentence(veto, levels, lang).replace(/^(否决：|Veto: )/, '');
  });
}

function ScoreChange({ change }: { readonly change: string }) {
  const sign = signOf(change);
  if (sign === 0) return <span className="quiet">0.00</span>;
  return (
    <span className={`score-change ${sign > 0 ? 'up' : 'down'}`}>
      <Icon name={sign > 0 ? 'arrowUp' : 'arrowDown'} size={12} />
      {formatPlaces(change.replace('-', ''))}
    </span>
  );
}
