// `npm run bench grading [-- --outlets N]`: what grading costs against a plain loop over typed arrays in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';
import { makeGradedNetwork } from './graded-network.ts';
import type { PeriodTimes } from './grade-store.ts';
import { measured } from './measured-command.ts';
import { PERIODS } from './made-network.ts';
import { scoreVisitsBench } from './score-visits.ts';

const COMPUTE_LIMIT = 2;
const WHOLE_LIMIT = 3;
const MEMORY_LIMIT_MB = 600;

/** Makes a network of each size, grades its four periods and prints the ratios. */
export async function benchGrading(sizes: readonly number[]): Promise<void> {
  process.stdout.write('22 indicators (7 ranks, 7 bands, 6 lines, 2 folds of visits of 40 items), 4 periods; ms, ratios to the plain loop\n');
  for (const outlets of sizes) await benchSize(outlets);
  scoreVisitsBench();
}

async function benchSize(outlets: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'startier-bench-'));
  const store = join(folder, 'bench.startier');
  try {
    const files = await makeGradedNetwork(folder, outlets);
    const cli = async (...words: string[]): Promise<void> => void (await measured([join(root, 'electron/cli.ts'), ...words, '--store', store, '--json']));
    await cli('init');
    await cli('import', 'outlets', files.outlets);
    for (const [i, period] of PERIODS.entries()) await cli('import', 'figures', files.figures[i] ?? '', '--period', period);
    await cli('import', 'checklist', files.checklist);
    await cli('import', 'visits', files.visits, '--checklist', 'bench-40', '--answers', files.answers, '--approve');
    await cli('import', 'scheme', files.scheme);
    const { stdout, peakMb } = await measured(['--expose-gc', join(root, 'scripts/bench/grade-store.ts'), store]);
    report(outlets, JSON.parse(stdout) as { readonly times: readonly PeriodTimes[] }, peakMb);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(outlets: number, { times }: { readonly times: readonly PeriodTimes[] }, peakMb: number | null): void {
  process.stdout.write(`\n${outlets} outlets\n`);
  for (const { period, graded, plain, compute, whole, differing } of times) line(period, plain, compute, whole, `${graded} graded, ${differing} levels differ from the plain loop's`);
  const sum = (read: (time: PeriodTimes) => number): number => times.reduce((all, time) => all + read(time), 0);
  line('all', sum(({ plain }) => plain), sum(({ compute }) => compute), sum(({ whole }) => whole), `limits: compute ${COMPUTE_LIMIT}x, whole ${WHOLE_LIMIT}x`);
  if (peakMb !== null) process.stdout.write(`  peak memory ${peakMb.toFixed(0)} MB, ${(peakMb / MEMORY_LIMIT_MB).toFixed(2)}x of the limit of ${MEMORY_LIMIT_MB} MB\n`);
}

function line(head: string, plain: number, compute: number, whole: number, note: string): void {
  const cell = (ms: number): string => ms.toFixed(0).padStart(6);
  process.stdout.write(
    `  ${head.padEnd(8)} plain ${cell(plain)}  compute ${cell(compute)} ${(compute / plain).toFixed(2)}x  load+compute+store ${cell(whole)} ${(whole / plain).toFixed(2)}x  (${note})\n`,
  );
}
