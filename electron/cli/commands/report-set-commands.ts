import { resolve } from 'node:path';
import type { SetFile } from '../../../shared/contract/report-set-calls.ts';
import { messageFor, type Lang } from '../../../shared/errors.ts';
import { findReportSet, listReportSets } from '../../services/reports/report-sets.ts';
import { runReportSet } from '../../services/reports/run-report-set.ts';
import type { Command } from '../command.ts';
import { periodOption, requiredOption, requiredWord } from '../read-options.ts';

/** `report list`: the sets of the store. */
export const reportList: Command = {
  name: 'report list',
  usage: '',
  summary: { zh: '列出报表组', en: 'the report sets of the store' },
  options: {},
  run: (call) =>
    call.withStore((context) => {
      const sets = listReportSets(context).map(({ id, name, schemeCode, lang, regionIds, perRegion, items }) => ({ id, name, scheme: schemeCode, lang, regions: regionIds.length, perRegion, items }));
      return { json: { sets }, text: sets.map(({ name, items }) => `${name}  ${items.map((item) => (item.kind === 'report' ? item.report : `${item.table}.${item.format}`)).join(', ')}`).join('\n') };
    }),
};

/** `report run NAME --period P --out FOLDER`: writes all that a set holds; exit code 1 when part of it failed. */
export const reportRun: Command = {
  name: 'report run',
  usage: 'NAME --period P --out FOLDER',
  summary: { zh: '写出一个报表组的全部文件', en: 'write all files of a report set' },
  options: { period: { type: 'string' }, out: { type: 'string' } },
  run: (call) => {
    const printer = call.printer();
    const name = requiredWord(call, 'report run', 0, 'NAME');
    const where = { period: periodOption(call, 'report run'), folder: resolve(requiredOption(call, 'report run', 'out')) };
    return call.withStore(async (context) => {
      const run = await runReportSet(context, findReportSet(context, name), where, printer);
      const failed = run.files.filter(({ error }) => error !== null);
      const json = {
        set: run.name,
        period: run.period,
        folder: run.path,
        files: run.files.filter(({ error }) => error === null).map(({ path, pages, rows }) => ({ file: path, ...(pages > 0 ? { pages } : { rows }) })),
        failed: failed.map(({ item, region, error }) => ({ item, region, code: error?.code, message: error === null ? '' : messageFor(error.code, error.params, call.lang) })),
      };
      return { json, text: run.files.map((file) => lineOf(file, call.lang)).join('\n'), foundProblems: failed.length > 0 };
    });
  },
};

function lineOf({ path, pages, rows, error }: SetFile, lang: Lang): string {
  const isZh = lang === 'zh';
  if (error !== null) return `${path}${isZh ? '：' : ': '}${messageFor(error.code, error.params, lang)}`;
  if (pages > 0) return isZh ? `${path}：${pages} 页` : `${path}: ${pages} pages`;
  return isZh ? `${path}：${rows} 行` : `${path}: ${rows} rows`;
}
