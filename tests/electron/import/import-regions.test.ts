import { describe, expect, it } from 'vitest';
import { undoImport } from '../../../electron/services/import/undo-import.ts';
import { listImports } from '../../../electron/services/import/list-imports.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { failureOf, found, importBed, type ImportBed } from './import-bed.ts';
import { storeContent } from './store-content.ts';

const BESIDE = ['import_batch', 'import_change', 'journal', 'meta', 'change_mark'];
const HEAD = '区域编码,名称,上级,层级,生效日期';

/** Code, path and level of every region on a day. */
function tree(bed: ImportBed, day = '2026-10-02'): readonly string[] {
  return [...bed.store.regions.snapshot(day as IsoDate).values()].map(({ code, path, level }) => `${code} ${path.join('/')} ${level}`).sort();
}

describe('importing regions', () => {
  it('builds the tree from rows in any order; the region above is named by code, path or name', async () => {
    const bed = importBed();
    const summary = await bed.bring('regions', [HEAD, '620102,城关区,6201,区县,', '6201,兰州市,甘肃,2,', '62,甘肃,,省,', ',雁滩片区,甘肃/兰州市/城关区,4,']);
    expect(summary).toMatchObject({ inserted: 4, updated: 0, unchanged: 0, rejected: 0 });
    expect(tree(bed)).toEqual(['62 甘肃 0', '6201 甘肃/兰州市 1', '620102 甘肃/兰州市/城关区 2', '甘肃/兰州市/城关区/雁滩片区 甘肃/兰州市/城关区/雁滩片区 3']);
  });

  it('changes nothing the second time, and says so', async () => {
    const bed = importBed();
    const lines = [HEAD, '62,甘肃,,,', '6201,兰州市,62,,'];
    await bed.bring('regions', lines);
    expect(await bed.bring('regions', lines)).toMatchObject({ importId: null, inserted: 0, updated: 0, unchanged: 2 });
  });

  it('finds the regions that an import of outlets made, and outlets find those of the file', async () => {
    const bed = importBed();
    await bed.bring('outlets', ['网点编码,名称,省,市', 'A,甲,甘肃,兰州市']);
    expect(await bed.bring('regions', [HEAD, '62,甘肃,,,', '6201,兰州市,62,,', '6204,白银市,62,,'])).toMatchObject({ inserted: 1, unchanged: 2, rejected: 0 });
    await bed.bring('outlets', ['网点编码,名称,省,市', 'B,乙,甘肃,白银市']);
    expect(tree(bed)).toEqual(['6204 甘肃/白银市 1', '甘肃 甘肃 0', '甘肃/兰州市 甘肃/兰州市 1']);
  });

  it('renames and moves with the update, from the day that the row names, levels below included; undo puts it back', async () => {
    const bed = importBed();
    await bed.bring('regions', [HEAD, '1,东省,,,', '2,西省,,,', '11,甲市,1,,', '111,甲区,11,,']);
    const before = storeContent(bed.store.path, BESIDE);
    const lines = [HEAD, '11,新甲市,2,,2026-09-15', '111,甲区,2,,2026-09-15'];
    expect(found(await bed.bring('regions', lines))).toEqual(['row 2, column 名称: import/region-exists', 'row 3, column 上级: import/unknown-region'].slice(0, 1).concat('row 3, column 名称: import/region-exists'));
    const summary = await bed.bring('regions', lines, { update: true });
    expect(summary).toMatchObject({ inserted: 0, updated: 2, rejected: 0 });
    expect(tree(bed, '2026-09-14')).toEqual(['1 东省 0', '11 东省/甲市 1', '111 东省/甲市/甲区 2', '2 西省 0']);
    expect(tree(bed, '2026-09-15')).toEqual(['1 东省 0', '11 西省/新甲市 1', '111 西省/甲区 1', '2 西省 0']);
    undoImport(bed.context, summary.importId ?? failed());
    expect(storeContent(bed.store.path, BESIDE)).toBe(before);
  });

  it('takes the levels of what lies below along', async () => {
    const bed = importBed();
    await bed.bring('regions', [HEAD, '1,东省,,,', '11,甲市,1,,', '111,甲区,11,,', '3,丙市,,,', '31,丙区,3,,']);
    await bed.bring('regions', [HEAD, '3,丙市,11,,'], { update: true });
    expect(tree(bed)).toContain('31 东省/甲市/丙市/丙区 3');
  });

  it('rejects loops, unknown regions above, wrong levels, twins and days before the last change', async () => {
    const bed = importBed();
    await bed.bring('regions', [HEAD, '1,东省,,,', '11,甲市,1,,2026-06-01']);
    const summary = await bed.bring('regions', [HEAD, '8,回,9,,', '9,环,8,,', '12,乙市,东生,,', '13,丙市,1,省,', '14,甲市,1,,', '11,丁市,1,,2026-05-31', '15,,1,,', '1,东/省,,,'], { update: true });
    expect(found(summary)).toEqual([
      'row 8, column 名称: import/blank',
      'row 9, column 名称: import/slash-in-region',
      'row 3, column 上级: import/region-loop',
      'row 2, column 上级: import/unknown-region',
      'row 4, column 上级: import/unknown-region-near',
      'row 5, column 层级: import/region-level',
      'row 6, column 名称: import/twin-region',
      'row 7, column 生效日期: import/region-before',
    ]);
    expect(found(await bed.bring('regions', [HEAD, '1,东省,11,,'], { update: true }))).toEqual(['row 2, column 上级: import/region-loop']);
    expect(tree(bed)).toEqual(['1 东省 0', '11 东省/甲市 1']);
  });

  it('reads heads that say 地区 as those that say 区域', async () => {
    const bed = importBed();
    const summary = await bed.bring('regions', ['地区编码,地区名称,上级地区', '62,甘肃,', '6201,兰州市,62']);
    expect(summary).toMatchObject({ inserted: 2, rejected: 0 });
    expect(tree(bed)).toEqual(['62 甘肃 0', '6201 甘肃/兰州市 1']);
  });

  it('is not taken back while an outlet lies in a region that came with it', async () => {
    const bed = importBed();
    const { importId } = await bed.bring('regions', [HEAD, '1,东省,,,', '11,甲市,1,,']);
    await bed.bring('outlets', ['网点编码,名称,省,市', 'A,甲,东省,甲市']);
    expect(listImports(bed.context).find((row) => row.importId === importId)?.locked).toMatchObject({ code: 'import/in-use', params: { what: 'A' } });
    expect((await failureOf(() => undoImport(bed.context, importId ?? failed()))).code).toBe('import/in-use');
  });

  it('goes whole when nothing lies in it', async () => {
    const bed = importBed();
    const before = storeContent(bed.store.path, BESIDE);
    const { importId } = await bed.bring('regions', [HEAD, '1,东省,,,', '11,甲市,1,,']);
    undoImport(bed.context, importId ?? failed());
    expect(storeContent(bed.store.path, BESIDE)).toBe(before);
  });
});

function failed(): never {
  throw new Error('Nothing came in');
}
