import { REPORT_KINDS, type NoticeTerms, type ReportKind, type ReportRequest } from '../../../shared/contract/report-calls.ts';
import { parseIsoDate, type PeriodId } from '../../../shared/dates.ts';
import type { Lang } from '../../../shared/errors.ts';
import type { OutletId, RegionId, RunId, VisitId } from '../../../shared/ids.ts';
import type { RunRow } from '../../../shared/ipc-contract.ts';

/** What a person has chosen on the screen of reports. */
export interface ReportChoice {
  readonly report: ReportKind;
  readonly lang: Lang;
  /** null: the newest published run. */
  readonly runId: RunId | null;
  readonly regionIds: readonly RegionId[];
  readonly outlet: { readonly id: OutletId; readonly name: string } | null;
  readonly visit: { readonly id: VisitId; readonly code: string } | null;
  readonly files: 'one' | 'each';
  /** As typed. */
  readonly opensOn: string;
  readonly closesOn: string;
  readonly contact: string;
}

/** The choice that an address of the window asks for: `/reports?report=scorecard&run=ID&outlet=ID&name=…`. */
export function choiceOfAddress(params: URLSearchParams, lang: Lang): ReportChoice {
  const report = REPORT_KINDS.find((kind) => kind === params.get('report')) ?? 'scorecard';
  const outlet = params.get('outlet');
  const visit = params.get('visit');
  const name = params.get('name') ?? '';
  return {
    report,
    lang,
    runId: params.get('run') as RunId | null,
    regionIds: [],
    outlet: outlet === null ? null : { id: outlet as OutletId, name },
    visit: visit === null ? null : { id: visit as VisitId, code: name },
    files: 'one',
    opensOn: '',
    closesOn: '',
    contact: '',
  };
}

/** Reports that speak of an objection window. */
export function hasTerms(report: ReportKind): boolean {
  return report === 'notice' || report === 'publicNotice';
}

/** What is wrong with the days of the objection window; null: nothing. */
export function termsFault({ report, opensOn, closesOn }: ReportChoice): 'datesBoth' | 'datesOrder' | null {
  if (!hasTerms(report)) return null;
  if ((opensOn === '') !== (closesOn === '')) return 'datesBoth';
  return opensOn > closesOn ? 'datesOrder' : null;
}

function termsOf(choice: ReportChoice): NoticeTerms | undefined {
  const [opensOn, closesOn] = [parseIsoDate(choice.opensOn), parseIsoDate(choice.closesOn)];
  if (!hasTerms(choice.report) || opensOn === null || closesOn === null) return undefined;
  return { opensOn, closesOn, contact: choice.contact };
}

/** The run of the choice: the one named, else that of the period at hand (the published one first), else the newest published one, else the newest. */
export function runOfChoice({ runId }: ReportChoice, runs: readonly RunRow[], at: { readonly schemeCode: string | null; readonly period: PeriodId | null }): RunRow | null {
  const ofPeriod = runs.filter((run) => run.period === at.period && run.schemeCode === at.schemeCode);
  const published = (list: readonly RunRow[]): RunRow | undefined => list.find(({ state }) => state === 'published');
  return runs.find(({ id }) => id === runId) ?? published(ofPeriod) ?? ofPeriod[0] ?? published(runs) ?? runs[0] ?? null;
}

/** The request of a choice; null: there is nothing to ask yet. */
export function requestOf(choice: ReportChoice, run: RunRow | null): ReportRequest | null {
  const terms = termsOf(choice);
  const isOfVisit = choice.report === 'visitReport' && choice.visit !== null;
  if (run === null && !isOfVisit) return null;
  return {
    report: choice.report,
    lang: choice.lang,
    runId: isOfVisit ? null : (run?.id ?? null),
    regionIds: choice.outlet === null && !isOfVisit ? choice.regionIds : [],
    ...(choice.outlet === null || isOfVisit ? {} : { outletIds: [choice.outlet.id] }),
    ...(isOfVisit && choice.visit !== null ? { visitIds: [choice.visit.id] } : {}),
    ...(terms === undefined ? {} : { terms }),
  };
}
