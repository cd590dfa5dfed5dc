import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

const BESIDE_CHINESE = /(?<=[\p{Script=Han}，。：；（）、《》]) | (?=[\p{Script=Han}，。：；（）、《》])/gu;

export interface Bookmark {
  readonly title: string;
  /** Counted from 1. */
  readonly page: number;
  readonly items: readonly Bookmark[];
}
export interface ReadPdf {
  /**
   * The words of each page, pieces joined by a space; none beside Chinese, whose letters come in pieces, as the fonts do.
   */
  readonly pages: readonly string[];
  /** Width and height of the first page in points, whole. */
  readonly size: readonly [number, number];
  readonly bookmarks: readonly Bookmark[];
  readonly title: string;
  readonly language: string;
  /** Base names of the fonts, each with whether its file stands in the PDF. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
}

type Outline = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getOutline']>>;

/** What a PDF says, read by a library of its own. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const file = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str.trim()] : [])).join(' ').replace(BESIDE_CHINESE, ''));
  }
  const first = (await file.getPage(1)).getViewport({ scale: 1 });
  const marksOf = async (outline: Outline): Promise<readonly Bookmark[]> =>
    Promise.all(
      (outline ?? []).map(async ({ title, dest, items }) => {
        const target = (Array.isArray(dest) ? dest[0] : null) as Parameters<typeof file.getPageIndex>[0];
        return { title, page: (await file.getPageIndex(target)) + 1, items: await marksOf(items as Outline) };
      }),
    );
  const { info } = await file.getMetadata();
  const bookmarks = await marksOf(await file.getOutline());
  await task.destroy();
  const parsed = await PDFDocument.load(bytes, { updateMetadata: false });
  return {
    pages,
    size: [Math.round(first.width), Math.round(first.height)],
    bookmarks,
    title: String((info as Record<string, unknown>)['Title'] ?? ''),
    language: String((info as Record<string, unknown>)['Language'] ?? ''),
    fonts: fontsOf(parsed),
  };
}

/** Every font descriptor of the file: that of a real font holds its outlines. Type 3 fonts have none. */
function fontsOf(file: PDFDocument): ReadPdf['fonts'] {
  return file.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict) || object.lookup(PDFName.of('Type'))?.toString() !== '/FontDescriptor') return [];
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => object.has(PDFName.of(key)));
    return [{ name: object.lookup(PDFName.of('FontName'))?.toString() ?? '', embedded }];
  });
}
