import type { LevelBenefit, NoticeData } from '../../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../../shared/errors.ts';
import { reachStepSentence, reachTargetSentence } from '../../../shared/grading/reach-sentences.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import type { LevelInfo, MovementQuery } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { findRun, runView } from '../grading/run-view.ts';
import { openReport } from '../reports/report-source.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { aboutExport, aboutRun } from './about-table.ts';
import type { ExportCell, ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText, levelText } from './export-words.ts';

/** So many ways to the next level are named, the smallest change first. */
const WAYS = 3;

const COLUMNS: readonly ExportColumn[] = [
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'movement', head: { zh: '升降', en: 'Movement' }, kind: 'text' },
  { code: 'previous_level', head: { zh: '原星级', en: 'Previous level' }, kind: 'text' },
  { code: 'level', head: { zh: '决定星级', en: 'Decided level' }, kind: 'text' },
  { code: 'total', head: { zh: '总分', en: 'Total' }, kind: 'number', places: 2 },
  { code: 'reason', head: { zh: '规则说明', en: 'Reason' }, kind: 'text' },
  { code: 'decision_reason', head: { zh: '决定理由', en: 'Reason of the decision' }, kind: 'text' },
  { code: 'benefits_before', head: { zh: '原有权益', en: 'Benefits before' }, kind: 'text' },
  { code: 'benefits', head: { zh: '现有权益', en: 'Benefits now' }, kind: 'text' },
  { code: 'next_level', head: { zh: '上一级', en: 'Next level' }, kind: 'text' },
  ...Array.from({ length: WAYS }, (_, at): ExportColumn => ({ code: `raise_${at + 1}`, head: { zh: `提升办法 ${at + 1}`, en: `What would raise it, ${at + 1}` }, kind: 'text' })),
  { code: 'objections_until', head: { zh: '异议截止', en: 'Objections until' }, kind: 'date' },
];

/**
 * The notices of a run as rows: who rises, falls, enters or was decided otherwise, why, what it grants, and what would raise the
 * level next time. Each row takes what its printed notice takes, so it is worked out as it is written.
 *
 * @throws {AppError} `grading/no-run`, `task/cancelled`
 */
export function noticesTable(context: ServiceContext, query: Pick<MovementQuery, 'runId' | 'regionId'>, wording: ExportWording): ExportTable {
  const run = findRun(context.store, query.runId);
  const { scheme } = runView(context.store, run);
  const levels = levelInfos(scheme);
  const lang = wording === 'en' ? 'en' : 'zh';
  const { parts } = openReport(context, { report: 'notice', lang, runId: run.id, regionIds: query.regionId === undefined ? [] : [query.regionId] });
  return {
    name: { zh: '升降级通知', en: 'Notices' },
    columns: COLUMNS,
    about: [...aboutRun(context, run, scheme, wording), ...aboutExport(context, parts.length)],
    rowCount: parts.length,
    rows: rowsOf(context, parts.map((part) => part.document), levels, wording, lang),
  };
}

function* rowsOf(context: ServiceContext, documents: readonly (() => unknown)[], levels: readonly LevelInfo[], wording: ExportWording, lang: Lang): Generator<readonly ExportCell[]> {
  for (const [place, document] of documents.entries()) {
    reportProgress(context, place, documents.length);
    yield cells(document() as NoticeData, levels, wording, lang);
  }
}

function cells({ outlet, movement, reach, benefits, benefitsBefore, terms }: NoticeData, levels: readonly LevelInfo[], wording: ExportWording, lang: Lang): readonly ExportCell[] {
  const target = reach?.targets[0];
  const ways = target === undefined ? [] : target.steps.length === 0 ? [reachTargetSentence(target, levels, lang)] : target.steps.slice(0, WAYS).map((step) => reachStepSentence(step, levels, lang));
  return [
    outlet.code,
    outlet.name,
    outlet.regionPath.join('/'),
    choiceText(movement.movement, wording),
    levelText(movement.from, levels, wording),
    levelText(movement.decided ?? movement.proposed, levels, wording),
    movement.total,
    movementSentence(movement.reason, levels, lang),
    movement.decisionReason,
    benefitText(benefitsBefore, lang),
    benefitText(benefits, lang),
    target === undefined ? null : levelText(target.level, levels, wording),
    ...Array.from({ length: WAYS }, (_, at) => ways[at] ?? null),
    terms?.closesOn ?? null,
  ];
}

function benefitText(benefits: readonly LevelBenefit[], lang: Lang): string | null {
  return benefits.map(({ name, value }) => `${inLang(name, lang)} ${inLang(value, lang)}`).join(lang === 'zh' ? '；' : '; ') || null;
}
