// Type-checks every folder against its own tsconfig.json, two at a time.
// One folder alone: `npm run typecheck -- shared`.
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
// The slowest first, so that both cores stay busy to the end.
const projects = ['tests', 'renderer', 'electron', 'db', 'shared', 'scripts'];

const asked = process.argv.slice(2);
const queue = (asked.length > 0 ? asked : projects).filter((name) => existsSync(join(root, name, 'tsconfig.json')));
let failed = 0;
await Promise.all([worker(), worker()]);
process.exitCode = failed > 0 ? 1 : 0;

async function worker() {
  for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
    if ((await check(project)) !== 0) failed += 1;
  }
}

/**
 * @param {string} project folder that holds a tsconfig.json
 * @returns {Promise<number>} the compiler's exit code
 */
function check(project) {
  const compiler = join(root, 'node_modules/typescript/lib/tsc.js');
  const args = [compiler, '-p', project, '--pretty', String(process.stdout.isTTY === true)];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      // A folder that holds no source file yet is no fault.
      const isEmpty = /error TS18003/.test(output);
      if (!isEmpty) process.stdout.write(output);
      resolve(isEmpty ? 0 : (code ?? 1));
    });
  });
}
