import type { PageMark, PrintBatch } from '../../../shared/contract/report-calls.ts';

/** Pages as a PDF of their own. */
export interface PrintedBatch {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly marks: readonly PageMark[];
}

/** Lays out documents in the program's own pages and prints them to PDF. */
export interface PagePrinter {
  /** @throws {AppError} `report/layout-failed`, `report/no-display`, `report/no-pages` */
  readonly print: (batch: PrintBatch) => Promise<PrintedBatch>;
  /** Gives up what is kept between batches. */
  readonly close: () => Promise<void>;
}
