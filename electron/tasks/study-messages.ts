import type {
  BackTest,
  BackTestRequest,
  ReachRequest,
  ReachView,
  SchemeDataCheck,
  SchemeDataRequest,
  Stability,
  StabilityRequest,
  StudyKind,
  TriedOutcome,
  TryValuesRequest,
  WhatIfStudy,
  WhatIfStudyRequest,
} from '../../shared/contract/study-calls.ts';
import type { PlanTrial, TrialRequest as PlanTrialRequest } from '../../shared/contract/benefit-calls.ts';
import type { SchemeTrial, TrialRequest } from '../../shared/contract/scheme-calls.ts';
import type { ReportPreview, ReportRequest } from '../../shared/contract/report-calls.ts';
import type { WireError } from '../../shared/errors.ts';
import type { BenefitReadRequest, BenefitReadResult } from '../services/benefits/benefit-study.ts';

/** What each kind of study is asked and gives. */
export interface Studies {
  readonly reach: { readonly request: ReachRequest; readonly result: ReachView };
  readonly tryValues: { readonly request: TryValuesRequest; readonly result: TriedOutcome };
  readonly whatIf: { readonly request: WhatIfStudyRequest; readonly result: WhatIfStudy };
  readonly stability: { readonly request: StabilityRequest; readonly result: Stability };
  readonly trial: { readonly request: TrialRequest; readonly result: SchemeTrial };
  readonly backTest: { readonly request: BackTestRequest; readonly result: BackTest };
  readonly report: { readonly request: { readonly request: ReportRequest; readonly place: number }; readonly result: ReportPreview };
  readonly schemeData: { readonly request: SchemeDataRequest; readonly result: SchemeDataCheck };
  readonly benefits: { readonly request: BenefitReadRequest; readonly result: BenefitReadResult };
  readonly benefitTrial: { readonly request: PlanTrialRequest; readonly result: PlanTrial };
}

/** What the thread of the studies is started with. */
export interface StudyWorkerData {
  readonly storePath: string;
  readonly user: string;
  /** Two Int32: 1 when the running study is to stop; how far it is, in thousandths. */
  readonly flags: SharedArrayBuffer;
}

export type StudyJob = { readonly [K in StudyKind]: { readonly id: number; readonly kind: K; readonly request: Studies[K]['request'] } }[StudyKind];

export type StudyAnswer =
  | { readonly id: number; readonly ok: true; readonly result: Studies[StudyKind]['result'] }
  | { readonly id: number; readonly ok: false; readonly error: WireError; readonly stack: string | null };

export const STOP = 0;
export const PROGRESS = 1;
