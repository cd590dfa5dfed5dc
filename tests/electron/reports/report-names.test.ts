import { describe, expect, it } from 'vitest';
import { fileSafe, partFileName, reportFileName } from '../../../electron/services/reports/report-names.ts';
import type { ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';

const request: ReportRequest = { report: 'scorecard', lang: 'zh', runId: null, regionIds: [] };
const head: ReportHead = { network: '云泽省', run: null, period: '2026-09' as PeriodId, resultsHash: null, printedOn: '2026-10-02' as IsoDate, regions: [] };
const SHOP = { code: 'A01', name: '人民路店' };

describe('names of report files', () => {
  it('say what, of when, and of whom where that is one outlet or region', () => {
    expect(reportFileName(request, head, [SHOP, { code: 'A02', name: '二店' }], 'pdf')).toBe('评级成绩单-2026-09.pdf');
    expect(reportFileName(request, head, [SHOP], 'pdf')).toBe('评级成绩单-2026-09-A01-人民路店.pdf');
    expect(reportFileName(request, { ...head, regions: ['云川市'] }, [], 'pdf')).toBe('评级成绩单-2026-09-云川市.pdf');
    expect(reportFileName({ ...request, lang: 'en' }, { ...head, period: null }, [], 'pdf')).toBe('scorecards-2026-10-02.pdf');
  });

  it('begin with the code where each outlet has a file', () => {
    expect(partFileName(request, head, SHOP)).toBe('A01-人民路店-评级成绩单-2026-09.pdf');
  });

  it('leave out what file systems refuse', () => {
    expect(fileSafe('a/b\\c:d*e?f"g<h>i|j.pdf')).toBe('a_b_c_d_e_f_g_h_i_j.pdf');
    expect(fileSafe('name. .pdf')).toBe('name.pdf');
    expect([...fileSafe(`${'长'.repeat(300)}.pdf`)]).toHaveLength(84);
  });
});
