import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerSaveDialog } from './pages/dialogs.ts';
import { settled } from './pages/settled.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const SCHEME = 'telecom-channel-40-30-10-20';

test.describe.serial('taking tables and charts out of the window', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-export-'));
    const store = join(folder, 'demo.startier');
    for (const args of [['init', '--demo', 'telecom', '--outlets', '450', '--periods', '2'], ['grade', '--scheme', SCHEME, '--period', '2026-09']]) {
      const run = spawnSync(process.execPath, [CLI, ...args, '--store', store], { encoding: 'utf8' });
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

  async function exportTo(file: string, of: string, choice: RegExp): Promise<string> {
    const path = join(folder, file);
    await answerSaveDialog(launched.app, path);
    await page.getByRole('button', { name: of }).click();
    await page.getByRole('menuitem', { name: choice }).first().click();
    await expect.poll(() => existsSync(path)).toBe(true);
    return path;
  }

  const heads = async (grid: string): Promise<readonly string[]> => (await page.getByRole('grid', { name: grid }).getByRole('columnheader').allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');

  test('writes a list as it is filtered and sorted, all its pages, as a workbook of typed cells', async () => {
    await page.getByRole('navigation').getByRole('link', { name: /^网点/ }).click();
    const grid = page.getByRole('grid', { name: '网点列表' });
    await page.getByRole('button', { name: '状态 全部' }).click();
    await page.getByRole('checkbox', { name: '营业' }).check();
    await page.keyboard.press('Escape');
    await grid.getByTitle('按最近总分排序').click();
    await expect(page.getByText('按最近总分降序')).toBeVisible();
    // The rows of before stand until the new ones are read.
    await settled(page);
    const total = Number(/共 (\d+) 条/.exec(await page.locator('.data-foot').innerText())?.[1]);
    expect(total).toBeGreaterThan(400);

    const { sheets } = await readXlsx(await readFile(await exportTo('outlets.xlsx', '导出网点列表', /Excel/)));
    expect(sheets.map(({ name }) => name)).toEqual(['网点列表', '说明']);
    expect(sheets[1]!.rows.map((row) => row.map(String))).toEqual(expect.arrayContaining([expect.arrayContaining(['筛选', '状态 营业']), expect.arrayContaining(['排序', '按最近总分降序'])]));
    const [head = [], ...rows] = sheets[0]?.rows ?? [];
    expect(head).toEqual(await heads('网点列表'));
    expect(rows).toHaveLength(total);
    expect(new Set(rows.map((row) => row[head.indexOf('状态')]))).toEqual(new Set(['营业']));
    const scores = rows.map((row) => row[head.indexOf('最近总分')]).filter((score) => score !== null);
    expect(scores.every((score) => typeof score === 'number')).toBe(true);
    expect(scores).toEqual([...scores].sort((a, b) => Number(b) - Number(a)));
    const first = await grid.getByRole('row').nth(1).innerText();
    expect(first).toContain(String(rows[0]?.[head.indexOf('编码')]));
    expect(first).toContain(Number(scores[0]).toFixed(2));
    const facts = new Map(sheets[1]?.rows.map(([fact, text]) => [String(fact), String(text)]));
    expect(facts.get('行数')).toBe(String(total));
    expect(facts.get('排序')).toBe('按最近总分降序');
  });

  test('copies the same rows for a spreadsheet: plain numbers, a tab between cells', async () => {
    await page.getByRole('button', { name: '导出网点列表' }).click();
    await page.getByRole('menuitem', { name: '复制到剪贴板' }).click();
    await expect(page.getByText(/已复制 \d+ 行/)).toBeVisible();
    const text = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
    const [head = [], ...rows] = text.split('\n').map((line) => line.split('\t'));
    expect(head).toEqual(await heads('网点列表'));
    expect(rows.length).toBeGreaterThan(400);
    expect(rows[0]?.[head.indexOf('最近总分')]).toMatch(/^\d+\.\d\d$/);
  });

  test('writes the results with every field, and the numbers are those of the screen', async () => {
    await page.getByRole('navigation').getByRole('link', { name: /^评级/ }).click();
    await page.getByText('第 1 次', { exact: true }).click();
    await expect(page.getByRole('heading', { name: '2026年9月第 1 次运算' })).toBeVisible();
    await settled(page);
    const path = join(folder, 'whole.csv');
    await answerSaveDialog(launched.app, path);
    await page.getByRole('button', { name: /^导出评级结果/ }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).nth(1).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    const rows = parse<Record<string, string>>(await readFile(path, 'utf8'), { columns: true, bom: true });
    expect(rows[0]).toHaveProperty('规则说明');
    const first = await page.getByRole('grid', { name: '评级结果' }).getByRole('row').nth(1).innerText();
    expect(first).toContain(rows[0]?.['总分']);
  });

  test('writes the score sheet with formulas', async () => {
    const path = join(folder, 'living.xlsx');
    await answerSaveDialog(launched.app, path);
    await page.getByRole('button', { name: /^导出评级结果/ }).click();
    await page.getByRole('menuitem', { name: '带公式的评分表' }).click();
    await expect.poll(() => existsSync(path)).toBe(true);
    const { sheets } = await readXlsx(await readFile(path));
    expect(sheets.map(({ name }) => name)).toEqual(['评分', '方案', '说明']);
    const [, , head = [], ...rows] = sheets[0]?.rows ?? [];
    expect(new Set(rows.map((row) => row[head.indexOf('核对')]).filter((cell) => cell !== null))).toEqual(new Set(['一致']));
    const first = await page.getByRole('grid', { name: '评级结果' }).getByRole('row').nth(1).innerText();
    expect(first).toContain(Number(rows[0]?.[head.indexOf('总分')]).toFixed(2));
  });

  test('shows a chart as its numbers and saves both', async () => {
    await page.getByRole('navigation').getByRole('link', { name: '总览' }).click();
    const panel = page.getByRole('region', { name: '星级分布' });
    await panel.getByRole('button', { name: '看表格' }).click();
    await settled(page);
    const shown = await panel.getByRole('table').innerText();
    await panel.getByRole('button', { name: '看图' }).click();
    const csv = parse<Record<string, string>>(await readFile(await exportTo('levels.csv', '导出星级分布 2026年9月', /CSV/), 'utf8'), { columns: true, bom: true });
    expect(csv.length).toBeGreaterThan(3);
    for (const row of csv) for (const cell of Object.values(row)) expect(shown).toContain(cell);

    const png = await readFile(await exportTo('levels.png', '导出星级分布 2026年9月', /图片/));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    // Twice the 752 pixels of chart and edges.
    expect(png.readUInt32BE(16)).toBe(1504);
    await expect(page.getByText('图片已保存')).toBeVisible();
  });

  test('does nothing when the person thinks better of it', async () => {
    await launched.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    });
    const before = await readdir(folder);
    await page.getByRole('button', { name: '导出各地区' }).click();
    await page.getByRole('menuitem', { name: /Excel/ }).click();
    await expect(page.getByRole('button', { name: '导出各地区' })).toBeEnabled();
    await expect(page.getByText('后台无任务')).toBeVisible();
    expect(await readdir(folder)).toEqual(before);
  });
});
