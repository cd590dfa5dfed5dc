import { ABSENT_KEY, NONE_KEY, type HistoryQuery, type StandingKey } from '../../../shared/contract/history-calls.ts';
import { AppError, inLang } from '../../../shared/errors.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { BELOW_SCALE } from '../../../shared/scheme/scheme.ts';
import { latestScheme } from '../../services/schemes/latest-scheme.ts';
import { levelsView, outletHistory, outletMoves, regionMoves } from '../../services/history/levels-view.ts';
import { levelTransitions } from '../../services/history/transitions.ts';
import { todayOf } from '../../services/today-of.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import type { Command, CommandCall } from '../command.ts';
import { choiceOption, periodFrom, requiredOption, requiredWord, textOption, wholeOption } from '../read-options.ts';

const SCOPE = { scheme: { type: 'string' }, region: { type: 'string' }, type: { type: 'string' }, ownership: { type: 'string' } } as const;
const SCOPE_USAGE = '[--scheme CODE] [--region PATH] [--type TYPE] [--ownership own|partner|agent]';

/** `history transitions`: the matrix of levels between two published periods. */
export const historyTransitions: Command = {
  name: 'history transitions',
  usage: `--from P --to P ${SCOPE_USAGE}`,
  summary: { zh: '两个已发布周期之间的星级变动矩阵', en: 'who moved from which level to which between two published periods' },
  options: { from: { type: 'string' }, to: { type: 'string' }, ...SCOPE },
  run: (call) =>
    call.withStore((context) => {
      const [from, to] = [periodFrom(requiredOption(call, 'history transitions', 'from')), periodFrom(requiredOption(call, 'history transitions', 'to'))];
      const view = levelTransitions(context, { ...scopeFrom(context, call), from, to });
      const name = standingNames(call, view.levels);
      const count = (line: StandingKey, column: StandingKey): number => view.cells.find((cell) => cell.from === line && cell.to === column)?.outlets ?? 0;
      const lines = view.fromKeys.map((line) => [name(line), ...view.toKeys.map((column) => String(count(line, column)))].join('\t'));
      const sums =
        call.lang === 'zh'
          ? `共 ${view.outlets} 个网点：升 ${view.up}，降 ${view.down}，不变 ${view.same}，新增 ${view.appeared}，退出 ${view.gone}，未评而保级 ${view.keptUngraded}`
          : `${view.outlets} outlets: ${view.up} up, ${view.down} down, ${view.same} the same, ${view.appeared} new, ${view.gone} gone, ${view.keptUngraded} kept without a grade`;
      return { json: view, text: [[`${from} → ${to}`, ...view.toKeys.map(name)].join('\t'), ...lines, sums].join('\n') };
    }),
};

/** `history volatility`: moves by period, time in level, yo-yo outlets, and by region where a level of the tree is named. */
export const historyVolatility: Command = {
  name: 'history volatility',
  usage: `[--last N] [--turns N] [--by-region LEVEL] ${SCOPE_USAGE}`,
  summary: { zh: '各期升降、在级时长和反复升降的网点', en: 'moves by period, time in level and the outlets that go up and down again' },
  options: { last: { type: 'string' }, turns: { type: 'string' }, 'by-region': { type: 'string' }, ...SCOPE },
  run: (call) =>
    call.withStore((context) => {
      const query = scopeFrom(context, call);
      const [last, minTurns, level] = [wholeOption(call, 'last', 2, 1200) ?? 12, wholeOption(call, 'turns', 1, 1200) ?? 2, wholeOption(call, 'by-region', 0, 20)];
      const { levels, periods, times } = levelsView(context, query);
      const yoyo = outletMoves(context, { ...query, last, minTurns, offset: 0, limit: 5000 });
      const regions = level === undefined ? null : regionMoves(context, { ...query, level });
      const zh = call.lang === 'zh';
      const name = standingNames(call, levels);
      const text = [
        ...periods.map((own) => (zh ? `${own.period}\t升 ${own.up}\t降 ${own.down}\t变动率 ${own.movedShare ?? '—'}%` : `${own.period}\tup ${own.up}\tdown ${own.down}\tmoved ${own.movedShare ?? '—'}%`)),
        ...times.map((own) => (zh ? `${name(own.key)}\t现有 ${own.current} 个，已持续中位数 ${own.currentMedian ?? '—'} 期；已结束 ${own.ended} 段，中位数 ${own.endedMedian ?? '—'} 期` : `${name(own.key)}\t${own.current} now, for a median of ${own.currentMedian ?? '—'} periods; ${own.ended} spells ended, median ${own.endedMedian ?? '—'}`)),
        ...(regions ?? []).map((own) => `${own.regionPath.join('/')}\t${own.up}\t${own.down}\t${own.movedShare ?? '—'}%`),
        zh ? `近 ${last} 期内至少 ${minTurns} 次反向变动的网点：${yoyo.total}` : `Outlets with at least ${minTurns} turns in the last ${last} periods: ${yoyo.total}`,
        ...yoyo.rows.map((own) => `${own.code}\t${own.name}\t${own.turns}\t${own.strip.map(({ key }) => name(key)).join(' ')}`),
      ];
      return { json: { last, turns: minTurns, periods, times, ...(regions === null ? {} : { regions }), yoyo: yoyo.rows }, text: text.join('\n') };
    }),
};

/** `history outlet`: one outlet's published levels, spells and moves. */
export const historyOutlet: Command = {
  name: 'history outlet',
  usage: 'CODE [--scheme CODE]',
  summary: { zh: '一个网点的星级历史', en: 'the level history of an outlet' },
  options: { scheme: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const code = requiredWord(call, 'history outlet', 0, 'CODE');
      const outlet = context.store.outlets.findByCode(code, todayOf(context));
      if (outlet === null) throw new AppError('usage/no-outlet', { code });
      const history = outletHistory(context, { outletId: outlet.id, schemeCode: schemeFrom(context, call) });
      const name = standingNames(call, history.levels);
      const lines = history.periods.map(({ period, key, total }) => `${period}\t${name(key)}\t${total ?? '—'}`);
      const sums = call.lang === 'zh' ? `升 ${history.up}，降 ${history.down}，反向 ${history.turns}` : `${history.up} up, ${history.down} down, ${history.turns} turns`;
      return { json: { code, ...history }, text: [...lines, sums].join('\n') };
    }),
};

/** @throws {AppError} `grading/no-scheme`, `usage/no-region`, `usage/invalid` */
function scopeFrom(context: ServiceContext, call: CommandCall): HistoryQuery {
  const [path, type, ownership] = [textOption(call, 'region'), textOption(call, 'type'), choiceOption(call, 'ownership', OWNERSHIPS)];
  const region = path === undefined ? undefined : [...context.store.regions.snapshot(todayOf(context)).values()].find((node) => node.path.join('/') === path);
  if (path !== undefined && region === undefined) throw new AppError('usage/no-region', { path });
  return {
    schemeCode: schemeFrom(context, call),
    ...(region === undefined ? {} : { regionId: region.id }),
    ...(type === undefined ? {} : { type }),
    ...(ownership === undefined ? {} : { ownership }),
  };
}

/** The scheme named, else the one made last. @throws {AppError} `grading/no-scheme` */
function schemeFrom({ store }: ServiceContext, call: CommandCall): string {
  const code = textOption(call, 'scheme') ?? latestScheme(store)?.code;
  if (code === undefined) throw new AppError('grading/no-scheme', { code: '—' });
  return code;
}

function standingNames({ lang }: CommandCall, levels: readonly LevelInfo[]): (key: StandingKey) => string {
  const others: Readonly<Record<string, string>> =
    lang === 'zh' ? { [NONE_KEY]: '无星级', [ABSENT_KEY]: '不在册', [BELOW_SCALE]: '等外' } : { [NONE_KEY]: 'no level', [ABSENT_KEY]: 'not there', [BELOW_SCALE]: 'below the scale' };
  return (key) => {
    const level = levels.find(({ code }) => code === key);
    return level === undefined ? (others[key] ?? key) : inLang(level.name, lang);
  };
}
