import type { Checklist } from '../../shared/checklist/checklist.ts';
import type { ChecklistCalls } from '../../shared/contract/checklist-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import type { PhotoPreparer } from '../photos/photo-preparer.ts';
import { beginChecklistDraft, discardChecklistDraft, publishChecklist, saveChecklistDraft } from '../services/checklists/checklist-drafts.ts';
import { writeChecklistFile } from '../services/checklists/checklist-file.ts';
import { listChecklistTemplates } from '../services/checklists/checklist-templates.ts';
import { getChecklistDocument, listChecklistOverview } from '../services/checklists/list-checklists.ts';
import { addReferencePhoto, writeReferencePhotos } from '../services/checklists/reference-photos.ts';
import { rescoreVisits } from '../services/checklists/rescore-visits.ts';
import { runImport } from '../services/import/run-import.ts';
import type { PreparePhoto } from '../services/photos/prepared-photo.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { Handlers } from './handle.ts';

/** The checklist designer's calls: versions and drafts, files, the effect of a change. */
export function checklistHandlers({ session, choose, photos }: { readonly session: AppSession; readonly choose: PathChooser; readonly photos: PhotoPreparer }): Pick<Handlers, keyof ChecklistCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  const prepare: PreparePhoto = (name, bytes) => photos.prepare(name, bytes);
  return {
    'checklist:overview': () => listChecklistOverview(session.context()),
    'checklist:templates': () => listChecklistTemplates(),
    'checklist:document': on(getChecklistDocument),
    'checklist:begin-draft': on(beginChecklistDraft),
    // The request's schema has looked at the frame of the document.
    'checklist:save-draft': ({ draftId, document }) => saveChecklistDraft(session.context(), { draftId, document: document as Checklist }),
    'checklist:add-photo': (request) => addReferencePhoto(session.context(), request, prepare),
    'checklist:publish': on(publishChecklist),
    'checklist:discard-draft': on(discardChecklistDraft),
    'checklist:export': async ({ side, format, lang }) => {
      const { document, version } = getChecklistDocument(session.context(), { side });
      const path = await choose.saveAs(`${document.code}-${version === null ? 'draft' : `v${version.version}`}.${format}`, format);
      if (path === null) return null;
      await writeChecklistFile(path, document, format, lang);
      writeReferencePhotos(session.context().store, document, path);
      return path;
    },
    'checklist:import': async () => {
      const context = session.context();
      const path = await choose.file(['json', 'xlsx']);
      if (path === null) return null;
      const { code = '', version = 0, unchanged, problems } = await runImport(context, { kind: 'checklist', path }, { prepare });
      const stored = context.store.checklists.versions(code).find((each) => each.version === version);
      if (stored === undefined) throw new Error(`The imported checklist ${code} v${version} is not there`);
      return { checklistVersionId: stored.id, code, version, unchanged: unchanged > 0, warnings: problems };
    },
    'checklist:rescore': on(rescoreVisits),
  };
}
