import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, type AppEvent, type Channel, type Reply, type RequestOf, type ResponseOf } from '../shared/ipc-contract.ts';
import { EVENT_CHANNEL } from './ipc/event-channel.ts';

const allowed: ReadonlySet<string> = new Set(CHANNELS);

/** All that the page can reach of the program: `window.api`. */
const api = {
  /** Calls the main process on a channel of the contract; refuses any other. */
  call<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Reply<ResponseOf<C>>> {
    if (!allowed.has(channel)) return Promise.reject(new Error(`Unknown channel: ${channel}`));
    return ipcRenderer.invoke(channel, request) as Promise<Reply<ResponseOf<C>>>;
  },
  /** Hears what happens in the main process; the function given back ends it. */
  onEvent(listener: (event: AppEvent) => void): () => void {
    const heard = (_: unknown, event: AppEvent): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, heard);
    return () => ipcRenderer.off(EVENT_CHANNEL, heard);
  },
};

/** The type of `window.api`. */
export type PreloadApi = typeof api;

contextBridge.exposeInMainWorld('api', api);
