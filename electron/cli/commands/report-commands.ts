import { resolve } from 'node:path';
import { AppError, type Words } from '../../../shared/errors.ts';
import { REPORT_KINDS, type NoticeTerms, type ReportKind, type ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { OutletId, RegionId, RunId } from '../../../shared/ids.ts';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import { regionTree } from '../../services/outlets/list-outlets.ts';
import { writeReport } from '../../services/reports/write-report.ts';
import type { ServiceContext } from '../../services/service-context.ts';
import { todayOf } from '../../services/today-of.ts';
import type { Command, CommandCall } from '../command.ts';
import { choiceOption, requiredOption, textOption } from '../read-options.ts';

/** The words of the command line, and what each writes. */
const NAMES: Readonly<Record<ReportKind, { readonly word: string; readonly summary: Words }>> = {
  scorecard: { word: 'scorecards', summary: { zh: '评级成绩单（PDF）', en: 'scorecards of outlets, as PDF' } },
  ranking: { word: 'ranking', summary: { zh: '排名册（PDF）', en: 'the ranking book by region, as PDF' } },
  notice: { word: 'notice', summary: { zh: '升降级通知（PDF）', en: 'notices to outlets whose level moves, as PDF' } },
  publicNotice: { word: 'public-notice', summary: { zh: '评级结果公示（PDF）', en: 'the public notice of levels, as PDF' } },
  visitReport: { word: 'visit-report', summary: { zh: '检查报告（PDF）', en: 'reports of visits with photos, as PDF' } },
  inspectionSummary: { word: 'inspection-summary', summary: { zh: '检查总结（PDF）', en: 'the summary of inspections, as PDF' } },
  certificate: { word: 'certificates', summary: { zh: '星级证书（PDF）', en: 'certificates of level, as PDF' } },
};
const TERMS = ['opens', 'closes', 'contact'] as const;

/** `export scorecards`, `ranking`, `notice`, `public-notice`, `visit-report`, `inspection-summary` and `certificates`. */
export const reportCommands: readonly Command[] = REPORT_KINDS.map((report): Command => {
  const { word, summary } = NAMES[report];
  const name = `export ${word}`;
  return {
    name,
    usage: `--run ID${report === 'visitReport' ? ' | --visit CODE' : ''} [--outlet CODE] [--region NAME] [--each] --format pdf --out FILE`,
    summary,
    options: {
      run: { type: 'string' },
      outlet: { type: 'string', multiple: true },
      region: { type: 'string', multiple: true },
      visit: { type: 'string', multiple: true },
      each: { type: 'boolean' },
      format: { type: 'string' },
      out: { type: 'string' },
      opens: { type: 'string' },
      closes: { type: 'string' },
      contact: { type: 'string' },
    },
    run: (call) => {
      const printer = call.printer();
      const path = resolve(requiredOption(call, name, 'out'));
      choiceOption(call, 'format', ['pdf']);
      return call.withStore(async (context) => {
        const { files, pages, parts } = await writeReport(context, requestFrom(call, context, report, name), { path, files: call.options['each'] === true ? 'each' : 'one' }, printer);
        const json = { file: path, files, pages, parts };
        return { json, text: call.lang === 'zh' ? `${path}：${files} 个文件，${pages} 页` : `${path}: ${files} ${files === 1 ? 'file' : 'files'}, ${pages} pages` };
      });
    },
  };
});

function requestFrom(call: CommandCall, context: ServiceContext, report: ReportKind, command: string): ReportRequest {
  const visits = listOption(call, 'visit').map((code) => visitIdOf(context, code));
  const outlets = listOption(call, 'outlet').map((code) => outletIdOf(context, code));
  const terms = termsFrom(call, command);
  const needsRun = report !== 'visitReport' || visits.length === 0;
  return {
    report,
    lang: call.lang,
    runId: needsRun ? (requiredOption(call, command, 'run') as RunId) : ((textOption(call, 'run') ?? null) as RunId | null),
    regionIds: listOption(call, 'region').map((name) => regionIdOf(context, name)),
    ...(outlets.length === 0 ? {} : { outletIds: outlets }),
    ...(visits.length === 0 ? {} : { visitIds: visits }),
    ...(terms === null ? {} : { terms }),
  };
}

/** An option that may be given several times. */
export function listOption(call: CommandCall, name: string): readonly string[] {
  const given = call.options[name];
  return Array.isArray(given) ? (given as readonly string[]) : [];
}

function outletIdOf(context: ServiceContext, code: string): OutletId {
  const outlet = context.store.outlets.findByCode(code, todayOf(context));
  if (outlet === null) throw new AppError('report/outlet-unknown', { code });
  return outlet.id;
}

function visitIdOf({ store }: ServiceContext, code: string) {
  const visit = store.visits.findByCode(code);
  if (visit === null) throw new AppError('visit/not-found', { id: code });
  return visit.id;
}

/** A region by its code, its name where only one bears it, or its path. @throws {AppError} `report/region-unknown` */
export function regionIdOf(context: ServiceContext, name: string): RegionId {
  const regions = regionTree(context);
  const parents = new Map(regions.map((region) => [region.id, region]));
  const pathOf = (region: (typeof regions)[number]): string => {
    const parent = region.parentId === null ? undefined : parents.get(region.parentId);
    return parent === undefined ? region.name : `${pathOf(parent)}/${region.name}`;
  };
  const found = regions.filter((region) => region.code === name || region.name === name || pathOf(region) === name);
  const exact = found.find((region) => region.code === name) ?? (found.length === 1 ? found[0] : undefined);
  if (exact === undefined) throw new AppError('report/region-unknown', { name });
  return exact.id;
}

function termsFrom(call: CommandCall, command: string): NoticeTerms | null {
  if (TERMS.every((name) => textOption(call, name) === undefined)) return null;
  return { opensOn: dayOption(call, command, 'opens'), closesOn: dayOption(call, command, 'closes'), contact: textOption(call, 'contact') ?? '' };
}

function dayOption(call: CommandCall, command: string, name: string): IsoDate {
  const text = requiredOption(call, command, name);
  const day = parseIsoDate(text);
  if (day === null) throw new AppError('usage/invalid', { what: `--${name}`, value: text, expected: '2026-10-16' });
  return day;
}
