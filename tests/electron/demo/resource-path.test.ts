import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resourcePath } from '../../../electron/resource-path.ts';

const root = join(import.meta.dirname, '../../..');

/** Says where the module, put into `folder`, finds a scheme. */
function foundFrom(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, 'resource-path.ts');
  copyFileSync(join(root, 'electron/resource-path.ts'), copy);
  const script = `import(${JSON.stringify(copy)}).then((m) => process.stdout.write(m.resourcePath('schemes', 'a.json')))`;
  const run = spawnSync(process.execPath, ['--no-warnings', '-e', script], { encoding: 'utf8', cwd: tmpdir() });
  return run.stdout === '' ? run.stderr : run.stdout;
}

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'startier-resources-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the place of a resource', () => {
  it('is in the checkout when run from its sources', () => {
    expect(resourcePath('schemes')).toBe(join(root, 'resources/schemes'));
    expect(existsSync(resourcePath('checklists/hall-service.json'))).toBe(true);
  });

  it('is in the checkout when run from its bundles in out/main', () => {
    const checkout = tempFolder();
    mkdirSync(join(checkout, 'resources/schemes'), { recursive: true });
    expect(foundFrom(join(checkout, 'out/main'))).toBe(join(checkout, 'resources/schemes/a.json'));
  });

  it('is the copy beside app.asar when packaged', () => {
    const installed = join(tempFolder(), 'resources');
    mkdirSync(join(installed, 'resources/schemes'), { recursive: true });
    expect(foundFrom(join(installed, 'app.asar/out/main'))).toBe(join(installed, 'resources/schemes/a.json'));
  });

  it('is missed by name when there is none', () => {
    expect(foundFrom(join(tempFolder(), 'out/main'))).toContain('No folder');
  });
});
