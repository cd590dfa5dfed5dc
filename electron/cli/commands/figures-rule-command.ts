import type { FigureRules } from '../../../shared/contract/figure-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { FIGURE_RULE, type FigureRule } from '../../../shared/figures/figure-rule.ts';
import { figureRules, saveFigureRules } from '../../services/figures/figure-rules.ts';
import type { Command, CommandCall } from '../command.ts';
import { textOption } from '../read-options.ts';

const PARTS = [
  ['periods', 'periods'],
  ['least', 'least'],
  ['spreads', 'spreads'],
  ['floor-percent', 'floorPercent'],
  ['jump-percent', 'jumpPercent'],
  ['jump-spreads', 'jumpSpreads'],
] as const satisfies readonly (readonly [string, keyof FigureRule])[];

/** `figures rule`: shows by which rule figures are unusual, or sets it: for all, or with `--figure` for one, that may also be `--never` listed. */
export const figuresRule: Command = {
  name: 'figures rule',
  usage: '[--figure CODE] [--periods N] [--least N] [--spreads X] [--floor-percent X] [--jump-percent X] [--jump-spreads X] [--never] [--reset]',
  summary: { zh: '看或改异常提示的规则，可单独给一个数据项', en: 'shows or sets by which rule figures are unusual, for all or for one' },
  options: { figure: { type: 'string' }, ...Object.fromEntries(PARTS.map(([name]) => [name, { type: 'string' }])), never: { type: 'boolean' }, reset: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const before = figureRules(context);
      const figure = textOption(call, 'figure');
      if (figure !== undefined && context.store.figures.find(figure) === null) throw new AppError('figure/unknown', { figure });
      const after = changed(call, before, figure);
      const rules = after === null ? before : saveFigureRules(context, after);
      const own = Object.entries(rules.own).map(([code, rule]) => `${code}  ${rule === null ? (call.lang === 'zh' ? '不提示' : 'never listed') : lineOf(rule)}`);
      return { json: rules, text: [lineOf(rules.rule), ...own].join('\n') };
    }),
};

/** The rules as the options change them; null: nothing is asked but to see them. @throws {AppError} `usage/invalid`, `usage/missing` */
function changed(call: CommandCall, { rule, own }: FigureRules, figure: string | undefined): FigureRules | null {
  const parts = Object.fromEntries(PARTS.flatMap(([name, part]) => numberOption(call, name).map((value) => [part, value])));
  const [isNever, isReset] = [call.options['never'] === true, call.options['reset'] === true];
  if (isNever && figure === undefined) throw new AppError('usage/missing', { command: 'figures rule', what: '--figure' });
  if (!isNever && !isReset && Object.keys(parts).length === 0) return null;
  if (figure === undefined) return { rule: { ...(isReset ? FIGURE_RULE : rule), ...parts }, own };
  const { [figure]: mine, ...others } = own;
  if (isNever) return { rule, own: { ...others, [figure]: null } };
  if (isReset && Object.keys(parts).length === 0) return { rule, own: others };
  return { rule, own: { ...others, [figure]: { ...(isReset ? rule : (mine ?? rule)), ...parts } } };
}

/** The number of an option; empty: it is not given. Ranges are checked with the whole rule. @throws {AppError} `usage/invalid` */
function numberOption(call: CommandCall, name: string): readonly number[] {
  const text = textOption(call, name);
  if (text === undefined) return [];
  if (!/^\d+(\.\d+)?$/.test(text)) throw new AppError('usage/invalid', { what: `--${name}`, value: text, expected: '12 / 0.5' });
  return [Number(text)];
}

function lineOf(rule: FigureRule): string {
  return PARTS.map(([name, part]) => `${name} ${rule[part]}`).join('  ');
}
