import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../electron/services/import/inspect-file.ts';
import { forgetProfile, listProfiles } from '../../../electron/services/import/remember-columns.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import type { ImportInspection, TableKind } from '../../../shared/contract/import-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { failureOf, gbk, importBed } from './import-bed.ts';

const SEPTEMBER = '2026-09' as PeriodId;

function usesOf({ columns }: ImportInspection): Record<string, string> {
  return Object.fromEntries(columns.map(({ head, use, certainty }) => [head, `${use.to === 'field' ? use.field : use.to === 'own' ? `own ${use.code ?? ''}`.trim() : '-'} (${certainty})`]));
}

describe('inspectFile', () => {
  it('says of a text file its encoding, separator, head, first values and what each column is', async () => {
    const bed = importBed();
    const path = bed.file('2026年9月数据.csv', gbk('渠道月报\n网点编码;网点名称;放号量（户）;备注\nA;甲;1;\nB;乙;"2,5";好\n'));
    const look = await inspectFile(bed.context, { path });
    expect(look).toMatchObject({
      name: '2026年9月数据.csv',
      format: 'csv',
      sheets: [],
      encoding: 'gb18030',
      delimiter: ';',
      headerRow: 2,
      headerRows: 1,
      kind: 'figures',
      missing: [],
      needsPeriod: true,
      period: '2026-09',
      remembered: null,
      sameFile: null,
    });
    expect(look.top[0]).toEqual({ row: 1, cells: ['渠道月报'] });
    expect(look.columns[2]).toEqual({ place: 2, letter: 'C', head: '放号量（户）', samples: ['1', '2,5'], filled: 2, looked: 2, content: 'number', use: { to: 'own' }, certainty: 'none' });
    expect(usesOf(look)).toEqual({ 网点编码: 'outlet_code (sure)', 网点名称: '- (none)', '放号量（户）': 'own (none)', 备注: '- (none)' });
  });

  it.each<[TableKind, string]>([
    ['outlets', '网点编码,网点名称,归属,地市'],
    ['regions', '编码,名称,上级'],
    ['figures', '网点编码,指标,月份,数值'],
    ['levels', '网点编码,星级,生效周期'],
    ['events', '网点编码,日期,事件类型,说明'],
    ['surveys', '网点编码,调查日期,问卷,满意度,份数'],
    ['judgements', '网点编码,评定项,周期,评定值,评定理由'],
    ['visits', '检查编号,网点编码,检查日期,检查员'],
  ])('knows a file of %s by its head', async (kind, head) => {
    const bed = importBed();
    const path = bed.file('file.csv', `${head}\n${head.replace(/[^,]+/g, '1')}\n`);
    expect(await inspectFile(bed.context, { path })).toMatchObject({ kind, missing: [] });
  });

  it('takes heads that are nearly known ones for likely, and names what is missing', async () => {
    const bed = importBed();
    const path = bed.file('file.csv', 'outlet_cod,所属网点名称（必填）,面积\nA,甲,12\n');
    const look = await inspectFile(bed.context, { path, kind: 'outlets' });
    expect(usesOf(look)).toEqual({ outlet_cod: 'outlet_code (likely)', '所属网点名称（必填）': 'name (likely)', 面积: 'own (none)' });
    expect(await inspectFile(bed.context, { path, kind: 'levels' })).toMatchObject({ missing: ['level', 'period'] });
  });

  it('maps the next file of a source as the last one was mapped, a new column apart', async () => {
    const bed = importBed();
    await bed.bring('outlets', ['网点编码,名称', 'A,甲', 'B,乙']);
    const september = bed.file('9月.csv', '厅号,新增,收入,经办\nA,1,2,张三\n');
    const columns = [{ to: 'field', field: 'outlet_code' }, { to: 'own', code: 'new_users' }, { to: 'own' }, { to: 'nothing' }] as const;
    expect(await runImport(bed.context, { kind: 'figures', path: september, period: SEPTEMBER, columns })).toMatchObject({ inserted: 2, rejected: 0 });
    const october = bed.file('10月.csv', '收入,厅号,新增,经办,投诉\n3,A,4,李四,5\n');
    const look = await inspectFile(bed.context, { path: october });
    expect(look).toMatchObject({ kind: 'figures', kindCertainty: 'remembered', remembered: { fileName: '9月.csv' } });
    expect(usesOf(look)).toEqual({ 收入: 'own (remembered)', 厅号: 'outlet_code (remembered)', 新增: 'own new_users (remembered)', 经办: '- (remembered)', 投诉: 'own (none)' });
    const [profile] = listProfiles(bed.context);
    expect(forgetProfile(bed.context, { profileId: profile?.id ?? '' })).toEqual([]);
    expect((await inspectFile(bed.context, { path: october })).remembered).toBeNull();
    expect((await failureOf(() => forgetProfile(bed.context, { profileId: profile?.id ?? '' }))).code).toBe('import/unknown-profile');
  });

  it('does not remember what did not come in, nor take a file that has little in common for the next of a source', async () => {
    const bed = importBed();
    await bed.bring('outlets', ['网点编码,名称', 'A,甲']);
    const columns = [{ to: 'field', field: 'outlet_code' }, { to: 'own' }, { to: 'own' }] as const;
    await runImport(bed.context, { kind: 'figures', path: bed.file('all-bad.csv', '厅,a,b\nZ,1,2\n'), period: SEPTEMBER, columns });
    expect(listProfiles(bed.context)).toEqual([]);
    await runImport(bed.context, { kind: 'figures', path: bed.file('good.csv', '厅,a,b\nA,1,2\n'), period: SEPTEMBER, columns });
    expect((await inspectFile(bed.context, { path: bed.file('other.csv', '厅,c,d\nA,1,2\n') })).remembered).toBeNull();
  });

  it('says that the very same file has come in', async () => {
    const bed = importBed();
    const summary = await bed.bring('outlets', ['网点编码,名称', 'A,甲']);
    expect(await inspectFile(bed.context, { path: bed.path('outlets-1.csv') })).toMatchObject({ sameFile: { importId: summary.importId, kind: 'outlets' } });
  });

  it('looks at the sheet that is asked for', async () => {
    const bed = importBed();
    const path = join(import.meta.dirname, '../../fixtures/import/libreoffice.xlsx');
    expect(await inspectFile(bed.context, { path, sheet: '投诉' })).toMatchObject({ sheet: '投诉', kind: 'events', encoding: null, delimiter: null });
    expect(await inspectFile(bed.context, { path, sheet: '9月' })).toMatchObject({ headerRow: 3, headerRows: 2, kind: 'figures', period: '2026-09' });
  });
});
