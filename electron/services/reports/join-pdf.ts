import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib';
import type { PageMark } from '../../../shared/contract/report-calls.ts';
import type { Lang } from '../../../shared/errors.ts';
import type { PrintedBatch } from './page-printer.ts';

export interface PdfFacts {
  readonly title: string;
  readonly subject: string;
  readonly lang: Lang;
  /** Instant of writing. */
  readonly at: string;
}

/**
 * One PDF of all batches in their order, with bookmarks, title and language. A single part needs no bookmarks.
 *
 * @returns the file's bytes
 */
export async function joinPdf(batches: readonly PrintedBatch[], facts: PdfFacts): Promise<Uint8Array> {
  const [first, ...others] = batches;
  if (first === undefined) throw new Error('A PDF needs pages');
  const file = await PDFDocument.load(first.pdf, { updateMetadata: false });
  const marks: PageMark[] = [...first.marks];
  for (const batch of others) {
    const pagesBefore = file.getPageCount();
    const source = await PDFDocument.load(batch.pdf, { updateMetadata: false });
    for (const page of await file.copyPages(source, source.getPageIndices())) file.addPage(page);
    marks.push(...batch.marks.map((mark) => ({ ...mark, page: mark.page + pagesBefore })));
  }
  if (others.length > 0) {
    // The first batch's structure tree would speak of its pages alone.
    file.catalog.delete(PDFName.of('StructTreeRoot'));
    file.catalog.delete(PDFName.of('MarkInfo'));
  }
  if (marks.length > 1) addBookmarks(file, marks);
  file.setTitle(facts.title, { showInWindowTitleBar: true });
  file.setSubject(facts.subject);
  file.setLanguage(facts.lang === 'zh' ? 'zh-CN' : 'en');
  file.setCreator('StarTier');
  file.setProducer('StarTier');
  file.setCreationDate(new Date(facts.at));
  file.setModificationDate(new Date(facts.at));
  return file.save({ useObjectStreams: true });
}

/** Bookmarks of two levels: a mark of level 1 hangs under the last one of level 0. */
function addBookmarks(file: PDFDocument, marks: readonly PageMark[]): void {
  const { context } = file;
  const pages = file.getPages();
  const root = context.nextRef();
  const entries = marks.map((mark) => ({ mark, ref: context.nextRef(), children: [] as number[] }));
  const top: number[] = [];
  entries.forEach(({ mark }, place) => {
    const parent = mark.level === 0 ? undefined : top.at(-1);
    if (parent === undefined) top.push(place);
    else entries[parent]!.children.push(place);
  });
  const hang = (places: readonly number[], parent: PDFRef): void =>
    places.forEach((place, at) => {
      const { mark, ref, children } = entries[place]!;
      const page = pages[mark.page];
      if (page === undefined) throw new Error(`A bookmark leads to page ${mark.page} of ${pages.length}`);
      const entry = PDFDict.withContext(context);
      entry.set(PDFName.of('Title'), PDFHexString.fromText(mark.title));
      entry.set(PDFName.of('Parent'), parent);
      entry.set(PDFName.of('Dest'), context.obj([page.ref, PDFName.of('Fit')]));
      if (at > 0) entry.set(PDFName.of('Prev'), entries[places[at - 1]!]!.ref);
      if (at < places.length - 1) entry.set(PDFName.of('Next'), entries[places[at + 1]!]!.ref);
      if (children.length > 0) {
        entry.set(PDFName.of('First'), entries[children[0]!]!.ref);
        entry.set(PDFName.of('Last'), entries[children.at(-1)!]!.ref);
        // Negative: closed at first.
        entry.set(PDFName.of('Count'), PDFNumber.of(-children.length));
      }
      context.assign(ref, entry);
      hang(children, ref);
    });
  hang(top, root);
  const outlines = PDFDict.withContext(context);
  outlines.set(PDFName.of('Type'), PDFName.of('Outlines'));
  outlines.set(PDFName.of('First'), entries[top[0]!]!.ref);
  outlines.set(PDFName.of('Last'), entries[top.at(-1)!]!.ref);
  outlines.set(PDFName.of('Count'), PDFNumber.of(top.length));
  context.assign(root, outlines);
  file.catalog.set(PDFName.of('Outlines'), root);
  file.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
