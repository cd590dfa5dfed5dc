import type { VisitRecord } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { isTravelling, type OwnContent } from '../../../shared/packages/merge-visit.ts';
import type { PackedAnswer, PackedPhoto, PackedVisit } from '../../../shared/packages/package.ts';
import { photoAnswer } from '../../../shared/visit/photo-answer.ts';

/** What of a visit can be changed on either side, as it stands in this store. */
export function contentOf(store: Store, record: VisitRecord, checklist: Checklist): OwnContent {
  const { state, visitedOn, auditor, header, secondAuditor, timeSlot, arrivedAt, leftAt } = record;
  const photoItems = new Set(checklist.sections.flatMap(({ items }) => items).flatMap(({ kind, code }) => (kind === 'photo' ? [code] : [])));
  const answers = Object.entries(store.packages.answers(record.no)).flatMap(([item, packed]): [string, PackedAnswer][] => {
    if (!photoItems.has(item)) return [[item, packed]];
    // What photos a photo item has is told by the photos, which travel by themselves.
    const bare = photoAnswer(packed.answer, []);
    return bare === null ? [] : [[item, { ...packed, answer: bare }]];
  });
  return { state, visitedOn, auditor, header, facts: { secondAuditor, timeSlot, arrivedAt, leftAt }, answers: Object.fromEntries(answers), photos: photosOf(store, record) };
}

/** A visit as it goes into a package; it must be in a state in which visits travel. */
export function packVisit(store: Store, record: VisitRecord): PackedVisit {
  const version = store.checklists.findByNo(record.checklistNo);
  const outlet = store.outlets.findByNo(record.outletNo, record.visitedOn);
  if (version === null || outlet === null || !isTravelling(record.state)) throw new Error(`Visit ${record.code} cannot be packed`);
  const planned = store.waves.ofVisit(record.no);
  const isReturned = record.state === 'returned';
  const { state } = record;
  return {
    id: record.id,
    code: record.code,
    outlet: outlet.id,
    checklist: { code: version.code, hash: version.hash },
    kind: record.kind,
    showScore: record.showScore,
    wave: planned?.waveId ?? null,
    dueOn: planned?.dueOn ?? null,
    madeAt: record.madeAt,
    submittedAt: record.submittedAt,
    returned: isReturned ? { at: record.reviewedAt ?? record.savedAt, by: record.reviewedBy ?? '', note: record.reviewNote } : null,
    comments: isReturned ? store.reviews.comments(record.no).map(({ id, item, text, at, by, round }) => ({ id, item, text, at, by, round })) : [],
    content: { ...contentOf(store, record, version.document), state },
    bases: Object.fromEntries(store.packages.bases(record.no).map(({ publicKey, serial, content }) => [publicKey, { serial, content }])),
  };
}

function photosOf(store: Store, record: VisitRecord): readonly PackedPhoto[] {
  return store.photos.ofSubject('visit', record.id).map(({ id, hash, type, item, name, originalBytes, takenAt, camera, addedAt, addedBy }) => ({
    id, hash, type, item, name, originalHash: store.photos.findUse(id)?.originalHash ?? hash, originalBytes, takenAt, camera, at: addedAt, by: addedBy,
  }));
}
