import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerOpenDialog, answerSaveDialog } from './pages/dialogs.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const CODE = 'telecom-channel-40-30-10-20';
const NAME = '营业渠道分层分级星级评定';

test.describe.serial('a scheme from its published version to the next', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-schemes-'));
    const store = join(folder, 'demo.startier');
    for (const words of [['init', '--demo', 'telecom', '--outlets', '60', '--periods', '3'], ['grade', '--scheme', CODE, '--period', '2026-09']]) {
      const run = spawnSync(process.execPath, [CLI, ...words, '--store', store], { encoding: 'utf8' });
      expect(run.status, run.stderr).toBe(0);
    }
    const userData = join(folder, 'user-data');
    await mkdir(userData);
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ lang: 'zh', recentStores: [store], lastStore: store }));
    launched = await launchApp({ userData });
    page = launched.window;
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '方案' }).click();
  });
  test.afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const publish = (): Locator => page.getByRole('button', { name: /^发布/ });
  const node = (name: string): Locator => page.getByRole('treeitem', { name, exact: true });
  const weight = (name: string): Locator => page.getByRole('textbox', { name: `${name}的权重` });

  test('a published version is read, not changed, and the next one begins with its content', async () => {
    await page.getByRole('link', { name: NAME }).click();
    await expect(page.getByText('v1 已发布')).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await page.getByRole('button', { name: '建新版草稿' }).click();
    await expect(page.getByText('v2 草稿')).toBeVisible();
    await expect(page.getByText('21 个指标')).toBeVisible();
  });

  test('weights that do not make 100 say what is left, lock publishing and are mended by a button', async () => {
    await node('服务质量指标').click();
    await weight('服务质量指标').fill('28');
    await expect(publish()).toBeDisabled();
    await expect(page.getByRole('button', { name: '发布（先改 1 处错误）' })).toBeVisible();
    await node('综合得分').click();
    await expect(page.getByText('还差 2.00%')).toBeVisible();
    await page.getByRole('button', { name: '营销业绩指标', exact: true }).first().click();
    await expect(page.getByText('正好 100%')).toBeVisible();
    await expect(weight('营销业绩指标')).toHaveValue('42.00');
    await expect(publish()).toBeEnabled();
  });

  test('Ctrl+Z and Ctrl+Y go back and forth over every edit, also when the store changes meanwhile', async () => {
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('app-event', { kind: 'storeChanged' }));
    await expect(weight('营销业绩指标')).toHaveValue('42.00');
    await page.keyboard.press('Control+z');
    await expect(weight('营销业绩指标')).toHaveValue('40.00');
    await page.keyboard.press('Control+z');
    await expect(weight('服务质量指标')).toHaveValue('30.00');
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+y');
    await expect(weight('营销业绩指标')).toHaveValue('42.00');
    await expect(page.getByText('已保存', { exact: false }).first()).toBeVisible();
  });

  test('an edge of the weight bar that is dragged moves weight between its neighbours, as one step of undo', async () => {
    await node('综合得分').click();
    const edge = page.getByRole('separator', { name: '在“营销业绩指标”和“服务质量指标”之间移动权重' });
    const [grip, bar] = [await edge.boundingBox(), await page.getByRole('group', { name: '“综合得分”下的权重' }).boundingBox()];
    if (grip === null || bar === null) throw new Error('the weight bar is not on the screen');
    const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - bar.width * 0.05, y);
    await page.mouse.move(x - bar.width * 0.1, y);
    await page.mouse.up();
    await expect(weight('营销业绩指标')).toHaveValue('32.00');
    await expect(weight('服务质量指标')).toHaveValue('38.00');
    await expect(page.getByText('正好 100%')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(weight('营销业绩指标')).toHaveValue('42.00');
    await expect(weight('服务质量指标')).toHaveValue('28.00');
  });

  test('what only data show is listed with the checks and leads to its place', async () => {
    const checks = page.getByRole('region', { name: '发布前检查' });
    await expect(checks.getByText('按2026年9月的数据')).toBeVisible();
    await checks.getByRole('button', { name: /“放号激活率分类得分”的第 5 档没有网点落入/ }).click();
    await expect(page.getByRole('region', { name: '2 计分' }).getByRole('cell', { name: /^0.*第 5 档没有网点落入/ })).toBeVisible();
  });

  test('a line moves outlets between levels at once, and the trial names them', async () => {
    const counts = page.getByRole('region', { name: '星级与人数' });
    await expect(counts.getByText('实时')).toBeVisible();
    await counts.getByRole('textbox', { name: '四星的分数线' }).fill('66');
    await counts.getByRole('textbox', { name: '三星的分数线' }).fill('60.5');
    await expect(counts.getByText('实时')).toBeVisible();
    const moved = counts.getByRole('button', { name: /^\d+ 个网点$/ });
    await expect(moved).not.toHaveText('0 个网点');
    await moved.click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('row').nth(1)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
  });

  test('a formula is completed while it is typed, and its fault is shown at its place and mended', async () => {
    await node('其他业务办理量排名').click();
    const part = page.getByRole('region', { name: '其他业务办理量排名' });
    await part.locator('.ant-select', { has: page.getByLabel('取值来源') }).click();
    await page.getByTitle('公式').last().click();
    const formula = page.getByRole('combobox', { name: '公式' });
    await formula.fill('IF([new_activations]=0, 0, [new_activationz] / 2)');
    await expect(part.getByText('第 28 个字符处', { exact: false })).toBeVisible();
    await part.getByRole('button', { name: '换成 new_activations' }).click();
    await expect(formula).toHaveValue('IF([new_activations]=0, 0, [new_activations] / 2)');
    await formula.press('End');
    await formula.pressSequentially(' + SUM');
    await expect(page.getByRole('option', { name: /^SUM/ })).toBeVisible();
    await formula.press('Enter');
    await expect(formula).toHaveValue('IF([new_activations]=0, 0, [new_activations] / 2) + SUM()');
    await formula.pressSequentially('1');
    await expect(part.getByRole('columnheader', { name: '试算（2026年9月）' })).toBeVisible();
  });

  test('a fault in the list of checks leads to its field', async () => {
    await node('放号激活率分类得分').click();
    await page.getByRole('textbox', { name: '第 2 行 低于' }).fill('94');
    await page.getByRole('tab', { name: /^说明/ }).click();
    await page.getByRole('region', { name: '发布前检查' }).getByRole('button', { name: /分档有空缺/ }).click();
    await expect(page.getByRole('tab', { name: /^指标与权重/ })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('textbox', { name: '第 2 行 低于' }).fill('95');
    await expect(publish()).toBeEnabled();
  });

  test('the draft is there again after it was left', async () => {
    await page.getByRole('link', { name: '方案', exact: true }).last().click();
    await page.getByRole('button', { name: '继续改 v2 草稿' }).click();
    await expect(weight('营销业绩指标')).toHaveValue('42.00');
  });

  test('publishing shows what is new and makes the version that is in force', async () => {
    await page.getByRole('button', { name: '发布 v2' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('list', { name: '改动' })).toContainText('42');
    await dialog.getByRole('button', { name: '发布 v2' }).click();
    await expect(page.getByText('v2 已发布，改动请建新版')).toBeVisible();
    await expect(page.getByRole('button', { name: '建新版草稿' })).toBeVisible();
  });

  test('a version goes out as JSON and comes in as a draft, which can be discarded', async () => {
    const file = join(folder, 'out.json');
    await answerSaveDialog(launched.app, file);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '导出 JSON' }).click();
    await expect(page.getByText(/^已导出到/)).toBeVisible();
    const document = JSON.parse(await readFile(file, 'utf8')) as { code: string; movement: object };
    expect(document.code).toBe(CODE);
    await writeFile(file, JSON.stringify({ ...document, movement: { promoteAfter: 4 } }));

    await page.getByRole('link', { name: '方案', exact: true }).last().click();
    await answerOpenDialog(launched.app, file);
    await page.getByRole('button', { name: '导入 JSON' }).click();
    await expect(page.getByText('v3 草稿')).toBeVisible();
    await page.getByRole('tab', { name: /^升降规则/ }).click();
    await expect(page.getByRole('textbox', { name: '连续几期才升' })).toHaveValue('4');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '删除草稿' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '方案' })).toBeVisible();
    await expect(page.getByText('v3', { exact: true })).toHaveCount(0);
  });

  test('a new scheme starts from a template', async () => {
    await page.getByRole('button', { name: '以“餐饮检查评分等级”新建' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('餐饮试点');
    await dialog.getByRole('button', { name: '建立草稿' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '餐饮试点' })).toBeVisible();
    await expect(page.getByText('v1 草稿')).toBeVisible();
  });
});
