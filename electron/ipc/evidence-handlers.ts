import type { EvidenceCalls } from '../../shared/contract/evidence-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { PhotoPreparer } from '../photos/photo-preparer.ts';
import { saveFact, savePlace } from '../services/visits/save-visit.ts';
import { addVisitPhoto, removeVisitPhoto, restoreVisitPhoto } from '../services/visits/visit-photos.ts';
import type { Handlers } from './handle.ts';

/** The head's facts, the place of entry, and photos. */
export function evidenceHandlers(session: AppSession, photos: PhotoPreparer): Pick<Handlers, keyof EvidenceCalls> {
  return {
    'visit:save-fact': (request) => saveFact(session.context(), request),
    'visit:save-place': (request) => savePlace(session.context(), request),
    'visit:add-photo': (request) => addVisitPhoto(session.context(), request, (name, bytes) => photos.prepare(name, bytes)),
    'visit:remove-photo': (request) => removeVisitPhoto(session.context(), request),
    'visit:restore-photo': (request) => restoreVisitPhoto(session.context(), request),
  };
}
