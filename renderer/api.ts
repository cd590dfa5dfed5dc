import type { OpenedFile } from '../shared/contract/import-calls.ts';
import type { AppEvent, Channel, Reply, RequestOf, ResponseOf } from '../shared/ipc-contract.ts';

/** What the preload puts on the window: one typed call and one way to listen. */
export interface WindowApi {
  readonly call: <C extends Channel>(channel: C, request: RequestOf<C>) => Promise<Reply<ResponseOf<C>>>;
  readonly openDropped: (file: File) => Promise<Reply<OpenedFile>>;
  /** Returns the function that stops listening. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
}

declare global {
  interface Window {
    readonly api: WindowApi;
  }
}

/** Calls the main process. Expected failures come back as `ok: false`; it rejects only when the channel itself breaks. */
export function call<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Reply<ResponseOf<C>>> {
  return window.api.call(channel, request);
}

/** Opens a table that was dropped on the window, for the import. */
export function openDropped(file: File): Promise<Reply<OpenedFile>> {
  return window.api.openDropped(file);
}

/** Listens to what the main process tells unasked; returns the function that stops it. */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return window.api.onEvent(listener);
}
