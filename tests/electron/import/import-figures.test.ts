import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { writeXlsx } from '../../../electron/tabular/write-xlsx.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { failureOf, found, gbk, importBed, stateOf, type ImportBed } from './import-bed.ts';

const SEPTEMBER = '2026-09' as PeriodId;

async function bedWithOutlets(): Promise<ImportBed> {
  const bed = importBed();
  await bed.bring('outlets', ['outlet_code,name', 'LZ-001,天水路营业厅', 'LZ-002,雁滩合作厅', '0103,张掖路代办点']);
  return bed;
}

/** Figures of an outlet as `code period=value`. */
function figures(bed: ImportBed, code: string): readonly string[] {
  const no = bed.store.outlets.keysByCode().get(code)?.no ?? -1;
  return bed.store.figures.listByOutlet(no).flatMap(({ figure, values }) => values.map(({ period, value }) => `${figure} ${period}=${value}`));
}

describe('importing figures', () => {
  it('reads the wide form, a column an indicator, and leaves facts of the outlet aside', async () => {
    const bed = await bedWithOutlets();
    const summary = await bed.bring('figures', ['网点编码,网点名称,放号量（户）,满意度', 'LZ-001,天水路,186,4.52', 'LZ-002,雁滩,,4.1'], { period: SEPTEMBER });
    expect(summary).toMatchObject({ inserted: 3, updated: 0, unchanged: 0, rejected: 0 });
    expect(found(summary)).toEqual(['column 网点名称: import/column-ignored']);
    expect(figures(bed, 'LZ-001')).toEqual(['放号量 2026-09=186', '满意度 2026-09=4.52']);
    expect(figures(bed, 'LZ-002')).toEqual(['满意度 2026-09=4.1']);
    expect(bed.store.figures.find('放号量')).toMatchObject({ name: '放号量', unit: '户' });
  });

  it('reads the long form with a period a row', async () => {
    const bed = await bedWithOutlets();
    const lines = ['outlet_code,indicator,period,value', 'LZ-001,sales,2026-08,1', 'LZ-001,sales,2026年9月,2', 'LZ-002,sales,202609,3', 'LZ-002,visits,2026-Q3,'];
    expect(await bed.bring('figures', lines)).toMatchObject({ inserted: 3, rejected: 0 });
    expect(figures(bed, 'LZ-001')).toEqual(['sales 2026-09=2', 'sales 2026-08=1']);
    expect(figures(bed, 'LZ-002')).toEqual(['sales 2026-09=3']);
  });

  it('keeps decimals exact to 18 digits and refuses more', async () => {
    const bed = await bedWithOutlets();
    const summary = await bed.bring('figures', ['outlet_code,a', 'LZ-001,0.123456789012345678', 'LZ-002,1234567890123456789', '0103,-0.10'], { period: SEPTEMBER });
    expect(found(summary)).toEqual(['row 3, column a: import/number-too-long']);
    expect(figures(bed, 'LZ-001')).toEqual(['a 2026-09=0.123456789012345678']);
    expect(figures(bed, '0103')).toEqual(['a 2026-09=-0.1']);
  });

  it('reads numbers as people write them', async () => {
    const bed = await bedWithOutlets();
    const lines = ['outlet_code,a,b,c,d', 'LZ-001,"1,234,567.5",１２．５,98.6%,1.2万', 'LZ-002,−3.5,1.5E+3, 7 ,+2'];
    expect(await bed.bring('figures', lines, { period: SEPTEMBER })).toMatchObject({ inserted: 8, rejected: 0 });
    expect(figures(bed, 'LZ-001')).toEqual(['a 2026-09=1234567.5', 'b 2026-09=12.5', 'c 2026-09=98.6', 'd 2026-09=12000']);
    expect(figures(bed, 'LZ-002')).toEqual(['a 2026-09=-3.5', 'b 2026-09=1500', 'c 2026-09=7', 'd 2026-09=2']);
  });

  it('rejects a row with a wrong number whole, and brings the others in', async () => {
    const bed = await bedWithOutlets();
    const summary = await bed.bring('figures', ['outlet_code,a,b', 'LZ-001,1,n/a', 'LZ-002,"1,23",2', '0103,3,4'], { period: SEPTEMBER });
    expect(summary).toMatchObject({ inserted: 2, rejected: 2 });
    expect(found(summary)).toEqual(['row 2, column b: import/says-nothing', 'row 3, column a: import/ambiguous-number']);
    expect(figures(bed, 'LZ-001')).toEqual([]);
    expect(readFileSync(summary.rejectsFile ?? '', 'utf8')).toContain('LZ-001,1,n/a,');
  });

  it('rejects unknown outlets, naming the nearest code', async () => {
    const bed = await bedWithOutlets();
    const { problems } = await bed.bring('figures', ['outlet_code,a', 'LZ-01,1', '103,2', 'QQ-999-X,3', 'LZ-002,4'], { period: SEPTEMBER });
    expect(problems.map(({ code, params }) => [code, params['near']])).toEqual([
      ['import/unknown-outlet-near', 'LZ-001'],
      ['import/unknown-outlet-near', '0103'],
      ['import/unknown-outlet', undefined],
    ]);
  });

  it('rejects an outlet that the file has twice', async () => {
    const bed = await bedWithOutlets();
    expect(found(await bed.bring('figures', ['outlet_code,a', 'LZ-001,1', 'LZ-001,2'], { period: SEPTEMBER }))).toEqual([
      'row 3, column outlet_code: import/duplicate-row',
    ]);
    expect(figures(bed, 'LZ-001')).toEqual(['a 2026-09=1']);
  });

  it('changes nothing when the same file comes in again; a changed cell is updated, a blank one left', async () => {
    const bed = await bedWithOutlets();
    const lines = ['outlet_code,a,b', 'LZ-001,1,2', 'LZ-002,3,4'];
    await bed.bring('figures', lines, { period: SEPTEMBER });
    const before = stateOf(bed);
    expect(await bed.bring('figures', lines, { period: SEPTEMBER })).toMatchObject({ importId: null, inserted: 0, updated: 0, unchanged: 4 });
    expect(stateOf(bed)).toEqual(before);
    expect(await bed.bring('figures', ['outlet_code,a,b', 'LZ-001,1.0,', 'LZ-002,5,4'], { period: SEPTEMBER })).toMatchObject({ inserted: 0, updated: 1, unchanged: 2 });
    expect([...figures(bed, 'LZ-001'), ...figures(bed, 'LZ-002')]).toEqual(['a 2026-09=1', 'b 2026-09=2', 'a 2026-09=5', 'b 2026-09=4']);
  });

  it('needs the period of the wide form, and reads it from a column as well', async () => {
    const bed = await bedWithOutlets();
    expect((await failureOf(bed.bring('figures', ['outlet_code,a', 'LZ-001,1']))).code).toBe('import/period-needed');
    expect((await failureOf(bed.bring('figures', ['outlet_code,名称', 'LZ-001,x'], { period: SEPTEMBER }))).code).toBe('import/no-figure-columns');
    const summary = await bed.bring('figures', ['outlet_code,月份,a', 'LZ-001,2026-08,1', 'LZ-001,2026-09,2', 'LZ-002,soon,3'], {});
    expect(found(summary)).toEqual(['row 4, column 月份: import/bad-period']);
    expect(figures(bed, 'LZ-001')).toEqual(['a 2026-09=2', 'a 2026-08=1']);
    expect(found(await bed.bring('figures', ['outlet_code,月份,a', 'LZ-001,2026-08,1'], { period: SEPTEMBER }))).toEqual(['row 2, column 月份: import/other-period']);
  });

  it('finds a figure by its code or its name, and by what the person calls it', async () => {
    const bed = await bedWithOutlets();
    await bed.bring('figures', ['网点编码,放号量(户)', 'LZ-001,1'], { period: SEPTEMBER, map: { new_activations: '放号量(户)' } });
    expect(bed.store.figures.find('new_activations')).toMatchObject({ name: '放号量', unit: '户' });
    await bed.bring('figures', ['网点编码,放号量', 'LZ-002,2'], { period: SEPTEMBER });
    await bed.bring('figures', ['网点编码,new_activations', '0103,3'], { period: SEPTEMBER });
    expect(['LZ-001', 'LZ-002', '0103'].flatMap((code) => figures(bed, code))).toEqual([1, 2, 3].map((n) => `new_activations 2026-09=${n}`));
  });

  it('refuses a file that has a figure in two columns', async () => {
    const bed = await bedWithOutlets();
    const failure = await failureOf(bed.bring('figures', ['网点编码,放号量,放号量（户）', 'LZ-001,1,2'], { period: SEPTEMBER }));
    expect(failure).toMatchObject({ code: 'import/duplicate-columns', params: { column: '放号量（户）' } });
  });

  it('finds repeated rows of the long form whether they name the figure by code or by name', async () => {
    const bed = await bedWithOutlets();
    await bed.bring('figures', ['网点编码,放号量', 'LZ-002,1'], { period: SEPTEMBER, map: { new_activations: '放号量' } });
    const lines = ['outlet_code,indicator,period,value', 'LZ-001,放号量,2026-09,1', 'LZ-001,new_activations,2026-09,2', 'LZ-001,放号量,2026-08,3'];
    expect(found(await bed.bring('figures', lines))).toEqual(['row 3, column indicator: import/duplicate-row']);
    expect(figures(bed, 'LZ-001')).toEqual(['new_activations 2026-09=1', 'new_activations 2026-08=3']);
  });

  it('reads GBK text and workbooks with binary numbers', async () => {
    const bed = await bedWithOutlets();
    await runImport(bed.context, { kind: 'figures', path: bed.file('gbk.csv', gbk('网点编码,放号量\nLZ-001,7\n')), period: SEPTEMBER });
    expect(figures(bed, 'LZ-001')).toEqual(['放号量 2026-09=7']);
    const path = bed.path('book.xlsx');
    const columns = [{ header: '网点编码', kind: 'text' }, { header: '满意度', kind: 'number' }] as const;
    await writeXlsx(path, { name: '数据', columns, rows: [['0103', 0.1 + 0.2]] });
    await runImport(bed.context, { kind: 'figures', path, period: SEPTEMBER });
    expect(figures(bed, '0103')).toEqual(['满意度 2026-09=0.3']);
  });
});
