import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { inLang, type Words } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { PROGRAM_VERSION } from '../../../shared/program-version.ts';
import type { ExportFact, ExportWording } from './export-table.ts';

/** The sheet that says what a workbook is. */
export const ABOUT: Words = { zh: '说明', en: 'About' };

/** When and by whom a table was written, and how many rows it has. */
export function aboutExport(context: ServiceContext, rowCount: number): readonly ExportFact[] {
  return [
    { head: { zh: '行数', en: 'Rows' }, text: String(rowCount) },
    { head: { zh: '导出时间', en: 'Written at' }, text: context.now() },
    { head: { zh: '导出人', en: 'Written by' }, text: context.user },
    { head: { zh: '程序', en: 'Program' }, text: `星阶 StarTier ${PROGRAM_VERSION}` },
  ];
}

/** Which run a table is of, and the hashes by which it can be proved. */
export function aboutRun(context: ServiceContext, run: RunRecord, scheme: Scheme, wording: ExportWording): readonly ExportFact[] {
  const found = context.store.schemes.findByNo(run.schemeNo);
  const version = found?.version ?? 0;
  return [
    { head: { zh: '方案', en: 'Scheme' }, text: `${inLang(scheme.name, wording === 'en' ? 'en' : 'zh')} (${run.schemeCode}) v${version}` },
    { head: { zh: '方案校验值', en: 'Hash of the scheme' }, text: found?.hash ?? '' },
    { head: { zh: '周期', en: 'Period' }, text: run.period },
    { head: { zh: '运算', en: 'Run' }, text: `#${run.number} ${run.state} ${run.madeAt} ${run.id}` },
    { head: { zh: '输入校验值', en: 'Hash of inputs' }, text: run.inputsHash },
    { head: { zh: '结果校验值', en: 'Hash of results' }, text: run.resultsHash },
  ];
}
