import { startGradingRun } from '../../services/grading/start-run.ts';
import { discardRun } from '../../services/grading/discard-run.ts';
import { publishRun } from '../../services/grading/publish-run.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import type { Command } from '../command.ts';
import { countsText } from '../counts-text.ts';
import { periodOption, requiredOption } from '../read-options.ts';

/** `grade`: a run; with `--publish` the proposed movements are confirmed as they stand. */
export const gradeCommand: Command = {
  name: 'grade',
  usage: '--scheme CODE --period P [--publish]',
  summary: { zh: '按方案评定一个周期，可直接发布', en: 'grades a period by a scheme, and publishes it when asked' },
  options: { scheme: { type: 'string' }, period: { type: 'string' }, publish: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const schemeCode = requiredOption(call, 'grade', 'scheme');
      const period = periodOption(call, 'grade');
      const run = startGradingRun(context, { schemeCode, period });
      const published = call.options['publish'] === true;
      if (published) publishOrDiscard(context, run.runId);
      const text =
        call.lang === 'zh'
          ? `${period} 运算 ${run.runId}${published ? '（已发布）' : '（草稿）'}：已评级 ${run.graded}\n级别：${countsText(run.levels)}\n升降：${countsText(run.movements)}`
          : `${period} run ${run.runId} (${published ? 'published' : 'draft'}): ${run.graded} graded\nlevels: ${countsText(run.levels)}\nmovements: ${countsText(run.movements)}`;
      return { json: { ...run, state: published ? 'published' : 'draft' }, text };
    }),
};

/** A run that was asked for published and cannot be is not left behind as a draft. */
function publishOrDiscard(context: ServiceContext, runId: RunId): void {
  try {
    publishRun(context, { runId, confirmProposed: true });
  } catch (error) {
    discardRun(context, { runId });
    throw error;
  }
}
