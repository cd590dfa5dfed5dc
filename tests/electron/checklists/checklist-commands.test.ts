import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resourcePath } from '../../../electron/resource-path.ts';
import { workplace } from '../cli/command-line.ts';

describe('checklists on the command line', () => {
  it('go out as a workbook that checks, and come back as the same version', () => {
    const { run, path } = workplace();
    run('init');
    expect(run('import', 'checklist', resourcePath('checklists', 'bank-branch-mystery-questionnaire-2013.json')).json).toMatchObject({ inserted: 1, version: 1 });
    const out = run('checklist', 'export', 'bank-branch-mystery-questionnaire-2013', '--out', path('bank.xlsx'));
    expect(out).toMatchObject({ code: 0, json: { version: 1 } });
    expect([...readFileSync(path('bank.xlsx')).subarray(0, 2)]).toEqual([0x50, 0x4b]);
    expect(run('checklist', 'check', path('bank.xlsx'))).toMatchObject({ code: 0, json: { problems: [] } });
    expect(run('import', 'checklist', path('bank.xlsx')).json).toMatchObject({ inserted: 0, unchanged: 1, version: 1 });
  });
});
