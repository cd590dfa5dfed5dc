import { describe, expect, it } from 'vitest';
import type { WordSet, WordTable } from '../../renderer/i18n.ts';

const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...import.meta.glob<Record<string, unknown>>('../../renderer/**/words.ts', { eager: true }),
  ...import.meta.glob<Record<string, unknown>>('../../renderer/**/*-words.ts', { eager: true }),
};
const sets = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported)
    .filter(isWordSet)
    .map((set) => ({ file, set })),
);

describe('the words of every screen', () => {
  it('are found', () => {
    expect(sets.length).toBeGreaterThan(5);
  });

  it('belong to sets of different names, so that none hides another', () => {
    const names = sets.map(({ set }) => set.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(sets.map(({ file, set }) => [file, set] as const))('%s: no text is empty in either language', (_, set) => {
    const empty = Object.entries(set.table).filter(([, word]) => word.zh.trim() === '' || word.en.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(sets.map(({ file, set }) => [file, set] as const))('%s: both languages fill in the same places', (_, set) => {
    const different = Object.entries(set.table).filter(([, word]) => places(word.zh) !== places(word.en));
    expect(different).toEqual([]);
  });

  it.each(sets.map(({ file, set }) => [file, set] as const))('%s: no exclamation marks and no 请 on short labels', (_, set) => {
    const loud = Object.entries(set.table).filter(([, word]) => /[!！]/.test(word.zh + word.en) || (word.zh.startsWith('请') && word.zh.length < 12));
    expect(loud).toEqual([]);
  });
});

/** The `{{name}}` places of a text, sorted. */
function places(text: string): string {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort().join(' ');
}

function isWordSet(value: unknown): value is WordSet<WordTable> {
  return typeof value === 'object' && value !== null && 'table' in value && 'name' in value;
}
