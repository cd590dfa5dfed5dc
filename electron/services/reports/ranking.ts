import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { RankingData, RankingGroup, ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import { div, fromInteger, add, parseNumber, toDecimalText, ZERO } from '../../../shared/exact/rational.ts';
import type { ResultRow } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { getRun } from '../grading/get-run.ts';
import { runView } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { groupedBy, partingLevel, reportRows } from './report-rows.ts';

/** The ranking book 排名册: the run's outlets by region, best first. */
export function rankingBook(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead): RankingData {
  const rows = reportRows(context, request, run);
  const detail = getRun(context, { runId: run.id });
  const level = partingLevel(rows);
  const groups = groupedBy(rows, ({ regionPath }) => regionPath[Math.min(level, regionPath.length - 1)] ?? '');
  return {
    kind: 'ranking',
    head,
    run: detail,
    levels: levelInfos(runView(context.store, run).scheme),
    dimensions: detail.dimensions,
    groups: [...groups].map(([name, members]) => groupOf(name, members)),
  };
}

function groupOf(name: string, members: readonly ResultRow[]): RankingGroup {
  const sorted = members.toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) || (a.code < b.code ? -1 : 1));
  const totals = sorted.flatMap(({ state, total }) => (state === 'graded' && total !== null ? [parseNumber(total) ?? ZERO] : []));
  const levels: Record<string, number> = {};
  for (const { newLevel, state } of sorted) if (newLevel !== null && state === 'graded') levels[newLevel] = (levels[newLevel] ?? 0) + 1;
  return {
    name,
    outlets: members.length,
    graded: members.filter(({ state }) => state === 'graded').length,
    average: totals.length === 0 ? null : toDecimalText(div(totals.reduce(add, ZERO), fromInteger(totals.length)), 2),
    levels,
    promoted: members.filter(({ movement }) => movement === 'promote').length,
    demoted: members.filter(({ movement }) => movement === 'demote').length,
    rows: ranked(sorted),
  };
}

/** Equal totals share a rank and the next one skips, as in the run. */
function ranked(sorted: readonly ResultRow[]): RankingGroup['rows'] {
  let groupRank = 0;
  return sorted.map((row, place) => {
    if (row.rank === null) return { ...row, groupRank: null };
    if (place === 0 || sorted[place - 1]?.rank !== row.rank) groupRank = place + 1;
    return { ...row, groupRank };
  });
}
