import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerSaveDialog } from './pages/dialogs.ts';
import { settled } from './pages/settled.ts';
import { VisitEntry } from './pages/visit-entry.ts';

const CHECKLIST = join(import.meta.dirname, '../../resources/checklists/hall-service.json');

async function kindsOfItems(): Promise<ReadonlyMap<string, string>> {
  const checklist = JSON.parse(await readFile(CHECKLIST, 'utf8')) as { sections: { items: { code: string; kind: string }[] }[] };
  return new Map(checklist.sections.flatMap(({ items }) => items.map(({ code, kind }) => [code, kind])));
}

/** Of 100 points: 60 minutes to serve (D7) lose 3, one of three applications (E7) loses 1. */
const SCORE_BY_HAND = '96.00';

function goTo(page: Page, screen: string): Promise<void> {
  return page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${screen}(?!表)`) }).click();
}

test.describe.serial('the main job in the window', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-journey-'));
    launched = await launchApp({ userData: join(folder, 'user-data') });
    page = launched.window;
  });
  test.afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('starts empty and makes the demo province', async () => {
    await answerSaveDialog(launched.app, join(folder, 'demo.startier'));
    await page.getByRole('button', { name: '建立演示省' }).click();
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('412').first()).toBeVisible();
  });

  test('enters a visit by keyboard, submits and approves it', async () => {
    await goTo(page, '检查');
    await page.getByRole('button', { name: '新建检查' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('网点').focus();
    // As fast as it is typed: Enter takes what the whole of the words finds.
    await page.keyboard.type('天水路');
    await page.keyboard.press('Enter');
    await expect(dialog.getByTitle(/天水路/)).toBeVisible();
    await dialog.getByLabel('日期').fill('2026-09-23');
    await dialog.getByLabel('检查员').fill('王检查');
    await dialog.getByRole('button', { name: '建立并填写' }).click();
    const entry = new VisitEntry(page);
    const answered = await entry.answerAllByKeys(await kindsOfItems());
    expect(answered).toBeGreaterThan(40);
    await entry.submit();
    await page.getByRole('button', { name: '通过' }).click();
    await expect(page.getByText('已通过').first()).toBeVisible();
  });

  test('grades the period, and shows why an outlet has its level', async () => {
    await goTo(page, '评级');
    const start = page.getByRole('button', { name: '开始运算' });
    await expect(start).toBeEnabled();
    // A double click whose second click comes before anything else: one run is made.
    await start.evaluate(async (button: HTMLElement) => {
      button.click();
      await Promise.resolve();
      button.click();
    });
    await expect(page.getByRole('heading', { name: '2026年9月第 1 次运算' })).toBeVisible();
    await expect(page.getByText('草稿').first()).toBeVisible();
    await page.getByRole('row').nth(1).dblclick();
    const why = page.getByRole('dialog');
    await expect(why.getByText('升降规则')).toBeVisible();
    await expect(why.getByText('营销业绩指标')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('decides by key as fast as the keys come, each time the next that waits', async () => {
    await goTo(page, '升降级');
    const locked = page.getByRole('button', { name: /^发布（还有 \d+ 条待定）$/ });
    const waiting = Number(/\d+/.exec(await locked.innerText())?.[0]);
    // Only what waits: a decided row leaves the list.
    await locked.click();
    await expect(page.getByText(`共 ${waiting} 条`)).toBeVisible();
    await settled(page);
    await page.getByRole('grid', { name: '升降级名单' }).focus();
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('y');
    await expect(page.getByRole('button', { name: `发布（还有 ${waiting - 4} 条待定）` })).toBeVisible();
    await page.getByRole('button', { name: '清除筛选' }).click();
  });

  test('does not publish while movements wait, then decides them and publishes', async () => {
    await goTo(page, '升降级');
    await expect(page.getByRole('button', { name: /^发布（还有 \d+ 条待定）$/ })).toBeVisible();
    // The first four are decided.
    const row = page.getByRole('row').nth(5);
    await row.getByRole('button', { name: /^确认/ }).click();
    await expect(row.getByText('已确认')).toBeVisible();
    await page.getByRole('button', { name: /^全部确认/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '全部确认' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByText('已发布，更正请重新运算').first()).toBeVisible();
  });

  test('exports the results, and the file read back says what the screen says', async () => {
    await goTo(page, '评级');
    await expect(page.getByText('第 2 次', { exact: true })).toHaveCount(0);
    await page.getByText('第 1 次', { exact: true }).click();
    await expect(page.getByRole('heading', { name: '2026年9月第 1 次运算' })).toBeVisible();
    const csv = join(folder, 'results.csv');
    await answerSaveDialog(launched.app, csv);
    await page.getByRole('button', { name: /^导出评级结果/ }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).nth(1).click();
    await expect.poll(() => existsSync(csv)).toBe(true);
    const rows = parse<Record<string, string>>(await readFile(csv, 'utf8'), { columns: true, bom: true });
    const best = rows.find((row) => row['名次'] === '1')!;
    const first = page.getByRole('row').nth(1);
    await expect(first).toContainText(best['网点名称']!);
    await expect(first).toContainText(best['总分']!);
    expect(rows.length).toBeGreaterThan(400);
  });

  test('saves a small table as it is shown', async () => {
    await goTo(page, '总览');
    const csv = join(folder, 'regions.csv');
    await answerSaveDialog(launched.app, csv);
    await page.getByRole('button', { name: '导出各地区' }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    await expect.poll(() => existsSync(csv)).toBe(true);
    const rows = parse<Record<string, string>>(await readFile(csv, 'utf8'), { columns: true, bom: true });
    await settled(page);
    const shown = await page.getByRole('grid', { name: '各地区' }).getByRole('row').nth(1).innerText();
    for (const head of ['地区', '网点', '数据完整率', '均分', '升星', '降星']) expect(shown).toContain(rows[0]![head]!);
  });

  test('finds everything again after a restart', async () => {
    await launched.app.close();
    launched = await launchApp({ userData: join(folder, 'user-data') });
    page = launched.window;
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
    await expect(page.getByText('已发布').first()).toBeVisible();
    await goTo(page, '检查');
    await page.getByRole('searchbox', { name: '网点或检查员' }).fill('王检查');
    await expect(page.getByText('共 1 条')).toBeVisible();
    await expect(page.getByRole('row').nth(1)).toContainText(SCORE_BY_HAND);
  });
});
