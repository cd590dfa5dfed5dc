import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { checkPlan } from '../../../shared/benefits/check-plan.ts';
import { explainLine } from '../../../shared/benefits/line-words.ts';
import { parsePlan } from '../../../shared/benefits/parse-plan.ts';
import type { StatementTotals } from '../../../shared/benefits/statement.ts';
import type { MoneyChange } from '../../../shared/contract/benefit-calls.ts';
import { AppError, inLang, messageFor, type Problem, type Words } from '../../../shared/errors.ts';
import type { InstalmentId, RunId } from '../../../shared/ids.ts';
import { benefitBudget, setBudget } from '../../services/benefits/budget.ts';
import { filterStatements } from '../../services/benefits/list-statements.ts';
import { periodStatements, type SchemeAndPeriod } from '../../services/benefits/period-statements.ts';
import { checkPlanDraft, importPlan, planByCode, planSurroundings } from '../../services/benefits/plan-versions.ts';
import { readPlanTemplate, templateIds } from '../../services/benefits/plan-templates.ts';
import { benefitEffectView } from '../../services/benefits/run-effect.ts';
import { settlePeriod } from '../../services/benefits/settle.ts';
import { statementsTable } from '../../services/benefits/statements-table.ts';
import { decideWithheld, listWithheld } from '../../services/benefits/withheld.ts';
import { writeTable } from '../../services/export/write-table.ts';
import { latestScheme } from '../../services/schemes/latest-scheme.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import { decodeText } from '../../tabular/decode-text.ts';
import type { Command, CommandCall } from '../command.ts';
import { choiceOption, periodFrom, periodOption, requiredOption, requiredWord, textOption, wholeOption } from '../read-options.ts';

const SCHEME = { scheme: { type: 'string' }, period: { type: 'string' } } as const;
const FORMATS = ['csv', 'xlsx', 'json'] as const;
const WORDINGS = ['codes', 'zh', 'en'] as const;

/** `benefits check`: faults and pitfalls of a plan of the store, of a file, or of a template. */
const check: Command = {
  name: 'benefits check',
  usage: 'CODE or FILE',
  summary: { zh: '检查权益方案', en: 'faults and warnings of a benefit plan with their places' },
  options: {},
  run: (call) =>
    call.withStore((context) => {
      const word = requiredWord(call, 'benefits check', 0, 'CODE');
      const problems = existsSync(resolve(word)) ? fileProblems(context, readJson(resolve(word))) : checkPlanDraft(context, { plan: planByCode(context.store, word).document });
      return checkResult(problems, call);
    }),
};

/** `benefits import`: takes a plan in, of a file or by a template's name. */
const importCommand: Command = {
  name: 'benefits import',
  usage: 'FILE or TEMPLATE [--draft]',
  summary: { zh: '导入权益方案（文件或自带模板）并发布；--draft 只存为草稿', en: 'take in a benefit plan (a file, or a template by name) and publish it; --draft keeps a draft' },
  options: { draft: { type: 'boolean' } },
  run: (call) =>
    call.withStore((context) => {
      const word = requiredWord(call, 'benefits import', 0, 'FILE');
      const file = resolve(word);
      if (!existsSync(file) && !templateIds().includes(word)) throw new AppError('usage/invalid', { what: 'FILE', value: word, expected: `FILE / ${templateIds().join(' / ')}` });
      const raw = existsSync(file) ? readJson(file) : readPlanTemplate(word);
      const { warnings, planId: _, ...rest } = importPlan(context, { raw, file: basename(word), publish: call.options['draft'] !== true });
      const said = messagesOf(warnings, call);
      const head = call.lang === 'zh' ? `权益方案 ${rest.code} v${rest.version}（${rest.state === 'draft' ? '草稿' : '已发布'}）` : `Benefit plan ${rest.code} v${rest.version} (${rest.state})`;
      return { json: { ...rest, warnings: said }, text: [head, ...said.map((p) => `${p.severity}  ${p.path}: ${p.message}`)].join('\n') };
    }),
};

/** `benefits export`: a version as JSON that imports to the same hash. */
const exportCommand: Command = {
  name: 'benefits export',
  usage: 'CODE --out FILE [--version N]',
  summary: { zh: '导出权益方案为 JSON', en: 'a benefit plan as JSON that imports to the same version hash' },
  options: { out: { type: 'string' }, version: { type: 'string' } },
  run: (call) =>
    call.withStore(({ store }) => {
      const found = planByCode(store, requiredWord(call, 'benefits export', 0, 'CODE'), wholeOption(call, 'version', 1, 1_000_000));
      const file = resolve(requiredOption(call, 'benefits export', 'out'));
      writeFileSync(file, `${JSON.stringify(found.document, null, 2)}\n`);
      return { json: { file, code: found.code, version: found.version, hash: found.hash }, text: `${file}：${found.code} v${found.version}` };
    }),
};

/** `benefits statement`: the statements of a period as a table, or one outlet's in words. */
const statement: Command = {
  name: 'benefits statement',
  usage: '--period P [--scheme CODE] [--outlet CODE] [--format csv|xlsx|json --out FILE] [--words codes|zh|en]',
  summary: { zh: '权益结算单：一个周期的汇总、明细文件，或一个网点的', en: 'benefit statements of a period: sums, a file line by line, or one outlet' },
  options: { ...SCHEME, outlet: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' }, words: { type: 'string' } },
  run: (call) =>
    call.withStore(async (context) => {
      const query = schemeAndPeriod(context, call, 'benefits statement');
      const outlet = textOption(call, 'outlet');
      const format = choiceOption(call, 'format', FORMATS);
      const { settlement } = periodStatements(context, query);
      const head = { ...query, settled: settlement !== null, hash: settlement?.hash ?? null };
      if (outlet !== undefined) {
        const document = filterStatements(context, query).find((own) => own.outlet.code === outlet);
        if (document === undefined) throw new AppError('benefit/outlet-none', { outlet, period: query.period });
        const lines = document.lines.map((line) => `${inLang(line.name, call.lang)}\t${line.value ?? (line.text === undefined ? '' : inLang(line.text, call.lang))}\t${explainLine(line, call.lang)}`);
        const dues = document.dues.map((line) => `${inLang(line.name, call.lang)}\t${line.period} ${line.number}/${line.of}\t${line.dueOn}\t${line.amount} ${line.currency}\t${line.state}`);
        return { json: { ...head, ...document }, text: [...lines, ...dues, ...document.totals.map((own) => totalsText(own, call))].join('\n') };
      }
      const documents = filterStatements(context, query);
      if (format !== undefined) {
        const file = resolve(requiredOption(call, 'benefits statement', 'out'));
        const wording = choiceOption(call, 'words', WORDINGS) ?? 'codes';
        const rows = await writeTable(context, statementsTable(context, query, wording), { path: file, format, wording });
        return { json: { ...head, file, rows }, text: call.lang === 'zh' ? `${file}：${rows} 行` : `${file}: ${rows} rows` };
      }
      const { rows } = benefitBudget(context, query);
      const totals = rows[0]?.sums ?? [];
      return { json: { ...head, outlets: documents.length, totals, statements: documents }, text: [`${query.period}\t${documents.length}`, ...totals.map((own) => `${own.currency}\t${own.granted}\t${own.toPay}\t${own.withheld}\t${own.planned}`)].join('\n') };
    }),
};

/** `benefits settle`: keeps the statements of a period for good. */
const settle: Command = {
  name: 'benefits settle',
  usage: '--period P [--scheme CODE]',
  summary: { zh: '结算一个周期的权益', en: 'settle the benefits of a period' },
  options: SCHEME,
  run: (call) =>
    call.withStore((context) => {
      const settled = settlePeriod(context, schemeAndPeriod(context, call, 'benefits settle'));
      const head = call.lang === 'zh' ? `${settled.period} 已结算：${settled.outlets} 个网点` : `${settled.period} settled: ${settled.outlets} outlets`;
      return { json: settled, text: [head, ...settled.totals.map((own) => totalsText(own, call))].join('\n') };
    }),
};

/** `benefits budget`: the regions against their budgets; with `--set` enters one. */
const budget: Command = {
  name: 'benefits budget',
  usage: '--period P [--scheme CODE] [--region PATH] [--set AMOUNT|none [--currency CNY]]',
  summary: { zh: '各地区的权益与预算；--set 录入预算', en: 'benefits of the regions against their budgets; --set enters one' },
  options: { ...SCHEME, region: { type: 'string' }, set: { type: 'string' }, currency: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const query = schemeAndPeriod(context, call, 'benefits budget');
      const [region, amount] = [textOption(call, 'region'), textOption(call, 'set')];
      if (amount !== undefined) setBudget(context, { ...query, region: region ?? '', currency: textOption(call, 'currency') ?? 'CNY', amount: amount === 'none' ? null : amount });
      const view = benefitBudget(context, query);
      const rows = region === undefined ? view.rows : view.rows.filter((row) => row.region === region || row.region.startsWith(`${region}/`));
      const text = rows.flatMap((row) => row.sums.map((own) => [row.region === '' ? (call.lang === 'zh' ? '全网' : 'network') : row.region, row.outlets, own.currency, own.granted, own.toPay, own.withheld, own.planned, own.budget ?? '—', own.left ?? '—'].join('\t')));
      return { json: { ...view, rows }, text: text.join('\n') };
    }),
};

/** `benefits effect`: what the movements of a run change in money. */
const effect: Command = {
  name: 'benefits effect',
  usage: '--run ID [--outlet CODE]',
  summary: { zh: '一次运算的升降在钱上的变化', en: 'what the movements of a run change in money' },
  options: { run: { type: 'string' }, outlet: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const runId = requiredOption(call, 'benefits effect', 'run') as RunId;
      const view = benefitEffectView(context, { runId });
      if (view === null) {
        const run = context.store.runs.findById(runId);
        throw new AppError('benefit/no-plan-in-force', { scheme: run?.schemeCode ?? '', period: run?.period ?? '' });
      }
      const outlet = textOption(call, 'outlet');
      const outlets = outlet === undefined ? view.outlets : view.outlets.filter(({ code }) => code === outlet);
      const text = [
        ...view.totals.map((own) => changeText(call.lang === 'zh' ? '合计' : 'total', own)),
        ...view.byMovement.flatMap((group) => group.changes.map((own) => changeText(`${group.movement} ${group.outlets}`, own))),
        ...(outlet === undefined ? [] : outlets.flatMap((own) => own.changes.map((change) => changeText(own.code, change)))),
        ...(view.unknown === 0 ? [] : [call.lang === 'zh' ? `${view.unknown} 个网点缺数据，未计入` : `${view.unknown} outlets lack data and are not counted`]),
      ];
      return { json: { ...view, outlets }, text: text.join('\n') };
    }),
};

/** `benefits withheld`: what is withheld; with `--release` or `--forfeit` decides it. */
const withheld: Command = {
  name: 'benefits withheld',
  usage: '[--scheme CODE] [--release ID | --forfeit ID --reason TEXT]',
  summary: { zh: '扣发的款项；放行或没收要写原因', en: 'withheld amounts; releasing or forfeiting one needs a reason' },
  options: { scheme: { type: 'string' }, release: { type: 'string' }, forfeit: { type: 'string' }, reason: { type: 'string' } },
  run: (call) =>
    call.withStore((context) => {
      const [release, forfeit] = [textOption(call, 'release'), textOption(call, 'forfeit')];
      const id = release ?? forfeit;
      if (id !== undefined) decideWithheld(context, { instalmentIds: [id as InstalmentId], decision: release === undefined ? 'forfeit' : 'release', reason: requiredOption(call, 'benefits withheld', 'reason') });
      const rows = listWithheld(context, { schemeCode: schemeOf(context, call) });
      const text = rows.map((own) => [own.id, own.code, inLang(own.name, call.lang), `${own.period} ${own.number}/${own.of}`, `${own.amount} ${own.currency}`, own.state, own.rule === null ? '' : inLang(own.rule, call.lang), own.reason ?? ''].join('\t'));
      return { json: { rows }, text: text.length === 0 ? (call.lang === 'zh' ? '没有扣发' : 'Nothing is withheld') : text.join('\n') };
    }),
};

/** All commands of benefits. */
export const benefitCommands: readonly Command[] = [check, importCommand, exportCommand, statement, settle, withheld, budget, effect];

function schemeAndPeriod(context: ServiceContext, call: CommandCall, command: string): SchemeAndPeriod {
  return { schemeCode: schemeOf(context, call), period: textOption(call, 'period') === undefined ? periodOption(call, command) : periodFrom(requiredOption(call, command, 'period')) };
}

function schemeOf(context: ServiceContext, call: CommandCall): string {
  const given = textOption(call, 'scheme');
  if (given !== undefined) return given;
  const planned = new Set(context.store.benefitPlans.list().map(({ document }) => document.scheme));
  const [only] = planned;
  if (planned.size === 1 && only !== undefined) return only;
  const latest = latestScheme(context.store);
  if (latest === null) throw new AppError('usage/missing', { command: 'benefits', what: '--scheme' });
  return latest.code;
}

function fileProblems({ store }: ServiceContext, raw: unknown): readonly Problem[] {
  const { plan, problems } = parsePlan(raw);
  return plan === null ? problems : checkPlan(plan, planSurroundings(store, plan));
}

function messagesOf(problems: readonly Problem[], call: CommandCall): readonly { readonly severity: string; readonly path: string; readonly code: string; readonly message: string }[] {
  return problems.map((p) => ({ severity: p.severity, path: p.path, code: p.code, message: messageFor(p.code, p.params, call.lang) }));
}

function checkResult(problems: readonly Problem[], call: CommandCall): { readonly json: unknown; readonly text: string; readonly foundProblems: boolean } {
  const said = messagesOf(problems, call);
  const clean = call.lang === 'zh' ? '没有发现问题' : 'No problems found';
  return {
    json: { problems: said },
    text: said.length === 0 ? clean : said.map((p) => `${p.severity}  ${p.path}: ${p.message}`).join('\n'),
    foundProblems: problems.some((p) => p.severity === 'error'),
  };
}

function totalsText({ currency, granted, toPay, withheld: held, differences, planned }: StatementTotals, call: CommandCall): string {
  const words: readonly (readonly [Words, string])[] = [
    [{ zh: '本期权益', en: 'granted' }, granted],
    [{ zh: '应付', en: 'to pay' }, toPay],
    [{ zh: '扣发', en: 'withheld' }, held],
    [{ zh: '差额', en: 'differences' }, differences],
    [{ zh: '待付', en: 'planned' }, planned],
  ];
  return `${currency}\t${words.map(([head, amount]) => `${inLang(head, call.lang)} ${amount}`).join('\t')}`;
}

function changeText(head: string, { currency, before, after, change }: MoneyChange): string {
  return `${head}\t${currency}\t${before}\t${after}\t${change.startsWith('-') ? '' : '+'}${change}`;
}

function readJson(path: string): unknown {
  const file = basename(path);
  try {
    return JSON.parse(decodeText(readFileSync(path), file)) as unknown;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('import/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}
