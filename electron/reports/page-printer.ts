import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { AppError } from '../../shared/errors.ts';
import { APP_ORIGIN } from '../app-protocol.ts';
import { hardenContents } from '../app-window.ts';
import { developmentServer } from '../development-server.ts';
import type { PagePrinter, PrintedBatch } from '../services/reports/page-printer.ts';
import { printDesk } from './print-desk.ts';

/** So long may one batch take to be laid out before it is given up. */
const MOST_MS = 120_000;

/** Prints with a hidden window over the program's own pages; the window opens with the first batch and stays until `close`. */
export function createPagePrinter(): PagePrinter {
  let room: { readonly window: BrowserWindow; readonly token: string } | null = null;

  async function open(): Promise<{ readonly window: BrowserWindow; readonly token: string }> {
    const token = randomUUID();
    const window = new BrowserWindow({
      show: false,
      width: 1240,
      height: 900,
      webPreferences: {
        preload: join(import.meta.dirname, '../preload/preload.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // A hidden window's timers would be slowed down.
        backgroundThrottling: false,
      },
    });
    hardenContents(window.webContents);
    await window.loadURL(`${developmentServer() ?? APP_ORIGIN}/print.html#${token}`);
    return { window, token };
  }

  async function close(): Promise<void> {
    const old = room;
    room = null;
    if (old === null) return;
    printDesk.end(old.token);
    old.window.destroy();
  }

  return {
    close,
    async print(batch): Promise<PrintedBatch> {
      room ??= await open();
      const { window, token } = room;
      try {
        const laidOut = await Promise.race([printDesk.offer(token, batch), goneOrLate(window)]);
        if (laidOut.error !== null) throw new AppError('report/layout-failed', { detail: laidOut.error });
        const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
        printDesk.release(token);
        return { pdf: new Uint8Array(pdf), pages: laidOut.pages, marks: laidOut.marks };
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}

/** Rejects when the window's page dies or takes too long. */
function goneOrLate(window: BrowserWindow): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new AppError('report/layout-failed', { detail: `${MOST_MS / 1000} s` })), MOST_MS);
    timer.unref();
    window.webContents.once('render-process-gone', (_event, { reason }) => reject(new AppError('report/layout-failed', { detail: reason })));
  });
}
