import type { Store } from '../../db/store.ts';
import { AppError } from '../../shared/errors.ts';
import type { PagePrinter } from '../services/reports/page-printer.ts';

/**
 * What lays out pages for the command line. none: nothing, under plain Node · noDisplay: Electron without a display ·
 * elsewhere: another program, to which the command is handed over.
 */
export type Pages = 'none' | 'noDisplay' | 'elsewhere' | CommandPages;

/** Pages laid out by this program. */
export interface CommandPages {
  readonly printer: PagePrinter;
  /** The store whose photos the pages show; null: none any more. */
  readonly useStore: (store: Store | null) => void;
}

/** Exit code of a command that is to be run again where pages can be laid out. Nothing was done or said. */
export const HAND_OVER = 86;

/** Thrown by a command that needs pages where another program lays them out. */
export class HandOver extends Error {}

/** The printer of the command line. @throws {AppError} `report/no-pages`, `report/no-display`; {HandOver} */
export function printerOf(pages: Pages): PagePrinter {
  if (pages === 'elsewhere') throw new HandOver();
  if (pages === 'none') throw new AppError('report/no-pages');
  if (pages === 'noDisplay') throw new AppError('report/no-display');
  return pages.printer;
}
