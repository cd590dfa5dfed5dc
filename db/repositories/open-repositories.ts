import type { Database } from 'better-sqlite3';
import { guarded } from '../sqlite-error.ts';
import { createFigureUndo, type FigureUndo } from '../figure-undo.ts';
import { createActionRepository, type ActionRepository } from './action-repository.ts';
import { createAppealRepository, type AppealRepository } from './appeal-repository.ts';
import { createAttachmentRepository, type AttachmentRepository } from './attachment-repository.ts';
import { createAttributeRepository, type AttributeRepository } from './attribute-repository.ts';
import { createBenefitLedgerRepository, type BenefitLedgerRepository } from './benefit-ledger-repository.ts';
import { createBenefitPlanRepository, type BenefitPlanRepository } from './benefit-plan-repository.ts';
import { createChecklistDraftRepository, type ChecklistDraftRepository } from './checklist-draft-repository.ts';
import { createChecklistRepository, type ChecklistRepository } from './checklist-repository.ts';
import { createCountedVisitRepository, type CountedVisitRepository } from './counted-visit-repository.ts';
import { createDecisionRepository, type DecisionRepository } from './decision-repository.ts';
import { createFigureEditRepository, type FigureEditRepository } from './figure-edit-repository.ts';
import { createFigureFlagRepository, type FigureFlagRepository } from './figure-flag-repository.ts';
import { createFigureRepository, type FigureRepository } from './figure-repository.ts';
import { createImportProfileRepository, type ImportProfileRepository } from './import-profile-repository.ts';
import { createImportRepository, type ImportRepository } from './import-repository.ts';
import { createJournalRepository, type JournalRepository } from './journal-repository.ts';
import { createLedgerRepository, type LedgerRepository } from './ledger-repository.ts';
import { createLevelRepository, type LevelRepository } from './level-repository.ts';
import { createLifeRepository, type LifeRepository } from './life-repository.ts';
import { createReratingRepository, type ReratingRepository } from './rerating-repository.ts';
import { createMetaRepository, type MetaRepository } from './meta-repository.ts';
import { createObjectionRepository, type ObjectionRepository } from './objection-repository.ts';
import { createOutletListRepository, type OutletListRepository } from './outlet-list-repository.ts';
import { createOutletRepository, type OutletRepository } from './outlet-repository.ts';
import { createPackageRepository, type PackageRepository } from './package-repository.ts';
import { createPhotoRepository, type PhotoRepository } from './photo-repository.ts';
import { createProposalRepository, type ProposalRepository } from './proposal-repository.ts';
import { createRegionRepository, type RegionRepository } from './region-repository.ts';
import { createReportSetRepository, type ReportSetRepository } from './report-set-repository.ts';
import { createReviewRepository, type ReviewRepository } from './review-repository.ts';
import { createRunRepository, type RunRepository } from './run-repository.ts';
import { createRecordRepository, type RecordRepository } from './record-repository.ts';
import { createScenarioRepository, type ScenarioRepository } from './scenario-repository.ts';
import { createSchemeRepository, type SchemeRepository } from './scheme-repository.ts';
import { createVisitListRepository, type VisitListRepository } from './visit-list-repository.ts';
import { createVisitRepository, type VisitRepository } from './visit-repository.ts';
import { createWaveRepository, type WaveRepository } from './wave-repository.ts';

/** All that is read from and written to a store. SQL stands in these files and nowhere else. */
export interface Repositories {
  readonly meta: MetaRepository;
  readonly journal: JournalRepository;
  readonly imports: ImportRepository;
  readonly importProfiles: ImportProfileRepository;
  readonly regions: RegionRepository;
  readonly outlets: OutletRepository;
  readonly outletLists: OutletListRepository;
  readonly attributes: AttributeRepository;
  readonly figures: FigureRepository;
  readonly figureUndo: FigureUndo;
  readonly figureEdits: FigureEditRepository;
  readonly figureFlags: FigureFlagRepository;
  readonly records: RecordRepository;
  readonly checklists: ChecklistRepository;
  readonly checklistDrafts: ChecklistDraftRepository;
  readonly visits: VisitRepository;
  readonly countedVisits: CountedVisitRepository;
  readonly visitLists: VisitListRepository;
  readonly reviews: ReviewRepository;
  readonly appeals: AppealRepository;
  readonly actions: ActionRepository;
  readonly photos: PhotoRepository;
  readonly packages: PackageRepository;
  readonly waves: WaveRepository;
  readonly schemes: SchemeRepository;
  readonly scenarios: ScenarioRepository;
  readonly reportSets: ReportSetRepository;
  readonly runs: RunRepository;
  readonly benefitPlans: BenefitPlanRepository;
  readonly benefitLedger: BenefitLedgerRepository;
  readonly decisions: DecisionRepository;
  readonly levels: LevelRepository;
  readonly life: LifeRepository;
  readonly reratings: ReratingRepository;
  readonly ledger: LedgerRepository;
  readonly proposals: ProposalRepository;
  readonly objections: ObjectionRepository;
  readonly attachments: AttachmentRepository;
}

/** Prepares every statement on a connection whose layout is up to date; failures of SQLite come out as `store/...`. */
export function openRepositories(db: Database, file: string): Repositories {
  const regions = guarded(createRegionRepository(db), file);
  const attributes = guarded(createAttributeRepository(db), file);
  const visits = guarded(createVisitRepository(db), file);
  const photos = guarded(createPhotoRepository(db), file);
  return {
    meta: guarded(createMetaRepository(db), file),
    journal: guarded(createJournalRepository(db), file),
    imports: guarded(createImportRepository(db), file),
    importProfiles: guarded(createImportProfileRepository(db), file),
    regions,
    outlets: guarded(createOutletRepository(db), file),
    outletLists: guarded(createOutletListRepository(db, regions, attributes), file),
    attributes,
    figures: guarded(createFigureRepository(db), file),
    figureUndo: guarded(createFigureUndo(db), file),
    figureEdits: guarded(createFigureEditRepository(db), file),
    figureFlags: guarded(createFigureFlagRepository(db), file),
    records: guarded(createRecordRepository(db), file),
    checklists: guarded(createChecklistRepository(db), file),
    checklistDrafts: guarded(createChecklistDraftRepository(db), file),
    visits,
    countedVisits: guarded(createCountedVisitRepository(db), file),
    visitLists: guarded(createVisitListRepository(db, regions, visits, photos), file),
    reviews: guarded(createReviewRepository(db), file),
    appeals: guarded(createAppealRepository(db), file),
    actions: guarded(createActionRepository(db, regions), file),
    photos,
    packages: guarded(createPackageRepository(db), file),
    waves: guarded(createWaveRepository(db), file),
    schemes: guarded(createSchemeRepository(db), file),
    scenarios: guarded(createScenarioRepository(db), file),
    reportSets: guarded(createReportSetRepository(db), file),
    runs: guarded(createRunRepository(db), file),
    benefitPlans: guarded(createBenefitPlanRepository(db), file),
    benefitLedger: guarded(createBenefitLedgerRepository(db), file),
    decisions: guarded(createDecisionRepository(db), file),
    levels: guarded(createLevelRepository(db), file),
    life: guarded(createLifeRepository(db), file),
    reratings: guarded(createReratingRepository(db), file),
    ledger: guarded(createLedgerRepository(db), file),
    proposals: guarded(createProposalRepository(db), file),
    objections: guarded(createObjectionRepository(db), file),
    attachments: guarded(createAttachmentRepository(db), file),
  };
}
