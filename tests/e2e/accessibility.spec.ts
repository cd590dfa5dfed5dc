import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { axeFaults } from './pages/axe.ts';

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

  for (const screen of ['总览', '网点', '检查表', '检查', '整改', '数据', '方案', '评级', '升降级', '设置']) {
    test(`${screen} has no fault that axe finds`, async () => {
      await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: new RegExp(`^${screen}(?!表)`) }).click();
      await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
      expect(await axeFaults(page)).toEqual([]);
    });
  }

  test('the pages of data have no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '数据', exact: true }).click();
    for (const tab of ['数据表', '齐全情况', '异常提示']) {
      await page.getByRole('navigation', { name: '数据各页' }).getByRole('link', { name: new RegExp(`^${tab}`) }).click();
      await expect(page.getByRole('heading', { level: 1, name: tab })).toBeVisible();
      expect(await axeFaults(page), tab).toEqual([]);
    }
    await page.getByRole('navigation', { name: '数据各页' }).getByRole('link', { name: '导入记录' }).click();
    await page.getByRole('button', { name: '导入', exact: true }).first().click();
    await expect(page.getByText('把文件拖到这里')).toBeVisible();
    expect(await axeFaults(page), '导入').toEqual([]);
  });

  test('the reports have no fault that axe finds, looked at and in sets', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '报表', exact: true }).click();
    await expect(page.locator('.preview-room[data-pages]:not([data-pages="0"])')).toBeVisible({ timeout: 60_000 });
    expect(await axeFaults(page), '单份报表').toEqual([]);
    await page.getByRole('radio', { name: /公示/ }).click();
    await expect(page.getByText('公示期').first()).toBeVisible();
    await expect(page.locator('.preview-room[data-pages]:not([data-pages="0"])')).toBeVisible({ timeout: 60_000 });
    expect(await axeFaults(page), '公示').toEqual([]);
    await page.getByRole('button', { name: '报表组' }).click();
    await page.getByRole('button', { name: '新建报表组' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await axeFaults(page), '报表组').toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('the pages of the analysis have no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '分析', exact: true }).click();
    const tabs = page.getByRole('navigation', { name: '分析页' }).getByRole('link');
    const heads = ['变动矩阵', '在级时长', '反向：', '地区对比', '失分：', '总分和各维度', '相关系数'];
    for (const [place, head] of heads.entries()) {
      await tabs.nth(place).click();
      await expect(page.getByRole('main').getByText(head).first()).toBeVisible();
      expect(await axeFaults(page), head).toEqual([]);
    }
  });

  test('the pages of benefits have no fault that axe finds', async () => {
    for (const [address, ready] of [
      ['/movements/benefits', '渠道星级资源挂钩（示例）'],
      ['/movements/statements', '本期应付'],
      ['/movements/withheld', '没有扣发的款项'],
      ['/movements/budget', '录入预算'],
    ] as const) {
      await page.evaluate((hash) => (location.hash = hash), address);
      await expect(page.getByText(ready).first()).toBeVisible();
      expect(await axeFaults(page), address).toEqual([]);
    }
    await page.getByRole('link', { name: '权益结算单' }).click();
    await page.getByRole('grid', { name: '权益结算单' }).locator('.data-opens').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await axeFaults(page), '结算单').toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => (location.hash = '/movements/benefits'));
    await page.getByRole('grid', { name: '权益方案' }).locator('.data-opens').first().click();
    await expect(page.getByRole('button', { name: '改为新草稿' })).toBeVisible();
    expect(await axeFaults(page), '权益方案').toEqual([]);
  });

  test('regions, re-ratings and two versions side by side have no fault that axe finds', async () => {
    for (const [address, ready] of [
      ['/outlets/regions', '改名或移动'],
      ['/outlets/reratings', '还没有复评申请'],
      ['/schemes/side-by-side', '选两个版本来比'],
    ] as const) {
      await page.evaluate((hash) => (location.hash = hash), address);
      await expect(page.getByText(ready).first()).toBeVisible();
      expect(await axeFaults(page), address).toEqual([]);
    }
  });

  test('an outlet and its working have no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '网点', exact: true }).click();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await expect(page.getByText('升降规则')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('a checklist in design and its comparison have no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查表' }).click();
    await page.getByRole('link', { name: '营业厅服务规范检查表' }).click();
    await page.getByRole('button', { name: '建 v2 草稿' }).click();
    await expect(page.getByText('v2 草稿', { exact: true })).toBeVisible();
    // The whole, a single choice, a measured number
    for (const code of [null, 'A5', 'D7']) {
      if (code !== null) await page.getByRole('tree').getByRole('treeitem').filter({ hasText: code }).first().click();
      expect(await axeFaults(page)).toEqual([]);
    }
    await page.getByRole('button', { name: '试答' }).click();
    await expect(page.locator('.cp-score')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '与 v1 比较' }).click();
    await expect(page.getByText('平均变化')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('a visit in entry has no fault that axe finds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('button', { name: /^进行中/ }).or(page.getByRole('radio', { name: /^进行中/ })).first().click();
    await page.getByRole('row').nth(1).getByRole('link').first().click();
    await expect(page.getByRole('button', { name: /^提交/ })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('a scheme in the designer has no fault that axe finds, on any of its tabs', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '方案' }).click();
    await page.getByRole('button', { name: /^建新版草稿|^继续改/ }).first().click();
    await expect(page.getByText('v2 草稿')).toBeVisible();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await axeFaults(page), (await tab.textContent()) ?? '').toEqual([]);
    }
  });
});
