import { basename, join } from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { messageFor, type Lang } from '../shared/errors.ts';
import type { MessageCode } from '../shared/messages/catalog.ts';
import { STORE_EXTENSION } from './default-store.ts';

/** The system's own dialogs. Each gives null when the person thinks better of it. */
export interface PathChooser {
  newStore(fileName: string): Promise<string | null>;
  existingStore(): Promise<string | null>;
  file(extensions: readonly string[]): Promise<string | null>;
  saveAs(fileName: string, extension: string): Promise<string | null>;
  /** A new folder of the name, in one that the person chooses. */
  saveFolder(name: string): Promise<string | null>;
  /** A folder that is there. */
  folder(): Promise<string | null>;
}

/** @param lang asked at each dialog, as it may have changed */
export function createPathChooser(lang: () => Lang): PathChooser {
  const words = (code: MessageCode): string => messageFor(code, {}, lang());
  const inDocuments = (name: string): string => join(app.getPath('documents'), name);
  return {
    newStore: (fileName) =>
      save({ title: words('dialog/new-store'), defaultPath: inDocuments(fileName), filters: [storeFilter(words)] }, STORE_EXTENSION),
    existingStore: () => open({ title: words('dialog/open-store'), properties: ['openFile'], filters: [storeFilter(words)] }),
    file: (extensions) =>
      open({
        title: words('dialog/choose-file'),
        properties: ['openFile'],
        filters: [{ name: words('dialog/data-files'), extensions: [...extensions] }],
      }),
    saveAs: (fileName, extension) =>
      save(
        { title: words('dialog/save-as'), defaultPath: inDocuments(basename(fileName)), filters: [{ name: extension.toUpperCase(), extensions: [extension] }] },
        extension,
      ),
    saveFolder: async (name) => {
      const folder = await open({ title: words('dialog/save-as'), properties: ['openDirectory', 'createDirectory'] });
      return folder === null ? null : join(folder, name);
    },
    folder: () => open({ title: words('dialog/choose-folder'), properties: ['openDirectory', 'createDirectory'] }),
  };
}

function storeFilter(words: (code: MessageCode) => string): { name: string; extensions: string[] } {
  return { name: words('dialog/store-files'), extensions: [STORE_EXTENSION] };
}

async function open(options: OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const answer = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

async function save(options: SaveDialogOptions, extension: string): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const answer = await (window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  if (answer.canceled || answer.filePath === '') return null;
  return answer.filePath.endsWith(`.${extension}`) ? answer.filePath : `${answer.filePath}.${extension}`;
}
