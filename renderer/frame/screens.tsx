import type { ReactNode } from 'react';
import type { IconName } from '../components/icon.tsx';
import { ActionPage } from '../features/actions/action-page.tsx';
import { ActionsPage } from '../features/actions/actions-page.tsx';
import { DimensionsPage } from '../features/analysis/dimensions-page.tsx';
import { LevelsPage } from '../features/analysis/levels-page.tsx';
import { LostPointsPage } from '../features/analysis/lost-points-page.tsx';
import { OutletMovesPage } from '../features/analysis/outlet-moves-page.tsx';
import { PairsPage } from '../features/analysis/pairs-page.tsx';
import { RegionsPage } from '../features/analysis/regions-page.tsx';
import { TransitionsPage } from '../features/analysis/transitions-page.tsx';
import { BudgetPage } from '../features/benefits/budget-page.tsx';
import { PlanPage } from '../features/benefits/plan-page.tsx';
import { PlansPage } from '../features/benefits/plans-page.tsx';
import { StatementsPage } from '../features/benefits/statements-page.tsx';
import { WithheldPage } from '../features/benefits/withheld-page.tsx';
import { ChecklistDraftPage, ChecklistPage } from '../features/checklists/checklist-page.tsx';
import { ChecklistsPage } from '../features/checklists/checklists-page.tsx';
import { ChecklistComparePage } from '../features/checklists/compare/compare-page.tsx';
import { DataPage } from '../features/data/data-page.tsx';
import { CompletenessPage } from '../features/data/figures/completeness-page.tsx';
import { FiguresPage } from '../features/data/figures/figures-page.tsx';
import { FlagsPage } from '../features/data/figures/flags-page.tsx';
import { ImportPage } from '../features/data/wizard/import-page.tsx';
import { GradingPage } from '../features/grading-runs/grading-page.tsx';
import { RunPage } from '../features/grading-runs/run-page.tsx';
import { MovementsPage } from '../features/movements/movements-page.tsx';
import { OutletPage } from '../features/outlets/outlet-page.tsx';
import { OutletsPage } from '../features/outlets/outlets-page.tsx';
import { RegionsPage as OutletRegionsPage } from '../features/outlets/regions-page.tsx';
import { ReratingsPage } from '../features/outlets/rerating-panel.tsx';
import { OverviewPage } from '../features/overview/overview-page.tsx';
import { PackagesPage } from '../features/packages/packages-page.tsx';
import { PublicationPage } from '../features/publication/publication-page.tsx';
import { ReportsPage } from '../features/reports/reports-page.tsx';
import { DesignerPage } from '../features/schemes/designer-page.tsx';
import { SchemesPage } from '../features/schemes/schemes-page.tsx';
import { AgreementPage } from '../features/reviews/agreement-page.tsx';
import { AppealPage } from '../features/reviews/appeal-page.tsx';
import { AppealsPage } from '../features/reviews/appeals-page.tsx';
import { AuditorsPage } from '../features/reviews/auditors-page.tsx';
import { ComparePage } from '../features/reviews/compare-page.tsx';
import { ReviewQueuePage } from '../features/reviews/review-queue-page.tsx';
import { WavePage } from '../features/planning/wave-page.tsx';
import { WavesPage } from '../features/planning/waves-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { VersionTrialPage } from '../features/version-trial/version-trial-page.tsx';
import { VisitEntryPage } from '../features/visits/visit-entry-page.tsx';
import { VisitsPage } from '../features/visits/visits-page.tsx';
import { WhatIfPage } from '../features/what-if/what-if-page.tsx';
import { type FRAME } from './words.ts';

/** A screen of the rail, in its order. */
export interface Screen {
  readonly path: string;
  readonly word: keyof typeof FRAME.table;
  readonly icon: IconName;
}

export const SCREENS: readonly Screen[] = [
  { path: '/overview', word: 'overview', icon: 'home' },
  { path: '/outlets', word: 'outlets', icon: 'outlets' },
  { path: '/checklists', word: 'checklists', icon: 'checklists' },
  { path: '/visits', word: 'visits', icon: 'visits' },
  { path: '/actions', word: 'actions', icon: 'flag' },
  { path: '/data', word: 'data', icon: 'data' },
  { path: '/schemes', word: 'schemes', icon: 'schemes' },
  { path: '/grading', word: 'grading', icon: 'grading' },
  { path: '/movements', word: 'movements', icon: 'movements' },
  { path: '/what-if', word: 'whatIf', icon: 'whatIf' },
  { path: '/analysis', word: 'analysis', icon: 'chart' },
  { path: '/reports', word: 'reports', icon: 'file' },
  { path: '/settings', word: 'settings', icon: 'settings' },
];

/** What stands at each address of the window. */
export const ROUTES: readonly { readonly path: string; readonly element: ReactNode }[] = [
  { path: '/overview', element: <OverviewPage /> },
  { path: '/outlets', element: <OutletsPage /> },
  { path: '/outlets/regions', element: <OutletRegionsPage /> },
  { path: '/outlets/reratings', element: <ReratingsPage /> },
  { path: '/outlets/:outletId', element: <OutletPage /> },
  { path: '/checklists', element: <ChecklistsPage /> },
  { path: '/checklists/compare', element: <ChecklistComparePage /> },
  { path: '/checklists/draft/:draftId', element: <ChecklistDraftPage /> },
  { path: '/checklists/:id', element: <ChecklistPage /> },
  { path: '/visits', element: <VisitsPage /> },
  { path: '/visits/plan', element: <WavesPage /> },
  { path: '/visits/plan/:waveId', element: <WavePage /> },
  { path: '/visits/review', element: <ReviewQueuePage /> },
  { path: '/visits/appeals', element: <AppealsPage /> },
  { path: '/visits/appeals/:appealId', element: <AppealPage /> },
  { path: '/visits/agreement', element: <AgreementPage /> },
  { path: '/visits/auditors', element: <AuditorsPage /> },
  { path: '/visits/compare/:firstId/:secondId', element: <ComparePage /> },
  { path: '/visits/:visitId', element: <VisitEntryPage /> },
  { path: '/actions', element: <ActionsPage /> },
  { path: '/actions/:actionId', element: <ActionPage /> },
  { path: '/data', element: <DataPage /> },
  { path: '/data/figures', element: <FiguresPage /> },
  { path: '/data/completeness', element: <CompletenessPage /> },
  { path: '/data/flags', element: <FlagsPage /> },
  { path: '/data/import', element: <ImportPage /> },
  { path: '/data/packages', element: <PackagesPage /> },
  { path: '/schemes', element: <SchemesPage /> },
  { path: '/schemes/side-by-side', element: <VersionTrialPage /> },
  { path: '/schemes/:versionId', element: <DesignerPage /> },
  { path: '/grading', element: <GradingPage /> },
  { path: '/grading/:runId', element: <RunPage /> },
  { path: '/movements', element: <MovementsPage /> },
  { path: '/movements/benefits', element: <PlansPage /> },
  { path: '/movements/benefits/:planId', element: <PlanPage /> },
  { path: '/movements/statements', element: <StatementsPage /> },
  { path: '/movements/withheld', element: <WithheldPage /> },
  { path: '/movements/budget', element: <BudgetPage /> },
  { path: '/movements/:runId', element: <MovementsPage /> },
  { path: '/movements/publication/:runId', element: <PublicationPage /> },
  { path: '/what-if', element: <WhatIfPage /> },
  { path: '/analysis', element: <TransitionsPage /> },
  { path: '/analysis/levels', element: <LevelsPage /> },
  { path: '/analysis/outlets', element: <OutletMovesPage /> },
  { path: '/analysis/regions', element: <RegionsPage /> },
  { path: '/analysis/lost-points', element: <LostPointsPage /> },
  { path: '/analysis/dimensions', element: <DimensionsPage /> },
  { path: '/analysis/pairs', element: <PairsPage /> },
  { path: '/reports', element: <ReportsPage /> },
  { path: '/settings', element: <SettingsPage /> },
];
