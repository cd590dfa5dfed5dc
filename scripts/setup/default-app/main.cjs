// Starts `electron <folder or file> [arguments]`, as the default app of an official Electron does.
const { app, dialog } = require('electron');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('usage: electron <folder of a program> [arguments]\n');
  process.exit(2);
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
const folder = path.resolve(given);
start().catch((error) => {
  dialog.showErrorBox('The program cannot be started', error.stack ?? String(error));
  process.exit(1);
});

async function start() {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  app.setAppPath(folder);
  const main = createRequire(path.join(folder, 'package.json')).resolve(path.resolve(folder, about.main));
  await import(pathToFileURL(main).href);
}
