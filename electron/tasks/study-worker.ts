import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../db/store.ts';
import { AppError, assertNever, toWireError } from '../../shared/errors.ts';
import { readBenefits } from '../services/benefits/benefit-study.ts';
import { tryPlan } from '../services/benefits/trial.ts';
import { checkSchemeWithData } from '../services/schemes/check-with-data.ts';
import { auditorReport } from '../services/reviews/auditors.ts';
import { emptyTrialMemory, trySchemeOn } from '../services/schemes/trial.ts';
import { previewReport, type ReportMemory } from '../services/reports/preview-report.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { backTest } from '../services/studies/back-test.ts';
import { reachLevels, tryValues, type ReachMemory } from '../services/studies/reach.ts';
import { studyStability } from '../services/studies/stability.ts';
import { emptyStudyMemory } from '../services/studies/study-base.ts';
import { tryVersions } from '../services/studies/version-trial.ts';
import { studyWhatIf } from '../services/studies/what-if-study.ts';
import { todayLocal } from '../today.ts';
import type { Studies, StudyAnswer, StudyJob, StudyWorkerData } from './study-messages.ts';
import { PROGRESS, STOP } from './thread-messages.ts';

const { storePath, user, flags } = workerData as StudyWorkerData;
const state = new Int32Array(flags);
const store = openStore(storePath, { readonly: true });
const memory = emptyStudyMemory();
const trialMemory = emptyTrialMemory();
const reachMemory: ReachMemory = { base: null };
const reportMemory: ReportMemory = { key: null, source: null };
const context: ServiceContext = {
  store,
  user,
  now: () => new Date().toISOString(),
  today: todayLocal,
  isCancelled: () => Atomics.load(state, STOP) === 1,
  onProgress: ({ done, of }) => void Atomics.store(state, PROGRESS, of === null || of === 0 ? 0 : Math.round((done / of) * 1000)),
};

parentPort?.on('message', (job: StudyJob) => {
  Atomics.store(state, PROGRESS, 0);
  parentPort?.postMessage(answer(job));
});

/** One study after the other, with what the last ones gathered kept. */
function answer(job: StudyJob): StudyAnswer {
  try {
    return { id: job.id, ok: true, result: study(job) };
  } catch (error) {
    const stack = error instanceof AppError || !(error instanceof Error) ? null : (error.stack ?? null);
    return { id: job.id, ok: false, error: toWireError(error), stack };
  }
}

function study(job: StudyJob): Studies[StudyJob['kind']]['result'] {
  switch (job.kind) {
    case 'auditors':
      return auditorReport(context, job.request);
    case 'reach':
      return reachLevels(context, job.request, reachMemory);
    case 'tryValues':
      return tryValues(context, job.request, reachMemory);
    case 'whatIf':
      return studyWhatIf(context, job.request, memory);
    case 'stability':
      return studyStability(context, job.request, memory);
    case 'versionTrial':
      return tryVersions(context, job.request);
    case 'backTest':
      return backTest(context, job.request);
    case 'trial':
      return trySchemeOn(context, job.request, trialMemory);
    case 'report':
      return previewReport(context, job.request, reportMemory);
    case 'schemeData':
      return checkSchemeWithData(context, job.request);
    case 'benefits':
      return readBenefits(context, job.request);
    case 'benefitTrial':
      return tryPlan(context, job.request);
    default:
      return assertNever(job);
  }
}
