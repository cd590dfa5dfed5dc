// `npm run bench grading [-- --outlets N]`: what grading costs against a plain loop over typed arrays in the same run.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
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
    const runs: StoreRun[] = [];
    for (let run = 0; run < runsOf(outlets); run += 1) {
      const copy = join(folder, `run-${run}.startier`);
      copyFileSync(store, copy);
      const { stdout, peakMb } = await measured(['--expose-gc', join(root, 'scripts/bench/grade-store.ts'), copy]);
      runs.push({ ...(JSON.parse(stdout) as Pick<StoreRun, 'times'>), peakMb });
      rmSync(copy);
    }
    report(outlets, runs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The four periods of a store, graded in a process of their own. */
interface StoreRun {
  readonly times: readonly PeriodTimes[];
  readonly peakMb: number | null;
}

/** What takes milliseconds is measured more often: a process that begins when the machine is busy elsewhere says little. */
function runsOf(outlets: number): number {
  return outlets <= 1000 ? 15 : outlets <= 10_000 ? 7 : 1;
}

function report(outlets: number, runs: readonly StoreRun[]): void {
  const count = runs.length;
  process.stdout.write(`\n${outlets} outlets${count === 1 ? '' : `, medians of ${count} runs, the least and the greatest ratio`}\n`);
  for (const [i, { period, graded, differing }] of (runs[0]?.times ?? []).entries()) {
    line(period, runs.map(({ times }) => times[i]!), `${graded} graded, ${differing} levels differ from the plain loop's`);
  }
  line('all', runs.map(({ times }) => sumOf(times)), `limits: compute ${COMPUTE_LIMIT}x, whole ${WHOLE_LIMIT}x`);
  const peakMb = Math.max(...runs.map((run) => run.peakMb ?? 0));
  if (peakMb > 0) process.stdout.write(`  peak memory ${peakMb.toFixed(0)} MB, ${(peakMb / MEMORY_LIMIT_MB).toFixed(2)}x of the limit of ${MEMORY_LIMIT_MB} MB\n`);
}

type Parts = Pick<PeriodTimes, 'plain' | 'compute' | 'whole'>;

function sumOf(times: readonly Parts[]): Parts {
  return times.reduce((all, { plain, compute, whole }) => ({ plain: all.plain + plain, compute: all.compute + compute, whole: all.whole + whole }), { plain: 0, compute: 0, whole: 0 });
}

function line(head: string, runs: readonly Parts[], note: string): void {
  const ms = (part: keyof Parts): string => median(runs.map((run) => run[part])).toFixed(0).padStart(6);
  const ratio = (part: 'compute' | 'whole'): string => {
    const ratios = runs.map((run) => run[part] / run.plain);
    const spread = runs.length === 1 ? '' : ` [${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}]`;
    return `${median(ratios).toFixed(2)}x${spread}`;
  };
  process.stdout.write(`  ${head.padEnd(8)} plain ${ms('plain')}  compute ${ms('compute')} ${ratio('compute')}  load+compute+store ${ms('whole')} ${ratio('whole')}  (${note})\n`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
