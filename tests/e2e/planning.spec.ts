import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { openStore } from '../../db/store.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerSaveDialog } from './pages/dialogs.ts';
import { pagesOf } from '../builders/pdf-text.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');

test.describe.serial('a wave from its rules to a visit begun', () => {
  let folder: string;
  let store: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-planning-'));
    store = join(folder, 'demo.startier');
    const run = spawnSync(process.execPath, [CLI, 'init', '--demo', 'telecom', '--outlets', '40', '--periods', '2', '--store', store], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
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

  const preview = (): Locator => page.getByRole('region', { name: '试排结果' });

  test('draws what anybody draws who has the seed', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('link', { name: '计划' }).click();
    await page.getByRole('button', { name: '新建批次' }).first().click();
    await page.getByLabel('名称').fill('冬季暗访');
    // Enter pressed twice before anything is stored.
    await page.getByLabel('名称').evaluate((field) => {
      for (let times = 0; times < 2; times += 1) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    });
    await expect(page.getByRole('heading', { level: 1, name: '冬季暗访' })).toBeVisible();
    await page.getByLabel('随机种子').fill('2026-冬');
    await page.getByRole('combobox', { name: '抽取', exact: true }).click();
    await page.getByTitle('共抽几个').click();
    await page.getByRole('spinbutton', { name: '数量' }).fill('5');
    await expect(preview().getByText(/个网点里抽 5 个，5 次检查/)).toBeVisible();
    await preview().getByRole('button', { name: /^抽取/ }).click();
    const drawn = async (): Promise<readonly string[]> => (await preview().innerText()).match(/[A-Z]{2}-[A-Z]{2}-\d{4}/g) ?? [];
    await expect.poll(async () => (await drawn()).length).toBe(5);
    const codes = await drawn();
    const hashes = codes.map((code) => createHash('sha256').update(`2026-冬|${code}`, 'utf8').digest('hex'));
    expect(hashes).toEqual([...hashes].sort());
  });

  test('says what is wrong with a plan and cannot be issued', async () => {
    await page.getByLabel('随机种子').fill('');
    await expect(preview().getByText('填写随机种子，有了它别人才能重抽出同样的网点。')).toBeVisible();
    await expect(page.getByRole('button', { name: '下发' })).toBeDisabled();
    await page.getByLabel('随机种子').fill('2026-冬');
    await expect(page.getByRole('button', { name: '下发' })).toBeEnabled();
    await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  });

  test('is opened again as it was left, though it was left while the last change was not saved yet', async () => {
    const address = await page.evaluate(() => location.hash);
    await page.getByLabel('名称').fill('冬季补访');
    await page.evaluate(() => (location.hash = '#/visits/plan'));
    // The head and the one wave that Enter made.
    await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
    await page.evaluate((hash) => (location.hash = hash), address);
    await expect(page.getByLabel('名称')).toHaveValue('冬季补访');
    await expect(page.getByLabel('随机种子')).toHaveValue('2026-冬');
    await page.getByLabel('名称').fill('冬季暗访');
    await expect(page.getByText('已保存', { exact: true })).toBeVisible();
  });

  test('says so when what was changed last could not be saved as the draft was left', async () => {
    const address = await page.evaluate(() => location.hash);
    const other = openStore(store);
    other.db.exec('BEGIN IMMEDIATE');
    try {
      await page.getByLabel('名称').fill('没有存上');
      await page.evaluate(() => (location.hash = '#/visits/plan'));
      await expect(page.getByText(/正被另一个程序写入/)).toBeVisible();
    } finally {
      other.db.exec('ROLLBACK');
      other.close();
    }
    await page.evaluate((hash) => (location.hash = hash), address);
    await expect(page.getByLabel('名称')).toHaveValue('冬季暗访');
  });

  test('is issued, printed, changed and begun', async () => {
    await page.getByRole('button', { name: '下发' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '下发' }).click();
    await expect(page.getByText('已下发 5 次检查')).toBeVisible();
    const rows = page.getByRole('table', { name: '本批检查' }).or(page.getByRole('grid', { name: '本批检查' })).getByRole('row');
    await expect(rows.filter({ hasText: '已计划' })).toHaveCount(5);

    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await page.getByRole('button', { name: '打印派单' }).click();
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.sheet').first()).toBeVisible();
    await expect(page.locator('.sheet tbody tr')).toHaveCount(5);
    await page.emulateMedia({ media: null });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(page.locator('.sheet')).toHaveCount(0);

    const sheets = join(folder, 'sheets.pdf');
    await answerSaveDialog(launched.app, sheets);
    await page.getByRole('button', { name: '派单存为 PDF' }).click();
    await expect(page.getByText(`已保存 ${sheets}`)).toBeVisible();
    const written = await pagesOf(sheets);
    expect(written.length).toBeGreaterThanOrEqual(1);
    expect(written.every((text) => text.replaceAll(' ', '').includes('检查派单') && text.replaceAll(' ', '').includes('冬季暗访'))).toBe(true);
    expect(new Set(written.join('\n').match(/[A-Z]{2}-[A-Z]{2}-\d{4}/g))).toHaveProperty('size', 5);

    await page.getByText('抽取依据').first().click();
    const draw = join(folder, 'draw.pdf');
    await answerSaveDialog(launched.app, draw);
    await page.getByRole('button', { name: '抽取记录存为 PDF' }).click();
    await expect(page.getByText(`已保存 ${draw}`)).toBeVisible();
    expect((await pagesOf(draw)).join('\n')).toContain('2026-冬');
    await page.getByText('本批检查').first().click();

    await rows.filter({ hasText: '已计划' }).first().getByRole('button', { name: '调整' }).click();
    await page.getByLabel('取消的原因').fill('停业装修');
    await page.getByRole('button', { name: '取消这次检查' }).click();
    await expect(rows.filter({ hasText: '已计划' })).toHaveCount(4);

    await rows.filter({ hasText: '已计划' }).first().getByRole('button', { name: '开始检查' }).click();
    await expect(page.getByRole('button', { name: '提交（还差 47 处）' })).toBeVisible();
  });
});
