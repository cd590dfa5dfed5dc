import { AppError } from '../../../shared/errors.ts';
import type { ReratingId } from '../../../shared/ids.ts';
import type { ReratingRow } from '../../../shared/contract/rerating-calls.ts';
import { decideRerating, reckonRerating, requestRerating, withdrawRerating } from '../../services/rerating/rerate.ts';
import { listReratings } from '../../services/rerating/rerating-view.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import { todayOf } from '../../services/today-of.ts';
import type { Command, CommandCall } from '../command.ts';
import { requiredOption, requiredWord, textOption } from '../read-options.ts';
import { dayOption, outletByCode } from './life-commands.ts';

const list: Command = {
  name: 'rerating list',
  usage: '[--outlet CODE]',
  summary: { zh: '复评申请一览', en: 'requests for re-rating' },
  options: { outlet: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const code = textOption(call, 'outlet');
      const rows = listReratings(context, code === undefined ? {} : { outletId: outletByCode(context, code) });
      return { json: { reratings: rows }, text: rows.map(lineOf).join('\n') };
    }),
};

const request: Command = {
  name: 'rerating request',
  usage: 'CODE --scheme CODE --by NAME --reason TEXT [--received DATE] [--later-visits]',
  summary: { zh: '登记复评申请', en: 'enters a request for re-rating' },
  options: { scheme: { type: 'string' }, by: { type: 'string' }, reason: { type: 'string' }, received: { type: 'string' }, 'later-visits': { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const name = 'rerating request';
      return resultOf(
        requestRerating(context, {
          outletId: outletByCode(context, requiredWord(call, name, 0, 'CODE')),
          schemeCode: requiredOption(call, name, 'scheme'),
          askedBy: requiredOption(call, name, 'by'),
          reason: requiredOption(call, name, 'reason'),
          receivedOn: dayOption(call, 'received') ?? todayOf(context),
          laterVisits: call.options['later-visits'] === true,
        }),
      );
    }),
};

const reckon: Command = {
  name: 'rerating reckon',
  usage: 'FP-0001',
  summary: { zh: '按现有数据测算复评', en: 'reckons a re-rating with the data to date' },
  options: {},
  run: (call) => call.withStore((context) => resultOf(reckonRerating(context, { reratingId: idOf(context, call, 'rerating reckon') }))),
};

const decide: Command = {
  name: 'rerating decide',
  usage: 'FP-0001 (--grant LEVEL --effective DATE | --refuse) --answer TEXT',
  summary: { zh: '裁定复评', en: 'decides a re-rating' },
  options: { grant: { type: 'string' }, effective: { type: 'string' }, refuse: { type: 'boolean' }, answer: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const level = textOption(call, 'grant') ?? null;
      if ((level === null) !== (call.options['refuse'] === true)) throw new AppError('usage/missing', { command: 'rerating decide', what: '--grant / --refuse' });
      return resultOf(
        decideRerating(context, {
          reratingId: idOf(context, call, 'rerating decide'),
          decision: level === null ? 'refused' : 'granted',
          level,
          effectiveOn: level === null ? null : (dayOption(call, 'effective') ?? todayOf(context)),
          answer: requiredOption(call, 'rerating decide', 'answer'),
        }),
      );
    }),
};

const withdraw: Command = {
  name: 'rerating withdraw',
  usage: 'FP-0001 --reason TEXT',
  summary: { zh: '撤销复评申请', en: 'withdraws a request for re-rating' },
  options: { reason: { type: 'string' } },
  run: (call) => call.withStore((context) => resultOf(withdrawRerating(context, { reratingId: idOf(context, call, 'rerating withdraw'), reason: requiredOption(call, 'rerating withdraw', 'reason') }))),
};

/** `rerating …`: requests for re-rating outside of the cycle. */
export const RERATING_COMMANDS: readonly Command[] = [list, request, reckon, decide, withdraw];

/** @throws {AppError} `rerating/not-found` */
function idOf(context: ServiceContext, call: CommandCall, command: string): ReratingId {
  const code = requiredWord(call, command, 0, 'FP-0001');
  const found = listReratings(context, {}).find((row) => row.code === code);
  if (found === undefined) throw new AppError('rerating/not-found', { id: code });
  return found.id;
}

function resultOf(row: ReratingRow): { readonly json: unknown; readonly text: string } {
  return { json: row, text: lineOf(row) };
}

function lineOf(row: ReratingRow): string {
  const result = row.result === null ? '' : `${row.result.totalBefore ?? '—'} → ${row.result.total ?? '—'} (${row.result.reached ?? '—'} / ${row.result.proposed ?? '—'})`;
  return [row.code, row.outletCode, row.outletName, row.period, row.receivedOn, row.decision ?? row.state, `${row.levelBefore ?? '—'}${row.decision === 'granted' ? ` → ${row.level ?? '—'}` : ''}`, result].join('\t');
}
