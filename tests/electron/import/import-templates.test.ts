import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { resourcePath } from '../../../electron/resource-path.ts';
import { unknownNumbers } from '../../../shared/grading/scheme-numbers.ts';
import { importBed } from './import-bed.ts';

const files = readdirSync(resourcePath('schemes', '')).filter((file) => file.endsWith('.json'));

describe('the shipped schemes', () => {
  it('come in one beside the other, as drafts where numbers are unknown, with all that is in their files', async () => {
    const { store, context } = importBed();
    for (const file of files) {
      const path = resourcePath('schemes', file);
      const document = JSON.parse(readFileSync(path, 'utf8')) as { readonly code: string };
      expect(await runImport(context, { kind: 'scheme', path })).toMatchObject({ inserted: 1, code: document.code, version: 1 });
      const stored = store.schemes.findCurrent(document.code)!;
      expect(stored.document).toEqual(document);
      expect(stored.state).toBe(unknownNumbers(document).length === 0 ? 'published' : 'draft');
    }
    expect(store.schemes.list()).toHaveLength(files.length);
  });
});
