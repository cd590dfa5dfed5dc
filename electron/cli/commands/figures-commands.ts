import { completenessByRegion } from '../../services/figures/completeness.ts';
import { acknowledge, cellOf, flagsOf, flagSummary, takeBackAcknowledged } from '../../services/figures/figure-flags.ts';
import { sheetOutlets } from '../../services/figures/figure-outlets.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { FlagCell } from '../../../shared/contract/figure-calls.ts';
import { AppError, messageFor } from '../../../shared/errors.ts';
import type { Command, CommandCall } from '../command.ts';
import { periodOption, requiredOption, textOption } from '../read-options.ts';

const PERIOD = { period: { type: 'string' } } as const;

/** `figures check`: what is striking against the outlets' own past; ends with 1 where something is not yet found right. */
export const figuresCheck: Command = {
  name: 'figures check',
  usage: '--period P [--figure CODE] [--all]',
  summary: { zh: '列出与网点自身历史相差过大的数据', en: "figures that stand out against their outlet's own past" },
  options: { ...PERIOD, figure: { type: 'string' }, all: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const period = periodOption(call, 'figures check');
      const figure = textOption(call, 'figure');
      if (figure !== undefined && context.store.figures.find(figure) === null) throw new AppError('figure/unknown', { figure });
      const which = figure === undefined ? {} : { figure: [figure] };
      const flags = flagsOf(context, { period, ...which, ...(call.options['all'] === true ? {} : { state: 'open' as const }) });
      const summary = flagSummary(context, { period });
      const open = flags.filter(({ seen }) => seen === null).length;
      const head =
        call.lang === 'zh'
          ? `${period}：${open} 处待确认，已确认 ${summary.seen} 处；比对 ${summary.judged} 个数，${summary.tooShort} 个历史不足未比对`
          : `${period}: ${open} to look at, ${summary.seen} found right; ${summary.judged} values compared, ${summary.tooShort} with too short a past`;
      const lines = flags.map((flag) => `${flag.outletCode}  ${flag.figureName}  ${flag.value}  ${flag.reasons.map(({ code, params }) => messageFor(code, params, call.lang)).join(' ')}${flag.seen === null ? '' : `  [${flag.seen.reason}]`}`);
      return { json: { ...summary, flags }, text: [head, ...lines].join('\n'), foundProblems: open > 0 };
    }),
};

/** `figures completeness`: how many open outlets have each figure; ends with 1 where one is missing. */
export const figuresCompleteness: Command = {
  name: 'figures completeness',
  usage: '--period P [--regions]',
  summary: { zh: '各数据项齐全率，可按地区', en: 'how complete each figure is, by region when asked' },
  options: { ...PERIOD, regions: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const period = periodOption(call, 'figures completeness');
      const { figures, rows } = completenessByRegion(context, { period });
      const shown = call.options['regions'] === true ? rows : rows.slice(0, 1);
      const total = call.lang === 'zh' ? '全网' : 'all';
      const lines = shown.flatMap((row) =>
        figures.map(({ figure, name }, i) => `${'  '.repeat(row.level + 1)}${row.name === '' ? total : row.name}  ${figure}  ${name}  ${row.withValue[i] ?? 0}/${row.outlets}`),
      );
      const isLacking = rows[0]?.withValue.some((count) => count < (rows[0]?.outlets ?? 0)) ?? false;
      return { json: { period, figures, rows: shown }, text: lines.join('\n'), foundProblems: isLacking };
    }),
};

/** `figures acknowledge`: says that a striking figure is right, with the reason; `--take-back` lets it speak again. */
export const figuresAcknowledge: Command = {
  name: 'figures acknowledge',
  usage: '--period P --outlet CODE --figure CODE --reason TEXT | --take-back',
  summary: { zh: '确认一处异常没有错，写明原因', en: 'says that a figure that stands out is right, and why' },
  options: { ...PERIOD, outlet: { type: 'string' }, figure: { type: 'string' }, reason: { type: 'string' }, 'take-back': { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const period = periodOption(call, 'figures acknowledge');
      const cells = [cellFrom(call, context, period)];
      const isBack = call.options['take-back'] === true;
      const summary = isBack ? takeBackAcknowledged(context, { period, cells }) : acknowledge(context, { period, cells, reason: requiredOption(call, 'figures acknowledge', 'reason') });
      const text = call.lang === 'zh' ? `${period}：${summary.open} 处待确认，已确认 ${summary.seen} 处` : `${period}: ${summary.open} to look at, ${summary.seen} found right`;
      return { json: summary, text };
    }),
};

function cellFrom(call: CommandCall, context: ServiceContext, period: PeriodId): FlagCell {
  const code = requiredOption(call, 'figures acknowledge', 'outlet');
  const outlet = sheetOutlets(context.store, period).all.find((each) => each.code === code);
  if (outlet === undefined) throw new AppError('import/unknown-outlet', { value: code });
  const cell = { outletId: outlet.id, figure: requiredOption(call, 'figures acknowledge', 'figure') };
  cellOf(context, period, cell);
  return cell;
}
