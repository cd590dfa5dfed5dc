import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test, type Page } from '@playwright/test';
import { createStore } from '../../db/store.ts';
import { createDemo } from '../../electron/services/demo/create-demo.ts';
import { explain } from '../../electron/services/grading/explain.ts';
import { publishRun } from '../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../electron/services/grading/start-run.ts';
import type { ServiceContext } from '../../electron/services/service-context.ts';
import type { OutletId, RunId } from '../../shared/ids.ts';
import type { PeriodId } from '../../shared/dates.ts';
import { readPdf } from '../electron/reports/read-pdf.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerOpenDialog, answerSaveDialog } from './pages/dialogs.ts';

const A4 = [595, 842];
const root = join(import.meta.dirname, '../..');

/** Thirty outlets with a published month and the next one as a draft. */
function makeStore(path: string): { readonly published: RunId; readonly outlet: { readonly id: OutletId; readonly code: string; readonly name: string }; readonly total: string; readonly indicators: readonly string[] } {
  const store = createStore(path);
  const context: ServiceContext = { store, user: '渠道经理', now: () => new Date().toISOString(), today: () => '2026-10-16', onProgress: () => undefined, isCancelled: () => false };
  const { schemeCode, lastPeriod } = createDemo(context, { outlets: 30, periods: 4 });
  const published = startGradingRun(context, { schemeCode, period: '2026-08' as PeriodId }).runId;
  publishRun(context, { runId: published, confirmProposed: true });
  startGradingRun(context, { schemeCode, period: lastPeriod });
  const [id] = store.outlets.idsOf([1]);
  const run = store.runs.list({ period: lastPeriod })[0]!;
  const { outlet, trace } = explain(context, { runId: run.id, outletId: id! });
  const indicators = trace.root.children.flatMap(({ children }) => children.map(({ contribution }) => contribution ?? '')).map((text) => cut(text));
  store.close();
  return { published, outlet, total: trace.total!, indicators };
}

/** Two places, cut, as screens and pages show points. */
function cut(text: string): string {
  const [whole = '0', rest = ''] = text.split('.');
  return `${whole}.${rest.slice(0, 2).padEnd(2, '0')}`;
}

test.describe.serial('reports in the window and from the command line', () => {
  let folder: string;
  let launched: LaunchedApp;
  let page: Page;
  let facts: ReturnType<typeof makeStore>;

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-reports-'));
    const store = join(folder, '云泽省.startier');
    facts = makeStore(store);
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

  test('an outlet’s scorecard is looked at, then saved with the numbers of the screen', async () => {
    await expect(page.getByRole('heading', { name: '总览' })).toBeVisible({ timeout: 30_000 });
    await page.evaluate((id) => {
      window.location.hash = `/outlets/${id}`;
    }, facts.outlet.id);
    await page.getByRole('button', { name: '成绩单' }).click();
    await expect(page.locator('.preview-room[data-pages="2"]')).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('.preview-room').getByRole('heading', { name: facts.outlet.name }).first()).toBeVisible();
    const file = join(folder, 'card.pdf');
    await answerSaveDialog(launched.app, file);
    await page.getByRole('button', { name: '保存 PDF' }).click();
    await expect(page.getByText('报表已写好：2 页')).toBeVisible({ timeout: 60_000 });

    const read = await readPdf(new Uint8Array(await readFile(file)));
    expect(read.pages).toHaveLength(2);
    expect(read.size).toEqual(A4);
    expect(read.language).toBe('zh-CN');
    const text = read.pages.join(' ');
    expect(text).toContain(facts.outlet.code);
    expect(text).toContain(facts.total);
    for (const points of facts.indicators) expect(text).toContain(points);
    read.pages.forEach((words, place) => {
      expect(words).toContain(`第${place + 1}页，共2页`);
      expect(words).toContain('2026年9月第1次运算');
      expect(words).toContain('未发布，仅供核对');
    });
    expect(read.fonts.length).toBeGreaterThan(0);
    expect(read.fonts.filter(({ embedded, name }) => !embedded || !/Noto(Sans|Serif)SC/.test(name))).toEqual([]);
    await expect(page.getByRole('region', { name: '最近写出的' })).toContainText('评级成绩单');
  });

  test('a preview goes from part to part and speaks the report’s own language', async () => {
    await page.getByRole('button', { name: '改为全部' }).click();
    await expect(page.getByText(/^第 1 份，共 \d+ 份$/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: '下一份' }).click();
    await expect(page.getByText(/^第 2 份，共 \d+ 份$/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole('radio', { name: /公示/ }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('.preview-room').getByRole('heading', { name: /levels of outlets, Sep 2026/ })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('heading', { name: '报表', exact: true }).first()).toBeVisible();
  });

  test('the part that is looked at goes to the system’s print dialog as A4 pages', async () => {
    await launched.app.evaluate(({ app }) => {
      // No printer stands here: what the program asks of the system is kept instead.
      app.on('web-contents-created', (_event, contents) => {
        contents.print = (options, done) => {
          Object.assign(globalThis, { asked: { options, address: contents.getURL() } });
          void contents.executeJavaScript("document.querySelectorAll('.rp-sheet').length").then((sheets: unknown) => {
            Object.assign(globalThis, { sheets });
            done?.(true, '');
          });
        };
      });
    });
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await expect(page.getByText('已交给打印机')).toBeVisible({ timeout: 60_000 });
    const { asked, sheets } = await launched.app.evaluate(() => globalThis as unknown as { asked: { options: object; address: string }; sheets: number });
    expect(asked.options).toMatchObject({ silent: false, pageSize: 'A4', landscape: false });
    expect(asked.address).toContain('print.html');
    expect(sheets).toBe(Number(await page.locator('.preview-room').getAttribute('data-pages')));
  });

  test('a report set writes its files in one go and says what failed', async () => {
    await page.getByRole('button', { name: '报表组' }).click();
    await page.getByRole('button', { name: '新建报表组' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('月底');
    await dialog.getByRole('checkbox', { name: '评级成绩单' }).uncheck();
    await dialog.getByRole('checkbox', { name: '星级证书' }).check();
    await dialog.getByRole('checkbox', { name: '评级结果 XLSX' }).check();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog).toBeHidden();
    await answerOpenDialog(launched.app, join(folder, 'month-end'));
    await page.getByRole('row', { name: /月底/ }).getByRole('button', { name: '写出' }).click();
    await expect(page.getByText('写好 2 个，失败 1 个')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('cell', { name: /没有发布，不能出星级证书/ })).toBeVisible();
    expect(existsSync(join(folder, 'month-end/评级结果-2026-09.xlsx'))).toBe(true);
    const book = await readPdf(new Uint8Array(await readFile(join(folder, 'month-end/排名册-2026-09.pdf'))));
    expect(book.bookmarks[0]?.items.length).toBeGreaterThan(0);
  });

  test('the command line writes certificates, twice the same', async () => {
    const store = join(folder, '云泽省.startier');
    const write = async (name: string) => {
      const { stdout } = await startier('export', 'certificates', '--run', facts.published, '--region', '云泽省', '--format', 'pdf', '--out', join(folder, name), '--store', store, '--json');
      return JSON.parse(stdout) as { readonly file: string; readonly pages: number; readonly parts: number };
    };
    const first = await write('first.pdf');
    expect(first.pages).toBe(first.parts);
    const read = await readPdf(new Uint8Array(await readFile(first.file)));
    expect(read.size).toEqual([A4[1], A4[0]]);
    expect(read.pages).toHaveLength(first.pages);
    expect(read.bookmarks).toHaveLength(first.parts);
    const again = await readPdf(new Uint8Array(await readFile((await write('second.pdf')).file)));
    expect(again.pages).toEqual(read.pages);
  });
});

/** The command line in Electron, as an installed copy has it. */
function startier(...words: readonly string[]): Promise<{ readonly stdout: string }> {
  const executable = process.env['STARTIER_ELECTRON'];
  if (executable === undefined) throw new Error('STARTIER_ELECTRON is not set: run these tests with `npm run e2e`');
  const switches = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [];
  return promisify(execFile)(executable, [root, ...switches, '--cli', ...words]);
}
