import type { ExportRequest } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';

const NAMES = {
  outlets: { zh: '网点', en: 'outlets' },
  visits: { zh: '检查', en: 'visits' },
  results: { zh: '评级结果', en: 'results' },
  notices: { zh: '升降级通知', en: 'notices' },
  movements: { zh: '升降级', en: 'movements' },
  appeals: { zh: '申诉', en: 'appeals' },
  actions: { zh: '整改', en: 'actions' },
  auditors: { zh: '检查员', en: 'auditors' },
} as const;

/** The file name that is proposed for an export: what it is, its period or today's date, and the ending. */
export function exportFileName(context: ServiceContext, request: ExportRequest): string {
  const runId = 'runId' in request.query ? request.query.runId : undefined;
  const run = runId === undefined ? null : context.store.runs.findById(runId);
  const what = request.table === 'results' && request.living === true ? { zh: '评分表', en: 'score-sheet' } : NAMES[request.table];
  return `${what[request.lang]}-${run?.period ?? context.today()}.${request.format}`;
}
