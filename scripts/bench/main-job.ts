// What the main job costs on a large network, by the command line of the built program, each step as a ratio to a plain
// parse of one file of figures in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { root } from '../setup/places.mjs';
import { FIGURES, makeNetwork, PERIODS, SCHEME } from './made-network.ts';
import { measured, type Measured } from './measured-command.ts';

/** Takes a network of so many outlets through the main job and prints what each step took. */
export async function benchMainJob(outlets: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'startier-bench-'));
  const store = join(folder, 'bench.startier');
  const step = async (name: string, plain: Measured, ...words: readonly string[]): Promise<Measured> => {
    const run = await measured([join(root, 'out/main/cli.js'), ...words, '--store', store, '--json']);
    report(name, run, plain);
    return run;
  };
  try {
    await ensureBuilt();
    const files = await makeNetwork(folder, outlets);
    const plain = await measured([join(root, 'scripts/bench/plain-read.ts'), files.figures[0] ?? '']);
    process.stdout.write(`${outlets} outlets x ${FIGURES} figures x ${PERIODS.length} periods\n`);
    report('plain parse of one file of figures (the limit: 1.00)', plain, plain);
    await step('init', plain, 'init');
    await step('import outlets', plain, 'import', 'outlets', files.outlets);
    for (const [i, period] of PERIODS.entries()) await step(`import figures ${period}`, plain, 'import', 'figures', files.figures[i] ?? '', '--period', period);
    await step('import scheme', plain, 'import', 'scheme', files.scheme);
    let runId = '';
    for (const period of PERIODS) {
      const { stdout } = await step(`grade and publish ${period}`, plain, 'grade', '--scheme', SCHEME, '--period', period, '--publish');
      const run = JSON.parse(stdout) as { readonly runId: string; readonly graded: number; readonly ms: number };
      runId = run.runId;
      process.stdout.write(`    graded ${run.graded}, the run itself ${run.ms} ms\n`);
    }
    for (const format of ['csv', 'xlsx']) {
      await step(`export results as ${format}`, plain, 'export', 'results', '--run', runId, '--format', format, '--out', join(folder, `results.${format}`));
    }
    await step('verify', plain, 'verify');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(name: string, { ms, peakMb }: Measured, plain: Measured): void {
  const memory = peakMb === null ? '' : `${peakMb.toFixed(0)} MB`;
  process.stdout.write(`${name.padEnd(56)}${(ms / 1000).toFixed(2).padStart(8)} s ${(ms / plain.ms).toFixed(2).padStart(7)} x ${memory.padStart(9)}\n`);
}
