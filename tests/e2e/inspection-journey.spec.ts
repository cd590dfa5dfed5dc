import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { answerOpenDialog, answerSaveDialog } from './pages/dialogs.ts';
import { workAs } from './pages/people.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const MANAGER = '陈经理';
const AUDITOR = '李检查';
const REVIEWER = '赵复核';
const DECIDER = '钱裁定';

const OUTLETS = 'outlet_code,name,ownership\nA1,一店,own\nA2,二店,own\n';
const item = (code: string, name: string, points: number) => ({ kind: 'passFail', code, name: { zh: name }, points });
const CHECKLIST = {
  format: 'startier-checklist/1',
  code: 'HALL',
  name: { zh: '营业厅检查表' },
  mode: 'ratio',
  header: [{ code: 'manager', name: { zh: '值班经理' }, kind: 'person', required: true }],
  sections: [
    { code: 'S', name: { zh: '环境' }, items: [item('S1', '地面干净', 40), item('S2', '灯箱完好', 30), item('S3', '价签齐全', 20)] },
    { code: 'T', name: { zh: '服务' }, items: [{ kind: 'measure', code: 'T1', name: { zh: '等候分钟' }, bands: [{ to: 10, points: 10 }, { from: 10, points: 0 }] }, { kind: 'text', code: 'T2', name: { zh: '备注' }, required: false }] },
  ],
};

/** A PC of its own: a store, a folder of the program's data, a window. */
interface Pc {
  readonly store: string;
  readonly launched: LaunchedApp;
  readonly page: Page;
}

/**
 * One visit through the whole of its life and over two PCs: planned and sent by the manager, entered by keys alone on the
 * auditor's PC, sent back, reviewed, appealed against and decided.
 */
test.describe.serial('from the plan to the decided appeal, over two PCs', () => {
  let folder: string;
  let office: Pc;
  let field: Pc;

  function cli(store: string, ...args: readonly string[]): string {
    const run = spawnSync(process.execPath, [CLI, ...args, '--store', store, '--json'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    return run.stdout;
  }
  async function openPc(name: string, user: string): Promise<Pc> {
    const store = join(folder, `${name}.startier`);
    cli(store, 'init');
    const userData = join(folder, name);
    await mkdir(userData);
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ lang: 'zh', recentStores: [store], lastStore: store, user }));
    if (name === 'office') {
      await writeFile(join(folder, 'outlets.csv'), OUTLETS);
      await writeFile(join(folder, 'form.json'), JSON.stringify(CHECKLIST));
      cli(store, 'import', 'outlets', join(folder, 'outlets.csv'));
      cli(store, 'import', 'checklist', join(folder, 'form.json'));
    }
    const launched = await launchApp({ userData });
    return { store, launched, page: launched.window };
  }
  async function openVisits(page: Page, part?: string): Promise<void> {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    if (part !== undefined) await page.getByRole('navigation', { name: '检查的各个页面' }).getByRole('link', { name: new RegExp(`^${part}`) }).click();
  }
  async function openPackages(page: Page): Promise<void> {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '数据', exact: true }).click();
    await page.getByRole('button', { name: '数据包' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '数据包' })).toBeVisible();
  }
  const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-journey-'));
    office = await openPc('office', MANAGER);
    field = await openPc('field', AUDITOR);
  });
  test.afterAll(async () => {
    await office.launched.close();
    await field.launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('the manager plans a wave and issues it', async () => {
    const { page } = office;
    await workAs(page, MANAGER);
    await openVisits(page, '计划');
    await page.getByRole('button', { name: '新建批次' }).first().click();
    await page.getByLabel('名称').fill('年末暗访');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: '年末暗访' })).toBeVisible();
    await page.getByRole('combobox', { name: '抽取', exact: true }).click();
    await page.getByTitle('全部', { exact: true }).click();
    await page.getByRole('button', { name: '加检查员' }).click();
    await page.getByRole('textbox', { name: '检查员' }).fill(AUDITOR);
    await expect(page.getByRole('region', { name: '试排结果' }).getByText(/2 次检查/)).toBeVisible();
    await expect(page.getByText('已保存', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '下发' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '下发' }).click();
    await expect(page.getByText('已下发 2 次检查')).toBeVisible();
  });

  test('the assignment goes to the auditor’s PC as one file, its key compared once', async () => {
    const file = join(folder, 'out.startier-pack');
    await answerSaveDialog(office.launched.app, file);
    await office.page.getByRole('button', { name: '导出派单包' }).click();
    await office.page.getByRole('dialog').getByRole('button', { name: '保存为文件' }).click();
    await expect(office.page.getByText(/^已导出 2 次检查/)).toBeVisible();

    const { page, launched } = field;
    await workAs(page, AUDITOR);
    await openPackages(page);
    await answerOpenDialog(launched.app, file);
    await page.getByRole('button', { name: '导入数据包' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(`第一次收到 ${MANAGER} 的数据包`);
    await expect(dialog.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: '指纹一致，接受此密钥' }).check();
    await dialog.getByRole('button', { name: '导入', exact: true }).click();
    await expect(page.getByText('已导入：新增 2，更新 0，未变 0')).toBeVisible();
    // The same file again changes nothing, and says so.
    await page.getByRole('button', { name: '导入数据包' }).click();
    await expect(page.getByRole('dialog').getByText('没有变化：这些内容本机已有。')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('the auditor enters the visit by keys alone', async () => {
    const { page } = field;
    await openVisits(page);
    await row(page, '一店').getByRole('link', { name: '一店' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '开始检查' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^提交/ })).toBeVisible();
    const current = () => page.locator('[data-item][aria-current="step"]').getAttribute('data-item');
    // What is missing is led to: the head first, then each item.
    await page.getByRole('textbox', { name: /值班经理/ }).focus();
    await page.keyboard.type('周经理');
    await page.keyboard.press('PageDown');
    await expect.poll(current).toBe('S1');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect.poll(current).toBe('S2');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect.poll(current).toBe('S3');
    await page.keyboard.press('2');
    await page.keyboard.press('Enter');
    await expect.poll(current).toBe('T1');
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '提交', exact: true })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('待复核').first()).toBeVisible();
    // 40 + 30 + 0 + 10 of 100.
    await expect(page.getByRole('main')).toContainText('80.00');
  });

  test('the visit comes back to the office', async () => {
    const file = join(folder, 'back.startier-pack');
    await openPackages(field.page);
    await answerSaveDialog(field.launched.app, file);
    await field.page.getByRole('button', { name: '导出回传包' }).click();
    await field.page.getByRole('dialog').getByRole('button', { name: '保存为文件' }).click();
    await expect(field.page.getByText(/^已导出 1 次检查/)).toBeVisible();

    const { page, launched } = office;
    await openPackages(page);
    await answerOpenDialog(launched.app, file);
    await page.getByRole('button', { name: '导入数据包' }).click();
    await page.getByRole('dialog').getByRole('checkbox', { name: '指纹一致，接受此密钥' }).check();
    await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click();
    await expect(page.getByText('已导入：新增 0，更新 1，未变 0')).toBeVisible();
  });

  test('the reviewer approves it by key', async () => {
    const { page } = office;
    await workAs(page, REVIEWER);
    await openVisits(page, '复核');
    await expect(row(page, '一店')).toContainText(AUDITOR);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '通过' })).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText('待复核的都看完了')).toBeVisible();
  });

  test('the outlet appeals, and a third person decides', async () => {
    const { page, store } = office;
    await openVisits(page);
    await page.getByRole('link', { name: '一店' }).first().click();
    await page.getByRole('button', { name: '提出申诉' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('申诉人').fill('王厅经理');
    await dialog.getByRole('checkbox', { name: /价签齐全/ }).check();
    await dialog.getByLabel('理由').fill('价签当天齐全');
    await dialog.getByLabel('佐证').fill('盘点单');
    await dialog.getByRole('button', { name: '提交申诉' }).click();
    await expect(page.getByRole('heading', { name: '申诉：一店' })).toBeVisible();
    await workAs(page, DECIDER);
    await openVisits(page, '申诉');
    await expect(row(page, '一店')).toContainText('王厅经理');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '成立', exact: true }).click();
    await page.getByRole('button', { name: '合格', exact: true }).click();
    await page.getByLabel('裁定理由').fill('盘点单属实');
    await page.getByRole('button', { name: '提交裁定', exact: true }).click();
    await expect(page.getByText('已裁定').first()).toBeVisible();
    await expect(page.getByRole('main')).toContainText('80.00');
    await expect(page.getByRole('main')).toContainText('100.00');
    expect(JSON.parse(cli(store, 'verify'))).toMatchObject({ problems: [] });
  });

  test('a planned visit that is cancelled goes from the auditor’s PC with the next package', async () => {
    const { page, launched } = office;
    await workAs(page, MANAGER);
    await openVisits(page, '计划');
    await page.getByRole('link', { name: '年末暗访' }).click();
    await row(page, '二店').getByRole('button', { name: '调整' }).click();
    await page.getByLabel('取消的原因').fill('停业装修');
    await page.getByRole('button', { name: '取消这次检查' }).click();
    await expect(row(page, '二店')).toHaveCount(0);
    const file = join(folder, 'out-2.startier-pack');
    await answerSaveDialog(launched.app, file);
    await page.getByRole('button', { name: '导出派单包' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '保存为文件' }).click();
    await expect(page.getByText(/^已导出 0 次检查/)).toBeVisible();

    await openPackages(field.page);
    await answerOpenDialog(field.launched.app, file);
    await field.page.getByRole('button', { name: '导入数据包' }).click();
    await expect(field.page.getByRole('dialog')).toContainText('派单方已取消或改派 1 次检查');
    await field.page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click();
    await openVisits(field.page);
    await expect(row(field.page, '一店')).toHaveCount(1);
    await expect(row(field.page, '二店')).toHaveCount(0);
  });
});
