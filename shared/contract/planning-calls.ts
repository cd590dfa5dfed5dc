import type { IsoDate } from '../dates.ts';
import type { Problem } from '../errors.ts';
import type { OutletId, VisitId, WaveId } from '../ids.ts';
import type { Empty } from '../ipc-contract.ts';
import type { DrawnStratum } from '../planning/draw-outlets.ts';
import type { WavePlan } from '../planning/wave.ts';
import type { VisitKind } from '../scheme/scheme.ts';
import type { VisitDetail, VisitState } from '../visit/visit.ts';

/** Planning visits 检查计划: waves 批次 from the draw to the visit begun. */
export interface PlanningCalls {
  'wave:list': (request: Empty) => readonly WaveRow[];
  'wave:get': (request: { waveId: WaveId }) => WaveDetail;
  /** A new draft with the plan of another wave, or an empty one. */
  'wave:create': (request: { name: string; from: WaveId | null }) => WaveDetail;
  'wave:save': (request: { waveId: WaveId; name: string; plan: WavePlan }) => WaveDetail;
  'wave:discard': (request: { waveId: WaveId }) => null;
  /** What the plan would come to; nothing is stored. */
  'wave:preview': (request: { plan: WavePlan }) => WavePreview;
  /** Makes the planned visits. */
  'wave:issue': (request: { waveId: WaveId }) => WaveDetail;
  /** Everybody who ever was an auditor. */
  /** Asks where and keeps what the window would print now, the sheets of a wave, as a PDF; null: thought better of. */
  'wave:save-pdf': (request: { readonly name: string }) => string | null;
  'wave:auditors': (request: Empty) => readonly string[];

  /** Of visits that are still planned. */
  'wave:reassign': (request: { visitId: VisitId; auditor: string }) => WaveDetail;
  'wave:move': (request: { visitId: VisitId; dueOn: IsoDate }) => WaveDetail;
  'wave:cancel-visit': (request: { visitId: VisitId; reason: string }) => WaveDetail;
  /** Opens a planned visit for entry, made today. */
  'visit:begin': (request: { visitId: VisitId }) => VisitDetail;
}

export interface WaveRow {
  readonly id: WaveId;
  readonly code: string;
  readonly name: string;
  readonly state: 'draft' | 'issued';
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly kind: VisitKind;
  readonly checklistCode: string;
  readonly visits: number;
  /** Handed in or further. */
  readonly done: number;
  /** Not handed in and due before today. */
  readonly overdue: number;
  readonly issuedAt: string | null;
  readonly issuedBy: string | null;
}

export interface WaveDetail extends WaveRow {
  readonly plan: WavePlan;
  readonly draw: readonly DrawnStratum[] | null;
  /** Of an issued wave, by due date. */
  readonly planned: readonly WaveVisitRow[];
  /** Auditors from whom a visit was taken back, cancelled or given to somebody else: their PCs are to be told. */
  readonly withdrawnFrom: readonly string[];
}

export interface WaveVisitRow {
  readonly id: VisitId;
  readonly code: string;
  readonly outletId: OutletId;
  readonly outletCode: string;
  readonly outletName: string;
  readonly regionPath: readonly string[];
  readonly auditor: string | null;
  readonly dueOn: IsoDate;
  readonly state: VisitState;
  /** Code of the visit that this one makes again. */
  readonly reauditOf: string | null;
}

/** What a plan comes to. */
export interface WavePreview {
  readonly problems: readonly Problem[];
  readonly outlets: number;
  readonly draw: readonly DrawnStratum[];
  readonly visits: readonly PreviewVisit[];
  readonly loads: readonly { readonly auditor: string; readonly visits: number; readonly capacity: number }[];
}

export interface PreviewVisit {
  readonly outletCode: string;
  readonly outletName: string;
  readonly regionPath: readonly string[];
  readonly auditor: string | null;
  readonly why: 'everybodyBlocked' | 'capacityUsed' | null;
  readonly dueOn: IsoDate;
  readonly isReaudit: boolean;
}

/** Every call of this contract, once. */
export const PLANNING_CHANNELS: { readonly [C in keyof PlanningCalls]: true } = {
  'wave:list': true,
  'wave:get': true,
  'wave:create': true,
  'wave:save': true,
  'wave:discard': true,
  'wave:preview': true,
  'wave:issue': true,
  'wave:save-pdf': true,
  'wave:auditors': true,
  'wave:reassign': true,
  'wave:move': true,
  'wave:cancel-visit': true,
  'visit:begin': true,
};
