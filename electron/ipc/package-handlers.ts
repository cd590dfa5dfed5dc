import type { PackageCalls } from '../../shared/contract/package-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { PACKAGE_EXTENSION } from '../../shared/packages/package.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import type { PhotoPreparer } from '../photos/photo-preparer.ts';
import { forgetKey, packageState } from '../services/packages/known-keys.ts';
import { networkShareOf } from '../services/packages/network-share.ts';
import { previewPackage, receivePackage } from '../services/packages/receive-package.ts';
import { sendPackage } from '../services/packages/send-package.ts';
import type { Handlers } from './handle.ts';

export interface PackageHandlerParts {
  readonly session: AppSession;
  readonly choose: PathChooser;
  readonly photos: PhotoPreparer;
  readonly today: () => string;
}

/** Packages between PCs. Paths come from the system's dialogs, never from the window. */
export function packageHandlers({ session, choose, photos, today }: PackageHandlerParts): Pick<Handlers, keyof PackageCalls> {
  let chosen: string | null = null;
  return {
    'package:out': async (request) => {
      const who = (request.auditor ?? '').replace(/[\\/:*?"<>|\s]+/g, '-');
      const name = [request.kind === 'assignment' ? 'assignment' : 'visits', who, today()].filter((part) => part !== '').join('-');
      const path = await choose.saveAs(`${name}.${PACKAGE_EXTENSION}`, PACKAGE_EXTENSION);
      return path === null ? null : sendPackage(session.context(), request, path);
    },
    'package:choose': async () => {
      const path = await choose.file([PACKAGE_EXTENSION]);
      if (path === null) return null;
      chosen = null;
      const preview = previewPackage(session.context(), path);
      chosen = path;
      return preview;
    },
    'package:in': async ({ fileHash, acceptKey, decisions }) => {
      if (chosen === null) throw new AppError('package/none-chosen');
      const summary = await receivePackage(session.context(), chosen, { acceptKey, decisions, fileHash }, (name, bytes) => photos.prepare(name, bytes));
      chosen = null;
      return summary;
    },
    'package:list': () => packageState(session.context()),
    'package:forget-key': (request) => forgetKey(session.context(), request),
    'store:share': () => {
      const store = session.store();
      return store === null ? null : networkShareOf(store.path);
    },
  };
}
