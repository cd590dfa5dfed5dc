import type { IsoDate } from '../../../shared/dates.ts';
import { AppError, inLang, type Lang } from '../../../shared/errors.ts';
import { methodSentence, movementSentence, stateSentence } from '../../../shared/grading/sentences.ts';
import type { Trace, TracePart } from '../../../shared/grading/trace.ts';
import { reachLines } from '../../../shared/grading/reach-sentences.ts';
import type { RunId } from '../../../shared/ids.ts';
import { explain } from '../../services/grading/explain.ts';
import { reachLevels } from '../../services/studies/reach.ts';
import type { Command } from '../command.ts';
import { requiredOption } from '../read-options.ts';

/** `explain`: the whole working of one result. */
export const explainCommand: Command = {
  name: 'explain',
  usage: '--run ID --outlet CODE [--reach]',
  summary: { zh: '一个网点的完整评级过程', en: 'the whole working of one result' },
  options: { run: { type: 'string' }, outlet: { type: 'string' }, reach: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const runId = requiredOption(call, 'explain', 'run') as RunId;
      const code = requiredOption(call, 'explain', 'outlet');
      const outlet = context.store.outlets.findByCode(code, context.today() as IsoDate);
      if (outlet === null) throw new AppError('usage/invalid', { what: '--outlet', value: code, expected: 'outlet_code' });
      const { trace, levels } = explain(context, { runId, outletId: outlet.id });
      const nameOf = (level: string | null): string => inLang(levels.find((l) => l.code === level)?.name ?? { zh: level ?? '—' }, call.lang);
      const head = [
        `${code}  ${trace.period}  ${nameOf(trace.level.previous)} → ${nameOf(trace.level.next)}`,
        movementSentence(trace.level.reason, levels, call.lang),
        ...(trace.stateReason === null ? [] : [stateSentence(trace.stateReason, call.lang)]),
        ...trace.level.vetoes.map((v) => `! ${inLang(v.name, call.lang)}`),
        ...rankLines(trace, call.lang),
      ];
      const reach = call.options['reach'] === true ? reachLevels(context, { runId, outletId: outlet.id }).reach : null;
      const reached = reach === null ? [] : ['', ...reachLines(reach, levels, call.lang)];
      return { json: reach === null ? trace : { ...trace, reach }, text: [...head, ...partLines(trace.root, 0, call.lang), ...adjustmentLines(trace, call.lang), ...furtherLines(trace, call.lang), ...reached].join('\n') };
    }),
};

/** The ranks in all, in each region (by its code), and the centres where clusters give the levels. */
function rankLines({ rank, regionRanks, level }: Trace, lang: Lang): string[] {
  if (rank === null) return [];
  const isZh = lang === 'zh';
  const ranks = [`${rank.rank}/${rank.of}`, ...regionRanks.map(({ region, rank: own, of }) => `${region} ${own}/${of}`)];
  const centres = level.groups === undefined ? [] : [`${isZh ? '组中心' : 'Centres'}  ${level.groups.centres.join(' · ')}`];
  return [`${isZh ? '名次' : 'Ranks'}  ${ranks.join(' · ')}`, ...centres];
}

/** Every further total with its tree. */
function furtherLines({ totals }: Trace, lang: Lang): string[] {
  return (totals ?? []).flatMap(({ name, total, root }) => [`${inLang(name, lang)}  ${total ?? '—'}`, ...partLines(root, 0, lang)]);
}

/** A line for each bonus and penalty, as it stands before the caps of the sums. */
function adjustmentLines({ adjustments }: Trace, lang: Lang): string[] {
  return (adjustments?.items ?? []).map(({ name, kind, points }) => `${inLang(name, lang)}  ${kind === 'bonus' ? '+' : '-'}${points}`);
}

/** A line a part: name, raw value and how it scored, score, effective weight, contribution. */
function partLines(part: TracePart, depth: number, lang: Lang): string[] {
  const how = part.indicator === null ? '' : `  [${part.indicator.raw ?? '—'}] ${methodSentence(part.indicator, lang)}`;
  const weight = part.effectiveWeight === null ? part.mark : `${part.effectiveWeight}%`;
  const line = `${'  '.repeat(depth)}${inLang(part.name, lang)}${how}  ${part.score ?? '—'}  ${weight}  ${part.contribution ?? '—'}`;
  const periods = (part.blend ?? []).map(({ period, score, weight: share, contribution }) => `${'  '.repeat(depth + 1)}${period}  ${score ?? '—'}  ${share === null ? '—' : `${share}%`}  ${contribution ?? '—'}`);
  return [line, ...part.children.flatMap((child) => partLines(child, depth + 1, lang)), ...periods];
}
