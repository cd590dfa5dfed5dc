import { describe, expect, it } from 'vitest';
import { readTable } from '../../../electron/tabular/read-table.ts';
import { isKnownHead } from '../../../electron/services/import/import-fields.ts';
import { failureOf } from '../import/import-bed.ts';

async function heads(lines: readonly string[], place = {}): Promise<{ readonly columns: readonly string[]; readonly row: number; readonly rows: number; readonly first: readonly string[] | undefined }> {
  const table = await readTable(Buffer.from(`${lines.join('\n')}\n`), 'file.csv', place, isKnownHead);
  for await (const { cells } of table.rows) return { columns: table.columns, row: table.headerRow, rows: table.headerRows, first: cells };
  return { columns: table.columns, row: table.headerRow, rows: table.headerRows, first: undefined };
}

describe('the head of a table', () => {
  it('is the first row where nothing stands above it', async () => {
    expect(await heads(['a,b,c', '1,2,3'])).toEqual({ columns: ['a', 'b', 'c'], row: 1, rows: 1, first: ['1', '2', '3'] });
  });

  it('is found below a title and a note', async () => {
    expect(await heads(['2026年9月渠道数据', '', '单位：户,,制表：张三', '网点编码,名称,放号量', 'A,甲,1'])).toMatchObject({ columns: ['网点编码', '名称', '放号量'], row: 4, first: ['A', '甲', '1'] });
  });

  it('is found below a title where none of its heads is known', async () => {
    expect(await heads(['Monthly report', 'alpha,beta,gamma', '1,2,3'])).toMatchObject({ columns: ['alpha', 'beta', 'gamma'], row: 2 });
  });

  it('stands in two rows where cells are merged over columns', async () => {
    const table = await heads(['网点编码,名称,放号量,,缴费,', ',,本月,上月,本月,上月', 'A,甲,1,2,3,4']);
    expect(table).toEqual({ columns: ['网点编码', '名称', '放号量-本月', '放号量-上月', '缴费-本月', '缴费-上月'], row: 1, rows: 2, first: ['A', '甲', '1', '2', '3', '4'] });
  });

  it('takes the groups above where two columns are called the same', async () => {
    const table = await heads(['放号,,缴费,', '编码,数量,网点,数量', 'A,1,B,2']);
    expect(table).toMatchObject({ columns: ['放号-编码', '放号-数量', '缴费-网点', '缴费-数量'], row: 1, rows: 2 });
  });

  it('does not take a first row of data with gaps for a second row of the head', async () => {
    expect(await heads(['网点编码,名称,备注', 'A,,开业', 'B,乙,'])).toMatchObject({ row: 1, rows: 1, first: ['A', '', '开业'] });
  });

  it('stands where the person says', async () => {
    expect(await heads(['网点编码,名称', '编码,名', 'A,甲'], { headerRow: 2 })).toMatchObject({ columns: ['编码', '名'], row: 2, rows: 1 });
    expect(await heads(['网点编码,', ',名称', 'A,甲'], { headerRow: 1, headerRows: 2 })).toMatchObject({ columns: ['网点编码', '名称'], rows: 2 });
    expect(await failureOf(heads(['a,b', '', '1,2'], { headerRow: 2 }))).toEqual({ code: 'import/no-such-row', params: { file: 'file.csv', row: 2 } });
  });

  it('is split by the separator of most lines, whatever stands in a title', async () => {
    expect(await heads(['网点,数据,9月', '编码\t放号', 'A\t1', 'B\t2'])).toMatchObject({ columns: ['编码', '放号'] });
    expect(await heads(['a;b;c', '1,5;2;3', '2,5;3;4'])).toMatchObject({ columns: ['a', 'b', 'c'], first: ['1,5', '2', '3'] });
  });
});
