import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');

test.describe.serial('level history and an outlet over time', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;
  let store: string;

  const cli = (...words: readonly string[]): string => {
    const run = spawnSync(process.execPath, [CLI, ...words, '--store', store], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    return run.stdout;
  };

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-history-'));
    store = join(folder, 'demo.startier');
    cli('init', '--demo', 'telecom', '--outlets', '40', '--periods', '4');
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

  test('opens the outlets of a cell, as many as the command line counts', async () => {
    const told = JSON.parse(cli('history', 'transitions', '--from', '2026-07', '--to', '2026-08', '--json')) as { cells: { from: string; to: string; outlets: number }[] };
    const largest = [...told.cells].sort((a, b) => b.outlets - a.outlets)[0]!;
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '分析', exact: true }).click();
    const cell = page.getByRole('button', { name: new RegExp(`：${largest.outlets} 个网点$`) }).first();
    await cell.click();
    await expect(cell).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText(`共 ${largest.outlets} 条`)).toBeVisible();
  });

  test('shows every page of the analysis with its figures', async () => {
    for (const [tab, panel] of [['星级走势', '在级时长'], ['反复升降', '反复升降'], ['地区对比', '地区对比'], ['失分', '失分排行'], ['维度走势', '总分和各维度'], ['两项对照', '']] as const) {
      await page.getByRole('navigation', { name: '分析页' }).getByRole('link', { name: tab }).click();
      if (panel !== '') await expect(page.getByRole('heading', { level: 2, name: panel })).toBeVisible();
    }
    await expect(page.getByText('相关系数 r')).toBeVisible();
  });

  test('goes to an outlet by its code as fast as it is typed', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '网点', exact: true }).click();
    const row = page.getByRole('grid', { name: '网点列表' }).getByRole('row').nth(8);
    const code = await row.getByText(/^[A-Z]{2}-[A-Z]{2}-\d{4}$/).innerText();
    const name = await row.getByRole('link').first().innerText();
    await page.keyboard.press('Control+k');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  test('renames an outlet from a day on, and takes it back', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '网点', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: '网点' })).toBeVisible();
    await page.getByRole('grid', { name: '网点列表' }).getByRole('row').nth(1).dblclick();
    await page.getByRole('tab', { name: '变更' }).click();
    await page.getByRole('button', { name: '改资料' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('生效日期').fill('2026-09-01');
    await dialog.getByLabel('名称').fill('改名营业厅');
    await dialog.getByRole('button', { name: '保存变更' }).click();
    await expect(dialog.getByText('填写原因')).toBeVisible();
    await dialog.getByLabel('原因').fill('更名批复');
    await dialog.getByRole('button', { name: '保存变更' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('改名营业厅').first()).toBeVisible();
    await page.getByRole('button', { name: '撤回' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('批复有误');
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await expect(page.getByText('已撤回')).toBeVisible();
  });
});
