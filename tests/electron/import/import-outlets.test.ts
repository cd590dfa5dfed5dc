import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../../electron/services/import/run-import.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { failureOf, found, gbk, importBed, stateOf } from './import-bed.ts';

const TODAY = '2026-10-02' as IsoDate;
const HEAD = '网点编码,网点名称,归属,类型,厅店分类,省,地市,区县,片区,开业日期,关闭日期,状态,营业面积,地段,联系电话,装修日期';
const ONE = 'LZ-001,天水路营业厅,自办,营业厅,A,甘肃省,兰州市,城关区,天水路片区,2021/3/15,,营业,86.5,B,0931123,2025年1月6日';
const TWO = 'LZ-002,雁滩合作厅,合作,合作厅,B,甘肃省,兰州市,城关区,雁滩片区,2022-11-01,2026-08-31,,120,C,,2024-12-31';

describe('importing outlets', () => {
  it('reads Chinese heads, words, dates and a region path, and types the other columns by their values', async () => {
    const bed = importBed();
    const summary = await bed.bring('outlets', [HEAD, ONE, TWO]);
    expect(summary).toMatchObject({ inserted: 2, updated: 0, unchanged: 0, rejected: 0, rejectsFile: null, problems: [] });
    const outlet = bed.store.outlets.findByCode('LZ-001', TODAY);
    expect(outlet).toMatchObject({
      name: '天水路营业厅',
      ownership: 'own',
      type: '营业厅',
      class: 'A',
      openedOn: '2021-03-15',
      closedOn: null,
      status: 'open',
      attributes: { 营业面积: '86.5', 地段: 'B', 联系电话: '0931123', 装修日期: '2025-01-06' },
    });
    expect(bed.store.regions.snapshot(TODAY).get(outlet?.regionNo ?? 0)?.path).toEqual(['甘肃省', '兰州市', '城关区', '天水路片区']);
    expect([...bed.store.attributes.types()]).toEqual(
      expect.arrayContaining([['营业面积', 'number'], ['地段', 'text'], ['联系电话', 'text'], ['装修日期', 'date']]),
    );
    expect(bed.store.outlets.findByCode('LZ-002', TODAY)).toMatchObject({ ownership: 'partner', closedOn: '2026-08-31' });
  });

  it('reads the region under the word of the screens, 地区, as under 区域', async () => {
    const bed = importBed();
    const summary = await bed.bring('outlets', ['网点编码,名称,地区', 'A,甲厅,甘肃省/兰州市']);
    expect(summary).toMatchObject({ inserted: 1, rejected: 0 });
    const outlet = bed.store.outlets.findByCode('A', TODAY);
    expect(bed.store.regions.snapshot(TODAY).get(outlet?.regionNo ?? 0)?.path).toEqual(['甘肃省', '兰州市']);
    expect([...bed.store.attributes.types()]).toEqual([]);
  });

  it('reads GBK', async () => {
    const bed = importBed();
    const summary = await runImport(bed.context, { kind: 'outlets', path: bed.file('gbk.csv', gbk(`${HEAD}\r\n${ONE}\r\n`)) });
    expect(summary.inserted).toBe(1);
    expect(bed.store.outlets.findByCode('LZ-001', TODAY)?.name).toBe('天水路营业厅');
  });

  it('changes nothing when the same file comes in again, and says so', async () => {
    const bed = importBed();
    await bed.bring('outlets', [HEAD, ONE, TWO]);
    const before = stateOf(bed);
    expect(await bed.bring('outlets', [HEAD, ONE, TWO])).toMatchObject({ importId: null, inserted: 0, updated: 0, unchanged: 2, rejected: 0 });
    expect(stateOf(bed)).toEqual(before);
  });

  it('refuses a file without the columns it needs, names what it has, and changes nothing', async () => {
    const bed = importBed();
    const before = stateOf(bed);
    const failure = await failureOf(bed.bring('outlets', ['门牌,店名', '1,一']));
    expect(failure.code).toBe('import/missing-columns');
    expect(failure.params).toMatchObject({ missing: 'outlet_code、name', found: '门牌、店名' });
    expect(stateOf(bed)).toEqual(before);
  });

  it('takes columns as the person says, attributes by another name included', async () => {
    const bed = importBed();
    await bed.bring('outlets', ['门牌,店名,面积', '1,一,30'], { map: { outlet_code: '门牌', name: '店名', floor_area: '面积' } });
    expect(bed.store.outlets.findByCode('1', TODAY)).toMatchObject({ name: '一', attributes: { floor_area: '30' } });
    expect(bed.store.attributes.find('floor_area')).toEqual({ code: 'floor_area', name: '面积', type: 'number' });
    expect((await failureOf(bed.bring('outlets', ['a,b', '1,2'], { map: { name: 'c' } }))).code).toBe('import/unknown-map');
  });

  it('rejects faulty rows with place and reason, brings the others in, and the corrected rejects file comes in as it is', async () => {
    const bed = importBed();
    const summary = await bed.bring('outlets', [
      'outlet_code,name,ownership,opened_on,closed_on,province,size',
      'A1,One,own,2026-01-31,,,5',
      'A2,Two,owned,2026-01-31,,,5',
      'A3,Three,own,2026-02-30,,,5',
      'A1,Again,own,2026-01-31,,,5',
      ',Nameless,own,2026-01-31,,,5',
      'A4,Four,own,2026-03-01,2026-02-01,,5',
      'A5,Five,own,,,Gan/su,5',
      'A6,Six,own,2026-01-31',
    ]);
    expect(summary).toMatchObject({ inserted: 1, rejected: 7 });
    expect(found(summary).toSorted()).toEqual([
      'row 3, column ownership: import/bad-choice',
      'row 4, column opened_on: import/bad-date',
      'row 5, column outlet_code: import/duplicate-row',
      'row 6, column outlet_code: import/blank',
      'row 7, column closed_on: import/closed-before-opened',
      'row 8, column province: import/slash-in-region',
      'row 9: import/row-short',
    ]);
    const rejects = readFileSync(summary.rejectsFile ?? '', 'utf8');
    expect(rejects.split('\r\n')[0]).toBe('\uFEFFoutlet_code,name,ownership,opened_on,closed_on,province,size,reason,原因');
    expect(rejects).toContain('A3,Three,own,2026-02-30,,,5,"row 4, column opened_on: “2026-02-30” is no date; write 2026-09-01."');
    const corrected = bed.file('corrected.csv', rejects.replace('owned', 'own').replace('A3,Three,own,2026-02-30', 'A3,Three,own,2026-02-28'));
    expect(await runImport(bed.context, { kind: 'outlets', path: corrected })).toMatchObject({ inserted: 3, rejected: 4 });
    expect(bed.store.attributes.list().map(({ code }) => code)).toEqual(['size']);
  });

  it('leaves an outlet that differs as it is, unless an update is asked for; a blank cell leaves what was', async () => {
    const bed = importBed();
    await bed.bring('outlets', [HEAD, ONE]);
    const changed = ['网点编码,网点名称,类型,营业面积', 'LZ-001,天水路旗舰厅,,90'];
    const refused = await bed.bring('outlets', changed);
    expect(refused).toMatchObject({ importId: null, inserted: 0, updated: 0, rejected: 1 });
    expect(refused.problems[0]).toMatchObject({ code: 'import/exists', params: { value: 'LZ-001', fields: 'name、营业面积' } });
    expect(await bed.bring('outlets', changed, { update: true })).toMatchObject({ inserted: 0, updated: 1, rejected: 0 });
    expect(bed.store.outlets.findByCode('LZ-001', TODAY)).toMatchObject({
      name: '天水路旗舰厅',
      type: '营业厅',
      openedOn: '2021-03-15',
      attributes: { 营业面积: '90', 地段: 'B' },
    });
  });

  it('rejects a value that does not fit the type that an attribute has', async () => {
    const bed = importBed();
    await bed.bring('outlets', ['code,name,size', '1,a,30']);
    expect(found(await bed.bring('outlets', ['code,name,size', '2,b,large', '3,c,31']))).toEqual(['row 2, column size: import/attribute-type']);
    expect(bed.store.outlets.findByCode('3', TODAY)?.attributes).toEqual({ size: '31' });
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const bed = importBed();
    const before = stateOf(bed);
    const path = bed.file('outlets.csv', `${HEAD}\n${ONE}\nbroken\n`);
    let asked = 0;
    const context = { ...bed.context, isCancelled: () => (asked += 1) > 1 };
    expect((await failureOf(runImport(context, { kind: 'outlets', path }))).code).toBe('task/cancelled');
    expect(stateOf(bed)).toEqual(before);
    expect(existsSync(bed.path('outlets.rejects.csv'))).toBe(false);
  });

  it('refuses when another import came in while the file was checked', async () => {
    const bed = importBed();
    const path = bed.file('outlets.csv', `${HEAD}\n${ONE}\n`);
    let isFirst = true;
    const between = (): void => {
      if (!isFirst) return;
      isFirst = false;
      bed.store.imports.start({ id: 'x' as never, kind: 'levels', fileName: 'x', fileHash: 'x', options: {}, at: '2026-10-02T00:00:00.000Z', by: 'x' });
    };
    expect((await failureOf(runImport({ ...bed.context, onProgress: between }, { kind: 'outlets', path }))).code).toBe('import/changed-meanwhile');
    expect(bed.store.outlets.count()).toBe(0);
  });

  it('keeps who brought what in and from which file', async () => {
    const bed = importBed();
    await bed.bring('outlets', [HEAD, ONE]);
    const { rows } = bed.store.journal.list({ offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ action: 'import.outlets', by: '渠道经理', after: { file: 'outlets-1.csv', inserted: 1, rejected: 0 } });
  });
});

describe('a file that cannot be read', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['is empty', '', 'import/file-empty'],
    ['has a head only', `${HEAD}\n`, 'import/no-rows'],
    ['has a quote that is not closed', `${HEAD}\n${ONE}\n"LZ-003,${ONE}\n`, 'import/csv-broken'],
    ['ends inside of a row', `${HEAD}\n${ONE}\nLZ-003,三`, 'import/row-cut-off'],
    ['ends inside of a character', Buffer.from(`${HEAD}\n${ONE}\nLZ-003,三`).subarray(0, -1), 'import/cut-in-character'],
    ['ends in zero bytes', Buffer.concat([Buffer.from(`${HEAD}\n${ONE}\n`), Buffer.alloc(100)]), 'import/half-written'],
    ['is half a workbook', Buffer.from('PK\u0003\u0004 and then nothing'), 'import/not-a-workbook'],
    ['has a column twice', '编码,名称,名称\n1,a,b\n', 'import/duplicate-columns'],
  ])('is refused whole when it %s', async (_, content, code) => {
    const bed = importBed();
    const before = stateOf(bed);
    expect((await failureOf(runImport(bed.context, { kind: 'outlets', path: bed.file('outlets.csv', content) }))).code).toBe(code);
    expect(stateOf(bed)).toEqual(before);
  });

  it('is refused when it is not there', async () => {
    const bed = importBed();
    expect((await failureOf(runImport(bed.context, { kind: 'outlets', path: bed.path('none.csv') }))).code).toBe('import/no-such-file');
  });
});
