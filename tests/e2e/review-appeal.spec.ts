import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerOpenDialog } from './pages/dialogs.ts';
import { workAs } from './pages/people.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const AUDITOR = '李检查';
const REVIEWER = '赵复核';
const DECIDER = '钱裁定';

const OUTLETS = 'outlet_code,name,ownership\nA1,一店,own\nA2,二店,own\n';
const CHECKLIST = {
  format: 'startier-checklist/1',
  code: 'HALL',
  name: { zh: '营业厅检查表' },
  mode: 'ratio',
  sections: [
    {
      code: 'S',
      name: { zh: '环境' },
      items: [
        { kind: 'passFail', code: 'A1', name: { zh: '地面干净' }, points: 50 },
        { kind: 'passFail', code: 'A2', name: { zh: '灯箱完好' }, points: 30 },
        { kind: 'passFail', code: 'A3', name: { zh: '价签齐全' }, points: 20 },
      ],
    },
  ],
};
/** The visit's score is the outlet's total. */
const SCHEME = {
  format: 'startier-scheme/1',
  code: 'by-visits',
  name: { zh: '按检查评级' },
  cycle: 'month',
  missing: 'reweight',
  tree: { code: 'total', name: { zh: '总分' }, children: [{ code: 'service', name: { zh: '服务' }, weight: 100, source: { kind: 'inspection', fold: { by: 'mean' } }, method: { kind: 'direct' } }] },
  levels: [
    { code: 'one', name: { zh: '一星' }, stars: 1 },
    { code: 'two', name: { zh: '二星' }, stars: 2, line: 90 },
  ],
  movement: { enterLevel: { kind: 'raw' } },
};
/** A1 passed, A2 and A3 failed: 50 of 100. */
const VISITS = `visit_code,outlet_code,visited_on,kind,auditor\nV1,A1,2026-09-10,open,${AUDITOR}\n`;
const ANSWERS = 'visit_code,item_code,answer\nV1,A1,pass\nV1,A2,fail\nV1,A3,fail\n';

test.describe.serial('from the review to the decided appeal', () => {
  let folder: string;
  let store: string;
  let launched: LaunchedApp;
  let page: Page;

  function cli(...args: readonly string[]): string {
    const run = spawnSync(process.execPath, [CLI, ...args, '--store', store, '--json'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    return run.stdout;
  }
  async function write(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }
  async function openPart(name: string): Promise<void> {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('navigation', { name: '检查的各个页面' }).getByRole('link', { name: new RegExp(`^${name}`) }).click();
    // Keys are the list's once it is there.
    await expect(page.getByRole('row', { name: /一店/ }).first()).toBeVisible();
  }

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-review-'));
    store = join(folder, 'network.startier');
    cli('init');
    cli('import', 'outlets', await write('outlets.csv', OUTLETS));
    cli('import', 'checklist', await write('checklist.json', JSON.stringify(CHECKLIST)));
    cli('import', 'scheme', await write('scheme.json', JSON.stringify(SCHEME)));
    cli('import', 'visits', await write('visits.csv', VISITS), '--checklist', 'HALL', '--answers', await write('answers.csv', ANSWERS));
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

  test('its auditor may not review a visit', async () => {
    await workAs(page, AUDITOR);
    await openPart('复核');
    await expect(page.getByRole('row', { name: /一店/ })).toContainText('自己做的');
    await page.keyboard.press('Enter');
    await expect(page.getByText('自己做的检查由别人复核')).toBeVisible();
    await expect(page.getByRole('button', { name: '通过' })).toHaveCount(0);
  });

  test('the reviewer comments on an item by key and returns the visit', async () => {
    await workAs(page, REVIEWER);
    await openPart('复核');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '通过' })).toBeVisible();
    // From the head to the first item, and on to the second.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('c');
    await page.keyboard.type('灯箱请再看一眼');
    await page.keyboard.press('Control+Enter');
    // The next key comes before the comment is stored, and is the review's all the same.
    await page.keyboard.press('r');
    await expect(page.getByRole('group', { name: '灯箱完好' }).locator('.comment')).toContainText('灯箱请再看一眼');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('本轮批注 1 条');
    await dialog.getByRole('button', { name: '退回' }).click();
    await expect(page.getByText('没有等待复核的检查。')).toBeVisible();
  });

  test('the auditor reads the comment at its item, mends the answer and submits again', async () => {
    await workAs(page, AUDITOR);
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('link', { name: '一店' }).click();
    await page.getByText('1 项有批注').getByRole('button', { name: 'A2' }).click();
    const item = page.getByRole('group', { name: '灯箱完好' });
    await expect(item).toContainText('灯箱请再看一眼');
    await item.getByRole('button', { name: /^合格/ }).click();
    await page.getByRole('button', { name: /^提交/ }).click();
    await expect(page.getByText('待复核').first()).toBeVisible();
  });

  test('the reviewer sees what changed and approves by key', async () => {
    await workAs(page, REVIEWER);
    await openPart('复核');
    await expect(page.getByRole('row', { name: /一店/ })).toContainText('第 2 次');
    await page.keyboard.press('Enter');
    await page.getByText('退回后改了 1 项').getByRole('button', { name: 'A2' }).click();
    await expect(page.getByRole('group', { name: '灯箱完好' })).toContainText('退回后已改');
    await page.keyboard.press('a');
    await expect(page.getByText('待复核的都看完了')).toBeVisible();
  });

  test('a run is published with the approved score', () => {
    const run = JSON.parse(cli('grade', '--scheme', 'by-visits', '--period', '2026-09', '--publish')) as { levels: Record<string, number> };
    // 80 of 100: below the line of two stars.
    expect(run.levels).toMatchObject({ one: 1, two: 0 });
  });

  test('the outlet appeals against an item with grounds', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('link', { name: '一店' }).click();
    await page.getByRole('button', { name: '提出申诉' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '提交申诉' }).click();
    await expect(dialog).toContainText('至少选一项');
    await dialog.getByLabel('申诉人').fill('王厅经理');
    await dialog.getByRole('checkbox', { name: /价签齐全/ }).check();
    await dialog.getByLabel('理由').fill('价签当天齐全，有照片');
    await dialog.getByLabel('佐证').fill('照片 3 张');
    await dialog.getByRole('button', { name: '提交申诉' }).click();
    await expect(page.getByRole('heading', { name: '申诉：一店' })).toBeVisible();
  });

  test('who approved the visit cannot decide it', async () => {
    await expect(page.getByText('你复核通过的，由别人裁定')).toBeVisible();
    await expect(page.getByRole('button', { name: /^提交裁定/ })).toHaveCount(0);
  });

  test('another person accepts it, and the visit stands in a corrected version', async () => {
    await workAs(page, DECIDER);
    await openPart('申诉');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '成立', exact: true }).click();
    await page.getByRole('button', { name: '合格', exact: true }).click();
    await expect(page.getByRole('button', { name: '提交裁定（还差 1 处）' })).toBeVisible();
    await page.getByLabel('裁定理由').fill('照片属实');
    await page.getByRole('button', { name: '提交裁定', exact: true }).click();
    await expect(page.getByText('已裁定').first()).toBeVisible();
    await expect(page.getByRole('main')).toContainText('80.00');
    await expect(page.getByRole('main')).toContainText('100.00');
    await page.getByRole('link', { name: '看第 1 版' }).click();
    await expect(page.getByText('第 1 版，已被更正')).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('group', { name: '价签齐全' })).toContainText('不合格');
    await page.getByRole('link', { name: '看现行版' }).first().click();
    await expect(page.getByText('申诉已裁定，计入评级')).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('group', { name: '价签齐全' })).toBeVisible();
    await expect(page.getByRole('group', { name: '价签齐全' })).not.toContainText('不合格');
  });

  test('the published run bears the mark, keeps its result and still verifies', async () => {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '评级' }).click();
    await expect(page.getByRole('row', { name: /第 1 次/ })).toContainText('1 次检查已更正');
    await page.getByRole('row', { name: /第 1 次/ }).getByRole('link').click();
    await page.getByRole('button', { name: '1 次检查已更正' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('row', { name: /一店/ })).toContainText('80.00');
    await expect(dialog.getByRole('row', { name: /一店/ })).toContainText('100.00');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('row', { name: /一店/ })).toContainText('80.00');
    expect(JSON.parse(cli('verify'))).toMatchObject({ problems: [] });
  });
});
