// Draws resources/icons/icon.svg as PNG files: `npm run icons`, after a change of the SVG.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const folder = join(import.meta.dirname, '../../resources/icons');
/** electron-builder makes .ico and .icns of the largest. */
const sizes = { 'icon.png': 512, '256x256.png': 256, '128x128.png': 128, '64x64.png': 64, '32x32.png': 32 };

app.on('window-all-closed', () => undefined);
app.whenReady().then(async () => {
  for (const [name, size] of Object.entries(sizes)) writeFileSync(join(folder, name), await render(size));
  app.quit();
});

/**
 * @param {number} size pixels
 * @returns {Promise<Buffer>} PNG
 */
async function render(size) {
  const window = new BrowserWindow({
    show: false,
    frame: false,
    transparent: true,
    useContentSize: true,
    width: size,
    height: size,
    webPreferences: { offscreen: true },
  });
  const svg = readFileSync(join(folder, 'icon.svg'), 'utf8').replace(/width="\d+" height="\d+"/, `width="${size}" height="${size}"`);
  const page = `<style>html,body{margin:0;background:transparent}svg{display:block}</style>${svg}`;
  await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  const image = await window.webContents.capturePage({ x: 0, y: 0, width: size, height: size });
  window.destroy();
  return image.resize({ width: size, height: size }).toPNG();
}
