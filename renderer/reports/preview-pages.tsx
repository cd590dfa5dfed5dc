import { I18nextProvider } from 'react-i18next';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReportDocument } from '../../shared/contract/report-calls.ts';
import type { Lang } from '../../shared/errors.ts';
import { i18nFor } from '../i18n.ts';
import { documentLayout } from './document-layout.ts';
import { Sheets, type LaidOut } from './sheets.tsx';
import './fonts.ts';
import './preview.css';
import './report.css';

/** Pixels of a page's width and height at 96 dots an inch, and the gap between pages. */
const A4 = { short: 793.7, long: 1122.52 } as const;
const GAP = 16;
const EDGE = 16;
const LARGEST = 1.25;

/** A document's pages as they will be printed, as large as the place for them allows. */
export function PreviewPages({ data, lang, label }: { readonly data: ReportDocument; readonly lang: Lang; readonly label: string }) {
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [laidOut, setLaidOut] = useState<{ readonly of: ReportDocument; readonly pages: number } | null>(null);
  const [fault, setFault] = useState<Error | null>(null);
  const documents = useMemo(() => [{ ...documentLayout(data, lang), head: data.head }], [data, lang]);
  const onLaidOut = useMemo(() => ({ pages }: LaidOut): void => setLaidOut({ of: data, pages }), [data]);
  const onFault = useMemo(() => (thrown: unknown): void => setFault(thrown instanceof Error ? thrown : new Error(String(thrown))), []);
  useEffect(() => {
    const element = room.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Shown by the fault boundary around the screen.
  if (fault !== null) throw fault;
  const isLandscape = documents[0]?.orientation === 'landscape';
  const [pageWidth, pageHeight] = isLandscape ? [A4.long, A4.short] : [A4.short, A4.long];
  const scale = Math.min(LARGEST, Math.max(0.1, (width - 2 * EDGE) / pageWidth));
  const pages = laidOut?.of === data ? laidOut.pages : 0;
  return (
    // Scrolled by the keys too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={room} className="preview-room" data-pages={pages} role="group" aria-label={label} tabIndex={0}>
      <div style={{ width: pageWidth * scale, height: pages === 0 ? undefined : (pages * (pageHeight + GAP) - GAP) * scale }} className="preview-paper">
        <div style={{ transform: `scale(${scale})`, width: pageWidth, visibility: pages === 0 ? 'hidden' : undefined }}>
          <I18nextProvider i18n={i18nFor(lang)}>
            <Sheets documents={documents} onLaidOut={onLaidOut} onFault={onFault} />
          </I18nextProvider>
        </div>
      </div>
    </div>
  );
}
