import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BrowserWindow, type WebContents } from 'electron';
import type { PrintBatch } from '../../shared/contract/report-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { APP_ORIGIN } from '../app-protocol.ts';
import { hardenContents } from '../app-window.ts';
import { developmentServer } from '../development-server.ts';
import type { PagePrinter } from '../services/reports/page-printer.ts';
import { printDesk, type LaidOut } from './print-desk.ts';

/** So long may one batch take to be laid out before it is given up. */
const MOST_MS = 120_000;

/** A hidden window over the program's own pages; it opens with the first batch and stays until `close`. */
interface PrintRoom {
  /** Lays the batch out and does `work` while its pages stand; a failure closes the window. */
  readonly withPages: <T>(batch: PrintBatch, work: (contents: WebContents, laidOut: LaidOut) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Prints to PDF with a hidden window. */
export function createPagePrinter(): PagePrinter {
  const room = createPrintRoom();
  return {
    close: room.close,
    print: (batch) =>
      room.withPages(batch, async (contents, { pages, marks }) => {
        const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
        return { pdf: new Uint8Array(pdf), pages, marks };
      }),
  };
}

/**
 * Prints the same pages on paper, by the system's own dialog.
 *
 * @returns false when the person closes the dialog
 * @throws {AppError} `report/layout-failed`, `report/print-failed`
 */
export async function printOnPaper(batch: PrintBatch, landscape: boolean): Promise<boolean> {
  const room = createPrintRoom();
  try {
    return await room.withPages(batch, (contents) => toPrinter(contents, landscape));
  } finally {
    await room.close();
  }
}

function toPrinter(contents: WebContents, landscape: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    contents.print({ silent: false, printBackground: true, pageSize: 'A4', landscape, margins: { marginType: 'none' } }, (isDone, reason) => {
      if (isDone) resolve(true);
      else if (/cancel/i.test(reason)) resolve(false);
      else reject(new AppError('report/print-failed', { detail: reason }));
    });
  });
}

function createPrintRoom(): PrintRoom {
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
    async withPages(batch, work) {
      room ??= await open();
      const { window, token } = room;
      try {
        const laidOut = await Promise.race([printDesk.offer(token, batch), goneOrLate(window)]);
        if (laidOut.error !== null) throw new AppError('report/layout-failed', { detail: laidOut.error });
        const done = await work(window.webContents, laidOut);
        printDesk.release(token);
        return done;
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
