import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** What puts something on the system's clipboard, which all programs of a screen share, or takes it from there. */
const CLIPBOARD = ['**/exports.spec.ts', '**/figures.spec.ts'];

const results = join(import.meta.dirname, '../../test-results');

export default defineConfig({
  testDir: '.',
  outputDir: join(results, 'e2e'),
  reporter: [['list'], ['json', { outputFile: join(results, 'playwright.json') }]],
  // A guard against a hang, not a measure: a busy machine may take its time.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  // Each test has a program of its own; two at a time keep two cores busy.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  projects: [
    { name: 'journeys', testMatch: '**/*.spec.ts', testIgnore: CLIPBOARD },
    { name: 'clipboard', testMatch: CLIPBOARD, workers: 1 },
  ],
});
