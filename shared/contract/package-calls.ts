import type { Answer } from '../checklist/answer.ts';
import type { Item } from '../checklist/checklist.ts';
import type { IsoDate } from '../dates.ts';
import type { OutletId, VisitId, WaveId } from '../ids.ts';
import type { Empty } from '../ipc-contract.ts';
import type { MergeSide } from '../packages/merge-visit.ts';
import type { PackageKind } from '../packages/package.ts';
import type { Words } from '../errors.ts';
import type { VisitState } from '../visit/visit.ts';

/** Packages between PCs 数据包: assignments out, visits back, and whose signature is known. */
export interface PackageCalls {
  /** Asks where to save; null: thought better of it. */
  'package:out': (request: OutRequest) => PackageSummary | null;
  /** Asks for a file, checks it, and says what it would change; nothing is stored. */
  'package:choose': (request: Empty) => PackagePreview | null;
  /** Takes in the package that was chosen last, whole or not at all. */
  'package:in': (request: InRequest) => PackageSummary;
  /** What came in and went out, the newest first, and this store's own key. */
  'package:list': (request: Empty) => PackageState;
  'package:forget-key': (request: { name: string }) => PackageState;
  /** Where the open store lies on another computer; null: it does not. */
  'store:share': (request: Empty) => NetworkShare | null;
}

export interface OutRequest {
  readonly kind: PackageKind;
  /** null: everybody's. */
  readonly auditor: string | null;
  readonly waveId: WaveId | null;
}

export interface InRequest {
  /** sha256 of the file that was looked at: another one is refused. */
  readonly fileHash: string;
  /** A person has compared the fingerprint and takes the signer's key as known. */
  readonly acceptKey: boolean;
  readonly decisions: readonly Decision[];
}
/** What a person decided of a conflict. */
export interface Decision {
  readonly visitId: VisitId;
  readonly field: string;
  readonly side: MergeSide;
}

/** A package as its signature and this store's list of keys speak of it. */
export interface PackageFacts {
  readonly id: string;
  readonly kind: PackageKind;
  readonly madeAt: string;
  readonly signer: string;
  /** `ab12 cd34 …`, the first half of the key's sha256. */
  readonly fingerprint: string;
  /** own: of this store · known: accepted before · new: never heard of. A known name with another key is refused. */
  readonly keyState: 'own' | 'known' | 'new';
  readonly visits: number;
  readonly outlets: number;
  readonly photos: number;
  readonly bytes: number;
}

/** What coming in comes to. */
export interface PackageCounts {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Outlets that are new here or changed, checklist versions and waves that are new here. */
  readonly outlets: number;
  readonly checklists: number;
  readonly waves: number;
  /** Planned visits that were cancelled or given to others, and go from this PC. */
  readonly withdrawn: number;
  /** Of these, begun here already: they stay, with what was entered. */
  readonly withdrawnKept: number;
}

export interface PackagePreview extends PackageFacts, PackageCounts {
  readonly fileName: string;
  readonly fileHash: string;
  readonly conflicts: readonly VisitConflict[];
  /** Visits that would change, in the order of the package, the first two hundred. */
  readonly changes: readonly VisitChange[];
}
export interface VisitChange {
  readonly visitId: VisitId;
  readonly code: string;
  readonly outletId: OutletId;
  readonly outletName: string;
  readonly visitedOn: IsoDate;
  readonly how: 'inserted' | 'updated';
  readonly state: VisitState;
  /** Fields that change. */
  readonly fields: number;
}

/** A field of a visit that was changed on both sides. */
export interface VisitConflict {
  readonly visitId: VisitId;
  readonly visitCode: string;
  readonly outletName: string;
  /** As the merge names it, see shared/packages/merge-visit.ts. */
  readonly field: string;
  /** The item of an answer; null: no item is spoken of. */
  readonly item: Item | null;
  /** Words of the item or field of the form; null: a field of every visit. */
  readonly name: Words | null;
  readonly mine: ConflictSide;
  readonly theirs: ConflictSide;
  /** The visit was reviewed here; what stands stays. */
  readonly locked: boolean;
}
export interface ConflictSide {
  /** Of an item; null: unanswered, or no item is spoken of. */
  readonly answer: Answer | null;
  /** Of another field; null: nothing. */
  readonly text: string | null;
  readonly at: string | null;
  readonly by: string | null;
}

export interface PackageSummary extends PackageFacts, PackageCounts {
  readonly file: string;
  /** Fields that were decided by a person. */
  readonly conflicts: number;
}

export interface PackageState {
  readonly own: { readonly name: string; readonly publicKey: string; readonly fingerprint: string };
  readonly keys: readonly KnownKey[];
  readonly passages: readonly PassageRow[];
}
export interface KnownKey {
  readonly name: string;
  /** Ed25519, hex. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly acceptedAt: string;
  readonly acceptedBy: string;
}
export interface PassageRow {
  readonly no: number;
  readonly id: string;
  readonly way: 'out' | 'in';
  readonly kind: PackageKind;
  readonly signer: string;
  readonly madeAt: string;
  readonly fileName: string;
  readonly visits: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly conflicts: number;
  readonly at: string;
  readonly by: string;
}

/** Where a path lies on another computer. */
export interface NetworkShare {
  readonly path: string;
  /** Kind of the file system, or `UNC`. */
  readonly type: string;
  /** The share as the system names it. */
  readonly share: string;
}

/** Every call of this contract, once. */
export const PACKAGE_CHANNELS: { readonly [C in keyof PackageCalls]: true } = {
  'package:out': true,
  'package:choose': true,
  'package:in': true,
  'package:list': true,
  'package:forget-key': true,
  'store:share': true,
};
