import { describe, expect, it } from 'vitest';
import { IMPORT_FIELDS } from '../../../electron/services/import/import-fields.ts';
import { IMPORT_FIELDS as WINDOW_FIELDS } from '../../../renderer/features/data/import-fields.ts';

describe('the import dialog', () => {
  it.each(['outlets', 'figures', 'levels', 'visits', 'events', 'surveys', 'judgements'] as const)('offers the fields that an import of %s reads, and needs the same ones', (kind) => {
    const read = IMPORT_FIELDS[kind].map(({ field, required }) => [field, required]);
    expect(WINDOW_FIELDS[kind].map(({ field, isNeeded }) => [field, isNeeded === true])).toEqual(read);
  });
});
