import { describe, expect, it } from 'vitest';
import { runProgram, workplace } from './command-line.ts';

describe('the command line', () => {
  it('lists its commands and exit codes when asked for help', () => {
    const { code, out } = runProgram('--help', '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('grade');
    expect(out).toContain('Exit codes');
  });

  it('ends with 2 and names an unknown command', () => {
    const { code, err } = runProgram('upgrade', '--lang', 'en');
    expect(code).toBe(2);
    expect(err).toContain('No such command: upgrade');
  });

  it('ends with 2 when an option is missing or unknown or a period is none', () => {
    const { run } = workplace();
    run('init');
    expect(run('grade', '--period', '2026-09')).toMatchObject({ code: 2, json: { error: { code: 'usage/missing' } } });
    expect(run('grade', '--perod', '2026-09')).toMatchObject({ code: 2, json: { error: { code: 'usage/option' } } });
    expect(run('grade', '--scheme', 'x', '--period', '2026-13')).toMatchObject({ code: 2, json: { error: { code: 'usage/invalid' } } });
  });

  it('ends with 3 when the store is missing, no store at all, or there already', () => {
    const { run, file, store } = workplace();
    expect(run('verify')).toMatchObject({ code: 3, json: { error: { code: 'store/missing' } } });
    file('test.startier', 'this is a text');
    expect(run('verify')).toMatchObject({ code: 3, json: { error: { code: 'store/not-a-store' } } });
    expect(run('init')).toMatchObject({ code: 3, json: { error: { code: 'store/exists' } } });
    expect(run('init').err).toContain(store);
  });

  it('speaks Chinese unless told otherwise', () => {
    expect(runProgram('upgrade').err).toContain('没有这个命令');
  });
});
