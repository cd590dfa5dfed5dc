import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const SCHEME = 'telecom-channel-40-30-10-20';

test.describe.serial('every screen for people who do not see or use a mouse', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-axe-'));
    const store = join(folder, 'demo.startier');
    for (const words of [['init', '--demo', 'telecom', '--outlets', '60', '--periods', '3'], ['grade', '--scheme', SCHEME, '--period', '2026-09']]) {
      const run = spawnSync(process.execPath, [CLI, ...words, '--store', store], { encoding: 'utf8' });
      expect(run.status, run.stderr).toBe(0);
    }
    const userData = join(folder, 'user-data');
    await mkdir(userData);
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ lang: 'zh', recentStores: [store], lastStore: store }));
    launched = await launchApp({ userData });
    page = launched.window;
  });
  test.afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  async function faults(): Promise<readonly string[]> {
    // The legacy mode opens no page of its own, which Electron forbids.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa']).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }

  for (const screen of ['总览', '网点', '检查', '数据', '评级', '升降级', '设置']) {
    test(`${screen} has no fault that axe finds`, async () => {
      await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: screen }).click();
      await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await faults()).toEqual([]);
    });
  }

  test('an outlet and its working have no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '网点' }).click();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await expect(page.getByText('升降规则')).toBeVisible();
    expect(await faults()).toEqual([]);
  });

  test('a visit in entry has no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查' }).click();
    await page.getByRole('button', { name: /^进行中/ }).or(page.getByRole('radio', { name: /^进行中/ })).first().click();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await expect(page.getByRole('button', { name: /^提交/ })).toBeVisible();
    expect(await faults()).toEqual([]);
  });
});
