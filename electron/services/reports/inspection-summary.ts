import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import { itemOutcomes } from '../../../shared/action/item-outcomes.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { InspectionSummaryData, ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import { periodEnd, periodStart } from '../../../shared/dates.ts';
import type { Words } from '../../../shared/errors.ts';
import { add, compare, div, fromInteger, parseNumber, toDecimalText, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import type { VisitRow } from '../../../shared/visit/visit.ts';
import { countActions } from '../actions/list-actions.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { scoreStoredVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { groupedBy, partingLevel, reportRows } from './report-rows.ts';
import { countedVisits } from './visit-report.ts';

/** Lines of the lists of weak items and low visits. */
const MOST_ITEMS = 12;
const MOST_VISITS = 10;

/** What the inspections of a run's period found: scores by checklist and region, weak items, red lines, actions. */
export function inspectionSummary(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead): InspectionSummaryData {
  const visits = countedVisits(context, request);
  const ofChecklist = groupedBy(visits, ({ checklistCode }) => checklistCode);
  const level = partingLevel(visits);
  const ofRegion = groupedBy(visits, ({ regionPath }) => regionPath[Math.min(level, regionPath.length - 1)] ?? '');
  const counts = actionCounts(context, request);
  return {
    kind: 'inspectionSummary',
    head,
    from: periodStart(run.period),
    to: periodEnd(run.period),
    visits: visits.length,
    outletsVisited: outletsIn(visits),
    outlets: reportRows(context, request, run).length,
    average: averageOf(visits),
    redLines: visits.filter(({ redLine }) => redLine).length,
    checklists: [...ofChecklist].map(([code, rows]) => ({ code, name: rows[0]!.checklistName, visits: rows.length, average: averageOf(rows), ...extremes(rows), redLines: rows.filter(({ redLine }) => redLine).length })),
    regions: [...ofRegion]
      .map(([name, rows]) => ({ name, visits: rows.length, outlets: outletsIn(rows), average: averageOf(rows), redLines: rows.filter(({ redLine }) => redLine).length }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    items: weakItems(context, visits),
    redLineVisits: visits.filter(({ redLine }) => redLine),
    lowest: visits
      .filter(({ score }) => score !== null)
      .toSorted((a, b) => compare(numberOf(a.score), numberOf(b.score)))
      .slice(0, MOST_VISITS),
    actions: { open: counts.open, done: counts.done, verified: counts.verified, overdue: counts.overdue },
  };
}

function actionCounts(context: ServiceContext, { regionIds }: ReportRequest) {
  const all = (regionIds.length === 0 ? [undefined] : regionIds).map((regionId) => countActions(context, regionId === undefined ? {} : { regionId }));
  const sum = (key: 'open' | 'done' | 'verified' | 'overdue'): number => all.reduce((total, counts) => total + counts[key], 0);
  return { open: sum('open'), done: sum('done'), verified: sum('verified'), overdue: sum('overdue') };
}

function outletsIn(visits: readonly VisitRow[]): number {
  return new Set(visits.map(({ outletId }) => outletId)).size;
}

/** The mean of the scores rounded to 2 places. */
function averageOf(visits: readonly VisitRow[]): string | null {
  const scores = visits.flatMap(({ score }) => (score === null ? [] : [numberOf(score)]));
  return scores.length === 0 ? null : toDecimalText(div(scores.reduce(add, ZERO), fromInteger(scores.length)), 2);
}

function extremes(visits: readonly VisitRow[]): { readonly least: string | null; readonly most: string | null } {
  const scores = visits.flatMap(({ score }) => (score === null ? [] : [score])).toSorted((a, b) => compare(numberOf(a), numberOf(b)));
  return { least: scores[0] ?? null, most: scores.at(-1) ?? null };
}

function numberOf(text: string | null): Rational {
  return (text === null ? null : parseNumber(text)) ?? ZERO;
}

interface Tally {
  readonly checklist: string;
  readonly code: string;
  readonly name: Words;
  readonly section: Words;
  readonly critical: boolean;
  asked: number;
  failed: number;
  lost: Rational;
}

/** Items that failed at a visit, those that failed most often first. */
function weakItems(context: ServiceContext, visits: readonly VisitRow[]): InspectionSummaryData['items'] {
  const tallies = new Map<string, Tally>();
  for (const row of visits) {
    checkCancelled(context);
    const visit = visitDetail(context.store, row.id, row.visitedOn);
    const score = scoreStoredVisit(visit);
    const items = new Map(itemsOf(visit.checklist).map((item) => [item.code, item]));
    const sections = new Map(visit.checklist.sections.flatMap((section) => section.items.map(({ code }) => [code, section.name] as const)));
    for (const { item: code, failed } of itemOutcomes(visit, score)) {
      const item = items.get(code);
      if (item === undefined) continue;
      const key = `${row.checklistCode}\n${code}`;
      const tally = tallies.get(key) ?? { checklist: row.checklistCode, code, name: item.name, section: sections.get(code) ?? { zh: '' }, critical: item.critical === true, asked: 0, failed: 0, lost: ZERO };
      tallies.set(key, tally);
      tally.asked += 1;
      if (failed) tally.failed += 1;
      tally.lost = add(tally.lost, score.itemScores[code]?.lost ?? ZERO);
    }
  }
  return [...tallies.values()]
    .filter(({ failed }) => failed > 0)
    .toSorted((a, b) => b.failed * a.asked - a.failed * b.asked || compare(b.lost, a.lost))
    .slice(0, MOST_ITEMS)
    .map(({ lost, ...rest }) => ({ ...rest, lost: plainDecimal(lost) }));
}
