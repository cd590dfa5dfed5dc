import { existsSync } from 'node:fs';
import { shell } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import { STORE_EXTENSION } from '../default-store.ts';
import type { TaskRunner } from '../tasks/task-runner.ts';
import { broadcast } from './event-broadcast.ts';
import type { Handlers } from './handle.ts';

/** What the handlers of the program itself stand on. */
export interface AppHandlerParts {
  readonly session: AppSession;
  readonly tasks: TaskRunner;
  readonly choose: PathChooser;
  /** Today's date as it stands in proposed file names. */
  readonly today: () => string;
}

type AppChannel =
  | 'app:state'
  | 'app:set-language'
  | 'store:create'
  | 'store:open'
  | 'store:close'
  | 'store:create-demo'
  | 'store:backup'
  | 'store:verify'
  | 'task:list'
  | 'task:cancel'
  | 'export:show-file';

/** Program, store and tasks. */
export function appHandlers({ session, tasks, choose, today }: AppHandlerParts): Pick<Handlers, AppChannel> {
  const storePath = (): string => session.context().store.path;
  /** A store is not closed under a task that works on it. */
  const whenIdle = (): void => {
    if (tasks.busy()) throw new AppError('task/busy');
  };
  return {
    'app:state': () => session.state(),
    'app:set-language': ({ lang }) => session.setLanguage(lang),
    'store:create': async () => {
      whenIdle();
      const path = await choose.newStore(`network.${STORE_EXTENSION}`);
      return path === null ? null : session.create(path);
    },
    'store:open': async ({ path }) => {
      whenIdle();
      // The window may name a store only from the list of recent ones.
      const isRecent = session.state().recentStores.some((recent) => recent.path === path);
      const chosen = path !== undefined && isRecent ? path : await choose.existingStore();
      return chosen === null ? null : session.open(chosen);
    },
    'store:close': () => {
      whenIdle();
      return session.close();
    },
    'store:create-demo': async () => {
      whenIdle();
      const path = await choose.newStore(`demo.${STORE_EXTENSION}`);
      if (path === null) return null;
      return tasks.start({ kind: 'demo', path }, path, () => {
        broadcast({ kind: 'appState', state: session.open(path) });
      });
    },
    'store:backup': async () => {
      const from = storePath();
      const path = await choose.saveAs(`backup-${today()}.${STORE_EXTENSION}`, STORE_EXTENSION);
      return path === null ? null : tasks.start({ kind: 'backup', path }, from);
    },
    'store:verify': () => tasks.start({ kind: 'verify' }, storePath()),
    'task:list': () => tasks.list(),
    'task:cancel': ({ taskId }) => {
      tasks.cancel(taskId);
      return null;
    },
    'export:show-file': ({ taskId }) => {
      const result = tasks.get(taskId)?.result;
      if (result === null || result === undefined || !('path' in result)) throw new AppError('task/unknown');
      if (!existsSync(result.path)) throw new AppError('export/file-gone', { path: result.path });
      shell.showItemInFolder(result.path);
      return null;
    },
  };
}
