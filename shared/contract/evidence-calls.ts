import type { Answer } from '../checklist/answer.ts';
import type { PhotoUseId, VisitId } from '../ids.ts';
import type { SavedVisit } from '../ipc-contract.ts';
import type { VisitPhoto } from '../photo/photo.ts';
import type { VisitFact } from '../visit/visit-facts.ts';

/** Calls of the entry page beside the answers: the head's own facts, where the auditor stands, photos. */
export interface EvidenceCalls {
  /** Saves one fact of the visit's head at once; '' takes it away. */
  'visit:save-fact': (request: { visitId: VisitId; fact: VisitFact; value: string }) => SavedVisit;
  /** Remembers where the auditor stands, an item's code or the head, so that entry goes on there. */
  'visit:save-place': (request: { visitId: VisitId; place: string }) => null;
  /** Keeps a picture with an item: JPEG, PNG or WebP, as the file came. */
  'visit:add-photo': (request: { visitId: VisitId; item: string; name: string; bytes: Uint8Array }) => PhotoChange;
  'visit:remove-photo': (request: { visitId: VisitId; photoId: PhotoUseId }) => PhotoChange;
  /** Brings a removed photo back. */
  'visit:restore-photo': (request: { visitId: VisitId; photoId: PhotoUseId }) => PhotoChange;
}

/** The run-time list of these channels. */
export const EVIDENCE_CHANNELS: { readonly [C in keyof EvidenceCalls]: true } = {
  'visit:save-fact': true,
  'visit:save-place': true,
  'visit:add-photo': true,
  'visit:remove-photo': true,
  'visit:restore-photo': true,
};

/** A visit's photos after one came or went. */
export interface PhotoChange extends SavedVisit {
  readonly photoId: PhotoUseId;
  readonly item: string;
  /** The item's answer: for a photo item it follows the photos. */
  readonly answer: Answer | null;
  /** All photos of the visit. */
  readonly photos: readonly VisitPhoto[];
}
