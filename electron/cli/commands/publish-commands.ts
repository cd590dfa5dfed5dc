import { AppError, messageFor, type Lang } from '../../../shared/errors.ts';
import type { CorrectionPreview, LaterEffect, LevelDifference, PublicationView } from '../../../shared/contract/publication-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { publishRun } from '../../services/grading/publish-run.ts';
import { findRun, schemeOfRun } from '../../services/grading/run-view.ts';
import { previewCorrection } from '../../services/publication/correction-preview.ts';
import { hindranceError } from '../../services/publication/hindrances.ts';
import { letStand } from '../../services/publication/let-stand.ts';
import { proposeRun, withdrawProposal } from '../../services/publication/propose-run.ts';
import { publicationView } from '../../services/publication/publication-view.ts';
import { rerun } from '../../services/publication/rerun.ts';
import { unpublishRun } from '../../services/publication/unpublish-run.ts';
import type { Command, CommandCall } from '../command.ts';
import { requiredOption, textOption } from '../read-options.ts';
import { nameOf } from './movement-commands.ts';

const run = { run: { type: 'string' } } as const;
const runOf = (call: CommandCall, command: string): RunId => requiredOption(call, command, 'run') as RunId;

const status: Command = {
  name: 'publish status',
  usage: '--run ID',
  summary: { zh: '一次运算的公示与发布到了哪一步', en: 'where the publication of a run stands' },
  options: run,
  run: (call) => call.withStore((context) => viewResult(publicationView(context, { runId: runOf(call, 'publish status') }), call.lang)),
};

const propose: Command = {
  name: 'publish propose',
  usage: '--run ID [--from DATE] [--until DATE] [--note TEXT]',
  summary: { zh: '公示一次已决定的运算，收异议到截止日', en: 'lays a decided run open for objections until a day' },
  options: { ...run, from: { type: 'string' }, until: { type: 'string' }, note: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const [openedOn, until] = [dayOption(call, 'from'), dayOption(call, 'until')];
      const view = proposeRun(context, {
        runId: runOf(call, 'publish propose'),
        note: textOption(call, 'note') ?? '',
        ...(openedOn === undefined ? {} : { openedOn }),
        ...(until === undefined ? {} : { until }),
      });
      return viewResult(view, call.lang);
    }),
};

const finish: Command = {
  name: 'publish finish',
  usage: '--run ID [--early REASON] [--correct]',
  summary: { zh: '发布：--early 提前结束公示，--correct 更正较早的周期', en: 'publishes; --early closes an open window, --correct corrects an earlier period' },
  options: { ...run, early: { type: 'string' }, correct: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const runId = runOf(call, 'publish finish');
      const earlyReason = textOption(call, 'early');
      const made = publishRun(context, { runId, correct: call.options['correct'] === true, ...(earlyReason === undefined ? {} : { earlyReason }) });
      const done = call.lang === 'zh' ? `已发布：${made.outlets} 个网点` : `Published: ${made.outlets} outlets`;
      const levels = levelInfos(schemeOfRun(context.store, findRun(context.store, runId)));
      return { json: made, text: [done, ...laterLines(made.resting, levels, call.lang)].join('\n') };
    }),
};

const preview: Command = {
  name: 'publish preview',
  usage: '--run ID',
  summary: { zh: '发布会改变什么：与现行结果的不同、受影响的较晚周期', en: 'what publishing would change, later periods included' },
  options: run,
  run: (call) =>
    call.withStore((context) => {
      const runId = runOf(call, 'publish preview');
      const seen = previewCorrection(context, { runId });
      const levels = levelInfos(schemeOfRun(context.store, findRun(context.store, runId)));
      return { json: seen, text: previewText(seen, levels, call.lang) };
    }),
};

const withdraw: Command = {
  name: 'publish withdraw',
  usage: '--run ID --reason TEXT',
  summary: { zh: '撤回公示，运算回到草稿', en: 'takes a proposal back to a draft' },
  options: { ...run, reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => viewResult(withdrawProposal(context, { runId: runOf(call, 'publish withdraw'), reason: requiredOption(call, 'publish withdraw', 'reason') }), call.lang)),
};

const again: Command = {
  name: 'publish rerun',
  usage: '--run ID --reason TEXT',
  summary: { zh: '重新运算同一周期（公示先撤回），沿用未变的决定', en: 'makes the run again, with the decisions that still apply' },
  options: { ...run, reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const made = rerun(context, { runId: runOf(call, 'publish rerun'), reason: requiredOption(call, 'publish rerun', 'reason') });
      const text = call.lang === 'zh' ? `第 ${made.number} 次运算 ${made.runId}，沿用决定 ${made.carried} 条` : `Run ${made.number} ${made.runId}, ${made.carried} decisions taken over`;
      return { json: made, text };
    }),
};

const stand: Command = {
  name: 'publish let-stand',
  usage: '--run ID --cause ID --reason TEXT',
  summary: { zh: '较早周期更正后，让这次已发布的结果维持不变', en: 'lets a published run stand although levels before it were corrected' },
  options: { ...run, cause: { type: 'string' }, reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const request = { runId: runOf(call, 'publish let-stand'), causeId: requiredOption(call, 'publish let-stand', 'cause') as RunId, reason: requiredOption(call, 'publish let-stand', 'reason') };
      return viewResult(letStand(context, request), call.lang);
    }),
};

const unpublish: Command = {
  name: 'unpublish',
  usage: '--run ID --reason TEXT',
  summary: { zh: '撤回发布，只要没有更晚的结果建立在它之上', en: 'takes a publication back while nothing later rests on it' },
  options: { ...run, reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const runId = runOf(call, 'unpublish');
      const made = unpublishRun(context, { runId, reason: requiredOption(call, 'unpublish', 'reason') });
      const restored = made.restored === null ? '' : call.lang === 'zh' ? `，恢复 ${made.restored}` : `; ${made.restored} stands again`;
      return { json: { runId, state: 'draft', ...made }, text: call.lang === 'zh' ? `已撤回${restored}` : `Taken back${restored}` };
    }),
};

/** `publish …` and `unpublish`. */
export const publishCommands: readonly Command[] = [status, propose, preview, finish, withdraw, again, stand, unpublish];

/** @throws {AppError} `usage/invalid` */
export function dayOption(call: CommandCall, name: string): IsoDate | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const day = parseIsoDate(text);
  if (day === null) throw new AppError('usage/invalid', { what: `--${name}`, value: text, expected: '2026-10-15' });
  return day;
}

/** A publication's state for people and programs. */
export function viewResult(view: PublicationView, lang: Lang): { readonly json: unknown; readonly text: string } {
  const { run: row, proposals, objections, hindrances, rests } = view;
  const window = proposals[0];
  const open = objections.filter(({ state }) => state === 'open').length;
  const lines = [
    `${row.period} #${row.number}  ${row.state}`,
    ...(window === undefined ? [] : [lang === 'zh' ? `公示 ${window.openedOn} 至 ${window.until}，异议 ${objections.length}，未答复 ${open}` : `Open ${window.openedOn} to ${window.until}, ${objections.length} objections, ${open} to answer`]),
    ...hindrances.map((each) => {
      const { code, params } = hindranceError(each);
      return `! ${messageFor(code, params, lang)}`;
    }),
    ...rests.filter(({ decision }) => decision === null).map(({ causePeriod, causeNumber, outlets }) => (lang === 'zh' ? `! 建立在已更正的 ${causePeriod}（第 ${causeNumber} 次）之上，${outlets} 个网点会不同` : `! Rests on the corrected ${causePeriod} (run ${causeNumber}); ${outlets} outlets would differ`)),
  ];
  return { json: view, text: lines.join('\n') };
}

function previewText(seen: CorrectionPreview, levels: readonly LevelInfo[], lang: Lang): string {
  const head =
    lang === 'zh'
      ? `${seen.outlets} 个网点，与现行结果不同 ${seen.changed} 个；较晚的已发布周期 ${seen.laterPeriods} 个，其中 ${seen.later.length} 个会不同`
      : `${seen.outlets} outlets, ${seen.changed} differ from what stands; ${seen.later.length} of ${seen.laterPeriods} later periods would come out otherwise`;
  return [head, ...seen.differences.map((one) => `  ${differenceText(one, levels, lang)}`), ...laterLines(seen.later, levels, lang)].join('\n');
}

function laterLines(later: readonly LaterEffect[], levels: readonly LevelInfo[], lang: Lang): string[] {
  return later.flatMap(({ period, number, outlets, differences }) => [
    lang === 'zh' ? `${period} 第 ${number} 次运算会有 ${outlets} 个网点不同：` : `${period} run ${number}: ${outlets} outlets would differ:`,
    ...differences.map((one) => `  ${differenceText(one, levels, lang)}`),
  ]);
}

function differenceText({ outlet, name, oldLevel, newLevel, oldMovement, newMovement }: LevelDifference, levels: readonly LevelInfo[], lang: Lang): string {
  return `${outlet}  ${name}  ${nameOf(levels, oldLevel, lang)} (${oldMovement ?? '—'}) → ${nameOf(levels, newLevel, lang)} (${newMovement ?? '—'})`;
}
