import type { TableKind } from '../../../shared/contract/import-calls.ts';
import type { Lang } from '../../../shared/errors.ts';
import { workbookBytes } from '../../tabular/hucre.ts';
import { writeWholeFile } from '../../tabular/write-file.ts';
import type { ServiceContext } from '../service-context.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import { OWNERSHIP_WORDS, STATUS_WORDS, VISIT_KIND_WORDS } from './word-lists.ts';

const WIDTH = 16;
const SHEET_NAMES: Readonly<Record<TableKind, { readonly zh: string; readonly en: string }>> = {
  outlets: { zh: '网点', en: 'Outlets' },
  regions: { zh: '区域', en: 'Regions' },
  figures: { zh: '数据', en: 'Figures' },
  levels: { zh: '已有星级', en: 'Levels held' },
  events: { zh: '事件记录', en: 'Events' },
  surveys: { zh: '调查', en: 'Surveys' },
  judgements: { zh: '人工评定', en: 'Judgements' },
  visits: { zh: '检查', en: 'Visits' },
};

/**
 * Writes an empty workbook with the heads of a kind, which an import knows; figures in the wide form with a column for each
 * figure of the store.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export async function writeTemplate({ store }: ServiceContext, kind: TableKind, lang: Lang, path: string): Promise<void> {
  const isWide = kind === 'figures';
  const fields = IMPORT_FIELDS[kind].filter(({ field }) => !(isWide && (field === 'indicator' || field === 'value')));
  const heads = fields.map(({ field, heads: words }) => (lang === 'en' ? field : (words.find((word) => /\p{Script=Han}/u.test(word)) ?? field)));
  const figures = isWide ? store.figures.list().map(({ name, unit }) => (unit === null ? name : `${name}（${unit}）`)) : [];
  const choices = new Map(fields.flatMap(({ field }, at) => (kind in WORDS_OF && field in (WORDS_OF[kind] ?? {}) ? [[at, WORDS_OF[kind]?.[field] ?? []] as const] : [])));
  const row = [...heads, ...figures];
  const bytes = await workbookBytes([{ name: SHEET_NAMES[kind][lang], widths: row.map((head) => Math.max(WIDTH, head.length * 2)), rows: [row], choices }]);
  await writeWholeFile(path, (sink) => sink.write(bytes));
}

/** Words to choose from below a head. */
const WORDS_OF: Readonly<Partial<Record<TableKind, Readonly<Record<string, readonly string[]>>>>> = {
  outlets: { ownership: OWNERSHIP_WORDS.words, status: STATUS_WORDS.words },
  visits: { kind: VISIT_KIND_WORDS.words },
};

/** The name under which an empty workbook is offered to be saved. */
export function templateName(kind: TableKind, lang: Lang): string {
  return lang === 'zh' ? `导入模板-${SHEET_NAMES[kind].zh}.xlsx` : `import-template-${kind}.xlsx`;
}
