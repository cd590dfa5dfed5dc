import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const root = join(import.meta.dirname, '../../..');
const codes = readdirSync(join(root, 'resources/schemes')).map((file) => file.replace(/\.json$/, ''));
const page = readFileSync(join(root, 'docs/scheme-templates.md'), 'utf8');

describe('the shipped scheme templates', () => {
  it.each(codes)('%s lacks nothing but unknown numbers, and its defaults name places that are there', (code) => {
    const scheme = readTemplate(code);
    expect(scheme.code).toBe(code);
    expect(scheme.source?.title).toBeTruthy();
    expect(checkScheme(scheme, { forPublication: true }).filter((problem) => problem.code !== 'scheme/unknown-number')).toEqual([]);
  });
  it('are all listed in their page, the drafts as drafts', () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \|.*\| (ready|draft)[^|]*\|$/gm)].map((match) => `${match[1]!} ${match[2]!}`);
    expect(rows.sort()).toEqual(codes.map((code) => `${code} ${publicationProblems(readTemplate(code)).length === 0 ? 'ready' : 'draft'}`).sort());
  });
  it('have English beside every Chinese name', () => {
    const lacking = codes.filter((code) => wordsOf(readTemplate(code)).some((words) => !('en' in words)));
    expect(lacking).toEqual([]);
  });
});

/** Every `{ zh, en }` of a document. */
function wordsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'zh' in value ? [value] : Object.values(value).flatMap(wordsOf);
}
