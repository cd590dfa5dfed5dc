import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import { schemeKeys } from '../../../shared/scheme/shape-parts.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/scheme-format.md'), 'utf8');

describe('the description of the format', () => {
  const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => JSON.parse(match[1]!) as unknown);

  it.each(examples.map((example, index) => [index, example]))('has an example %i that can be published as it stands', (_, example) => {
    const { scheme, problems } = parseScheme(example);
    expect([problems, scheme === null ? null : checkScheme(scheme, { forPublication: true })]).toEqual([[], []]);
  });
  it('names every key that the format knows', () => {
    expect([...schemeKeys].filter((key) => !new RegExp(`\\b${key}\\b`).test(page))).toEqual([]);
  });
});
