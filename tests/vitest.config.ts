import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..');

/** One project a folder, so that `npm run unit -- --project db` runs the store's tests only. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    // Nobody works beside the suite: all cores, where the default leaves one.
    maxWorkers: '100%',
    projects: [
      project('shared'),
      project('db'),
      project('electron'),
      { ...project('renderer'), plugins: [react()] },
    ],
  },
});

function project(name: string) {
  return {
    root,
    test: {
      name,
      environment: 'node',
      include: [`tests/${name}/**/*.test.{ts,tsx}`],
      // A guard against a hang, not a measure: commands run as processes of their own on a busy machine.
      testTimeout: 240_000,
      hookTimeout: 240_000,
    },
  };
}
