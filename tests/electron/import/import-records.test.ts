import { describe, expect, it } from 'vitest';
import { undoImport } from '../../../electron/services/import/undo-import.ts';
import { listImports } from '../../../electron/services/import/list-imports.ts';
import { setJudgement } from '../../../electron/services/records/judgements.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import { failureOf, found, importBed, type ImportBed } from './import-bed.ts';

const OUTLETS = ['outlet_code,name', 'A,甲', 'B,乙'];
const [FIRST, LAST] = ['2026-01-01' as IsoDate, '2026-12-31' as IsoDate];
const SEPTEMBER = '2026-09' as PeriodId;

async function bedWithOutlets(): Promise<ImportBed> {
  const bed = importBed();
  await bed.bring('outlets', OUTLETS);
  return bed;
}
const no = (bed: ImportBed, code: string): number => bed.store.outlets.keysByCode().get(code)!.no;
const events = (bed: ImportBed): readonly string[] =>
  bed.store.records.events('投诉', FIRST, LAST).map(({ outletNo, date, code, category, quantity, note }) => [bed.store.outlets.codeOf(outletNo), date, code, category, quantity, note].map((part) => part ?? '').join(' ').trim());
const undo = (bed: ImportBed, summary: ImportSummary): void => void undoImport(bed.context, summary.importId!);
const counts = ({ inserted, updated, unchanged, rejected }: ImportSummary): readonly number[] => [inserted, updated, unchanged, rejected];

describe('events', () => {
  const LINES = ['网点编码,发生日期,事件类型,类别,数量,备注,工单号', 'A,2026/9/1,投诉,有责,"1,200.50",迟到,C1', 'A,2026-09-02,投诉,,,,', 'A,2026-09-02,投诉,,,,', 'B,20260903,投诉,无责,3,,C2'];

  it('come in with what they say; two that say the same are two', async () => {
    const bed = await bedWithOutlets();
    expect(counts(await bed.bring('events', LINES))).toEqual([4, 0, 0, 0]);
    expect(events(bed)).toEqual(['A 2026-09-01 C1 有责 1200.5 迟到', 'A 2026-09-02', 'A 2026-09-02', 'B 2026-09-03 C2 无责 3']);
  });
  it('change nothing when the same file comes in again, and one more where one more stands in it', async () => {
    const bed = await bedWithOutlets();
    await bed.bring('events', LINES);
    expect(await bed.bring('events', LINES)).toMatchObject({ importId: null, inserted: 0, unchanged: 4 });
    expect(counts(await bed.bring('events', [...LINES, 'A,2026-09-02,投诉,,,,']))).toEqual([1, 0, 4, 0]);
  });
  it('are changed where a record of the same code says something else, and changed back by undo', async () => {
    const bed = await bedWithOutlets();
    const first = await bed.bring('events', LINES);
    const before = events(bed);
    const second = await bed.bring('events', [LINES[0]!, 'B,2026-09-05,投诉,无责,,,C1', 'B,2026-09-06,投诉,,,,C3']);
    expect(counts(second)).toEqual([1, 1, 0, 0]);
    expect(events(bed)).toContain('B 2026-09-05 C1 无责');
    expect(await failureOf(() => undo(bed, first))).toMatchObject({ code: 'import/later-rests-on-it' });
    undo(bed, second);
    expect(events(bed)).toEqual(before);
    undo(bed, first);
    expect(events(bed)).toEqual([]);
  });
  it('are rejected with the place of the fault', async () => {
    const bed = await bedWithOutlets();
    const summary = await bed.bring('events', ['outlet_code,date,event,quantity,record_code', 'C,2026-09-01,x,,', 'A,1.9.2026,x,,', 'A,2026-09-01,,,', 'A,2026-09-01,x,many,', 'A,2026-09-01,x,,R', 'A,2026-09-02,x,,R']);
    expect(found(summary)).toEqual([
      'row 2, column outlet_code: import/unknown-outlet',
      'row 3, column date: import/ambiguous-date',
      'row 4, column event: import/blank',
      'row 5, column quantity: import/bad-number',
      'row 7: import/duplicate-row',
    ]);
    expect(counts(summary)).toEqual([1, 0, 0, 5]);
  });
  it('keep an outlet that an import made from being taken back', async () => {
    const bed = importBed();
    const outlets = await bed.bring('outlets', OUTLETS);
    await bed.bring('events', LINES);
    expect(await failureOf(() => undo(bed, outlets))).toMatchObject({ code: 'import/in-use' });
  });
});

describe('surveys', () => {
  const LINES = ['outlet_code,date,survey,value,count', 'A,2026-09-01,nps,9.5,', 'A,2026-09-02,nps,8,12', 'A,2026-09-02,nps,8,0', 'A,2026-09-02,nps,8,1.5', 'A,2026-09-02,nps,,1'];

  it('come in as answers and batches; a number of answers is a whole one from 1', async () => {
    const bed = await bedWithOutlets();
    const summary = await bed.bring('surveys', LINES);
    expect(found(summary)).toEqual(['row 4, column count: import/bad-count', 'row 5, column count: import/bad-count', 'row 6, column value: import/blank']);
    expect(bed.store.records.answers('nps', FIRST, LAST).map(({ date, value, answers }) => [date, value, answers])).toEqual([['2026-09-01', '9.5', 1], ['2026-09-02', '8', 12]]);
    expect(await bed.bring('surveys', LINES)).toMatchObject({ importId: null, unchanged: 2 });
    undo(bed, summary);
    expect(bed.store.records.answers('nps', FIRST, LAST)).toEqual([]);
  });
});

describe('judgements', () => {
  const LINES = ['网点编码,评定项,周期,评定值,理由,评定人', 'A,形象,2026年9月,80,门头整洁,李经理', 'B,形象,2026-09,75.50,一般,'];
  const values = (bed: ImportBed): readonly string[] => bed.store.records.judgements('形象', SEPTEMBER).map(({ value, reason, by }) => `${value} ${reason} ${by}`);

  it('come in with reason and author; who imports is the author where none is named', async () => {
    const bed = await bedWithOutlets();
    expect(counts(await bed.bring('judgements', LINES))).toEqual([2, 0, 0, 0]);
    expect(values(bed)).toEqual(['80 门头整洁 李经理', '75.5 一般 渠道经理']);
    expect(await bed.bring('judgements', LINES)).toMatchObject({ importId: null, unchanged: 2 });
  });
  it('need a reason, and numbers where the others are numbers', async () => {
    const bed = await bedWithOutlets();
    const summary = await bed.bring('judgements', [...LINES, 'A,形象,2026-08,优,好,', 'A,等级,2026-08,优,好,', 'B,等级,2026-08,3,好,', 'B,形象,2026-07,60,,', 'A,形象,九月,60,好,', 'A,形象,2026-09,60,好,']);
    expect(found(summary)).toEqual([
      'row 4, column 评定值: import/judgement-not-number',
      'row 6, column 评定值: import/judgement-not-category',
      'row 7, column 理由: import/blank',
      'row 8, column 周期: import/bad-period',
      'row 9: import/duplicate-row',
    ]);
  });
  it('are replaced by later ones, and put back by undo unless somebody entered another since', async () => {
    const bed = await bedWithOutlets();
    await bed.bring('judgements', LINES);
    const second = await bed.bring('judgements', [LINES[0]!, 'A,形象,2026-09,90,重新装修,王总']);
    expect(counts(second)).toEqual([0, 1, 0, 0]);
    undo(bed, second);
    expect(values(bed)[0]).toBe('80 门头整洁 李经理');
    const third = await bed.bring('judgements', [LINES[0]!, 'A,形象,2026-09,91,重新装修,王总']);
    const outletId = bed.store.outlets.keysByCode().get('A')!.id;
    setJudgement(bed.context, { outletId, judgement: '形象', period: SEPTEMBER, value: '85', reason: '复核' });
    expect(values(bed)[0]).toBe('85 复核 渠道经理');
    expect(listImports(bed.context).find(({ importId }) => importId === third.importId)?.locked?.code).toBe('import/in-use');
    expect(no(bed, 'A')).toBeGreaterThan(0);
  });
});
