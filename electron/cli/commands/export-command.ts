import { resolve } from 'node:path';
import { AppError, type Words } from '../../../shared/errors.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ExportRequest } from '../../../shared/ipc-contract.ts';
import { exportTable } from '../../services/export/export-request.ts';
import type { Command, CommandCall } from '../command.ts';
import { choiceOption, requiredOption } from '../read-options.ts';

const TABLES: Readonly<Record<ExportRequest['table'], Words>> = {
  results: { zh: '导出评级结果', en: 'the results of a run' },
  movements: { zh: '导出升降级', en: 'the movements of a run' },
  notices: { zh: '导出升降级通知：理由、权益和提升办法', en: 'the notices of a run: reasons, benefits and what would raise the level' },
  visits: { zh: '导出检查', en: 'visits' },
  outlets: { zh: '导出网点', en: 'outlets' },
  appeals: { zh: '导出申诉', en: 'appeals' },
  actions: { zh: '导出整改', en: 'corrective actions' },
  auditors: { zh: '导出检查员统计', en: 'figures of auditors' },
};
const FORMATS = ['csv', 'xlsx', 'json'] as const;
const WORDINGS = ['codes', 'zh', 'en'] as const;

/** `export results`, `movements`, `notices`, `visits`, `outlets`, `appeals`, `actions` and `auditors`. */
export const exportCommands: readonly Command[] = (Object.keys(TABLES) as ExportRequest['table'][]).map((table) => {
  const isOfRun = table === 'results' || table === 'movements' || table === 'notices';
  return {
    name: `export ${table}`,
    usage: `${isOfRun ? '--run ID ' : ''}--format csv|xlsx|json --out FILE [--words codes|zh|en]${table === 'results' ? ' [--living]' : ''}`,
    summary: TABLES[table],
    options: { format: { type: 'string' }, out: { type: 'string' }, words: { type: 'string' }, run: { type: 'string' }, living: { type: 'boolean' } } as const,
    run: (call) =>
      call.withStore(async (context) => {
        const file = resolve(requiredOption(call, `export ${table}`, 'out'));
        const wording = choiceOption(call, 'words', WORDINGS) ?? 'codes';
        const rows = await exportTable(context, requestFrom(call, table), file, wording);
        return { json: { file, rows }, text: call.lang === 'zh' ? `${file}：${rows} 行` : `${file}: ${rows} rows` };
      }),
  };
});

function requestFrom(call: CommandCall, table: ExportRequest['table']): ExportRequest {
  const command = `export ${table}`;
  const living = call.options['living'] === true;
  if (living && table !== 'results') throw new AppError('usage/option', { detail: '--living' });
  const format = choiceOption(call, 'format', FORMATS) ?? (living ? 'xlsx' : undefined);
  if (living && format !== 'xlsx') throw new AppError('usage/invalid', { what: '--format', value: format ?? '', expected: 'xlsx' });
  if (format === undefined) throw new AppError('usage/missing', { command, what: '--format' });
  const head = { format, lang: call.lang };
  if (table === 'outlets' || table === 'visits' || table === 'appeals' || table === 'actions' || table === 'auditors') return { ...head, table, query: {} };
  const query = { runId: requiredOption(call, command, 'run') as RunId };
  return table === 'results' ? { ...head, table, query, living } : { ...head, table, query };
}
