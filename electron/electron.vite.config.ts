import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '..');
const out = (part: string): string => join(root, 'out', part);

/** The oldest Electron the program is tested on (33) has Node 20.18 and Chrome 130. */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** The style sheets of @fontsource also name each font in the older WOFF, which would be shipped twice for nothing. */
function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    enforce: 'pre',
    transform: (code, id) => (id.includes('@fontsource') && id.endsWith('.css') ? code.replaceAll(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, '') : null),
  };
}

export default defineConfig({
  main: {
    root,
    build: {
      outDir: out('main'),
      emptyOutDir: true,
      target: nodeTarget,
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: join(root, 'electron/main.ts'),
          cli: join(root, 'electron/cli.ts'),
          'import-worker': join(root, 'electron/tasks/import-worker.ts'),
          'photo-worker': join(root, 'electron/photos/photo-worker.ts'),
          'study-worker': join(root, 'electron/tasks/study-worker.ts'),
          'task-worker': join(root, 'electron/tasks/task-worker.ts'),
        },
        // Chunks stand beside the entries, so that `import.meta.dirname` is out/main in every module.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    root,
    build: {
      outDir: out('preload'),
      emptyOutDir: true,
      target: nodeTarget,
      // A sandboxed preload is one CommonJS file that can load nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    publicDir: false,
    plugins: [react(), onlyWoff2()],
    build: {
      outDir: out('renderer'),
      emptyOutDir: true,
      target: chromeTarget,
      minify: true,
      // Everything is read from the local disk; a few large files load no slower than many small ones.
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: { index: join(root, 'renderer/index.html'), print: join(root, 'renderer/print.html') } },
    },
    server: { port: 5173, strictPort: false },
  },
});
