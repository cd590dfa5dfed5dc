import { expect, test } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';

test.describe('the window', () => {
  let launched: LaunchedApp;

  test.beforeAll(async () => {
    launched = await launchApp();
  });
  test.afterAll(async () => {
    await launched.close();
  });

  test('shows the program, from its own scheme', async () => {
    await expect(launched.window).toHaveTitle(/星阶/);
    expect(launched.window.url()).toMatch(/^startier:\/\/app\//);
    await expect(launched.window.locator('#root')).not.toBeEmpty();
  });

  test('opens at 1440 x 900 and cannot be made smaller than 1100 x 700', async () => {
    const sizes = await launched.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      return { size: window?.getSize(), minimum: window?.getMinimumSize() };
    });
    expect(sizes).toEqual({ size: [1440, 900], minimum: [1100, 700] });
  });

  test('gives the page no Node and a sandbox', async () => {
    const reach = await launched.window.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis));
    expect(reach).toEqual([]);
    const preferences = await launched.app.evaluate(({ webContents }) => {
      // Not in the typings, but there: what the window was really made with.
      const contents = webContents.getAllWebContents()[0] as unknown as { getLastWebPreferences(): Record<string, unknown> };
      const { contextIsolation, sandbox, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
      return { contextIsolation, sandbox, nodeIntegration, webSecurity };
    });
    expect(preferences).toEqual({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true });
  });

  test('offers the page three functions and refuses unknown channels', async () => {
    const answer = await launched.window.evaluate(async () => {
      const { api } = globalThis as unknown as { api: { call(channel: string, request: unknown): Promise<unknown> } };
      const refusal = await api.call('shell:run', {}).catch((error: unknown) => String(error));
      return { names: Object.keys(api).sort(), refusal };
    });
    expect(answer.names).toEqual(['call', 'onEvent', 'openDropped']);
    expect(answer.refusal).toContain('Unknown channel');
  });

  test('opens no second window', async () => {
    const opened = await launched.window.evaluate(() => window.open('https://example.com/') === null);
    expect(opened).toBe(true);
    expect(launched.app.windows()).toHaveLength(1);
  });

  test('does not leave its own pages', async () => {
    const before = launched.window.url();
    await launched.app.evaluate(({ webContents }) => {
      const asked = new Promise<object>((resolve) => {
        webContents.getAllWebContents()[0]?.once('will-navigate', ({ url, defaultPrevented }) => resolve({ url, defaultPrevented }));
      });
      Object.assign(globalThis, { asked });
    });
    await launched.window.evaluate(() => {
      location.href = 'https://example.com/';
    });
    const asked = await launched.app.evaluate(() => (globalThis as unknown as { asked: Promise<object> }).asked);
    expect(asked).toEqual({ url: 'https://example.com/', defaultPrevented: true });
    expect(launched.window.url()).toBe(before);
  });

  test('denies every permission', async () => {
    const denied = await launched.window.evaluate(async () => {
      const notification = await Notification.requestPermission();
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        (error: unknown) => (error as Error).name,
      );
      return { notification, camera };
    });
    expect(denied.notification).toBe('denied');
    expect(denied.camera).not.toBe('granted');
  });

  test('runs no script but its own files', async () => {
    const outcome = await launched.window.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.planted = true';
      document.head.append(script);
      script.remove();
      const policy = (await fetch('./index.html')).headers.get('Content-Security-Policy');
      return { planted: 'planted' in globalThis, policy };
    });
    expect(outcome.planted).toBe(false);
    expect(outcome.policy).toContain("default-src 'none'");
    expect(outcome.policy).toContain("script-src 'self'");
  });

  test('reaches neither the network nor files outside the program', async () => {
    const results = await launched.window.evaluate(async () => {
      const load = (address: string): Promise<string> =>
        fetch(address).then(
          (response) => String(response.status),
          () => 'refused',
        );
      return [
        await load('https://example.com/'),
        await load('file:///etc/passwd'),
        await load('startier://app/..%2f..%2fpackage.json'),
        await load('startier://elsewhere/index.html'),
      ];
    });
    expect(results).toEqual(['refused', 'refused', '404', 'refused']);
  });
});
