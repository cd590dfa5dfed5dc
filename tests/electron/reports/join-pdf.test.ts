import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { joinPdf } from '../../../electron/services/reports/join-pdf.ts';
import type { PrintedBatch } from '../../../electron/services/reports/page-printer.ts';
import { readPdf } from './read-pdf.ts';

const FACTS = { title: '云泽省 排名册 2026-09', subject: 'abc', lang: 'zh', at: '2026-10-16T08:00:00.000Z' } as const;

async function batch(words: readonly string[], marks: PrintedBatch['marks'] = []): Promise<PrintedBatch> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (const word of words) file.addPage([595, 842]).drawText(word, { x: 50, y: 700, font });
  return { pdf: await file.save(), pages: words.length, marks };
}

describe('joinPdf', () => {
  it('puts the pages of all batches behind each other with bookmarks of two levels', async () => {
    const first = await batch(['one', 'two'], [{ title: '一店', page: 0, level: 0 }, { title: '明细', page: 1, level: 1 }]);
    const second = await batch(['three'], [{ title: '二店', page: 0, level: 0 }]);
    const read = await readPdf(await joinPdf([first, second], FACTS));
    expect(read.pages).toEqual(['one', 'two', 'three']);
    expect(read.bookmarks).toEqual([
      { title: '一店', page: 1, items: [{ title: '明细', page: 2, items: [] }] },
      { title: '二店', page: 3, items: [] },
    ]);
  });

  it('says what the file is and in which language', async () => {
    const read = await readPdf(await joinPdf([await batch(['one'])], FACTS));
    expect(read.title).toBe('云泽省 排名册 2026-09');
    expect(read.language).toBe('zh-CN');
  });

  it('gives a single document no bookmarks', async () => {
    const read = await readPdf(await joinPdf([await batch(['one'], [{ title: '一店', page: 0, level: 0 }])], FACTS));
    expect(read.bookmarks).toEqual([]);
  });

  it('refuses a bookmark to a page that is not there', async () => {
    const bad = await batch(['one'], [{ title: 'a', page: 0, level: 0 }, { title: 'b', page: 7, level: 0 }]);
    await expect(joinPdf([bad], FACTS)).rejects.toThrow('page 7 of 1');
  });
});
