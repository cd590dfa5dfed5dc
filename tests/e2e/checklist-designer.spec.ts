import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { jpegFile, roomPicture } from '../builders/pictures.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerOpenDialog, answerSaveDialog } from './pages/dialogs.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');

test.describe.serial('a checklist from its template to the effect of its next version', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-designer-'));
    const store = join(folder, 'demo.startier');
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

  const tree = (): Locator => page.getByRole('tree', { name: '目录' });
  const row = (code: string): Locator => tree().getByRole('treeitem').filter({ hasText: new RegExp(`^${code}(?!\\d)`) });
  const firstCodes = async (count: number): Promise<readonly string[]> =>
    (await tree().getByRole('treeitem').allInnerTexts())
      .map((text) => /^\w+(?=\n)/.exec(text)?.[0] ?? '')
      .filter((code) => code !== '')
      .slice(0, count);
  const score = (): Locator => page.locator('.cp-score');
  const openList = async (): Promise<void> => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查表' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '检查表' })).toBeVisible();
  };
  /** The window is wide enough for the trial beside the editor. */
  const widen = (): Promise<void> =>
    launched.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1600, 900);
    });

  test('begins from a template by keyboard', async () => {
    await openList();
    await widen();
    await page.getByRole('button', { name: '从模板新建' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /门店神秘顾客检查表/ }).check();
    await expect(dialog.getByLabel('编码')).toHaveValue('banan-store-mystery-shopper');
    await dialog.getByLabel('名称').fill('门店暗访');
    await dialog.getByLabel('编码').fill('shop');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '门店暗访' })).toBeVisible();
    await expect(page.getByText('v1 草稿')).toBeVisible();
    await expect.poll(() => firstCodes(5)).toEqual(['A', 'A1', 'A2', 'B', 'B1']);
  });

  test('reorders, copies and deletes by keyboard, and takes it back', async () => {
    await row('A1').click();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => firstCodes(4)).toEqual(['A', 'A2', 'A1', 'B']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => firstCodes(4)).toEqual(['A', 'A2', 'B', 'A1']);
    await page.keyboard.press('Control+d');
    await expect.poll(() => firstCodes(5)).toEqual(['A', 'A2', 'B', 'A1', 'A3']);
    await page.keyboard.press('Delete');
    await expect.poll(() => firstCodes(5)).toEqual(['A', 'A2', 'B', 'A1', 'B1']);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => firstCodes(4)).toEqual(['A', 'A1', 'A2', 'B']);
    await page.keyboard.press('Control+y');
    await expect.poll(() => firstCodes(4)).toEqual(['A', 'A2', 'A1', 'B']);
    await page.keyboard.press('Control+z');
  });

  test('reorders by mouse, within a section and over into another', async () => {
    await row('A2').dragTo(row('A1'), { targetPosition: { x: 60, y: 4 } });
    await expect.poll(() => firstCodes(3)).toEqual(['A', 'A2', 'A1']);
    await row('A2').dragTo(row('B1'), { targetPosition: { x: 60, y: 28 } });
    await expect.poll(() => firstCodes(6)).toEqual(['A', 'A1', 'B', 'B1', 'A2', 'B2']);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => firstCodes(3)).toEqual(['A', 'A1', 'A2']);
  });

  test('scores the trial with the real engine', async () => {
    const answer = (code: string, name: string): Promise<void> => page.locator(`[data-preview="${code}"]`).getByRole('button', { name, exact: true }).click();
    await answer('A1', '合格');
    await expect(score()).toContainText('100.00');
    // Section A (weight 5) has one of two
    await answer('A2', '不合格');
    await expect(score()).toContainText('50.00');
    await answer('X2', '标记');
    await expect(score()).toContainText('红线');
    await page.getByRole('button', { name: '清空' }).click();
    await expect(score()).toContainText('无得分');
  });

  test('edits an item of another kind, and the trial follows', async () => {
    await row('A2').click();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('题目', { exact: true })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('第一印象');
    await page.getByRole('combobox', { name: '题型' }).click();
    await page.getByTitle('计次扣分').click();
    await page.getByLabel('分值', { exact: true }).fill('2');
    const trial = page.locator('[data-preview="A2"]');
    await expect(trial).toContainText('第一印象');
    await trial.getByRole('button', { name: /加一次/ }).first().click();
    // 2 points less one fault of 1
    await expect(trial).toContainText('1 / 2');
  });

  test('says what is wrong beside the field, locks publishing, and leads there', async () => {
    const points = page.getByLabel('分值', { exact: true });
    await points.fill('很多');
    await expect(page.getByRole('alert')).toContainText('“很多”不是数');
    await expect(page.getByRole('button', { name: /发布（先改 1 处错误）/ })).toBeDisabled();
    await expect(page.getByText('按上一次可用的草稿试算。')).toBeVisible();
    await row('B3').click();
    await page.getByRole('button', { name: /^检查/ }).last().click();
    await page.getByRole('button', { name: /A2 第一印象/ }).click();
    await expect(points).toBeFocused();
    await points.fill('2');
    await expect(page.getByRole('button', { name: '发布 v1' })).toBeEnabled();
  });

  test('keeps a picture of how it should look, which opens large in the trial', async () => {
    await row('A2').click();
    const picture = join(folder, '门头示范.jpg');
    await writeFile(picture, jpegFile(roomPicture(11, 900, 600)));
    await page.getByLabel('加照片', { exact: true }).and(page.locator('input')).setInputFiles(picture);
    const editor = page.locator('.cd-references');
    await expect(editor.getByRole('button', { name: '放大参考照片 门头示范.jpg' })).toBeVisible();
    await expect.poll(() => editor.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
    await page.getByRole('textbox', { name: '手册编号' }).fill('手册 3.2');
    await expect(page.locator('.cd-side').getByText('手册 3.2')).toBeVisible();
    await page.locator('.cd-side').getByRole('button', { name: '放大参考照片 门头示范.jpg' }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: '门头示范.jpg' })).toBeVisible();
    await page.keyboard.press('Escape');
    await editor.getByRole('button', { name: '移除参考照片 门头示范.jpg' }).click();
    await expect(editor.getByRole('button', { name: /^放大/ })).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(editor.getByRole('button', { name: /^放大/ })).toBeVisible();
  });

  test('saves itself: the draft is as it was after going away', async () => {
    await openList();
    await expect(page.getByRole('row').filter({ hasText: '门店暗访' })).toContainText('草稿');
    await page.getByRole('link', { name: '门店暗访' }).click();
    await row('A2').click();
    await expect(page.getByLabel('题目', { exact: true })).toHaveValue('第一印象');
  });

  test('publishes a version that can only be read, and exports it', async () => {
    await page.getByRole('button', { name: '发布 v1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /发\s*布/ }).click();
    await expect(page.getByText('v1 已发布')).toBeVisible();
    await row('A2').click();
    await expect(page.getByLabel('题目', { exact: true })).not.toHaveRole('textbox');
    for (const [format, name] of [['json', 'JSON 数据 .json'], ['xlsx', 'Excel 工作簿 .xlsx']] as const) {
      await answerSaveDialog(launched.app, join(folder, `shop.${format}`));
      await page.getByRole('button', { name: '导出' }).click();
      await page.getByRole('menuitem', { name }).click();
      await expect(page.getByText(new RegExp(`已导出到.*shop\\.${format}`))).toBeVisible();
    }
  });

  test('brings the workbook back as the same version, and a changed file as the next one', async () => {
    await openList();
    await answerOpenDialog(launched.app, join(folder, 'shop.xlsx'));
    await page.getByRole('button', { name: '导入 JSON 或 XLSX' }).click();
    await expect(page.getByText('shop v1 内容相同，没有新版本')).toBeVisible();
    const document = JSON.parse(await readFile(join(folder, 'shop.json'), 'utf8')) as Record<string, unknown>;
    await writeFile(join(folder, 'next.json'), JSON.stringify({ ...document, passMark: 60 }));
    await openList();
    await answerOpenDialog(launched.app, join(folder, 'next.json'));
    await page.getByRole('button', { name: '导入 JSON 或 XLSX' }).click();
    await expect(page.getByText('v2 已发布')).toBeVisible();
    await page.getByRole('button', { name: '与 v1 比较' }).click();
    await expect(page.getByRole('region', { name: '改动' })).toContainText('合格线');
    await expect(page.getByText('这两个版本还没有已通过的检查。')).toBeVisible();
  });

  test('shows what a change would do to the visits that were made', async () => {
    await openList();
    await page.getByRole('link', { name: '营业厅服务规范检查表' }).click();
    await page.getByRole('button', { name: '建 v2 草稿' }).click();
    await expect(page.getByText('v2 草稿', { exact: true })).toBeVisible();
    await row('A1').click();
    await page.getByLabel('分值', { exact: true }).fill('20');
    await page.getByRole('button', { name: '与 v1 比较' }).click();
    const changes = page.getByRole('region', { name: '改动' });
    await expect(changes.getByRole('row')).toHaveCount(2);
    await expect(changes.getByRole('row').last()).toContainText(/A1 .*\s*修改 分值\s*2\s*20/);
    await expect(page.getByText('平均变化')).toBeVisible();
    const table = page.getByRole('grid', { name: '对已有检查的影响' });
    await expect(table.getByRole('row').nth(1)).toContainText('v1');
    await page.getByRole('link', { name: '营业厅服务规范检查表' }).click();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '删除草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '检查表' })).toBeVisible();
  });
});
