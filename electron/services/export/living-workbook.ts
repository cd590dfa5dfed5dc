import { inLang, type Lang } from '../../../shared/errors.ts';
import type { ResultQuery, Sort } from '../../../shared/ipc-contract.ts';
import { sheetName } from '../../tabular/pack-workbook.ts';
import { FORMAT } from '../../tabular/workbook-parts.ts';
import { writeWorkbook, type BookSheet } from '../../tabular/write-workbook.ts';
import { listResults } from '../grading/list-results.ts';
import { findRun, runView } from '../grading/run-view.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { ABOUT, aboutExport, aboutRun } from './about-table.ts';
import { aboutQuery } from './about-query.ts';
import { LIVING } from './living/living-words.ts';
import { livingSheets } from './living/score-sheet.ts';

/**
 * Writes the score sheet of a run whose dimensions and totals are formulas over its indicators, with the weights and
 * parameters on a sheet of their own: a doubter changes a score and sees what becomes of the total.
 *
 * @returns the number of outlets
 * @throws {AppError} `file/...`, `grading/no-run`, `task/cancelled`
 */
export async function writeLivingWorkbook(context: ServiceContext, request: { readonly query: ResultQuery; readonly sort?: Sort | undefined; readonly lang: Lang }, path: string): Promise<number> {
  const { query, sort, lang } = request;
  const run = findRun(context.store, query.runId);
  const view = runView(context.store, run);
  const { rows } = listResults(context, { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER, ...(sort === undefined ? {} : { sort }) });
  const { scores, scheme, given } = livingSheets(view, rows, lang);
  const say = (word: keyof typeof LIVING): string => inLang(LIVING[word], lang);
  const facts = [...aboutRun(context, run, view.scheme, lang), ...aboutExport(context, rows.length), ...aboutQuery(context, query, sort, [], lang)].map(({ head, text }) => [inLang(head, lang), text] as const);
  const about = aboutSheet(inLang(ABOUT, lang), [...facts, [say('howToRead'), say('howToReadText')], ...(given.length === 0 ? [] : [[say('asRun'), given.join(lang === 'zh' ? '、' : ', ')] as const])]);
  await writeWorkbook(path, [{ ...scores, rows: counted(context, scores.rows, rows.length) }, scheme, about]);
  return rows.length;
}

function aboutSheet(name: string, facts: readonly (readonly [head: string, text: string])[]): BookSheet {
  return {
    name: sheetName(name),
    widths: [24, 90],
    frozen: { rows: 1, columns: 0 },
    filterRow: null,
    rows: [[{ text: name, format: FORMAT.head }], ...facts.map((fact) => fact.map((text) => ({ text, format: FORMAT.wrapped })))],
  };
}

function* counted<Row>(context: ServiceContext, rows: Iterable<Row>, of: number): Generator<Row> {
  let done = 0;
  for (const row of rows) {
    if (done % 200 === 0) reportProgress(context, Math.min(done, of), of);
    done += 1;
    yield row;
  }
}
