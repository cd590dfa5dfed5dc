// `npm test`: everything that must hold, then the times and the counts.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { root, say } from '../setup/places.mjs';
import { countTests, sumOf } from './count-tests.mjs';
import { checks, reports, runEndToEnd, runStep, runUnit } from './steps.mjs';

/**
 * Runs the checks, the tests, the build and the journeys; each also when an earlier one failed, so that one run tells all.
 *
 * @returns {Promise<number>} 0 when all passed, else 1
 */
export async function testAll() {
  const startedAt = performance.now();
  rmSync(join(root, 'test-results'), { recursive: true, force: true });
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const results = await runTwoAtATime(checks);
  results.push(await runUnit());
  const built = await timed('build', () => ensureBuilt().then(() => 0));
  results.push(built);
  if (built.code === 0) results.push(await timed('playwright', () => runEndToEnd()));
  return conclude(results, (performance.now() - startedAt) / 1000);
}

/**
 * @param {readonly import('./steps.mjs').StepResult[]} results
 * @param {number} seconds of the whole run
 * @returns {number} exit code
 */
function conclude(results, seconds) {
  const counts = sumOf([countTests(reports.vitest), countTests(reports.playwright)]);
  // A step that counts no tests, or that failed although no test of it did, counts as one failure.
  const failedSteps = results.filter((result) => result.code !== 0);
  const byStep = { vitest: countTests(reports.vitest).failed, playwright: countTests(reports.playwright).failed };
  const uncounted = failedSteps.filter((result) => !(byStep[/** @type {keyof typeof byStep} */ (result.name)] > 0));
  const failed = counts.failed + uncounted.length;

  console.log('');
  for (const result of results) {
    console.log(`${result.name.padEnd(12)}${result.seconds.toFixed(1).padStart(7)} s  ${result.code === 0 ? 'ok' : 'FAILED'}`);
  }
  console.log(`${'in all'.padEnd(12)}${seconds.toFixed(1).padStart(7)} s`);
  console.log(`${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
  return failed > 0 || counts.passed === 0 ? 1 : 0;
}

/**
 * @param {readonly { name: string, args: readonly string[] }[]} steps
 * @returns {Promise<import('./steps.mjs').StepResult[]>} in the order of the steps
 */
async function runTwoAtATime(steps) {
  /** @type {import('./steps.mjs').StepResult[]} */
  const results = [];
  const queue = [...steps.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, step] = next;
      results[index] = await runStep(step.name, step.args, { isBeside: true });
    }
  };
  await Promise.all([work(), work()]);
  return results;
}

/**
 * @param {string} name
 * @param {() => Promise<number>} run gives an exit code
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
async function timed(name, run) {
  const startedAt = performance.now();
  let code = 1;
  try {
    code = await run();
  } catch (error) {
    say(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { name, code, seconds: (performance.now() - startedAt) / 1000 };
}
