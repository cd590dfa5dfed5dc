import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { acquireWindowLock, type WindowLock } from '../db/store-lock.ts';
import { createStore, openStore, type Store } from '../db/store.ts';
import { AppError, toWireError, type Lang, type WireError } from '../shared/errors.ts';
import type { AppState } from '../shared/ipc-contract.ts';
import { withRecent, type SettingsFile } from './app-settings.ts';
import { storeInfo } from './services/overview/store-info.ts';
import type { ServiceContext } from './services/service-context.ts';
import { todayLocal } from './today.ts';

/** The one open store of this program, and what the window must know of it. */
export interface AppSession {
  state(): AppState;
  /** @throws {AppError} `app/no-store` when none is open */
  context(): ServiceContext;
  /** null: none is open. */
  store(): Store | null;
  create(path: string): AppState;
  open(path: string): AppState;
  close(): AppState;
  setLanguage(lang: Lang): AppState;
  /** The name written into journals from now on; an empty one goes back to the account of the system. */
  setUser(name: string): AppState;
  /** The name under which this person works. */
  user(): string;
  /** Opens the store of last time; what prevents it stands in the state's `problem`. */
  reopenLast(): void;
  /** True once when another connection has changed the store since the last question. */
  changedElsewhere(): boolean;
}

export interface AppSessionOptions {
  readonly settings: SettingsFile;
  readonly version: string;
  /** The account of the system. */
  readonly user: string;
}

interface OpenStore {
  readonly store: Store;
  readonly lock: WindowLock;
  dataVersion: number;
}

export function createAppSession({ settings, version, user }: AppSessionOptions): AppSession {
  let open: OpenStore | null = null;
  let problem: WireError | null = null;

  const userNow = (): string => settings.get().userName ?? user;

  function close(): void {
    open?.store.close();
    open?.lock.release();
    open = null;
  }

  function use(path: string, load: (path: string) => Store): void {
    const full = resolve(path);
    if (open?.store.path === full) return;
    const lock = acquireWindowLock(full);
    if (lock === null) throw new AppError('store/open-elsewhere', { file: full });
    try {
      const store = load(full);
      close();
      open = { store, lock, dataVersion: dataVersionOf(store) };
    } catch (error) {
      lock.release();
      throw error;
    }
    problem = null;
    settings.set({ lastStore: full, recentStores: withRecent(settings.get().recentStores, full) });
  }

  const session: AppSession = {
    state() {
      const { lang, recentStores } = settings.get();
      return {
        lang,
        version,
        user: userNow(),
        problem,
        store: open === null ? null : storeInfo(open.store),
        recentStores: recentStores.map((path) => ({ path, name: basename(path), exists: existsSync(path) })),
      };
    },
    context() {
      if (open === null) throw new AppError('app/no-store');
      return {
        store: open.store,
        user: userNow(),
        now: () => new Date().toISOString(),
        today: todayLocal,
        onProgress: () => undefined,
        isCancelled: () => false,
      };
    },
    store: () => open?.store ?? null,
    create(path) {
      use(path, (full) => createStore(full, { at: new Date().toISOString(), by: userNow() }));
      return session.state();
    },
    open(path) {
      use(path, openForWindow);
      return session.state();
    },
    close() {
      close();
      problem = null;
      settings.set({ lastStore: null });
      return session.state();
    },
    user: userNow,
    setUser(name) {
      const trimmed = name.trim();
      settings.set({ userName: trimmed === '' || trimmed === user ? null : trimmed });
      return session.state();
    },
    setLanguage(lang) {
      settings.set({ lang });
      return session.state();
    },
    reopenLast() {
      const path = settings.get().lastStore;
      if (path === null) return;
      try {
        use(path, openForWindow);
      } catch (error) {
        problem = toWireError(error);
      }
    },
    changedElsewhere() {
      if (open === null) return false;
      const now = dataVersionOf(open.store);
      if (now === open.dataVersion) return false;
      open.dataVersion = now;
      return true;
    },
  };
  return session;
}

/** The window answers nobody while it waits for another program's writing, so it waits shortly; what it saves is tried again. */
function openForWindow(path: string): Store {
  return openStore(path, { busyTimeoutMs: 1500 });
}

function dataVersionOf(store: Store): number {
  return store.db.pragma('data_version', { simple: true }) as number;
}
