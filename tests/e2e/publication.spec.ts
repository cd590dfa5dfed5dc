import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { axeFaults } from './pages/axe.ts';
import { answerOpenDialog } from './pages/dialogs.ts';
import { workAs } from './pages/people.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const MANAGER = '王经理';
const CHIEF = '李总';
const JUDGE = '赵复核';

/** Sales are the total; lines 60 and 80; up after two months in a row, down after one. */
const SCHEME = {
  format: 'startier-scheme/1',
  code: 'by-sales',
  name: { zh: '按销量评级' },
  cycle: 'month',
  missing: 'block',
  tree: { code: 'total', name: { zh: '总分' }, children: [{ code: 'sales', name: { zh: '销量' }, weight: 100, source: { kind: 'kpi', figure: 'sales', fold: 'last' }, method: { kind: 'direct' } }] },
  levels: [
    { code: 'one', name: { zh: '一星' }, stars: 1 },
    { code: 'two', name: { zh: '二星' }, stars: 2, line: 60 },
    { code: 'three', name: { zh: '三星' }, stars: 3, line: 80 },
  ],
  movement: { enterLevel: { kind: 'raw' }, promoteAfter: 2, demoteAfter: 1, approval: 'two', objectionDays: 7 },
};
const OUTLETS = 'outlet_code,name\nA1,一店\nA2,二店\nA3,三店\n';
/** In March 一店 rises (85 twice), 二店 falls (70 under three stars), 三店 falls (50 under two stars). */
const FIGURES = `outlet_code,indicator,period,value
A1,sales,2026-01,70
A1,sales,2026-02,85
A1,sales,2026-03,85
A2,sales,2026-01,85
A2,sales,2026-02,85
A2,sales,2026-03,70
A3,sales,2026-01,70
A3,sales,2026-02,70
A3,sales,2026-03,50
`;

test.describe.serial('from decisions to a corrected publication', () => {
  let folder: string;
  let store: string;
  let launched: LaunchedApp;
  let page: Page;

  function cli(user: string, ...args: readonly string[]): Record<string, unknown> {
    const run = spawnSync(process.execPath, [CLI, ...args, '--store', store, '--json', '--user', user], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    return JSON.parse(run.stdout) as Record<string, unknown>;
  }
  async function write(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }
  async function openMovements(): Promise<void> {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: /^升降级/ }).click();
    await expect(page.getByRole('heading', { name: '升降级' })).toBeVisible();
  }
  async function openPublication(): Promise<void> {
    await openMovements();
    await page.getByRole('button', { name: '公示与发布' }).click();
    await expect(page.getByRole('heading', { name: '公示与发布' })).toBeVisible();
  }
  /** Grades, decides and publishes a month without a window. */
  function publish(period: string): void {
    const run = String(cli(MANAGER, 'grade', '--scheme', 'by-sales', '--period', period)['runId']);
    cli(MANAGER, 'movements', 'decide', '--run', run, '--decision', 'confirm', '--all');
    cli(CHIEF, 'movements', 'decide', '--run', run, '--decision', 'approve', '--all');
    cli(MANAGER, 'publish', 'finish', '--run', run);
  }

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-publication-'));
    store = join(folder, 'network.startier');
    cli(MANAGER, 'init');
    cli(MANAGER, 'import', 'outlets', await write('outlets.csv', OUTLETS));
    cli(MANAGER, 'import', 'figures', await write('figures.csv', FIGURES));
    cli(MANAGER, 'import', 'scheme', await write('scheme.json', JSON.stringify(SCHEME)));
    publish('2026-01');
    publish('2026-02');
    cli(MANAGER, 'grade', '--scheme', 'by-sales', '--period', '2026-03');
    launched = await launchApp({ userData: join(folder, 'user-data') });
    page = launched.window;
    await answerOpenDialog(launched.app, store);
    await page.getByRole('button', { name: '打开数据文件' }).click();
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible();
  });
  test.afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('the manager confirms by key and overrides with a reason and a file', async () => {
    await workAs(page, MANAGER);
    await openMovements();
    const list = page.getByRole('grid', { name: '升降级名单' });
    const row = (name: string) => list.getByRole('row', { name: new RegExp(name) });
    await row('一店').click();
    await page.keyboard.press('y');
    await expect(row('一店')).toContainText('已确认');
    await row('二店').click();
    await page.keyboard.press('y');
    await expect(row('二店')).toContainText('已确认');
    await row('三店').click();
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('修路三周，客流减半');
    await dialog.locator('input[type=file]').setInputFiles({ name: '施工公告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 公告') });
    await expect(dialog).toContainText('施工公告.pdf');
    await dialog.getByRole('button', { name: '保持原星级' }).click();
    await expect(row('三店')).toContainText('改为保持');
    await expect(row('三店')).toContainText('待审批');
  });

  test('what is not approved locks the proposal, and a second person approves by key', async () => {
    await openPublication();
    await expect(page.getByRole('button', { name: '发布（还有 3 条待审批）' })).toBeVisible();
    await workAs(page, CHIEF);
    await openMovements();
    await page.getByRole('button', { name: '全部审批（3）' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '全部审批' }).click();
    await expect(page.getByText('待审批 0')).toBeVisible();
  });

  test('the run is proposed for as many days as the scheme states', async () => {
    await workAs(page, MANAGER);
    await openPublication();
    await page.getByRole('button', { name: '公示…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始公示' }).click();
    await expect(page.getByRole('button', { name: '提前结束并发布…' })).toBeVisible();
    await expect(page.getByRole('region', { name: '公示' })).toContainText('公示中');
  });

  test('an objection is entered, and who decided the outlet may not answer it', async () => {
    await page.getByRole('button', { name: '登记异议' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('二店');
    await page.getByTitle('二店  A2').click();
    await dialog.getByLabel('提出人').fill('陈店长');
    await dialog.getByLabel('理由', { exact: true }).fill('3 月停电两周');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('3 月停电两周', { exact: true })).toBeVisible();
    await expect(page.getByText('异议须由另一人答复')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await expect(page.getByRole('button', { name: '发布（还有 1 条异议待答复）' })).toBeVisible();
  });

  test('another person answers it by changing the decision, which is approved again', async () => {
    await workAs(page, JUDGE);
    await openPublication();
    await page.getByRole('button', { name: '答复…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('改星级决定').click();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('combobox').click();
    await page.getByTitle('保持原星级（三星）').click();
    await dialog.getByLabel('答复', { exact: true }).fill('停电属实');
    await dialog.getByRole('button', { name: '答复', exact: true }).click();
    await expect(page.getByText('停电属实').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '发布（还有 1 条待审批）' })).toBeVisible();
    await workAs(page, CHIEF);
    await openMovements();
    await page.getByRole('button', { name: '全部审批（1）' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '全部审批' }).click();
    await expect(page.getByText('待审批 0')).toBeVisible();
  });

  test('the window is closed early with a reason and the run is final', async () => {
    await openPublication();
    await page.getByRole('button', { name: '提前结束并发布…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog.getByText('写明理由，随记录存档。')).toBeVisible();
    await dialog.getByLabel('提前结束公示的理由').fill('全部网点已书面确认');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(page.getByRole('button', { name: '撤回发布…' })).toBeVisible();
    await expect(page.getByRole('region', { name: '公示' })).toContainText('全部网点已书面确认');
  });

  test('a correction of February names March before it is published, and March waits for a decision', async () => {
    cli(MANAGER, 'import', 'figures', await write('fix.csv', 'outlet_code,indicator,period,value\nA1,sales,2026-02,70\n'));
    const run = String(cli(MANAGER, 'grade', '--scheme', 'by-sales', '--period', '2026-02')['runId']);
    await page.evaluate((hash) => (location.hash = hash), `/movements/publication/${run}`);
    await page.getByRole('button', { name: '发布…' }).click();
    const dialog = page.getByRole('dialog');
    // With 70 in February, 85 in March is the first month above two stars: no promotion yet.
    await expect(dialog).toContainText('2026年3月第 1 次运算：1 个网点会不同');
    await expect(dialog.getByRole('row', { name: /一店.*三星.*二星/ })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '作为更正发布' }).click();
    await page.getByRole('link', { name: /2026年3月第 1 次运算/ }).click();
    await expect(page.getByText('2026年2月更正后（第 2 次运算），本期有 1 个网点会不同。')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '维持不变…' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('已按三星发放，不追回');
    await page.getByRole('dialog').getByRole('button', { name: '维持不变' }).click();
    await expect(page.getByText('已按三星发放，不追回').first()).toBeVisible();
    expect(cli(MANAGER, 'verify')).toMatchObject({ problems: [] });
  });
});
