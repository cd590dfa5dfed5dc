import { v7 as uuid } from 'uuid';
import type { ShownCalls, ShownEnding } from '../../shared/contract/shown-calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import { writeWholeFile } from '../tabular/write-file.ts';
import type { TaskRunner } from '../tasks/task-runner.ts';
import type { Handlers } from './handle.ts';

export interface ShownHandlerParts {
  readonly session: AppSession;
  readonly tasks: TaskRunner;
  readonly choose: PathChooser;
  readonly today: () => string;
}

/** Tables as shown and pictures of charts. Paths come from the system's dialogs, never from the window. */
export function shownHandlers({ session, tasks, choose, today }: ShownHandlerParts): Pick<Handlers, keyof ShownCalls> {
  const chosen = new Map<string, { readonly path: string; readonly ending: ShownEnding }>();
  /** A place is used once. */
  const take = (fileId: string): { readonly path: string; readonly ending: ShownEnding } => {
    const place = chosen.get(fileId);
    if (place === undefined) throw new AppError('export/not-chosen');
    chosen.delete(fileId);
    return place;
  };
  return {
    'export:choose-file': async ({ name, ending }) => {
      const path = await choose.saveAs(`${fileName(name)}-${today()}.${ending}`, ending);
      if (path === null) return null;
      const fileId = uuid();
      chosen.set(fileId, { path, ending });
      return { fileId };
    },
    'export:shown': ({ fileId, lang, table }) => {
      const { path, ending } = take(fileId);
      if (ending === 'png') throw new AppError('export/not-chosen');
      return tasks.start({ kind: 'export', request: { table: 'shown', shown: { table, ending, lang } }, path }, session.context().store.path);
    },
    'export:picture': async ({ fileId, png }) => {
      const { path } = take(fileId);
      await writeWholeFile(path, (sink) => sink.write(png));
      return null;
    },
  };
}

/** A name of a file, of what a table or chart is called. */
function fileName(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim();
  return clean === '' ? 'export' : clean.slice(0, 80);
}
