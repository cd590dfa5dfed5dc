import type { AppSession } from '../app-session.ts';
import { completenessByPeriod, completenessByRegion } from '../services/figures/completeness.ts';
import { figureCell } from '../services/figures/figure-cell.ts';
import { acknowledge, flagSummary, listFlags, takeBackAcknowledged } from '../services/figures/figure-flags.ts';
import { figureRules, saveFigureRules } from '../services/figures/figure-rules.ts';
import { figureSheet, listFigureRows } from '../services/figures/figure-sheet.ts';
import { addFigure, renameFigure } from '../services/figures/name-figures.ts';
import { pastedCodes } from '../services/figures/pasted-codes.ts';
import { setFigures, toEdit, turnEdit } from '../services/figures/set-figures.ts';
import type { ImportJobs } from '../tasks/import-messages.ts';
import type { ThreadRunner } from '../tasks/thread-runner.ts';
import type { Handlers } from './handle.ts';

const EDITS = 200;

/** A block of more cells is saved in a thread of its own, so that the window goes on answering. */
const LARGE_BLOCK = 20_000;

/** Calls about the sheet of figures, its completeness and its striking cells. */
export function figureHandlers(session: AppSession, imports: ThreadRunner<ImportJobs>) {
  return {
    'figure:sheet': (request) => figureSheet(session.context(), request),
    'figure:rows': (request) => listFigureRows(session.context(), request),
    'figure:set': (block) => {
      const context = session.context();
      if (block.outlets.length * block.figures.length <= LARGE_BLOCK) return setFigures(context, block);
      return imports.run(context.store.path, 'setFigures', { block, user: context.user });
    },
    'figure:progress': () => imports.progress('setFigures'),
    'figure:codes': (request) => pastedCodes(session.context(), request),
    'figure:undo': ({ editId }) => turnEdit(session.context(), editId, 'undo'),
    'figure:redo': ({ editId }) => turnEdit(session.context(), editId, 'redo'),
    'figure:edits': ({ period }) => session.context().store.figureEdits.list(period, EDITS).map(toEdit),
    'figure:add': (request) => addFigure(session.context(), request),
    'figure:rename': (request) => renameFigure(session.context(), request),
    'figure:cell': (request) => figureCell(session.context(), request),
    'figure:by-region': (request) => completenessByRegion(session.context(), request),
    'figure:by-period': (request) => completenessByPeriod(session.context(), request),
    'figure:flags': (request) => listFlags(session.context(), request),
    'figure:flag-summary': (request) => flagSummary(session.context(), request),
    'figure:acknowledge': (request) => acknowledge(session.context(), request),
    'figure:take-back': (request) => takeBackAcknowledged(session.context(), request),
    'figure:rules': () => figureRules(session.context()),
    'figure:save-rules': (request) => saveFigureRules(session.context(), request),
  } satisfies Partial<Handlers>;
}
