import { v7 as uuid } from 'uuid';
import type { NewScenario, Scenario, WhatIfChanges } from '../../../shared/contract/study-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ScenarioId, SchemeVersionId } from '../../../shared/ids.ts';
import { editScheme, saveDraft } from '../schemes/scheme-drafts.ts';
import type { ServiceContext } from '../service-context.ts';
import { changedScheme, studiedVersion } from './study-base.ts';

/** All scenarios, the last saved first. */
export function listScenarios({ store }: ServiceContext): readonly Scenario[] {
  return store.scenarios.list();
}

/**
 * Keeps a scenario: a new one, or the one named with what changed.
 *
 * @throws {AppError} `grading/scheme-not-found`, `scheme/no-such-path`, `grading/what-if-faulty`
 */
export function saveScenario(context: ServiceContext, request: NewScenario): Scenario {
  const { store, user, now } = context;
  const { schemeVersionId, period, changes, name, note } = request;
  return store.transaction(() => {
    const version = studiedVersion(context, schemeVersionId);
    changedScheme(version.document, changes);
    const id = request.scenarioId ?? (uuid() as ScenarioId);
    const before = store.scenarios.findById(id);
    store.scenarios.save({ id, schemeNo: version.no, period, name, note, changes, savedAt: now(), owner: user });
    const after = { name, note, code: version.code, version: version.version, period, count: changes.length };
    // Of a kind that changes nothing of what a run reads.
    store.journal.record({ action: 'scenario.save', subjectKind: 'scheme', subjectId: id, before: before === null ? null : factsOf(before), after, at: now(), by: user });
    return store.scenarios.findById(id)!;
  });
}

/** @throws {AppError} `scenario/not-found` */
export function deleteScenario({ store, user, now }: ServiceContext, { scenarioId }: { readonly scenarioId: ScenarioId }): null {
  store.transaction(() => {
    const before = store.scenarios.findById(scenarioId);
    if (before === null) throw new AppError('scenario/not-found', { id: scenarioId });
    store.scenarios.remove(scenarioId);
    store.journal.record({ action: 'scenario.delete', subjectKind: 'scheme', subjectId: scenarioId, before: factsOf(before), after: null, at: now(), by: user });
  });
  return null;
}

/**
 * Makes the changes in the draft of the scheme's next version: a new draft of the version, or the open one where it says the
 * same as the version.
 *
 * @throws {AppError} `scenario/draft-differs` where the open draft has other changes already
 */
export function scenarioToDraft(context: ServiceContext, { schemeVersionId, changes }: WhatIfChanges & { readonly schemeVersionId: SchemeVersionId }): SchemeVersionId {
  const { store } = context;
  return store.transaction(() => {
    const version = studiedVersion(context, schemeVersionId);
    const draftId = editScheme(context, { schemeVersionId });
    const draft = studiedVersion(context, draftId);
    if (draft.hash !== version.hash) throw new AppError('scenario/draft-differs', { code: draft.code, version: draft.version });
    saveDraft(context, { schemeVersionId: draftId, scheme: changedScheme(version.document, changes) });
    return draftId;
  });
}

function factsOf({ name, note, schemeCode, schemeVersion, period, changes }: Scenario): Record<string, unknown> {
  return { name, note, code: schemeCode, version: schemeVersion, period, count: changes.length };
}
