import type {
  BackTest,
  BackTestRequest,
  ReachRequest,
  ReachView,
  SchemeDataCheck,
  SchemeDataRequest,
  Stability,
  StabilityRequest,
  TriedOutcome,
  TryValuesRequest,
  WhatIfStudy,
  WhatIfStudyRequest,
} from '../../shared/contract/study-calls.ts';
import type { PlanTrial, TrialRequest as PlanTrialRequest } from '../../shared/contract/benefit-calls.ts';
import type { ReportPreview, ReportRequest } from '../../shared/contract/report-calls.ts';
import type { AuditorQuery, AuditorReport } from '../../shared/contract/review-calls.ts';
import type { SchemeTrial, TrialRequest } from '../../shared/contract/scheme-calls.ts';
import type { VersionTrial, VersionTrialRequest } from '../../shared/contract/version-trial-calls.ts';
import type { BenefitReadRequest, BenefitReadResult } from '../services/benefits/benefit-study.ts';
import type { ThreadAnswer, ThreadJob, ThreadWorkerData } from './thread-messages.ts';

/** What each kind of study is asked and gives. */
export interface Studies {
  readonly auditors: { readonly request: AuditorQuery; readonly result: AuditorReport };
  readonly reach: { readonly request: ReachRequest; readonly result: ReachView };
  readonly tryValues: { readonly request: TryValuesRequest; readonly result: TriedOutcome };
  readonly whatIf: { readonly request: WhatIfStudyRequest; readonly result: WhatIfStudy };
  readonly stability: { readonly request: StabilityRequest; readonly result: Stability };
  readonly versionTrial: { readonly request: VersionTrialRequest; readonly result: VersionTrial };
  readonly trial: { readonly request: TrialRequest; readonly result: SchemeTrial };
  readonly backTest: { readonly request: BackTestRequest; readonly result: BackTest };
  readonly report: { readonly request: { readonly request: ReportRequest; readonly place: number }; readonly result: ReportPreview };
  readonly schemeData: { readonly request: SchemeDataRequest; readonly result: SchemeDataCheck };
  readonly benefits: { readonly request: BenefitReadRequest; readonly result: BenefitReadResult };
  readonly benefitTrial: { readonly request: PlanTrialRequest; readonly result: PlanTrial };
}

export type StudyWorkerData = ThreadWorkerData;
export type StudyJob = ThreadJob<Studies>;
export type StudyAnswer = ThreadAnswer<Studies>;
