import { BrowserWindow } from 'electron';
import { AppError } from '../shared/errors.ts';

/** A line of the print's own: the number of the page. Its styles stand in it, as the page's do not reach there. */
const FOOTER = '<div style="width:100%;font-size:8px;text-align:center;color:#666"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/**
 * What the program's window would print now, as a PDF of A4 pages with their numbers.
 *
 * @throws {AppError} `app/no-window`
 */
export async function shownPageAsPdf(): Promise<Uint8Array> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((each) => each.isVisible());
  if (window === undefined) throw new AppError('app/no-window');
  return window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: FOOTER, margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 } });
}
