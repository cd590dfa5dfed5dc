import type { ImportChange, ImportRecord } from '../../../db/repositories/import-repository.ts';
import type { OutletRecord } from '../../../db/repositories/outlet-repository.ts';
import type { EventRecord, JudgementRecord, SurveyAnswer } from '../../../db/repositories/record-repository.ts';
import type { RegionState } from '../../../db/repositories/region-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ImportId } from '../../../shared/ids.ts';
import type { ImportRow } from '../../../shared/ipc-contract.ts';
import { releaseReferencePhotos } from '../checklists/reference-photos.ts';
import type { ServiceContext } from '../service-context.ts';
import { toImportRow } from './list-imports.ts';
import { undoHindrance } from './undo-hindrance.ts';

/** Every fact of an outlet is valid from an earlier day. */
const END_OF_TIME = '9999-12-31' as IsoDate;

/**
 * Takes an import back whole, in one transaction: what it made goes, what it changed is as before.
 *
 * @throws {AppError} `import/unknown-import`, `import/undone-already`, and why it cannot be taken back
 */
export function undoImport(context: ServiceContext, importId: ImportId): ImportRow {
  const { store } = context;
  return store.transaction(() => {
    const record = store.imports.find(importId);
    if (record === null) throw new AppError('import/unknown-import', { id: importId });
    if (record.undoneAt !== null) throw new AppError('import/undone-already', { file: record.fileName });
    const hindrance = undoHindrance(store, record);
    if (hindrance !== null) throw new AppError(hindrance.code, hindrance.params);
    takeBack(context, record);
    const at = context.now();
    store.imports.markUndone(record.no, at, context.user);
    store.journal.record({
      action: 'import.undo',
      subjectKind: 'import',
      subjectId: record.id,
      before: { file: record.fileName, inserted: record.inserted, updated: record.updated },
      after: null,
      at,
      by: context.user,
    });
    return toImportRow({ ...record, undoneAt: at, undoneBy: context.user }, null);
  });
}

function takeBack(context: ServiceContext, record: ImportRecord): void {
  const { store } = context;
  switch (record.kind) {
    case 'outlets':
    case 'regions':
      for (const change of store.imports.changes(record.no)) takeBackChange(store, change);
      break;
    case 'figures':
      store.figureUndo.undo(record.no);
      store.figures.removeUnused();
      break;
    case 'levels':
      store.levels.removeByImport(record.no);
      break;
    case 'events':
      for (const change of store.imports.changes(record.no)) takeBackChange(store, change);
      store.records.removeEventsOfImport(record.no);
      break;
    case 'surveys':
      for (const change of store.imports.changes(record.no)) takeBackChange(store, change);
      store.records.removeAnswersOfImport(record.no);
      break;
    case 'judgements':
      for (const change of store.imports.changes(record.no)) takeBackChange(store, change);
      break;
    case 'visits':
      for (const { no } of store.visits.ofImport(record.no)) store.visits.remove(no);
      break;
    case 'checklist': {
      const version = store.checklists.ofImport(record.no);
      if (version !== null) {
        store.checklists.remove(version.no);
        releaseReferencePhotos(context, version.id);
      }
      break;
    }
    case 'scheme': {
      const version = store.schemes.ofImport(record.no);
      if (version !== null) store.schemes.remove(version.no);
      break;
    }
    case 'demo':
      throw new AppError('import/in-use', { file: record.fileName, what: '—' });
  }
}

/** Changes come last first: outlets before the regions and attributes that were made for them. */
function takeBackChange(store: Store, { subjectKind, subjectKey, before, after }: ImportChange): void {
  switch (subjectKind) {
    // What an import of records brought goes by its number; here only what it changed is put back.
    case 'event':
      if (before !== null) store.records.updateEvent(before as EventRecord & { readonly code: string });
      return;
    case 'answer':
      if (before !== null) store.records.updateAnswer(before as SurveyAnswer & { readonly code: string });
      return;
    case 'judgement': {
      const { outletNo, judgement, period } = after as JudgementRecord;
      if (before === null) store.records.removeJudgement(outletNo, judgement, period);
      else store.records.putJudgement(before as JudgementRecord);
      return;
    }
    case 'outlet': {
      const now = store.outlets.findByCode(subjectKey, END_OF_TIME);
      if (now === null) return;
      if (before === null) store.outlets.remove(now.no);
      else restoreOutlet(store, now.no, before as OutletRecord);
      return;
    }
    case 'region':
      if (before !== null) store.regions.restoreStates(Number(subjectKey), before as readonly RegionState[]);
      else if (!store.regions.isUsed(Number(subjectKey))) store.regions.remove(Number(subjectKey));
      return;
    case 'attribute':
      if (!store.attributes.isUsed(subjectKey)) store.attributes.remove(subjectKey);
      return;
    default:
      throw new Error(`An import changed an unknown kind of subject: ${subjectKind}`);
  }
}

function restoreOutlet(store: Store, no: number, before: OutletRecord): void {
  store.outlets.setHead(no, before);
  store.outlets.dateFacts(no, before, before.validFrom);
}
