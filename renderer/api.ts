import type { AppEvent, Channel, Reply, RequestOf, ResponseOf } from '../shared/ipc-contract.ts';

/** What the preload puts on the window: one typed call and one way to listen. */
export interface WindowApi {
  readonly call: <C extends Channel>(channel: C, request: RequestOf<C>) => Promise<Reply<ResponseOf<C>>>;
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

/** Listens to what the main process tells unasked; returns the function that stops it. */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return window.api.onEvent(listener);
}
