import { AppError } from '../../../shared/errors.ts';
import { whatIf } from '../../services/grading/what-if.ts';
import type { Command, CommandCall } from '../command.ts';
import { countsText } from '../counts-text.ts';
import { periodOption, requiredOption } from '../read-options.ts';

/** `what-if`: a run that stores nothing, against the scheme as it stands. */
export const whatIfCommand: Command = {
  name: 'what-if',
  usage: '--scheme CODE --period P --set PATH=VALUE [--set ...]',
  summary: { zh: '试改方案再评一次，不存任何结果', en: 'grades with changes to the scheme and stores nothing' },
  options: { scheme: { type: 'string' }, period: { type: 'string' }, set: { type: 'string', multiple: true } },
  run: (call) =>
    call.withStore((context) => {
      const schemeCode = requiredOption(call, 'what-if', 'scheme');
      const period = periodOption(call, 'what-if');
      const found = whatIf(context, { schemeCode, period, changes: changesOf(call) });
      const lines = found.movers.map(({ outlet, name, before, after }) => `  ${outlet} ${name}: ${before ?? '—'} → ${after ?? '—'}`);
      const head = call.lang === 'zh' ? `变动网点 ${found.movers.length} 个` : `${found.movers.length} outlets move`;
      return { json: found, text: [countsText(found.before.levels), countsText(found.after.levels), head, ...lines].join('\n') };
    }),
};

/** @throws {AppError} `usage/missing`, `usage/invalid` */
function changesOf(call: CommandCall): readonly { readonly path: string; readonly value: unknown }[] {
  const given = call.options['set'];
  if (!Array.isArray(given)) throw new AppError('usage/missing', { command: 'what-if', what: '--set' });
  return (given as readonly string[]).map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new AppError('usage/invalid', { what: '--set', value: text, expected: 'PATH=VALUE' });
    return { path: text.slice(0, at), value: valueOf(text.slice(at + 1)) };
  });
}

/** A JSON value, or the text as it stands. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
