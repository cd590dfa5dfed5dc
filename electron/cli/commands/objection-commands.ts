import { AppError, type Lang } from '../../../shared/errors.ts';
import { OBJECTION_EFFECTS, type Objection, type ObjectionAnswer } from '../../../shared/contract/publication-calls.ts';
import type { ObjectionId, RunId } from '../../../shared/ids.ts';
import type { Store } from '../../../db/store.ts';
import { addObjection, answerObjection, withdrawObjection } from '../../services/publication/objections.ts';
import { publicationView } from '../../services/publication/publication-view.ts';
import { rerun } from '../../services/publication/rerun.ts';
import { attachedFile } from '../attached-file.ts';
import type { Command } from '../command.ts';
import { choiceOption, requiredOption, textOption } from '../read-options.ts';
import { outletIdOf } from './movement-commands.ts';
import { dayOption, viewResult } from './publish-commands.ts';

const list: Command = {
  name: 'objection list',
  usage: '--run ID',
  summary: { zh: '一次运算（及同期）的异议', en: 'the objections against a run and its period' },
  options: { run: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const { objections } = publicationView(context, { runId: requiredOption(call, 'objection list', 'run') as RunId });
      return { json: { objections }, text: objections.map((one) => objectionText(one, call.lang)).join('\n') };
    }),
};

const add: Command = {
  name: 'objection add',
  usage: '--run ID --outlet CODE --by NAME --on DATE --grounds TEXT [--item TEXT] [--attach FILE]',
  summary: { zh: '登记一条异议', en: 'enters an objection' },
  options: { run: { type: 'string' }, outlet: { type: 'string' }, by: { type: 'string' }, on: { type: 'string' }, grounds: { type: 'string' }, item: { type: 'string' }, attach: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const receivedOn = dayOption(call, 'on');
      if (receivedOn === undefined) throw new AppError('usage/missing', { command: 'objection add', what: '--on' });
      const view = addObjection(context, {
        runId: requiredOption(call, 'objection add', 'run') as RunId,
        outletId: outletIdOf(context.store, requiredOption(call, 'objection add', 'outlet')),
        raisedBy: requiredOption(call, 'objection add', 'by'),
        receivedOn,
        item: textOption(call, 'item') ?? '',
        grounds: requiredOption(call, 'objection add', 'grounds'),
        ...attachedFile(call),
      });
      const made = view.objections.at(-1);
      return { json: { code: made?.code, objection: made }, text: made === undefined ? '' : objectionText(made, call.lang) };
    }),
};

const answer: Command = {
  name: 'objection answer',
  usage: '--objection CODE --effect none|decision|rescore|rerun --answer TEXT [--level CODE | --hold] [--link ID] [--attach FILE]',
  summary: { zh: '答复异议；rerun 同时撤回公示并重新运算', en: 'answers an objection; rerun also withdraws the proposal and makes the run again' },
  options: { objection: { type: 'string' }, effect: { type: 'string' }, answer: { type: 'string' }, level: { type: 'string' }, hold: { type: 'boolean' }, link: { type: 'string' }, attach: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const effect = choiceOption(call, 'effect', OBJECTION_EFFECTS);
      if (effect === undefined) throw new AppError('usage/missing', { command: 'objection answer', what: '--effect' });
      const objectionId = idOf(context.store, requiredOption(call, 'objection answer', 'objection'));
      const [level, link] = [textOption(call, 'level'), textOption(call, 'link')];
      const given = requiredOption(call, 'objection answer', 'answer');
      const view = answerObjection(context, {
        objectionId,
        effect,
        answer: given,
        ...(level === undefined ? {} : { level }),
        ...(call.options['hold'] === true ? { hold: true } : {}),
        ...(link === undefined ? {} : { link: linkOf(context.store, link) }),
        ...attachedFile(call),
      });
      const made = effect === 'rerun' ? rerun(context, { runId: view.run.id, reason: given }) : null;
      const result = viewResult(made === null ? view : publicationView(context, { runId: made.runId }), call.lang);
      return made === null ? result : { json: { ...(result.json as object), rerun: made }, text: result.text };
    }),
};

const withdraw: Command = {
  name: 'objection withdraw',
  usage: '--objection CODE --reason TEXT',
  summary: { zh: '按提出人的意愿撤回异议', en: 'takes an objection back at the wish of who raised it' },
  options: { objection: { type: 'string' }, reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const objectionId = idOf(context.store, requiredOption(call, 'objection withdraw', 'objection'));
      return viewResult(withdrawObjection(context, { objectionId, reason: requiredOption(call, 'objection withdraw', 'reason') }), call.lang);
    }),
};

export const objectionCommands: readonly Command[] = [list, add, answer, withdraw];

function idOf(store: Store, code: string): ObjectionId {
  const found = store.objections.find(code);
  if (found === null) throw new AppError('objection/not-found', { id: code });
  return found.id;
}

function linkOf(store: Store, id: string): NonNullable<ObjectionAnswer['link']> {
  return { kind: store.imports.list().some((one) => one.id === id) ? 'import' : 'appeal', id };
}

function objectionText({ code, outletCode, outletName, state, raisedBy, receivedOn, grounds, effect, answer: given }: Objection, lang: Lang): string {
  const end = effect === null ? '' : lang === 'zh' ? `；答复（${effect}）：${given}` : `; answered (${effect}): ${given}`;
  return `${code}  ${outletCode}  ${outletName}  ${state}  ${raisedBy} ${receivedOn}: ${grounds}${end}`;
}
