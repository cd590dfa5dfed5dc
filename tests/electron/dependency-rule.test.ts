import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A small tree in which each import breaks one rule of .dependency-cruiser.cjs; `shared/right.ts` breaks none. */
const files: Readonly<Record<string, string>> = {
  'shared/right.ts': 'export const right = 1;',
  'shared/reads-store.ts': "import '../db/store.ts';",
  'shared/reads-files.ts': "import 'node:fs';",
  'shared/one.ts': "import { two } from './two.ts'; export const one = () => two;",
  'shared/two.ts': "import { one } from './one.ts'; export const two = () => one;",
  'db/store.ts': "import '../shared/right.ts'; import 'node:fs'; import 'better-sqlite3';",
  'db/opens-window.ts': "import '../electron/window.ts';",
  'electron/window.ts': "import 'electron';",
  'electron/draws.ts': "import '../renderer/page.ts';",
  'electron/cli.ts': "import './window.ts';",
  'renderer/page.ts': "import '../shared/right.ts';",
  'renderer/reads-store.ts': "import '../db/store.ts';",
  'renderer/features/visits/page.ts': "import '../outlets/page.ts';",
  'renderer/features/outlets/page.ts': 'export {};',
};

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

let folder: string;
let broken: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'startier-rules-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const run = spawnSync(process.execPath, [...args, 'shared', 'db', 'electron', 'renderer'], { cwd: folder, encoding: 'utf8' });
  const report = JSON.parse(run.stdout) as { summary: { violations: Violation[] } };
  broken = report.summary.violations.map((violation) => `${violation.from}: ${violation.rule.name}`).sort();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the rules of .dependency-cruiser.cjs', () => {
  it('find every import that crosses a border, and nothing else', () => {
    expect(broken).toEqual(
      [
        'db/opens-window.ts: db-knows-shared-only',
        'electron/cli.ts: command-line-runs-without-electron',
        'electron/draws.ts: electron-never-imports-pages',
        'renderer/features/visits/page.ts: features-stand-apart',
        'renderer/reads-store.ts: renderer-knows-shared-only',
        'shared/one.ts: no-cycle',
        'shared/reads-files.ts: shared-stands-alone',
        'shared/reads-store.ts: shared-stands-alone',
      ].sort(),
    );
  });
});
