import { inLang } from '../../../shared/errors.ts';
import { schemeToGrade } from '../../services/grading/scheme-to-grade.ts';
import { tryVersions } from '../../services/studies/version-trial.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import type { Command, CommandCall } from '../command.ts';
import { countsText } from '../counts-text.ts';
import { periodOption, requiredWord } from '../read-options.ts';

/** `scheme trial`: two versions on the same period's data, side by side; nothing is stored. */
export const schemeTrialCommand: Command = {
  name: 'scheme trial',
  usage: 'A B --period P  (each CODE or CODE@VERSION)',
  summary: { zh: '同一周期数据上并排试算两个方案版本', en: 'grades a period by two versions side by side, storing nothing' },
  options: { period: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const period = periodOption(call, 'scheme trial');
      const trial = tryVersions(context, { before: versionOf(context, call, 0, 'A'), after: versionOf(context, call, 1, 'B'), period });
      const { before, after, up, down, other, rows, money } = trial;
      const zh = call.lang === 'zh';
      const side = (own: typeof before): string =>
        zh ? `${own.code} v${own.version}：已评级 ${own.graded}，平均 ${own.average ?? '—'}，星级 ${countsText(own.held)}` : `${own.code} v${own.version}: ${own.graded} graded, average ${own.average ?? '—'}, levels ${countsText(own.held)}`;
      const movers = rows.slice(0, 20).map((row) => `${row.outlet}\t${row.name}\t${row.before.total ?? '—'} → ${row.after.total ?? '—'}\t${row.before.held ?? '—'} → ${row.after.held ?? '—'}\t${row.after.why === null ? '' : inLang(row.after.why, call.lang)}`);
      const costs = (money ?? []).map(({ currency, before: was, after: is, change }) => `${currency} ${was} → ${is} (${change})`);
      return { json: trial, text: [side(before), side(after), zh ? `升 ${up}，降 ${down}，只有一版评级 ${other}` : `${up} up, ${down} down, ${other} graded by one only`, ...costs, ...movers].join('\n') };
    }),
};

function versionOf({ store }: ServiceContext, call: CommandCall, place: number, name: string) {
  const word = requiredWord(call, 'scheme trial', place, name);
  const [, code = word, version] = /^(.+)@(\d+)$/.exec(word) ?? [];
  return schemeToGrade(store, { schemeCode: code, ...(version === undefined ? {} : { schemeVersion: Number(version) }) }).id;
}
