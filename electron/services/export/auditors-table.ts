import type { AuditorQuery } from '../../../shared/contract/review-calls.ts';
import { auditorReport } from '../reviews/auditors.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutExport } from './about-table.ts';
import type { ExportColumn, ExportTable, ExportWording } from './export-table.ts';
import { choiceText } from './export-words.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'auditor', head: { zh: '检查员', en: 'Auditor' }, kind: 'text' },
  { code: 'visits', head: { zh: '检查次数', en: 'Visits' }, kind: 'integer' },
  { code: 'outlets', head: { zh: '网点数', en: 'Outlets' }, kind: 'integer' },
  { code: 'average', head: { zh: '平均得分', en: 'Average score' }, kind: 'number', places: 2 },
  { code: 'severity', head: { zh: '与他人之差', en: 'Difference from others' }, kind: 'number', places: 2 },
  { code: 'severity_low', head: { zh: '差的下限（95%）', en: 'Low end (95 %)' }, kind: 'number', places: 2 },
  { code: 'severity_high', head: { zh: '差的上限（95%）', en: 'High end (95 %)' }, kind: 'number', places: 2 },
  { code: 'shared_outlets', head: { zh: '共同网点', en: 'Shared outlets' }, kind: 'integer' },
  { code: 'drift', head: { zh: '每月变化', en: 'Change a month' }, kind: 'number', places: 2 },
  { code: 'drift_low', head: { zh: '变化下限（95%）', en: 'Low end (95 %)' }, kind: 'number', places: 2 },
  { code: 'drift_high', head: { zh: '变化上限（95%）', en: 'High end (95 %)' }, kind: 'number', places: 2 },
  { code: 'na_percent', head: { zh: '不适用率 %', en: 'N/A rate %' }, kind: 'number', places: 1 },
  { code: 'others_na_percent', head: { zh: '他人不适用率 %', en: "Others' N/A rate %" }, kind: 'number', places: 1 },
  { code: 'median_minutes', head: { zh: '在店分钟（中位）', en: 'Minutes on site (median)' }, kind: 'number', places: 1 },
  { code: 'timed_visits', head: { zh: '有起止时间', en: 'Visits with times' }, kind: 'integer' },
  { code: 'fast_visits', head: { zh: '过快', en: 'Too fast' }, kind: 'integer' },
  { code: 'median_run', head: { zh: '连续同答（中位）', en: 'Equal answers in a row (median)' }, kind: 'number', places: 1 },
  { code: 'same_answer_visits', head: { zh: '全程同答', en: 'One answer throughout' }, kind: 'integer' },
  { code: 'identical_visits', head: { zh: '与别店雷同', en: 'Identical visits' }, kind: 'integer' },
  { code: 'hints', head: { zh: '建议留意', en: 'Worth a look' }, kind: 'text' },
];

/** Auditors beside each other, by name. */
export function auditorsTable(context: ServiceContext, query: AuditorQuery, wording: ExportWording): ExportTable {
  const { auditors } = auditorReport(context, query);
  return {
    name: { zh: '检查员', en: 'Auditors' },
    columns: COLUMNS,
    about: aboutExport(context, auditors.length),
    rowCount: auditors.length,
    rows: auditors.map((row) => [
      row.auditor,
      row.visits,
      row.outlets,
      row.average,
      row.severity?.mean ?? null,
      row.severity?.low ?? null,
      row.severity?.high ?? null,
      row.severity?.n ?? 0,
      row.drift?.slope ?? null,
      row.drift?.low ?? null,
      row.drift?.high ?? null,
      row.naPercent,
      row.othersNaPercent,
      row.medianMinutes === null ? null : String(row.medianMinutes),
      row.timedVisits,
      row.fastVisits,
      row.medianRun === null ? null : String(row.medianRun),
      row.sameAnswerVisits,
      row.identicalVisits,
      row.hints.map((hint) => choiceText(hint, wording, 'hint')).join(wording === 'zh' ? '、' : ', ') || null,
    ]),
  };
}
