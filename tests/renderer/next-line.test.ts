import { describe, expect, it } from 'vitest';
import { nextLine } from '../../renderer/features/outlets/next-line.ts';
import type { Trace, TraceLine } from '../../shared/grading/trace.ts';
import type { LevelInfo } from '../../shared/ipc-contract.ts';

const LEVELS: readonly LevelInfo[] = ['one', 'two', 'three'].map((code, place) => ({ code, name: { zh: code }, stars: place + 1, place }));
const line = (level: string, at: string | null): TraceLine => ({ level, line: at, exclusive: false, distance: null, reached: false, gates: [] });
const traceAt = (next: string | null, lines: readonly TraceLine[]): Trace => ({ level: { next, lines } }) as Trace;
const LINES = [line('one', null), line('two', '60'), line('three', '80')];

describe('nextLine', () => {
  it('is the level one above', () => {
    expect(nextLine(traceAt('two', LINES), LEVELS)).toMatchObject({ line: { level: 'three' }, isHigher: true });
  });

  it('is the level itself on the highest', () => {
    expect(nextLine(traceAt('three', LINES), LEVELS)).toMatchObject({ line: { level: 'three' }, isHigher: false });
  });

  it('is the first level with a line for an outlet without a level', () => {
    expect(nextLine(traceAt(null, [line('one', '20'), line('two', '60')]), LEVELS)).toMatchObject({ line: { level: 'one' } });
  });

  it('is none where the level above has no conditions', () => {
    expect(nextLine(traceAt('one', [line('one', null), line('two', null)]), LEVELS)).toBeNull();
  });
});
