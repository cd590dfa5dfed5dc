import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerSaveDialog } from './pages/dialogs.ts';
import { settled } from './pages/settled.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const SCHEME = 'telecom-channel-40-30-10-20';

test.describe.serial('benefits from the plan to the settled statement', () => {
  let folder: string;
  let store: string;
  let launched: LaunchedApp;
  let page: Page;

  function cli(...args: readonly string[]): string {
    const run = spawnSync(process.execPath, [CLI, ...args, '--store', store], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    return run.stdout;
  }

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-benefits-'));
    store = join(folder, 'demo.startier');
    cli('init', '--demo', 'telecom', '--outlets', '80', '--periods', '2');
    cli('grade', '--scheme', SCHEME, '--period', '2026-09', '--publish');
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

  test('shows the fault of a formula at its place and locks publishing until it is mended', async () => {
    // The first screen stands before another address is asked for.
    await expect(page.getByRole('heading', { level: 1, name: '总览' })).toBeVisible();
    await page.evaluate(() => (location.hash = '/movements/benefits'));
    await page.getByRole('grid', { name: '权益方案' }).getByText('渠道星级资源挂钩（示例）').click();
    await page.getByRole('button', { name: '改为新草稿' }).click();
    await expect(page.getByRole('button', { name: '删除草稿' })).toBeVisible();
    await page.getByRole('button', { name: /^店面补贴，五星/ }).click();
    const formula = page.getByRole('combobox', { name: '公式' });
    await formula.fill('floor_aera*20');
    await expect(page.getByRole('button', { name: /换成 floor_area/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^发布（还有/ })).toBeDisabled();
    await page.getByRole('button', { name: /换成 floor_area/ }).click();
    await expect(page.getByRole('button', { name: '发布 v2' })).toBeEnabled();
    await page.keyboard.press('Escape');
  });

  test('opens the draft again as it was left', async () => {
    const address = await page.evaluate(() => location.hash);
    await page.evaluate(() => (location.hash = '#/movements/benefits'));
    await expect(page.getByRole('grid', { name: '权益方案' })).toBeVisible();
    await page.evaluate((hash) => (location.hash = hash), address);
    await page.getByRole('button', { name: /^店面补贴，五星/ }).click();
    const formula = page.getByRole('combobox', { name: '公式' });
    await expect(formula).toHaveValue('[floor_area]*20');
    await formula.fill('floor_area*21');
    await page.keyboard.press('Escape');
  });

  test('says what the changed plan costs on real outlets, and takes the change back', async () => {
    await page.getByRole('button', { name: '试算' }).click();
    await expect(page.getByText('几个真实网点')).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '删除草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
    await expect(page.getByRole('grid', { name: '权益方案' })).toBeVisible();
  });

  test('settles the period once, every amount explained', async () => {
    await page.getByRole('link', { name: '权益结算单' }).click();
    const grid = page.getByRole('grid', { name: '权益结算单' });
    await grid.locator('.data-opens').first().click();
    await expect(page.getByText(/new_activations\] = \d+/).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '结算本期' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结算本期' }).click();
    await expect(page.getByText('已结算', { exact: true })).toBeVisible();
    const told = JSON.parse(cli('benefits', 'statement', '--period', '2026-09', '--json')) as { settled: boolean; totals: readonly { toPay: string }[] };
    expect(told.settled).toBe(true);
    await settled(page);
    const shown = (await grid.locator('.data-total').innerText()).replaceAll(',', '');
    expect(shown).toContain(told.totals[0]!.toPay.split('.')[0]!);
  });

  test('writes the statements line by line', async () => {
    const path = join(folder, 'statements.xlsx');
    await answerSaveDialog(launched.app, path);
    await page.getByRole('button', { name: '导出明细' }).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    await expect.poll(async () => (await readXlsx(await readFile(path))).sheets[0]?.rows.length ?? 0).toBeGreaterThan(100);
  });

  test('holds the regions against an entered budget', async () => {
    await page.getByRole('link', { name: '地区预算' }).click();
    await page.getByRole('button', { name: '录入预算 全网' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: '本期预算' }).fill('1,000,000');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('button', { name: '录入预算 全网' })).toHaveText('1,000,000');
  });

  test('shows an outlet what it is granted and what is still to come', async () => {
    await page.getByRole('link', { name: '权益结算单' }).click();
    await page.getByRole('grid', { name: '权益结算单' }).locator('.data-opens').first().click();
    await page.getByRole('link', { name: '看网点' }).click();
    await page.getByRole('tab', { name: '权益' }).click();
    await expect(page.getByText(/第 2\/3 期/)).toBeVisible();
  });
});
