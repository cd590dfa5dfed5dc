import type { Command } from './command.ts';
import { backupCommand, restoreCommand } from './commands/backup-commands.ts';
import { benefitCommands } from './commands/benefit-commands.ts';
import { checklistCheck, checklistExport, schemeCheck, schemeExport } from './commands/document-commands.ts';
import { explainCommand } from './commands/explain-command.ts';
import { exportCommands } from './commands/export-command.ts';
import { figuresAcknowledge, figuresCheck, figuresCompleteness } from './commands/figures-commands.ts';
import { figuresRule } from './commands/figures-rule-command.ts';
import { gradeCommand } from './commands/grade-command.ts';
import { headlessJob } from './commands/headless-job.ts';
import { historyOutlet, historyTransitions, historyVolatility } from './commands/history-commands.ts';
import { LIFE_COMMANDS } from './commands/life-commands.ts';
import { RERATING_COMMANDS } from './commands/rerating-commands.ts';
import { importCommands } from './commands/import-commands.ts';
import { importList, importUndo } from './commands/import-ledger-commands.ts';
import { initCommand } from './commands/init-command.ts';
import { reportCommands } from './commands/report-commands.ts';
import { reportList, reportRun } from './commands/report-set-commands.ts';
import { whatIfCommand } from './commands/what-if-command.ts';
import { movementCommands } from './commands/movement-commands.ts';
import { objectionCommands } from './commands/objection-commands.ts';
import { publishCommands } from './commands/publish-commands.ts';
import { packageIn, packageKeys, packageOut } from './commands/package-commands.ts';
import { photosClean } from './commands/photo-commands.ts';
import { schemeCompareCommand } from './commands/scheme-compare-command.ts';
import { schemeTrialCommand } from './commands/scheme-trial-command.ts';
import { verifyCommand } from './commands/verify-command.ts';

/** Every command of the command line, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  ...importCommands,
  importList,
  importUndo,
  schemeCheck,
  schemeExport,
  schemeCompareCommand,
  schemeTrialCommand,
  checklistCheck,
  checklistExport,
  figuresCheck,
  figuresCompleteness,
  figuresAcknowledge,
  figuresRule,
  gradeCommand,
  ...movementCommands,
  ...publishCommands,
  ...objectionCommands,
  explainCommand,
  whatIfCommand,
  historyTransitions,
  historyOutlet,
  historyVolatility,
  ...LIFE_COMMANDS,
  ...RERATING_COMMANDS,
  ...benefitCommands,
  ...exportCommands,
  ...reportCommands,
  reportList,
  reportRun,
  verifyCommand,
  backupCommand,
  restoreCommand,
  photosClean,
  packageOut,
  packageIn,
  packageKeys,
  headlessJob,
];
