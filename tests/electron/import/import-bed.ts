import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, type Store } from '../../../db/store.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ImportRequest, ImportSummary } from '../../../shared/ipc-contract.ts';
import type { MessageCode } from '../../../shared/messages/catalog.ts';

/** A new store with a folder for files to import; both are gone when the test is. */
export interface ImportBed {
  readonly store: Store;
  readonly context: ServiceContext;
  /** Writes a file into the folder. @returns its path */
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly path: (name: string) => string;
  /** Writes the lines as CSV and brings them in. */
  readonly bring: (kind: ImportRequest['kind'], lines: readonly string[], more?: Partial<ImportRequest>) => Promise<ImportSummary>;
}

export function importBed(): ImportBed {
  const folder = mkdtempSync(join(tmpdir(), 'startier-import-'));
  const store = createStore(join(folder, 'store.startier'));
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let ticks = 0;
  const context: ServiceContext = {
    store,
    user: '渠道经理',
    now: () => new Date(Date.UTC(2026, 9, 2) + 1000 * ticks++).toISOString(),
    today: () => '2026-10-02',
    onProgress: () => undefined,
    isCancelled: () => false,
  };
  const path = (name: string): string => join(folder, name);
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  let files = 0;
  return {
    store,
    context,
    file,
    path,
    bring: (kind, lines, more = {}) => runImport(context, { kind, path: file(`${kind}-${(files += 1)}.csv`, `${lines.join('\n')}\n`), ...more }),
  };
}

/** The failure that a call ends in. */
export async function failureOf(call: Promise<unknown> | (() => unknown)): Promise<{ readonly code: MessageCode; readonly params: AppError['params'] }> {
  try {
    await (typeof call === 'function' ? call() : call);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('It did not fail');
}

/** What the import must leave as it was when it refuses a file: the number of journal rows, outlets and batches. */
export function stateOf({ store }: ImportBed): unknown {
  return {
    journal: store.journal.list({ offset: 0, limit: 1 }).total,
    outlets: store.outlets.count(),
    imports: store.imports.list().length,
    figures: store.figures.pairs().length,
    visits: store.visits.codes().size,
  };
}

/** Places and codes of what was found, to compare at once. */
export function found(summary: ImportSummary): readonly string[] {
  return summary.problems.map(({ path, code }) => `${path}: ${code}`);
}

/** A text in GBK, which Node only reads. */
export function gbk(text: string): Uint8Array {
  gbkCodes ??= allGbkCodes();
  const bytes: number[] = [];
  for (const letter of text) bytes.push(...(gbkCodes.get(letter) ?? [letter.charCodeAt(0)]));
  return Uint8Array.from(bytes);
}

let gbkCodes: ReadonlyMap<string, readonly number[]> | null = null;

function allGbkCodes(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return codes;
}
