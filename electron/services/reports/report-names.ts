import type { ReportHead, ReportKind, ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { Lang } from '../../../shared/errors.ts';

const NAMES: Readonly<Record<ReportKind, Readonly<Record<Lang, string>>>> = {
  scorecard: { zh: '评级成绩单', en: 'scorecards' },
  ranking: { zh: '排名册', en: 'ranking' },
  notice: { zh: '升降级通知', en: 'notices' },
  publicNotice: { zh: '公示', en: 'public-notice' },
  visitReport: { zh: '检查报告', en: 'visit-reports' },
  inspectionSummary: { zh: '检查总结', en: 'inspection-summary' },
  certificate: { zh: '星级证书', en: 'certificates' },
};

/** What a report is called in file names and in the PDF's title. */
export function reportName(report: ReportKind, lang: Lang): string {
  return NAMES[report][lang];
}

/** The proposed name of the one file: what, period, and the region or outlet where there is only one. */
export function reportFileName(request: ReportRequest, head: ReportHead, parts: readonly { readonly code: string; readonly name: string }[], format: string): string {
  const [only] = parts;
  const scope = parts.length === 1 && only !== undefined && only.code !== '' ? [only.code, only.name] : head.regions.length === 1 ? [head.regions[0]!] : [];
  return fileSafe(`${[reportName(request.report, request.lang), head.period ?? head.printedOn, ...scope].join('-')}.${format}`);
}

/** The name of one part's own file: code and name first, so that the folder is sorted as people look for it. */
export function partFileName(request: ReportRequest, head: ReportHead, part: { readonly code: string; readonly name: string }): string {
  return fileSafe(`${[part.code, part.name, reportName(request.report, request.lang), head.period ?? head.printedOn].filter((word) => word !== '').join('-')}.pdf`);
}

/** Without what Windows forbids in names, not longer than file systems take. */
export function fileSafe(name: string): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[a-z]+)?$/s.exec(name) ?? [];
  // eslint-disable-next-line no-control-regex -- control characters are what is to be found
  const clean = stem.replace(/[<>:"/\\|?*\u0000-\u001f]/g, '_').replace(/[. ]+$/, '');
  return `${[...clean].slice(0, 80).join('')}${ending}`;
}
