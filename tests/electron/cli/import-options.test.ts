import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workplace } from './command-line.ts';

const BOOK = join(import.meta.dirname, '../../fixtures/import/libreoffice.xlsx');

describe('imports on the command line', () => {
  it('are tried with their faults at their cells, and stop whole when asked', () => {
    const { run, file } = workplace();
    const book = file('book.xlsx', readFileSync(BOOK));
    run('init');
    run('import', 'outlets', file('outlets.csv', '网点编码,名称\nLZ-001,天水路\nLZ-002,雁滩\n'));
    const figures = ['import', 'figures', book, '--sheet', '9月', '--period', '2026-09', '--map', 'ignored=缴费-完成率'];
    const tried = run(...figures, '--dry-run');
    expect([tried.code, tried.json]).toMatchObject([1, { dryRun: true, inserted: 4, rejected: 1, faults: [{ cell: 'F7', value: '#DIV/0!', code: 'import/formula-error' }] }]);
    expect((run('import', 'list').json?.['imports'] as unknown[]).length).toBe(1);
    expect(run(...figures, '--whole')).toMatchObject({ code: 2, json: { error: { code: 'import/rows-rejected' } } });
    expect(run(...figures)).toMatchObject({ code: 1, json: { inserted: 4, rejected: 1 } });
    expect(run(...figures, '--dry-run').json).toMatchObject({ inserted: 0, unchanged: 4 });
  });

  it('take the sheet, the head and the encoding that are named', () => {
    const { run, file } = workplace();
    const book = file('book.xlsx', readFileSync(BOOK));
    run('init');
    run('import', 'outlets', file('outlets.csv', '网点编码,名称\nLZ-001,天水路\nLZ-002,雁滩\n'));
    expect(run('import', 'events', book, '--sheet', '投诉')).toMatchObject({ code: 0, json: { inserted: 2 } });
    expect(run('import', 'events', book, '--sheet', '10月')).toMatchObject({ code: 2, json: { error: { code: 'import/no-such-sheet' } } });
    const two = file('two.csv', 'outlet_code,name\n网点编码,名称\nLZ-003,西固\n');
    expect(run('import', 'outlets', two, '--header-row', '2')).toMatchObject({ code: 0, json: { inserted: 1 } });
    expect(run('import', 'outlets', two, '--header-row', '0')).toMatchObject({ code: 2, json: { error: { code: 'usage/invalid' } } });
    expect(run('import', 'outlets', two, '--encoding', 'utf-16le')).toMatchObject({ code: 2 });
    expect(run('import', 'outlets', two, '--encoding', 'latin1')).toMatchObject({ code: 2, json: { error: { code: 'usage/invalid' } } });
  });

  it('bring regions in, and take them back', () => {
    const { run, file } = workplace();
    run('init');
    const path = file('regions.csv', '编码,名称,上级\n62,甘肃,\n6201,兰州市,62\n9,坏,8\n');
    const brought = run('import', 'regions', path);
    expect(brought).toMatchObject({ code: 1, json: { kind: 'regions', inserted: 2, rejected: 1 } });
    expect(readFileSync(String(brought.json?.['rejectsFile']), 'utf8')).toContain('9,坏,8,');
    expect(run('import', 'undo', String(brought.json?.['importId']))).toMatchObject({ code: 0, json: { state: 'undone' } });
    expect(run('import', 'regions', path).json).toMatchObject({ inserted: 2 });
  });
});
