import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { AppError, messageFor, type Problem, type Words } from '../../../shared/errors.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { DEFAULT_VETO_SHARE } from '../../../shared/contract/study-calls.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { readChecklistFile, writeChecklistFile } from '../../services/checklists/checklist-file.ts';
import { writeReferencePhotos } from '../../services/checklists/reference-photos.ts';
import { checkSchemeWithData } from '../../services/schemes/check-with-data.ts';
import { readImportFile } from '../../tabular/read-table.ts';
import type { Command, CommandCall, CommandResult } from '../command.ts';
import { periodFrom, requiredOption, requiredWord, textOption, wholeOption } from '../read-options.ts';

interface StoredDocument {
  readonly code: string;
  readonly version: number;
  readonly document: unknown;
  readonly hash: string;
}

/** How a kind of document is read from the store and checked. */
interface DocumentKind {
  readonly word: 'scheme' | 'checklist';
  readonly find: (call: CommandCall, code: string) => Promise<StoredDocument>;
  readonly problemsOf: (raw: unknown) => readonly Problem[];
  readonly problemsOfFile: (path: string) => Promise<readonly Problem[]> | readonly Problem[];
  /** Writes the document in the form that the file's name asks for. */
  readonly write: (path: string, document: unknown, call: CommandCall) => Promise<void> | void;
}

const schemeProblems = (raw: unknown): readonly Problem[] => {
  const parsed = parseScheme(raw);
  return parsed.scheme === null ? parsed.problems : [...parsed.problems, ...checkScheme(parsed.scheme, { forPublication: true })];
};

const scheme: DocumentKind = {
  word: 'scheme',
  find: (call, code) =>
    call.withStore(({ store }) => {
      const found = store.schemes.findCurrent(code);
      if (found === null) throw new AppError('usage/invalid', { what: 'CODE', value: code, expected: known(store.schemes.list()) });
      return { code: found.code, version: found.version, document: found.document, hash: found.hash };
    }),
  problemsOf: schemeProblems,
  problemsOfFile: (path) => schemeProblems(readJson(path)),
  write: (path, document) => writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`),
};

const checklist: DocumentKind = {
  word: 'checklist',
  find: (call, code) =>
    call.withStore(({ store }) => {
      const found = store.checklists.findCurrent(code);
      if (found === null) throw new AppError('usage/invalid', { what: 'CODE', value: code, expected: known(store.checklists.list()) });
      return { code: found.code, version: found.version, document: found.document, hash: found.hash };
    }),
  problemsOf: (raw) => parseChecklist(raw).problems,
  problemsOfFile: async (path) => (await readChecklistFile(readImportFile(path), path)).problems,
  write: (path, document, call) =>
    call.withStore(async ({ store }) => {
      const checklist = document as Checklist;
      await writeChecklistFile(path, checklist, extname(path).toLowerCase() === '.xlsx' ? 'xlsx' : 'json', call.lang);
      writeReferencePhotos(store, checklist, path);
    }),
};

function known(rows: readonly { readonly code: string }[]): string {
  return [...new Set(rows.map((r) => r.code))].join(' / ') || '—';
}

function checkCommand(kind: DocumentKind, summary: Words): Command {
  return {
    name: `${kind.word} check`,
    usage: kind.word === 'scheme' ? 'CODE or FILE [--period P] [--veto-share 10]' : 'CODE or FILE',
    summary,
    options: kind.word === 'scheme' ? { period: { type: 'string' }, 'veto-share': { type: 'string' } } : {},
    run: async (call) => {
      const word = requiredWord(call, `${kind.word} check`, 0, 'CODE');
      const file = resolve(word);
      const isFile = existsSync(file);
      const raw = isFile && kind.word === 'checklist' ? null : isFile ? readJson(file) : (await kind.find(call, word)).document;
      const problems = raw === null ? await kind.problemsOfFile(file) : kind.problemsOf(raw);
      const hasErrors = problems.some(({ severity }) => severity === 'error');
      const readsData = kind.word === 'scheme' && !hasErrors && (!isFile || textOption(call, 'period') !== undefined);
      return checkResult(readsData ? [...problems, ...(await dataProblems(raw, call))] : problems, call);
    },
  };
}

/** What only the store's data show of a scheme: in a period, or the newest one with figures. */
async function dataProblems(raw: unknown, call: CommandCall): Promise<readonly Problem[]> {
  const { scheme: document } = parseScheme(raw);
  if (document === null) return [];
  const given = textOption(call, 'period');
  const vetoShare = wholeOption(call, 'veto-share', 0, 100) ?? DEFAULT_VETO_SHARE;
  return call.withStore((context) => {
    const { period, problems } = checkSchemeWithData(context, { scheme: document, vetoShare, ...(given === undefined ? {} : { period: periodFrom(given) }) });
    if (period !== null) call.say(call.lang === 'zh' ? `用 ${period} 的数据检查` : `Checked with the data of ${period}`);
    return problems;
  });
}

function checkResult(problems: readonly Problem[], call: CommandCall): CommandResult {
  const said = problems.map((p) => ({ severity: p.severity, path: p.path, code: p.code, message: messageFor(p.code, p.params, call.lang) }));
  const clean = call.lang === 'zh' ? '没有发现问题' : 'No problems found';
  return {
    json: { problems: said },
    text: said.length === 0 ? clean : said.map((p) => `${p.severity}  ${p.path}: ${p.message}`).join('\n'),
    foundProblems: problems.some((p) => p.severity === 'error'),
  };
}

function exportCommand(kind: DocumentKind, summary: Words): Command {
  return {
    name: `${kind.word} export`,
    usage: 'CODE --out FILE',
    summary,
    options: { out: { type: 'string' } },
    run: async (call) => {
      const name = `${kind.word} export`;
      const file = resolve(requiredOption(call, name, 'out'));
      const found = await kind.find(call, requiredWord(call, name, 0, 'CODE'));
      await kind.write(file, found.document, call);
      const json = { file, code: found.code, version: found.version, hash: found.hash };
      return { json, text: `${found.code} v${found.version} → ${file}` };
    },
  };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('usage/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}

export const schemeCheck = checkCommand(scheme, { zh: '检查评级方案，列出错误与警告的位置', en: 'faults and warnings of a scheme with their places' });
export const schemeExport = exportCommand(scheme, { zh: '导出库中的方案版本（JSON）', en: 'the stored version of a scheme, as JSON' });
export const checklistCheck = checkCommand(checklist, { zh: '检查检查表，列出错误与警告的位置', en: 'faults and warnings of a checklist with their places' });
export const checklistExport = exportCommand(checklist, { zh: '导出库中的检查表版本（JSON、XLSX）', en: 'the stored version of a checklist, as JSON or XLSX' });
