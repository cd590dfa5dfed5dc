import { describe, expect, it } from 'vitest';
import { cohortName } from '../../renderer/components/cohort-name.ts';
import { journalAction, journalDetail } from '../../renderer/components/journal-line.ts';
import { JOURNAL } from '../../renderer/components/journal-words.ts';
import { COMMON } from '../../renderer/components/words.ts';
import { sayIn } from '../../renderer/i18n.ts';
import type { JournalRow } from '../../shared/ipc-contract.ts';

const row = (action: string, summary: string): JournalRow => ({ seq: 1, at: '', by: '', action, subjectKind: '', subjectId: null, summary });
const zh = sayIn(JOURNAL, 'zh');

describe('a line of the journal', () => {
  it('says the action in words', () => {
    expect(journalAction(row('run.publish', ''), zh)).toBe('发布运算结果');
    expect(journalAction(row('later.action', ''), zh)).toBe('later.action');
  });

  it('says fields and states in words and leaves hashes and ids out', () => {
    const summary = 'inputsHash: f73a; state: draft → published; number: 2; supersedes: 01a2; note: –';
    expect(journalDetail(row('run.publish', summary), zh)).toBe('状态 草稿 → 已发布 · 运算 2');
  });

  it('keeps what has no field', () => {
    expect(journalDetail(row('x', 'abc'), zh)).toBe('abc');
  });
});

describe('cohortName', () => {
  it('is the narrowest region and who runs the shop', () => {
    expect(cohortName('云泽省/柏川市|agent', sayIn(COMMON, 'zh'))).toBe('柏川市 · 代办点');
  });
});
