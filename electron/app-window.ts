import { join } from 'node:path';
import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import { developmentServer } from './development-server.ts';
import { blockRemoteRequests } from './network-guard.ts';
import { resourcesDirectory } from './resources-directory.ts';

/** Opens the program's window: no Node in the page, no way out of the program's own pages, no permissions. */
export async function openAppWindow(): Promise<BrowserWindow> {
  const server = developmentServer();
  hardenSession(session.defaultSession, server);
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    autoHideMenuBar: true,
    icon: join(resourcesDirectory(), 'icons/icon.png'),
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (process.platform !== 'darwin') window.setMenuBarVisibility(false);
  hardenContents(window.webContents);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(server ?? `${APP_ORIGIN}/`);
  return window;
}

function hardenSession(target: Session, server: string | undefined): void {
  blockRemoteRequests(target, server);
  target.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}

/** Denies a page every new window, navigation and embedded view. */
export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
