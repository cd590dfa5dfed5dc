import { AppError, inLang, type Lang } from '../../../shared/errors.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { OutletId, RunId } from '../../../shared/ids.ts';
import type { LevelInfo, MovementDecisionRequest, MovementSummary } from '../../../shared/ipc-contract.ts';
import type { Store } from '../../../db/store.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { findRun, schemeOfRun } from '../../services/grading/run-view.ts';
import { decideMovements } from '../../services/movement/decide-movements.ts';
import { listMovements } from '../../services/movement/list-movements.ts';
import { attachedFile } from '../attached-file.ts';
import type { Command, CommandCall } from '../command.ts';
import { choiceOption, requiredOption, textOption } from '../read-options.ts';

const DECISIONS = ['pending', 'confirmed', 'held', 'overridden'] as const;
const ACTS = ['confirm', 'hold', 'override', 'undo', 'approve', 'return'] as const;

/** `movements list`: who would rise, fall, enter or drop out, with the reason and what was decided. */
const movementsList: Command = {
  name: 'movements list',
  usage: '--run ID [--movement promote|demote|enter|hold|none] [--decision pending|confirmed|held|overridden] [--approval open|mine|returned]',
  summary: { zh: '列出一次运算的升降级：理由、决定、审批', en: 'the movements of a run with reason, decision and approval' },
  options: { run: { type: 'string' }, movement: { type: 'string' }, decision: { type: 'string' }, approval: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const runId = requiredOption(call, 'movements list', 'run') as RunId;
      const movement = choiceOption(call, 'movement', MOVEMENTS);
      const decision = choiceOption(call, 'decision', DECISIONS);
      const approval = choiceOption(call, 'approval', ['open', 'mine', 'returned'] as const);
      const { total, rows } = listMovements(context, {
        runId,
        ...(movement === undefined ? {} : { movement: [movement] }),
        ...(decision === undefined ? {} : { decision: [decision] }),
        ...(approval === undefined ? {} : { approval }),
        offset: 0,
        limit: Number.MAX_SAFE_INTEGER,
      });
      const levels = levelInfos(schemeOfRun(context.store, findRun(context.store, runId)));
      const lines = rows.map(({ code, name, from, decided, reason, decision: now, approvedBy }) => {
        const ends = `${nameOf(levels, from, call.lang)} → ${nameOf(levels, decided, call.lang)}`;
        return [code, name, ends, now, ...(approvedBy === null ? [] : [`✓ ${approvedBy}`]), movementSentence(reason, levels, call.lang)].join('  ');
      });
      const list = rows.map(({ outletId: _id, strip: _strip, ...row }) => ({ ...row, sentence: movementSentence(row.reason, levels, call.lang) }));
      return { json: { total, rows: list }, text: [call.lang === 'zh' ? `${total} 条` : `${total} movements`, ...lines].join('\n') };
    }),
};

/** `movements decide`: one, some or all of them. */
const movementsDecide: Command = {
  name: 'movements decide',
  usage: '--run ID --decision confirm|hold|override|undo|approve|return (--outlets A,B | --all) [--level CODE] [--reason TEXT] [--attach FILE]',
  summary: { zh: '决定升降级：确认、保持、改判、撤回、审批、退回', en: 'confirms, holds, overrides, undoes, approves or sends back movements' },
  options: {
    run: { type: 'string' },
    decision: { type: 'string' },
    outlets: { type: 'string' },
    all: { type: 'boolean' },
    level: { type: 'string' },
    reason: { type: 'string' },
    attach: { type: 'string' },
  },
  run: (call) =>
    call.withStore((context) => {
      const decision = choiceOption(call, 'decision', ACTS);
      if (decision === undefined) throw new AppError('usage/missing', { command: 'movements decide', what: '--decision' });
      const level = textOption(call, 'level');
      const summary = decideMovements(context, {
        runId: requiredOption(call, 'movements decide', 'run') as RunId,
        outletIds: chosenOutlets(call, context.store),
        decision,
        reason: textOption(call, 'reason') ?? '',
        ...(level === undefined ? {} : { level }),
        ...attachedFile(call),
      });
      return { json: countsOf(summary), text: summaryText(summary, call.lang) };
    }),
};

export const movementCommands: readonly Command[] = [movementsList, movementsDecide];

function chosenOutlets(call: CommandCall, store: Store): MovementDecisionRequest['outletIds'] {
  const codes = textOption(call, 'outlets');
  if ((call.options['all'] === true) === (codes !== undefined)) throw new AppError('usage/missing', { command: 'movements decide', what: '--outlets / --all' });
  if (codes === undefined) return 'allPending';
  return codes.split(/[,，]/).filter((code) => code.trim() !== '').map((code) => outletIdOf(store, code.trim()));
}

/** @throws {AppError} `usage/invalid` */
export function outletIdOf(store: Store, code: string): OutletId {
  const found = store.outlets.keysByCode().get(code);
  if (found === undefined) throw new AppError('usage/invalid', { what: '--outlet', value: code, expected: 'outlet_code' });
  return found.id;
}

function countsOf({ candidates, decided, pending, approval, unapproved }: MovementSummary) {
  return { candidates, decided, pending, approval, unapproved };
}

function summaryText({ candidates, decided, pending, approval, unapproved }: MovementSummary, lang: Lang): string {
  const waits = approval === 'two' ? (lang === 'zh' ? `，待审批 ${unapproved}` : `, ${unapproved} to approve`) : '';
  return lang === 'zh' ? `候选 ${candidates}，已决定 ${decided}，待定 ${pending}${waits}` : `${candidates} proposed, ${decided} decided, ${pending} to decide${waits}`;
}

export function nameOf(levels: readonly LevelInfo[], code: string | null, lang: Lang): string {
  const level = levels.find((each) => each.code === code);
  return level === undefined ? (code ?? '—') : inLang(level.name, lang);
}
