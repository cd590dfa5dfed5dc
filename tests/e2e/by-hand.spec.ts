import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerOpenDialog, answerSaveDialog } from './pages/dialogs.ts';

const OUTLETS = '网点编码,网点名称,归属,省,市\nA1,一店,自办,甲省,乙市\nA2,二店,合作,甲省,乙市\nA3,三店,代办,甲省,丙市\n';
/** A9 is no outlet, A3's second figure is no number. */
const FIGURES = '网点编码,放号量,投诉量\nA1,90,0\nA2,40,2\nA3,70,多\nA9,10,1\n';
const SCHEME = {
  format: 'startier-scheme/1',
  code: 'two-parts',
  name: { zh: '两项评级', en: 'Two parts' },
  cycle: 'month',
  missing: 'reweight',
  minimumData: { share: 50 },
  tree: {
    code: 'total',
    name: { zh: '总分' },
    children: [
      { code: 'sales', name: { zh: '放号量' }, weight: 60, source: { kind: 'kpi', figure: '放号量', fold: 'sum' }, method: { kind: 'target', target: 100 } },
      {
        code: 'complaints',
        name: { zh: '投诉量' },
        weight: 40,
        source: { kind: 'kpi', figure: '投诉量', fold: 'sum' },
        method: { kind: 'linear', from: 0, to: 5, pointsFrom: 100, pointsTo: 0 },
      },
    ],
  },
  levels: [
    { code: 'one', name: { zh: '一星' }, stars: 1 },
    { code: 'two', name: { zh: '二星' }, stars: 2, line: 60 },
    { code: 'three', name: { zh: '三星' }, stars: 3, line: 90 },
  ],
  movement: { enterLevel: { kind: 'raw' } },
};

test.describe.serial('the same road by hand, from an empty store', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-by-hand-'));
    launched = await launchApp({ userData: join(folder, 'user-data') });
    page = launched.window;
  });
  test.afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  /** Goes through the import wizard with a file of this content, and says what the result page says. */
  async function importTable(name: string, content: string, more: () => Promise<void> = async () => undefined): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    await answerOpenDialog(launched.app, path);
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '数据' }).click();
    await page.getByRole('button', { name: '导入', exact: true }).first().click();
    await page.getByRole('button', { name: '选择文件' }).click();
    await expect(page.getByText(name).first()).toBeVisible();
    await more();
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByRole('button', { name: /^入库/ }).click();
    await expect(page.getByRole('button', { name: '再导入一个' })).toBeVisible();
    return page.getByRole('main').innerText();
  }

  test('creates a store and says what to do first', async () => {
    await answerSaveDialog(launched.app, join(folder, 'network.startier'));
    await page.getByRole('button', { name: '新建数据文件' }).click();
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
    await page.getByRole('navigation').getByRole('link', { name: '网点' }).click();
    await expect(page.getByRole('main')).toContainText('导入');
  });

  test('brings outlets, figures and a scheme in, and names what was rejected', async () => {
    expect(await importTable('outlets.csv', OUTLETS)).toMatch(/新增\s+3/);
    const figures = await importTable('figures.csv', FIGURES, async () => {
      await page.getByRole('textbox', { name: '周期' }).fill('2026-09');
    });
    expect(figures).toMatch(/通不过\s+2/);
    expect(figures).toContain('figures.rejects.csv');
    const scheme = join(folder, 'scheme.json');
    await writeFile(scheme, JSON.stringify(SCHEME));
    await answerOpenDialog(launched.app, scheme);
    await page.getByRole('button', { name: '再导入一个' }).click();
    await page.getByRole('button', { name: '评级方案' }).click();
    await expect(page.getByText(/two-parts/)).toBeVisible();
  });

  test('grades by the imported scheme as worked out by hand, and publishes', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '评级' }).click();
    await page.getByRole('button', { name: '开始运算' }).click();
    await expect(page.getByRole('heading', { name: '2026年9月第 1 次运算' })).toBeVisible();
    // A1: 0.6 x 90 + 0.4 x 100 = 94. A2: 0.6 x 40 + 0.4 x 60 = 48. A3 has no figures: its row was rejected.
    await expect(page.getByRole('row', { name: /一店/ })).toContainText('94.00');
    await expect(page.getByRole('row', { name: /一店/ })).toContainText('三星');
    await expect(page.getByRole('row', { name: /二店/ })).toContainText('48.00');
    await expect(page.getByRole('row', { name: /三店/ })).toContainText('未评级');
    await page.getByRole('navigation').getByRole('link', { name: '升降级' }).click();
    await page.getByRole('button', { name: /^全部确认/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '全部确认' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByText('已发布，更正请重新运算').first()).toBeVisible();
  });

  test('does not take an import back on which published levels rest, and says why', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '数据' }).click();
    await expect(page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: 'figures.csv', exact: true }) })).toContainText('不能撤销');
  });

  test('shows a change that the command line made in the same store', async () => {
    const { spawnSync } = await import('node:child_process');
    const more = join(folder, 'more.csv');
    await writeFile(more, 'outlet_code,name\nB1,新店\n');
    const cli = join(import.meta.dirname, '../../out/main/cli.js');
    const run = spawnSync(process.execPath, [cli, 'import', 'outlets', more, '--store', join(folder, 'network.startier')], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    await page.getByRole('navigation').getByRole('link', { name: '网点' }).click();
    await expect(page.getByRole('row', { name: /新店/ })).toBeVisible();
  });

  test('refuses a second window on the same store', async () => {
    const other = await launchApp();
    try {
      await answerOpenDialog(other.app, join(folder, 'network.startier'));
      await other.window.getByRole('button', { name: '打开数据文件' }).click();
      await expect(other.window.getByRole('alert')).toContainText('network.startier');
    } finally {
      await other.close();
    }
  });
});
