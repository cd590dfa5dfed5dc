import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError, inLang, messageFor } from '../../../shared/errors.ts';
import { compareSchemes } from '../../../shared/scheme/compare-schemes.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { schemeToGrade } from '../../services/grading/scheme-to-grade.ts';
import type { Command, CommandCall } from '../command.ts';
import { requiredWord } from '../read-options.ts';

/** `scheme compare`: what is different between two versions or files of schemes, in words. */
export const schemeCompareCommand: Command = {
  name: 'scheme compare',
  usage: 'A B  (each FILE, CODE or CODE@VERSION)',
  summary: { zh: '逐条列出两个方案版本的差别', en: 'what is different between two versions of a scheme' },
  options: {},
  run: async (call) => {
    const [before, after] = [await readScheme(call, 0, 'A'), await readScheme(call, 1, 'B')];
    const changes = compareSchemes(before, after);
    const same = call.lang === 'zh' ? '没有差别' : 'No differences';
    return {
      json: { changes: changes.map(({ kind, path, words }) => ({ kind, path, zh: words.zh, en: words.en })) },
      text: changes.length === 0 ? same : changes.map(({ path, words }) => `${path}: ${inLang(words, call.lang)}`).join('\n'),
    };
  },
};

/** @throws {AppError} `usage/not-json`, `import/document-faults`, `grading/no-scheme`, `grading/no-scheme-version` */
async function readScheme(call: CommandCall, place: number, name: string): Promise<Scheme> {
  const word = requiredWord(call, 'scheme compare', place, name);
  const file = resolve(word);
  if (existsSync(file)) return readFile(file);
  const [, code = word, version] = /^(.+)@(\d+)$/.exec(word) ?? [];
  return call.withStore(({ store }) => schemeToGrade(store, { schemeCode: code, ...(version === undefined ? {} : { schemeVersion: Number(version) }) }).document);
}

function readFile(file: string): Scheme {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('usage/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
  const { scheme, problems } = parseScheme(raw);
  const [first] = problems;
  if (scheme !== null) return scheme;
  if (first === undefined) throw new Error('A scheme without faults was not read');
  const [zh, en] = [messageFor(first.code, first.params, 'zh'), messageFor(first.code, first.params, 'en')];
  throw new AppError('import/document-faults', { file, count: problems.length, path: first.path, zh, en, check: 'scheme check' });
}
