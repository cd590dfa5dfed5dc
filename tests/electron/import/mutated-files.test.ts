import { isUtf8 } from 'node:buffer';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dryRun, previewPage } from '../../../electron/services/import/dry-run.ts';
import { inspectFile } from '../../../electron/services/import/inspect-file.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { undoImport } from '../../../electron/services/import/undo-import.ts';
import type { TableImportRequest } from '../../../shared/contract/import-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { unzipped, zipOf } from '../../builders/zip.ts';
import { gbk, importBed, type ImportBed } from './import-bed.ts';
import { mutated, randomFrom } from './mutations.ts';
import { storeContent } from './store-content.ts';

/** `IMPORT_MUTATIONS=10000 IMPORT_SEED=7 npm run unit -- mutated-files` tries more, and others. */
const FILES = Number(process.env['IMPORT_MUTATIONS'] ?? 1000);
const SEED = Number(process.env['IMPORT_SEED'] ?? 20_260_901);
/** Far above what a file of a few kilobytes takes of the processor's time, which a busy machine does not lengthen. */
const LONGEST_MS = 5000;
const FIXTURES = join(import.meta.dirname, '../../fixtures/import');
/** What tells of imports, and how things are kept: the same figure may be kept with more decimal places afterwards. */
const BESIDE = ['import_batch', 'import_change', 'journal', 'meta', 'change_mark', 'figure_chunk', 'kept_population', 'kept_visits'];

interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly request: Omit<TableImportRequest, 'path'>;
  /** Parts of a workbook, to be changed before they are packed: their checksums are right then. */
  readonly parts?: Readonly<Record<string, string>>;
}

const SEPTEMBER = '2026-09' as PeriodId;
const FIGURES = '网点编码,放号量（户）,完成率\nLZ-001,"1,234.5",12.5%\nLZ-002,1.2万,98.6\n0103,(3),0\n';
const EVENTS = '网点编码\t发生日期\t事件类型\t说明\t编号\nLZ-001\t2026-09-01\tcomplaint\t"两\n行"\tE1\nLZ-002\t2026年9月2日\tcomplaint\t\tE2\n';

async function seeds(): Promise<readonly Seed[]> {
  const book = readFileSync(join(FIXTURES, 'libreoffice.xlsx'));
  const parts = await unzipped(book);
  return [
    { name: 'figures.csv', bytes: Buffer.from(FIGURES), request: { kind: 'figures', period: SEPTEMBER } },
    { name: 'gbk.csv', bytes: gbk(FIGURES), request: { kind: 'figures', period: SEPTEMBER } },
    { name: 'wide.csv', bytes: Buffer.from(`\ufeff${FIGURES}`, 'utf16le'), request: { kind: 'figures', period: SEPTEMBER } },
    { name: 'events.tsv', bytes: Buffer.from(EVENTS), request: { kind: 'events' } },
    { name: 'outlets.csv', bytes: Buffer.from('网点编码;名称;省;市;归属;开业日期;面积\nN-1;新店;甘肃;兰州;自营;2020-01-01;120\nLZ-001;天水路;甘肃;兰州;合作;;80.5\n'), request: { kind: 'outlets', update: true } },
    { name: 'regions.csv', bytes: Buffer.from('编码,名称,上级,层级\n62,甘肃,,省\n6201,兰州市,62,市\n620102,城关区,甘肃/兰州市,3\n'), request: { kind: 'regions', update: true } },
    { name: 'judgements.csv', bytes: Buffer.from('网点编码,评定项,周期,评定值,理由\nLZ-001,服务,2026-09,4,好\nLZ-002,服务,2026年9月,3.5,一般\n'), request: { kind: 'judgements' } },
    { name: 'book.xlsx', bytes: book, request: { kind: 'figures', period: SEPTEMBER, sheet: '9月' } },
    { name: 'old.xls', bytes: readFileSync(join(FIXTURES, 'libreoffice.xls')), request: { kind: 'figures', period: SEPTEMBER, sheet: '9月' } },
    { name: 'packed.xlsx', bytes: book, parts, request: { kind: 'events', sheet: '投诉' } },
  ];
}

async function mutationOf({ bytes, parts }: Seed, random: () => number): Promise<Uint8Array> {
  if (parts === undefined && !(isText(bytes) && random() < 0.6)) return mutated(bytes, random);
  // As text, so that most of what is tried is not refused for its encoding.
  if (parts === undefined) return Buffer.from(mutated(bytes, random).toString('utf8'));
  const names = Object.keys(parts).filter((name) => /sheet3|styles|shared|workbook|rels/.test(name));
  const name = names[Math.floor(random() * names.length)] ?? '';
  return zipOf({ ...parts, [name]: mutated(Buffer.from(parts[name] ?? ''), random).toString('utf8') });
}

function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

/** What became of a file: a code that refused it, or that it could be read. Anything but an AppError is a crash. */
async function outcomeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** All that stands in the store but for the records of imports. */
function contentOf({ store }: ImportBed): string {
  const figures = ['LZ-001', 'LZ-002', '0103'].map((code) => store.figures.listByOutlet(store.outlets.keysByCode().get(code)?.no ?? 0));
  return `${storeContent(store.path, BESIDE)} ${JSON.stringify(figures)}`;
}

async function bedWithContent(): Promise<ImportBed> {
  const bed = importBed();
  await bed.bring('outlets', ['网点编码,名称,省,市', 'LZ-001,天水路,甘肃,兰州', 'LZ-002,雁滩,甘肃,兰州', '0103,西固,甘肃,兰州']);
  await bed.bring('figures', ['网点编码,放号量', 'LZ-001,5', 'LZ-002,6'], { period: SEPTEMBER });
  return bed;
}

/** The files of a run, made as they are asked for. */
async function* mutations(bed: ImportBed, count: number, random: () => number): AsyncGenerator<{ readonly seed: Seed; readonly path: string }> {
  const all = await seeds();
  for (let n = 0; n < count; n += 1) {
    const seed = all[n % all.length];
    if (seed !== undefined) yield { seed, path: bed.file(seed.name, await mutationOf(seed, random)) };
  }
}

describe('mutated files', { timeout: 3_600_000 }, () => {
  it('are read or refused with a reason, soon, and change nothing when they are tried', async () => {
    const bed = await bedWithContent();
    const before = storeContent(bed.store.path);
    const counts: Record<string, number> = {};
    let longest = 0;
    for await (const { seed, path } of mutations(bed, FILES, randomFrom(SEED))) {
      const started = process.cpuUsage();
      const looked = await outcomeOf(() => inspectFile(bed.context, { path }));
      const tried = await outcomeOf(async () => previewPage(await dryRun(bed.context, { ...seed.request, path }), { show: 'all', offset: 0, limit: 10 }));
      const { user, system } = process.cpuUsage(started);
      longest = Math.max(longest, (user + system) / 1000);
      for (const said of [`look ${looked}`, `try ${tried}`]) counts[said] = (counts[said] ?? 0) + 1;
    }
    console.log(`${FILES} mutated files of seed ${SEED}, the longest took ${Math.round(longest)} ms`, counts);
    expect(longest).toBeLessThan(LONGEST_MS);
    expect(counts['try read']).toBeGreaterThan(FILES / 20);
    expect(storeContent(bed.store.path)).toBe(before);
  });

  it('come in whole or not at all, as the dry run said, and go whole', async () => {
    const bed = await bedWithContent();
    const before = contentOf(bed);
    let brought = 0;
    for await (const { seed, path } of mutations(bed, Math.ceil(FILES / 10), randomFrom(SEED + 1))) {
      const request = { ...seed.request, path };
      let said: unknown = null;
      let summary: Awaited<ReturnType<typeof runImport>> | null = null;
      const tried = await outcomeOf(async () => (said = (await dryRun(bed.context, request)).outcome));
      const meant = await outcomeOf(async () => (summary = await runImport(bed.context, request)));
      expect(meant).toBe(tried);
      const { importId, inserted, updated, unchanged, rejected, rejectsFile } = summary ?? NOTHING;
      if (summary !== null) expect(said).toMatchObject({ inserted, updated, unchanged, rejected });
      if (rejectsFile !== null) rmSync(rejectsFile);
      if (importId !== null) {
        brought += 1;
        undoImport(bed.context, importId);
      }
      expect([seed.name, contentOf(bed)]).toEqual([seed.name, before]);
    }
    expect(brought).toBeGreaterThan(FILES / 200);
  });
});

const NOTHING = { importId: null, inserted: 0, updated: 0, unchanged: 0, rejected: 0, rejectsFile: null } as const;
