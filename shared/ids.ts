/** Ids of what travels between stores are UUIDv7 texts, unique across PCs; they are branded so that they can't be mixed up. */
export type OutletId = string & { readonly __brand: 'OutletId' };
export type VisitId = string & { readonly __brand: 'VisitId' };
export type ChecklistVersionId = string & { readonly __brand: 'ChecklistVersionId' };
export type ChecklistDraftId = string & { readonly __brand: 'ChecklistDraftId' };
export type SchemeVersionId = string & { readonly __brand: 'SchemeVersionId' };
export type RunId = string & { readonly __brand: 'RunId' };
export type RegionId = string & { readonly __brand: 'RegionId' };
export type ImportId = string & { readonly __brand: 'ImportId' };
export type TaskId = string & { readonly __brand: 'TaskId' };
export type PhotoUseId = string & { readonly __brand: 'PhotoUseId' };
export type CommentId = string & { readonly __brand: 'CommentId' };
export type AppealId = string & { readonly __brand: 'AppealId' };
export type ScenarioId = string & { readonly __brand: 'ScenarioId' };
export type ActionId = string & { readonly __brand: 'ActionId' };
export type WaveId = string & { readonly __brand: 'WaveId' };
