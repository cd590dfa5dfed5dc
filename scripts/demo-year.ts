// `node scripts/demo-year.ts [--outlets N]`: a year of the made-up province by the command line: four quarters graded, decided
// and approved by two people, proposed, objected to, corrected, published, and one of them corrected once the later ones stood.
// The figures go to standard output.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../electron/cli/run-command-line.ts';

const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'] as const;
const SCHEME = 'telecom-quarter';
const FIGURE = 'new_activations';

/** What a quarter came to. */
export interface QuarterFigures {
  readonly period: string;
  readonly graded: number;
  readonly movements: Readonly<Record<string, number>>;
  readonly objections: number;
  readonly changedByObjection: number;
  readonly runs: number;
}
export interface YearFigures {
  readonly outlets: number;
  readonly quarters: readonly QuarterFigures[];
  /** Of the correction of the second quarter: outlets that differ, and later quarters that would come out otherwise. */
  readonly correction: { readonly changed: number; readonly later: readonly { readonly period: string; readonly outlets: number }[]; readonly decided: readonly string[] };
  readonly problems: number;
  readonly runsRegraded: number;
  readonly seconds: number;
}

interface MovementLine {
  readonly code: string;
  readonly from: string | null;
  readonly proposed: string | null;
}

/** Runs the year on a new store in `folder`. @throws {Error} when a command ends otherwise than it should */
export async function demoYear(folder: string, outlets: number): Promise<YearFigures> {
  const started = performance.now();
  const store = join(folder, 'year.startier');
  const command = async (user: string, words: readonly string[], expected = 0): Promise<Record<string, unknown>> => {
    let out = '';
    let err = '';
    const code = await runCommandLine([...words, '--store', store, '--json', '--lang', 'en', '--user', user], { out: (text) => (out += text), err: (text) => (err += text) });
    if (code !== expected) throw new Error(`${words.join(' ')} ended with ${code}: ${err}`);
    return JSON.parse(out) as Record<string, unknown>;
  };
  const [maker, approver, judge] = ['王经理', '李总', '赵复核'] as const;
  const today = new Date().toISOString().slice(0, 10);

  await command(maker, ['init', '--demo', 'telecom', '--outlets', String(outlets), '--periods', '12']);
  const file = join(folder, 'scheme.json');
  await command(maker, ['scheme', 'export', 'telecom-channel-40-30-10-20', '--out', file]);
  const scheme = JSON.parse(readFileSync(file, 'utf8')) as { movement: object };
  const quarterly = { ...scheme, code: SCHEME, cycle: 'quarter', movement: { ...scheme.movement, promoteAfter: 1, demoteAfter: 1, protectPeriods: 0, approval: 'two', proposal: 'required', objectionDays: 7 } };
  writeFileSync(file, JSON.stringify(quarterly));
  await command(maker, ['import', 'scheme', file]);

  const decide = async (run: string): Promise<void> => {
    const open = (await command(maker, ['movements', 'list', '--run', run, '--decision', 'pending'])) as unknown as { rows: readonly MovementLine[] };
    const [first] = open.rows.filter(({ from }) => from !== null);
    if (first !== undefined) await command(maker, ['movements', 'decide', '--run', run, '--decision', 'hold', '--outlets', first.code, '--reason', '门店装修，观察一季']);
    await command(maker, ['movements', 'decide', '--run', run, '--decision', 'confirm', '--all']);
    await command(approver, ['movements', 'decide', '--run', run, '--decision', 'approve', '--all']);
  };
  const object = async (run: string, outlet: string, grounds: string): Promise<string> =>
    String((await command(maker, ['objection', 'add', '--run', run, '--outlet', outlet, '--by', '店长', '--on', today, '--grounds', grounds]))['code']);
  /** An import that changes one figure of an outlet in the quarter's last month. */
  const correctFigure = async (outlet: string, month: string, value: string): Promise<string> => {
    const csv = join(folder, `fix-${outlet}-${month}-${value}.csv`);
    writeFileSync(csv, `outlet_code,indicator,period,value\n${outlet},${FIGURE},${month},${value}\n`);
    return String((await command(maker, ['import', 'figures', csv]))['importId']);
  };

  const quarters: QuarterFigures[] = [];
  const runs: string[] = [];
  for (const [place, period] of QUARTERS.entries()) {
    const graded = await command(maker, ['grade', '--scheme', SCHEME, '--period', period]);
    let run = String(graded['runId']);
    await decide(run);
    await command(maker, ['publish', 'propose', '--run', run]);
    const { rows } = (await command(maker, ['movements', 'list', '--run', run])) as unknown as { rows: readonly MovementLine[] };
    const held = (await command(maker, ['movements', 'list', '--run', run, '--movement', 'hold'])) as unknown as { rows: readonly MovementLine[] };
    const asked = [...rows, ...held.rows].slice(1, 4).map(({ code }) => code);
    const [refused, changed, rescored] = asked as [string, string, string];
    await command(judge, ['objection', 'answer', '--objection', await object(run, refused, '对标准有异议'), '--effect', 'none', '--answer', '标准全省一致']);
    const line = [...rows, ...held.rows].find(({ code }) => code === changed);
    const instead = line?.from !== null && line?.from !== undefined ? line.from === line.proposed ? ['--level', line.from === 'star-5' ? 'star-4' : 'star-5'] : ['--hold'] : ['--level', line?.proposed === 'star-2' ? 'star-1' : 'star-2'];
    await command(judge, ['objection', 'answer', '--objection', await object(run, changed, '搬迁期间停业'), '--effect', 'decision', ...instead, '--answer', '搬迁属实']);
    await command(approver, ['movements', 'decide', '--run', run, '--decision', 'approve', '--all']);
    let made = 1;
    if (place === 1) {
      const code = await object(run, rescored, '漏计团购销量');
      const link = await correctFigure(rescored, '2026-03', '999');
      await command(judge, ['objection', 'answer', '--objection', code, '--effect', 'rescore', '--link', link, '--answer', '已补录']);
      await command(maker, ['publish', 'finish', '--run', run, '--early', '演练'], 2);
      run = String((await command(maker, ['publish', 'rerun', '--run', run, '--reason', '补录后重算']))['runId']);
      await decide(run);
      await command(maker, ['publish', 'propose', '--run', run]);
      made = 2;
    }
    await command(maker, ['publish', 'finish', '--run', run], 2);
    await command(maker, ['publish', 'finish', '--run', run, '--early', '各网点已书面确认']);
    runs.push(run);
    const { objections } = (await command(maker, ['publish', 'status', '--run', run])) as unknown as { objections: readonly { effect: string | null }[] };
    const results = (await command(maker, ['movements', 'list', '--run', run])) as unknown as { total: number; rows: readonly (MovementLine & { movement: string })[] };
    const movements: Record<string, number> = {};
    for (const { movement } of results.rows) movements[movement] = (movements[movement] ?? 0) + 1;
    quarters.push({ period, graded: Number(graded['graded']), movements, objections: objections.length, changedByObjection: objections.filter(({ effect }) => effect === 'decision' || effect === 'rescore').length, runs: made });
  }

  // The second quarter is corrected once the third and fourth stand.
  const { rows } = (await command(maker, ['movements', 'list', '--run', runs[1]!])) as unknown as { rows: readonly MovementLine[] };
  for (const { code } of rows.slice(0, 12)) for (const month of ['2026-01', '2026-02', '2026-03']) await correctFigure(code, month, '0');
  const correction = String((await command(maker, ['publish', 'rerun', '--run', runs[1]!, '--reason', '销量虚报查实']))['runId']);
  await decide(correction);
  await command(maker, ['publish', 'propose', '--run', correction]);
  const preview = (await command(maker, ['publish', 'preview', '--run', correction])) as unknown as { changed: number; later: readonly { runId: string; period: string; outlets: number }[] };
  await command(maker, ['publish', 'finish', '--run', correction, '--early', '更正'], 2);
  await command(maker, ['publish', 'finish', '--run', correction, '--early', '更正', '--correct']);
  const decided: string[] = [];
  for (const run of runs.slice(2)) {
    const { rests } = (await command(maker, ['publish', 'status', '--run', run])) as unknown as { rests: readonly { causeId: string; decision: string | null }[] };
    for (const { causeId } of rests.filter(({ decision }) => decision === null)) {
      if (run === runs.at(-1)) {
        await command(maker, ['publish', 'let-stand', '--run', run, '--cause', causeId, '--reason', '已发放，不追回']);
        decided.push(`${QUARTERS[3]} stands`);
        continue;
      }
      const again = String((await command(maker, ['publish', 'rerun', '--run', run, '--reason', '随更正重算']))['runId']);
      await decide(again);
      await command(maker, ['publish', 'propose', '--run', again]);
      await command(maker, ['publish', 'finish', '--run', again, '--early', '更正', '--correct']);
      decided.push(`${QUARTERS[2]} corrected`);
    }
  }
  const verified = (await command(maker, ['verify'])) as unknown as { problems: readonly unknown[]; runs: number };
  return {
    outlets,
    quarters,
    correction: { changed: preview.changed, later: preview.later.map(({ period, outlets: differ }) => ({ period, outlets: differ })), decided },
    problems: verified.problems.length,
    runsRegraded: verified.runs,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

if (import.meta.filename === process.argv[1]) {
  const at = process.argv.indexOf('--outlets');
  const folder = mkdtempSync(join(tmpdir(), 'startier-year-'));
  try {
    process.stdout.write(`${JSON.stringify(await demoYear(folder, at < 0 ? 412 : Number(process.argv[at + 1])), null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
