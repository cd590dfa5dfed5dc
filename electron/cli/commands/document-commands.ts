import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { AppError, messageFor, type Problem, type Words } from '../../../shared/errors.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { readChecklistFile, writeChecklistFile } from '../../services/checklists/checklist-file.ts';
import { readImportFile } from '../../tabular/read-table.ts';
import type { Command, CommandCall, CommandResult } from '../command.ts';
import { requiredOption, requiredWord } from '../read-options.ts';

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
  write: (path, document, call) => writeChecklistFile(path, document as Checklist, extname(path).toLowerCase() === '.xlsx' ? 'xlsx' : 'json', call.lang),
};

function known(rows: readonly { readonly code: string }[]): string {
  return [...new Set(rows.map((r) => r.code))].join(' / ') || '—';
}

function checkCommand(kind: DocumentKind, summary: Words): Command {
  return {
    name: `${kind.word} check`,
    usage: 'CODE or FILE',
    summary,
    options: {},
    run: async (call) => {
      const word = requiredWord(call, `${kind.word} check`, 0, 'CODE');
      const file = resolve(word);
      return checkResult(existsSync(file) ? await kind.problemsOfFile(file) : kind.problemsOf((await kind.find(call, word)).document), call);
    },
  };
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
