import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { fromSheets } from '../../../shared/checklist/sheets/from-sheets.ts';
import { toSheets } from '../../../shared/checklist/sheets/to-sheets.ts';
import { readChecklistFile, writeChecklistFile } from '../../../electron/services/checklists/checklist-file.ts';
import { workbookBytes } from '../../../electron/tabular/hucre.ts';
import { readWorkbook } from '../../../electron/tabular/read-xlsx.ts';
import { anyChecklist } from '../../builders/arbitrary-checklist.ts';

const folder = mkdtempSync(join(tmpdir(), 'startier-checklist-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const forms = join(import.meta.dirname, '../../../resources/checklists');
const templates = readdirSync(forms);

describe('a checklist in a file', () => {
  it.each(templates.flatMap((name) => [[name, 'json', 'zh'], [name, 'xlsx', 'zh'], [name, 'xlsx', 'en']] as const))('%s comes back from %s (%s) the same', async (name, format, lang) => {
    const document = JSON.parse(readFileSync(join(forms, name), 'utf8')) as Checklist;
    const path = join(folder, `${name}.${lang}.${format}`);
    await writeChecklistFile(path, document, format, lang);
    const { checklist } = await readChecklistFile(readFileSync(path), path);
    expect(canonicalJson(checklist)).toBe(canonicalJson(document));
  });
  it('comes back from a workbook whatever its texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(anyChecklist, async (checklist) => {
        const bytes = await workbookBytes(toSheets(checklist, 'zh'));
        expect(fromSheets(await readWorkbook(bytes, 'a.xlsx')).document).toEqual(checklist);
      }),
      { numRuns: 40 },
    );
  });
  it('refuses what is neither', async () => {
    const read = (bytes: Uint8Array) => readChecklistFile(bytes, 'x.bin').then(() => null, (error: unknown) => (error as { code: string }).code);
    expect(await read(new TextEncoder().encode('{ "format": '))).toBe('import/not-json');
    expect(await read(new TextEncoder().encode('PK\u0003\u0004'))).toBe('import/not-a-workbook');
    expect(await read(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('import/old-workbook');
  });
});
