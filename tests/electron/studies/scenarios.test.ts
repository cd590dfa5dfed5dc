import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteScenario, listScenarios, saveScenario, scenarioToDraft } from '../../../electron/services/studies/scenarios.ts';
import { saveDraft } from '../../../electron/services/schemes/scheme-drafts.ts';
import type { NewScenario } from '../../../shared/contract/study-calls.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import { fillSmallNetwork, openTestStore, SCHEME, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
let schemeVersionId: SchemeVersionId;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  schemeVersionId = test.store.schemes.findCurrent('TEST')!.id;
});
afterEach(() => {
  test.close();
});

const scenario = (more: Partial<NewScenario> = {}): NewScenario => ({
  schemeVersionId,
  period: SEPTEMBER,
  name: '三星线 85',
  note: '收紧',
  changes: [{ path: 'levels[2].line', value: 85 }],
  ...more,
});

describe('scenarios', () => {
  it('are kept with owner and note, changed in place and taken out, each with a line in the journal', () => {
    const saved = saveScenario(test.context, scenario());
    expect(saved).toMatchObject({ name: '三星线 85', note: '收紧', owner: '渠道经理', schemeCode: 'TEST', schemeVersion: 1, changes: [{ path: 'levels[2].line', value: 85 }] });
    saveScenario(test.context, scenario({ scenarioId: saved.id, name: '三星线 88', changes: [{ path: 'levels[2].line', value: '88' }] }));
    const other = saveScenario(test.context, scenario({ name: '另一个' }));
    expect(listScenarios(test.context).map(({ name }) => name)).toEqual(['另一个', '三星线 88']);
    deleteScenario(test.context, { scenarioId: other.id });
    expect(listScenarios(test.context).map(({ name }) => name)).toEqual(['三星线 88']);
    expect(() => deleteScenario(test.context, { scenarioId: other.id })).toThrow(expect.objectContaining({ code: 'scenario/not-found' }));
    const { rows } = test.store.journal.list({ offset: 0, limit: 4 });
    expect(rows.map(({ action }) => action)).toEqual(['scenario.delete', 'scenario.save', 'scenario.save', 'scenario.save']);
  });

  it('are refused where a change is no change of the scheme', () => {
    expect(() => saveScenario(test.context, scenario({ changes: [{ path: 'nowhere.at.all', value: 1 }] }))).toThrow(expect.objectContaining({ code: 'scheme/no-such-path' }));
    expect(listScenarios(test.context)).toEqual([]);
  });

  it('become the draft of the next version, but never overwrite a draft that differs', () => {
    const changes = [{ path: 'levels[2].line', value: 85 }];
    const draftId = scenarioToDraft(test.context, { schemeVersionId, changes });
    expect(test.store.schemes.findById(draftId)).toMatchObject({ state: 'draft', document: { levels: [{}, {}, { line: 85 }] } });
    expect(test.store.schemes.findById(schemeVersionId)!.document).toEqual(SCHEME);
    expect(() => scenarioToDraft(test.context, { schemeVersionId, changes })).toThrow(expect.objectContaining({ code: 'scenario/draft-differs' }));
    saveDraft(test.context, { schemeVersionId: draftId, scheme: SCHEME });
    expect(scenarioToDraft(test.context, { schemeVersionId, changes: [{ path: 'movement.promoteAfter', value: 3 }] })).toBe(draftId);
    expect(test.store.schemes.findById(draftId)!.document.movement.promoteAfter).toBe(3);
  });
});
