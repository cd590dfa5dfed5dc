import type { PlanningCalls } from '../../shared/contract/planning-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import { beginVisit, cancelPlannedVisit, moveVisit, reassignVisit } from '../services/planning/change-planned-visit.ts';
import { issueWave } from '../services/planning/issue-wave.ts';
import { getWave, listWaves } from '../services/planning/list-waves.ts';
import { previewWave } from '../services/planning/plan-of-wave.ts';
import { createWave, discardWave, listAuditors, saveWave } from '../services/planning/wave-drafts.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { writeWholeFile } from '../tabular/write-file.ts';
import type { Handlers } from './handle.ts';

export interface PlanningHandlerParts {
  readonly session: AppSession;
  readonly choose: PathChooser;
  /** What the window would print now. */
  readonly pageAsPdf: () => Promise<Uint8Array>;
}

/** Calls of planning: one service each; paths come from the system's dialogs. */
export function planningHandlers({ session, choose, pageAsPdf }: PlanningHandlerParts): Pick<Handlers, keyof PlanningCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'wave:list': () => listWaves(session.context()),
    'wave:get': on(getWave),
    'wave:create': on(createWave),
    'wave:save': on(saveWave),
    'wave:discard': on(discardWave),
    'wave:preview': on(previewWave),
    'wave:issue': on(issueWave),
    'wave:save-pdf': async ({ name }) => {
      // The window shows the sheets only while it waits: they are taken before the dialog.
      const pdf = await pageAsPdf();
      const path = await choose.saveAs(`${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.pdf`, 'pdf');
      if (path === null) return null;
      await writeWholeFile(path, (sink) => sink.write(pdf));
      return path;
    },
    'wave:auditors': () => listAuditors(session.context()),
    'wave:reassign': on(reassignVisit),
    'wave:move': on(moveVisit),
    'wave:cancel-visit': on(cancelPlannedVisit),
    'visit:begin': on(beginVisit),
  };
}
