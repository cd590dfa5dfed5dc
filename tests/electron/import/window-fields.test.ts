import { describe, expect, it } from 'vitest';
import { IMPORT_FIELDS } from '../../../electron/services/import/import-fields.ts';
import { DATA } from '../../../renderer/features/data/words.ts';

describe('the import wizard', () => {
  it.each(Object.keys(IMPORT_FIELDS) as (keyof typeof IMPORT_FIELDS)[])('has a word for every field that an import of %s reads', (kind) => {
    expect(IMPORT_FIELDS[kind].map(({ field }) => field).filter((field) => !Object.hasOwn(DATA.table, `f_${field}`))).toEqual([]);
  });
});
