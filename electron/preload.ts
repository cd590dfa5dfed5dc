import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DroppedFile, OpenedFile } from '../shared/contract/import-calls.ts';
import { CHANNELS, type AppEvent, type Channel, type Reply, type RequestOf, type ResponseOf } from '../shared/ipc-contract.ts';
import { EVENT_CHANNEL } from './ipc/event-channel.ts';

/** The page hands over the dropped file itself: it cannot name a path of its own. */
const DROPPED = 'import:dropped' satisfies Channel;
const allowed: ReadonlySet<string> = new Set(CHANNELS.filter((channel) => channel !== DROPPED));

/** All that the page can reach of the program: `window.api`. */
const api = {
  /** Calls the main process on a channel of the contract; refuses any other. */
  call<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Reply<ResponseOf<C>>> {
    if (!allowed.has(channel)) return Promise.reject(new Error(`Unknown channel: ${channel}`));
    return ipcRenderer.invoke(channel, request) as Promise<Reply<ResponseOf<C>>>;
  },
  /** Opens a file that was dropped on the page. */
  async openDropped(file: File): Promise<Reply<OpenedFile>> {
    const path = webUtils.getPathForFile(file);
    const dropped: DroppedFile = path === '' ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { path };
    return ipcRenderer.invoke(DROPPED, dropped) as Promise<Reply<OpenedFile>>;
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
