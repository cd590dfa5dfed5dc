import { photoFile, photoFileState } from '../../../db/photo-folder.ts';
import type { Problem } from '../../../shared/errors.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';

/** Faults that are listed; more of the same help nobody. */
const MOST = 20;

/** Reads every photo that stands with something and holds it against its hash; each fault says where the photo stands. */
export function photoProblems(context: ServiceContext): readonly Problem[] {
  const { store } = context;
  const photos = store.photos.standing();
  const problems: Problem[] = [];
  for (const [place, { hash, type }] of photos.entries()) {
    checkCancelled(context);
    const state = photoFileState(store.path, hash, type);
    context.onProgress({ done: place + 1, of: photos.length });
    if (state === 'whole') continue;
    const params = { places: store.photos.placesOf(hash).slice(0, 3).join(' · '), file: photoFile(store.path, hash, type) };
    problems.push({ severity: 'error', path: `photo ${hash.slice(0, 12)}`, code: state === 'missing' ? 'photo/file-missing' : 'photo/file-altered', params });
    if (problems.length === MOST) break;
  }
  return problems;
}
