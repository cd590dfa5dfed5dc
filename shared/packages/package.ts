import type { Answer } from '../checklist/answer.ts';
import type { IsoDate } from '../dates.ts';
import type { CommentId, OutletId, PhotoUseId, VisitId, WaveId } from '../ids.ts';
import type { OutletAttribute, OutletStatus, Ownership } from '../outlet/outlet.ts';
import type { PhotoType } from '../photo/photo.ts';
import type { WavePlan } from '../planning/wave.ts';
import type { VisitKind } from '../scheme/scheme.ts';
import type { VisitFact } from '../visit/visit-facts.ts';
import type { VisitState } from '../visit/visit.ts';

/** Packages between PCs 数据包. The format is told in docs/packages.md. */
export const PACKAGE_FORMAT = 'startier-package/1';
/** Ending of a package's file, without the dot. */
export const PACKAGE_EXTENSION = 'startier-pack';

/** assignment 派单包: what an auditor needs for visits · visits 回传包: visits as the auditor made them. */
export const PACKAGE_KINDS = ['assignment', 'visits'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** States in which a visit travels; a reviewed one stays where it was reviewed. */
export const TRAVELLING_STATES = ['planned', 'inProgress', 'submitted', 'returned'] as const satisfies readonly VisitState[];
export type TravellingState = (typeof TRAVELLING_STATES)[number];

/** The part that is signed: who made the package, and what is in it. */
export interface PackageManifest {
  readonly format: typeof PACKAGE_FORMAT;
  readonly id: string;
  readonly kind: PackageKind;
  /** Grows with every package of a store: the later of two has the higher one. */
  readonly serial: number;
  /** Instant, ISO text, UTC. */
  readonly madeAt: string;
  /** The name under which its maker worked. */
  readonly madeBy: string;
  /** Ed25519, 32 bytes in hex. */
  readonly publicKey: string;
  /** What was asked for; null: all. */
  readonly auditor: string | null;
  readonly wave: string | null;
  /** Every other part but the signature, in the order of the file. */
  readonly parts: readonly PackagePart[];
}
export interface PackagePart {
  readonly name: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** What `content.json` holds. */
export interface PackageContent {
  readonly attributes: readonly { readonly code: string; readonly name: string; readonly type: OutletAttribute['type'] }[];
  readonly outlets: readonly PackedOutlet[];
  readonly waves: readonly PackedWave[];
  readonly visits: readonly PackedVisit[];
  /** Planned visits that were cancelled or given to somebody else since; left out: none. */
  readonly withdrawn?: readonly PackedWithdrawal[];
}

/** A planned visit that is this auditor's no more. */
export interface PackedWithdrawal {
  readonly id: VisitId;
  readonly auditor: string;
  readonly code: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** An outlet as it was when the package was made. */
export interface PackedOutlet {
  readonly id: OutletId;
  readonly code: string;
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly class: string | null;
  /** Names from the widest region down; empty: in none. */
  readonly regionPath: readonly string[];
  readonly status: OutletStatus;
  readonly openedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A wave without its draw and without what concerns other auditors. */
export interface PackedWave {
  readonly id: WaveId;
  readonly code: string;
  readonly name: string;
  readonly plan: WavePlan;
}

/** What of a visit travels and can be changed on either side. */
export interface VisitContent {
  readonly state: TravellingState;
  readonly visitedOn: IsoDate;
  readonly auditor: string | null;
  readonly header: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<VisitFact, string | null>>;
  /** By item code. */
  readonly answers: Readonly<Record<string, PackedAnswer>>;
  readonly photos: readonly PackedPhoto[];
}
export interface PackedAnswer {
  readonly answer: Answer;
  readonly at: string;
  readonly by: string;
}
export interface PackedPhoto {
  readonly id: PhotoUseId;
  /** sha256 of the file in hex; it is the part `photos/HASH.EXTENSION`. */
  readonly hash: string;
  readonly type: PhotoType;
  readonly item: string;
  readonly name: string;
  readonly originalHash: string;
  readonly originalBytes: number;
  readonly takenAt: string | null;
  readonly camera: string | null;
  readonly at: string;
  readonly by: string;
}

/** What a store last had of a visit from another one. */
export interface VisitBase {
  /** Of the package that brought it. */
  readonly serial: number;
  readonly content: VisitContent;
}

export interface PackedVisit {
  readonly id: VisitId;
  readonly code: string;
  readonly outlet: OutletId;
  readonly checklist: { readonly code: string; readonly hash: string };
  readonly kind: VisitKind;
  readonly showScore: boolean;
  /** null: it was not planned. */
  readonly wave: WaveId | null;
  readonly dueOn: IsoDate | null;
  readonly madeAt: string;
  readonly submittedAt: string | null;
  /** Why and by whom it was returned; null: it is not. */
  readonly returned: { readonly at: string; readonly by: string; readonly note: string | null } | null;
  readonly comments: readonly PackedComment[];
  readonly content: VisitContent;
  /** What its maker last had from others, by their public keys. */
  readonly bases: Readonly<Record<string, VisitBase>>;
}
export interface PackedComment {
  readonly id: CommentId;
  readonly item: string | null;
  readonly text: string;
  readonly at: string;
  readonly by: string;
  readonly round: number;
}
