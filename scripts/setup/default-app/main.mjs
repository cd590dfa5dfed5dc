// Starts `electron <folder of a program> [arguments]`, as the default app of an official Electron does.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('usage: electron <folder of a program> [arguments]\n');
  process.exit(2);
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const folder = resolve(given);
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
/** @type {any} */ (app).setVersion(about.version); // there, but for default apps only, so not in the typings
app.setPath('userData', join(app.getPath('appData'), app.getName()));
/** @type {any} */ (app).setAppPath(folder);

try {
  // Awaited: Electron becomes ready only when the program's main module has run.
  await import(pathToFileURL(resolve(folder, about.main)).href);
} catch (error) {
  process.stderr.write(`The program cannot be started: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
