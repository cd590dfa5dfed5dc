import { useEffect, useMemo, useRef, useState } from 'react';
import type { PageMark, ReportHead } from '../../shared/contract/report-calls.ts';
import { useLang } from '../i18n.ts';
import type { DocumentLayout, FlowItem } from './flow.ts';
import { paginate, type Measured, type Placed } from './paginate.ts';
import { SheetFrame } from './sheet-frame.tsx';

export interface LaidOut {
  readonly pages: number;
  readonly marks: readonly PageMark[];
}

export interface SheetsProps {
  readonly documents: readonly (DocumentLayout & { readonly head: ReportHead })[];
  /** All pages stand, with their fonts and pictures. */
  readonly onLaidOut?: (laidOut: LaidOut) => void;
  readonly onFault?: (fault: unknown) => void;
}

/**
 * Documents divided into pages of A4: everything is set once out of sight and measured, then set page by page. Tables go on
 * with their head; every document counts its own pages.
 */
export function Sheets({ documents, onLaidOut, onFault }: SheetsProps) {
  const root = useRef<HTMLDivElement>(null);
  const lang = useLang();
  const [divided, setDivided] = useState<{ readonly of: SheetsProps['documents']; readonly pages: readonly (readonly (readonly Placed[])[])[] } | null>(null);
  const pages = divided?.of === documents ? divided.pages : null;

  useEffect(() => {
    let isCurrent = true;
    const element = root.current;
    if (element === null) return undefined;
    const work = async (): Promise<void> => {
      await fontsLoaded();
      if (!isCurrent) return;
      if (pages === null) {
        setDivided({ of: documents, pages: documents.map((document, place) => divide(element, document, place)) });
        return;
      }
      await picturesLoaded(element);
      if (isCurrent) onLaidOut?.({ pages: pages.reduce((sum, each) => sum + each.length, 0), marks: marksOf(documents, pages) });
    };
    work().catch((fault: unknown) => onFault?.(fault));
    return () => {
      isCurrent = false;
    };
  }, [documents, pages, onLaidOut, onFault]);

  return (
    <div ref={root} className="rp-sheets" lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      {pages === null
        ? documents.map((document, place) => <Measuring key={place} document={document} place={place} />)
        : documents.map((document, place) =>
            pages[place]?.map((placed, page) => (
              <SheetFrame key={`${place}/${page}`} document={document} head={document.head} page={page + 1} of={pages[place]?.length ?? 1}>
                {placed.map((each) => (
                  <FlowPart key={`${each.item}/${each.from}`} item={document.flow[each.item]!} from={each.from} to={each.to} />
                ))}
              </SheetFrame>
            )),
          )}
    </div>
  );
}

/** A document out of sight, in the width of its pages. */
function Measuring({ document, place }: { readonly document: SheetsProps['documents'][number]; readonly place: number }) {
  return (
    <div aria-hidden="true" className="rp-sheet-measure" data-document={place}>
      <SheetFrame document={document} head={document.head} page={1} of={1}>
        {document.flow.map((item) => (
          <FlowPart key={item.key} item={item} from={0} to={item.kind === 'table' ? item.rows.length : 0} />
        ))}
      </SheetFrame>
    </div>
  );
}

function FlowPart({ item, from, to }: { readonly item: FlowItem; readonly from: number; readonly to: number }) {
  // The list of rows never changes its order while it stands.
  const rows = useMemo(() => (item.kind === 'table' ? item.rows.slice(from, to) : []), [item, from, to]);
  if (item.kind === 'block') return <div className="rp-flow-part">{item.node}</div>;
  return (
    <div className="rp-flow-part">
      <table className={item.className === undefined ? 'rp-report-table' : `rp-report-table ${item.className}`}>
        <colgroup>{item.columns}</colgroup>
        <thead>{item.head}</thead>
        <tbody>{rows}</tbody>
      </table>
    </div>
  );
}

function divide(root: HTMLElement, { flow }: DocumentLayout, place: number): readonly (readonly Placed[])[] {
  const body = root.querySelector<HTMLElement>(`[data-document="${place}"] .rp-sheet-body`);
  if (body === null) throw new Error('A document to be measured is not there');
  const parts = [...body.children];
  const measured = flow.map((item, index): Measured => {
    const part = parts[index];
    if (part === undefined) throw new Error('A part to be measured is not there');
    const height = heightOf(part);
    if (item.kind === 'block') return { height, keepWithNext: item.keepWithNext === true, newPage: item.newPage === true, table: null };
    const rows = [...part.querySelectorAll(':scope > table > tbody > tr')].map(heightOf);
    // What is neither row nor head (the space below) is counted with the head.
    return { height, keepWithNext: false, newPage: item.newPage === true, table: { head: height - rows.reduce((sum, row) => sum + row, 0), rows } };
  });
  return paginate(measured, heightOf(body) - 1);
}

/** In pixels of the page, so that a preview that is drawn smaller divides as the printer does. */
function heightOf(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).height);
}

function marksOf(documents: SheetsProps['documents'], pages: readonly (readonly (readonly Placed[])[])[]): readonly PageMark[] {
  let first = 0;
  return documents.flatMap((document, place) => {
    const own = pages[place] ?? [];
    const marks: PageMark[] = [{ title: document.title, page: first, level: 0 }];
    own.forEach((placed, page) => {
      for (const { item, from } of placed) {
        const mark = document.flow[item]?.mark;
        if (mark !== undefined && from === 0) marks.push({ ...mark, page: first + page });
      }
    });
    first += own.length;
    return marks;
  });
}

/** What is set asks for its slices of the fonts, so the loading begins a moment later. */
async function fontsLoaded(): Promise<void> {
  await nextFrame();
  await document.fonts.ready;
  while (document.fonts.status === 'loading') {
    await nextFrame();
    await document.fonts.ready;
  }
}

async function picturesLoaded(root: HTMLElement): Promise<void> {
  await Promise.all([...root.querySelectorAll('img')].map(pictureLoaded));
}

/** A picture that cannot be had stays an empty frame with its words. */
async function pictureLoaded(picture: HTMLImageElement): Promise<void> {
  if (picture.complete) return;
  await new Promise<void>((done) => {
    for (const kind of ['load', 'error']) picture.addEventListener(kind, () => done(), { once: true });
  });
}

/** A hidden window draws no frames; a timer goes on there. */
function nextFrame(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 16);
  });
}
