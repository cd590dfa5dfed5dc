import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../../db/support/other-process.ts';
import { workplace, type Workplace } from './command-line.ts';

const OUTLETS = 'outlet_code,name,ownership\nA1,一店,own\nA2,二店,partner\n';
/** “网点编码,网点名称\nA3,三店\n” in GBK. */
const GBK = Uint8Array.from([
  ...[0xcd, 0xf8, 0xb5, 0xe3, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xcd, 0xf8, 0xb5, 0xe3, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a],
  ...[0x41, 0x33, 0x2c, 0xc8, 0xfd, 0xb5, 0xea, 0x0a],
]);

function withOutlets(): Workplace {
  const place = workplace();
  place.run('init');
  expect(place.run('import', 'outlets', place.file('outlets.csv', OUTLETS))).toMatchObject({ code: 0, json: { inserted: 2, rejected: 0 } });
  return place;
}

function outletCodes(place: Workplace): readonly string[] {
  place.run('export', 'outlets', '--format', 'json', '--out', place.path('all.json'));
  return (JSON.parse(readFileSync(place.path('all.json'), 'utf8')) as { outlet_code: string }[]).map((row) => row.outlet_code);
}

describe('import from the command line', () => {
  it('refuses a file without the needed columns whole, naming what it has', () => {
    const place = withOutlets();
    const ended = place.run('import', 'outlets', place.file('bad.csv', 'shop,title\nA9,九店\n'));
    expect(ended).toMatchObject({ code: 2, json: { error: { code: 'import/missing-columns' } } });
    expect(ended.err).toContain('shop');
    expect(outletCodes(place)).toEqual(['A1', 'A2']);
  });

  it('rejects rows with wrong numbers and keeps the good ones', () => {
    const place = withOutlets();
    const ended = place.run('import', 'figures', place.file('f.csv', 'outlet_code,sales\nA1,12.5\nA2,twelve\n'), '--period', '2026-09');
    expect(ended).toMatchObject({ code: 1, json: { inserted: 1, rejected: 1 } });
    const rejects = readFileSync(String(ended.json?.['rejectsFile']), 'utf8');
    expect(rejects).toContain('A2');
    expect(rejects).toContain('twelve');
  });

  it('rejects rows of unknown outlets and names the nearest code', () => {
    const place = workplace();
    place.run('init');
    place.run('import', 'outlets', place.file('o.csv', 'outlet_code,name\nLZ-CG-0017,天水路营业厅\n'));
    const ended = place.run('import', 'figures', place.file('f.csv', 'outlet_code,sales\nLZ-CG-0071,1\n'), '--period', '2026-09');
    expect(ended).toMatchObject({ code: 1, json: { inserted: 0, rejected: 1 } });
    expect(JSON.stringify(ended.json?.['problems'])).toContain('LZ-CG-0017');
  });

  it('rejects the second of two rows with the same code', () => {
    const place = workplace();
    place.run('init');
    const ended = place.run('import', 'outlets', place.file('o.csv', 'outlet_code,name\nB1,一店\nB1,另一店\n'));
    expect(ended).toMatchObject({ code: 1, json: { inserted: 1, rejected: 1 } });
    expect(outletCodes(place)).toEqual(['B1']);
  });

  it('reads GBK and says nothing changed when the same file comes again', () => {
    const place = withOutlets();
    const file = place.file('gbk.csv', GBK);
    expect(place.run('import', 'outlets', file)).toMatchObject({ code: 0, json: { inserted: 1 } });
    expect(place.run('import', 'outlets', file)).toMatchObject({ code: 0, json: { inserted: 0, updated: 0, unchanged: 1, rejected: 0 } });
    place.run('export', 'outlets', '--format', 'csv', '--out', place.path('out.csv'));
    expect(readFileSync(place.path('out.csv'), 'utf8')).toContain('三店');
  });

  it('refuses a file that was cut off within a quoted cell, and leaves the store as it was', () => {
    const place = withOutlets();
    const ended = place.run('import', 'outlets', place.file('cut.csv', 'outlet_code,name\nC1,三店\nC2,"四店, 二'));
    expect(ended.code).toBe(2);
    expect(outletCodes(place)).toEqual(['A1', 'A2']);
  });

  it('refuses half a workbook, and leaves the store as it was', () => {
    const place = withOutlets();
    place.run('export', 'outlets', '--format', 'xlsx', '--out', place.path('whole.xlsx'));
    const whole = readFileSync(place.path('whole.xlsx'));
    const ended = place.run('import', 'outlets', place.file('half.xlsx', whole.subarray(0, whole.length / 2)));
    expect(ended.code).toBe(2);
    expect(outletCodes(place)).toEqual(['A1', 'A2']);
  });

  it('takes an import back whole', () => {
    const place = withOutlets();
    const { json } = place.run('import', 'outlets', place.file('more.csv', 'outlet_code,name,area_m2\nD1,四店,80\n'));
    expect(place.run('import', 'undo', String(json?.['importId']))).toMatchObject({ code: 0 });
    expect(outletCodes(place)).toEqual(['A1', 'A2']);
  });

  it('ends with 3 while another program writes the store, which then is as before', async () => {
    const place = withOutlets();
    const other = startProgram('hold-write-lock.ts', place.store);
    await other.said('held');
    const ended = place.run('import', 'outlets', place.file('more.csv', 'outlet_code,name\nE1,五店\n'));
    expect(ended).toMatchObject({ code: 3, json: { error: { code: 'store/busy' } } });
    await other.finish();
    expect(outletCodes(place)).toEqual(['A1', 'A2']);
  }, 60_000);

  it('ends with 3 when the disk is full, and the store is as before', ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'startier-disk-'));
    if (process.platform !== 'linux' || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status !== 0) {
      return skip('no small disk can be mounted here');
    }
    onTestFinished(() => void spawnSync('umount', ['-l', folder]));
    const disk = join(folder, 'own');
    mkdirSync(disk);
    const place = workplace(disk);
    place.run('init');
    place.run('import', 'outlets', place.file('outlets.csv', OUTLETS));
    const many = mkdtempSync(join(tmpdir(), 'startier-many-'));
    const file = workplace(many).file('many.csv', `outlet_code,name\n${Array.from({ length: 20_000 }, (_, n) => `F${n},${'很长的名字'.repeat(20)}\n`).join('')}`);
    expect(place.run('import', 'outlets', file)).toMatchObject({ code: 3, json: { error: { code: 'store/full' } } });
    expect(place.run('verify')).toMatchObject({ code: 0, json: { problems: [] } });
  }, 60_000);
});
