import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChecklist } from './read-checklist.ts';

const root = join(import.meta.dirname, '../../..');
const codes = readdirSync(join(root, 'resources/checklists')).map((file) => file.replace(/\.json$/, ''));
const page = readFileSync(join(root, 'docs/checklist-templates.md'), 'utf8');

describe('the shipped checklists', () => {
  it.each(codes)('%s is sound and stands under its own code', (code) => {
    const { checklist, warnings } = readChecklist(code);
    expect(checklist.code).toBe(code);
    expect(warnings.filter((warning) => warning.startsWith('checklist/default-without-place'))).toEqual([]);
  });
  it('are all listed in their page', () => {
    const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]!);
    expect(listed.sort()).toEqual([...codes].sort());
  });
  it('have English beside every Chinese text', () => {
    expect(codes.filter((code) => wordsOf(readChecklist(code).checklist).some((words) => !('en' in words)))).toEqual([]);
  });
  it('name the source of every form that was published by somebody else', () => {
    expect(codes.filter((code) => readChecklist(code).checklist.source === undefined)).toEqual(['hall-service']);
  });
});

/** Every `{ zh, en }` of a document. */
function wordsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'zh' in value ? [value] : Object.values(value).flatMap(wordsOf);
}
