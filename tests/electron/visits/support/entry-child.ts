// Fills in a visit until it is killed: `node entry-child.ts STORE VISIT SEED`. What it is about to save, and what the store
// has taken, it says line by line on standard output.
import { writeSync } from 'node:fs';
import { openStore } from '../../../../db/store.ts';
import type { ServiceContext } from '../../../../electron/services/service-context.ts';
import { getVisit } from '../../../../electron/services/visits/get-visit.ts';
import { saveAnswer, saveFact, savePlace } from '../../../../electron/services/visits/save-visit.ts';
import { addVisitPhoto } from '../../../../electron/services/visits/visit-photos.ts';
import type { Answer } from '../../../../shared/checklist/answer.ts';
import { itemsOf } from '../../../../shared/checklist/checklist.ts';
import type { VisitId } from '../../../../shared/ids.ts';
import { numbersFrom } from '../../../builders/numbers-from.ts';

/** One change, in the form in which it is told. */
export type Told = { readonly place: string; readonly answer?: Answer; readonly leftAt?: string; readonly photo?: string };

const [path = '', visit = '', seed = '0'] = process.argv.slice(2);
const visitId = visit as VisitId;
const next = numbersFrom(Number(seed));
const context: ServiceContext = {
  store: openStore(path),
  user: '检查员',
  now: () => new Date().toISOString(),
  today: () => '2026-10-02',
  onProgress: () => undefined,
  isCancelled: () => false,
};
const codes = itemsOf(getVisit(context, { visitId }).checklist).map(({ code }) => code);

for (let count = 0; ; count += 1) await change(codes[next(codes.length)] ?? '', next(20), count);

async function change(item: string, kind: number, count: number): Promise<void> {
  if (kind === 0) {
    // Loaded when first needed: most children are killed before they take a photo.
    const { preparePhoto } = await import('../../../../electron/services/photos/prepare-photo.ts');
    const { jpegFile, roomPicture } = await import('../../../builders/pictures.ts');
    const photo = `${seed}-${count}.jpg`;
    const bytes = jpegFile(roomPicture(Number(seed) * 1000 + count, 32, 32));
    return told({ place: item, photo }, () => addVisitPhoto(context, { visitId, item, name: photo, bytes }, preparePhoto));
  }
  if (kind === 1) {
    const leftAt = `${String(10 + next(10))}:${String(10 + next(50))}`;
    return told({ place: '', leftAt }, () => saveFact(context, { visitId, fact: 'leftAt', value: leftAt }));
  }
  if (kind === 2) return told({ place: item }, () => savePlace(context, { visitId, place: item }));
  const answer: Answer = { value: next(2) === 0 ? 'pass' : 'fail', note: `${seed}-${count}` };
  return told({ place: item, answer }, () => saveAnswer(context, { visitId, item, answer }));
}

async function told(what: Told, save: () => unknown): Promise<void> {
  writeSync(1, `${JSON.stringify(['begin', what])}\n`);
  await save();
  writeSync(1, `${JSON.stringify(['saved', what])}\n`);
}
