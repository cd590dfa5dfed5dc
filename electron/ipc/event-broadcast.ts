import { BrowserWindow } from 'electron';
import type { AppEvent } from '../../shared/ipc-contract.ts';
import { EVENT_CHANNEL } from './event-channel.ts';

/** Tells every window of the program what happened. */
export function broadcast(event: AppEvent): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  }
}
