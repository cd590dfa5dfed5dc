import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const root = join(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Words for the program, behind its folder. */
  readonly args?: readonly string[];
  /** Added to the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder of the program's own data, to start twice on the same; left out: a new one, removed on close. */
  readonly userData?: string;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly userDataDir: string;
  /** Ends the program and removes the folder that was made for it. */
  close(): Promise<void>;
}

/** Starts the built program with a folder of its own and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const userDataDir = options.userData ?? (await mkdtemp(join(tmpdir(), 'startier-e2e-')));
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [root, ...switches(), `--user-data-dir=${userDataDir}`, ...(options.args ?? [])],
    env: { ...definedEnvironment(), STARTIER_NO_DIALOGS: '1', ...options.env },
  });
  // A guard against a hang, not a measure: a busy machine may take its time.
  app.context().setDefaultTimeout(60_000);
  const window = await app.firstWindow();
  await window.waitForLoadState('domcontentloaded');
  return {
    app,
    window,
    userDataDir,
    async close() {
      await app.close();
      if (options.userData === undefined) await rm(userDataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function electronExecutable(): string {
  const path = process.env['STARTIER_ELECTRON'];
  if (path === undefined) throw new Error('STARTIER_ELECTRON is not set: run these tests with `npm run e2e`');
  return path;
}

/** Chromium's sandbox does not run for root, nor in most build servers' containers; their displays have no GPU. */
function switches(): string[] {
  if (process.platform !== 'linux') return [];
  const isRoot = process.getuid?.() === 0;
  const isBuildServer = Boolean(process.env['CI']);
  return isRoot || isBuildServer ? ['--no-sandbox', '--disable-gpu'] : [];
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}
