import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDemo } from '../../services/demo/create-demo.ts';
import { exportTable } from '../../services/export/export-request.ts';
import { publishRun } from '../../services/grading/publish-run.ts';
import { startGradingRun } from '../../services/grading/start-run.ts';
import { backupStore } from '../../services/store/backup.ts';
import { verifyStore } from '../../services/store/verify.ts';
import type { Command } from '../command.ts';
import { countsText } from '../counts-text.ts';
import { textOption } from '../read-options.ts';

const STORE_FILE = 'demo.startier';

/** `headless-job`: the main job on the demo data without a window; `npm start` runs it where there is no display. */
export const headlessJob: Command = {
  name: 'headless-job',
  usage: '[--out FOLDER]',
  summary: { zh: '无界面时：在示例数据上走完整流程并写出报表', en: 'without a window: the main job on the demo data, with its reports' },
  options: { out: { type: 'string' } },
  run: async (call) => {
    const folder = resolve(textOption(call, 'out') ?? join('out', 'reports'));
    mkdirSync(folder, { recursive: true });
    const storePath = join(folder, STORE_FILE);
    for (const ending of ['', '-wal', '-shm']) rmSync(`${storePath}${ending}`, { force: true });
    return call.withStore(async (context) => {
      const files: string[] = [];
      const demo = createDemo(context, {});
      call.say(call.lang === 'zh' ? `示例省份：${demo.outlets} 个网点，${demo.periods} 期数据` : `Made-up province: ${demo.outlets} outlets, ${demo.periods} periods`);
      const run = startGradingRun(context, { schemeCode: demo.schemeCode, period: demo.lastPeriod });
      publishRun(context, { runId: run.runId, confirmProposed: true });
      for (const [table, format] of [['results', 'xlsx'], ['results', 'csv'], ['movements', 'xlsx'], ['movements', 'csv']] as const) {
        const file = join(folder, `${table}-${demo.lastPeriod}.${format}`);
        await exportTable(context, { table, format, lang: call.lang, query: { runId: run.runId } }, file);
        files.push(file);
      }
      const backup = await backupStore(context, join(folder, 'backup.startier'));
      files.push(backup.path);
      const { problems, runs } = verifyStore(context);
      const json = { store: storePath, outlets: demo.outlets, period: demo.lastPeriod, run, files, verified: { runs, problems: problems.length } };
      const text = [
        `${demo.lastPeriod}: ${countsText(run.levels)}; ${countsText(run.movements)}`,
        ...files,
        call.lang === 'zh' ? `核对：重算 ${runs} 次已发布的运算，问题 ${problems.length} 个` : `Verified: ${runs} published runs graded again, ${problems.length} problems`,
      ].join('\n');
      return { json, text, foundProblems: problems.length > 0 };
    }, 'create', storePath);
  },
};
