import { useRef, useState } from 'react';
import { AppError } from '../../../shared/errors.ts';
import { MOST_COPIED_ROWS, MOST_SHOWN_ROWS, type ShownTable } from '../../../shared/contract/shown-calls.ts';
import { wireErrorOf } from '../../call-error.ts';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { callOrThrow } from '../../use-call.ts';
import { copyTable } from '../table-copy.ts';
import { clipboardTable } from './clipboard-table.ts';
import { EXPORT_WORDS } from './words.ts';

/** Reads the whole table, row after row; `told` hears how many rows are read. */
export type ReadTable = (told: (done: number) => void, signal: AbortSignal) => Promise<ShownTable>;

export interface TableExport {
  readonly save: (ending: 'xlsx' | 'csv') => void;
  readonly copy: () => void;
  readonly savePicture: (picture: () => Promise<Blob | null>) => void;
  /** Rows read so far, while a long list is being read; null: nothing goes on. */
  readonly reading: number | null;
  readonly cancel: () => void;
}

/**
 * Takes a table or the picture of a chart out of the program. The system asks where first; a failure is told at the top of
 * the window.
 *
 * @param name what the file is called
 * @param rowCount null: not known yet
 */
export function useTableExport(name: string, rowCount: number | null, read: ReadTable): TableExport {
  const say = useWords(EXPORT_WORDS);
  const lang = useLang();
  const notify = useNotify();
  const [reading, setReading] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);

  async function readAll(): Promise<ShownTable> {
    const stop = new AbortController();
    abort.current = stop;
    setReading(0);
    try {
      return await read(setReading, stop.signal);
    } finally {
      abort.current = null;
      setReading(null);
    }
  }

  async function told(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) notify.error(wireErrorOf(error));
    }
  }

  async function save(ending: 'xlsx' | 'csv'): Promise<void> {
    if ((rowCount ?? 0) > MOST_SHOWN_ROWS) throw new AppError('export/too-many-rows', { most: formatCount(MOST_SHOWN_ROWS), rows: formatCount(rowCount ?? 0) });
    const place = await callOrThrow('export:choose-file', { name, ending });
    if (place !== null) await callOrThrow('export:shown', { fileId: place.fileId, lang, table: await readAll() });
  }

  async function copy(): Promise<void> {
    if ((rowCount ?? 0) > MOST_COPIED_ROWS) throw new AppError('export/too-many-copied', { most: formatCount(MOST_COPIED_ROWS), rows: formatCount(rowCount ?? 0) });
    const table = await readAll();
    if (!copyTable(clipboardTable(table))) throw new AppError('export/copy-failed');
    notify.done(say('copied', { count: table.rows.length }));
  }

  async function savePicture(picture: () => Promise<Blob | null>): Promise<void> {
    const place = await callOrThrow('export:choose-file', { name, ending: 'png' });
    const image = place === null ? null : await picture();
    if (place === null || image === null) return;
    await callOrThrow('export:picture', { fileId: place.fileId, png: new Uint8Array(await image.arrayBuffer()) });
    notify.done(say('pictureSaved'));
  }

  return {
    save: (ending) => void told(() => save(ending)),
    copy: () => void told(copy),
    savePicture: (picture) => void told(() => savePicture(picture)),
    reading,
    cancel: () => abort.current?.abort(),
  };
}
