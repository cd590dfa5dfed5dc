import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { jpegFile, roomPicture } from '../builders/pictures.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { axeFaults } from './pages/axe.ts';
import { answerOpenDialog } from './pages/dialogs.ts';
import { workAs } from './pages/people.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const AUDITOR = '李检查';
const REVIEWER = '赵复核';
const OWNER = '张店长';

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
        { kind: 'passFail', code: 'A2', name: { zh: '灯箱完好' }, points: 50 },
      ],
    },
  ],
};
const HEAD = 'visit_code,outlet_code,visited_on,kind,auditor\n';
const FIRST = { visit: `${HEAD}V1,A1,2026-09-10,open,${AUDITOR}\n`, answers: 'visit_code,item_code,answer\nV1,A1,pass\nV1,A2,fail\n' };
const SECOND = { visit: `${HEAD}V2,A1,2026-09-20,open,${AUDITOR}\n`, answers: 'visit_code,item_code,answer\nV2,A1,fail\nV2,A2,pass\n' };

test.describe.serial('from a failed item to the verified action', () => {
  let folder: string;
  let store: string;
  let launched: LaunchedApp;
  let page: Page;

  function cli(...args: readonly string[]): void {
    const run = spawnSync(process.execPath, [CLI, ...args, '--store', store, '--json'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
  }
  async function write(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }
  async function screen(name: string): Promise<void> {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name, exact: true }).click();
  }
  async function importVisit({ visit, answers }: typeof FIRST): Promise<void> {
    cli('import', 'visits', await write('visits.csv', visit), '--checklist', 'HALL', '--answers', await write('answers.csv', answers));
  }
  async function approveNext(): Promise<void> {
    await screen('检查');
    await page.getByRole('navigation', { name: '检查的各个页面' }).getByRole('link', { name: /^复核/ }).click();
    await expect(page.getByRole('row', { name: /一店/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '通过' })).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText('待复核的都看完了')).toBeVisible();
  }

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-actions-'));
    store = join(folder, 'network.startier');
    cli('init');
    cli('import', 'outlets', await write('outlets.csv', OUTLETS));
    cli('import', 'checklist', await write('checklist.json', JSON.stringify(CHECKLIST)));
    await importVisit(FIRST);
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

  test('a rule is saved for the checklist', async () => {
    await screen('整改');
    await expect(page.getByText('没有整改。')).toBeVisible();
    await page.getByRole('button', { name: '整改规则' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '所有失分项' }).click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByText('填写责任人，或选一个网点属性。')).toBeVisible();
    await dialog.getByRole('textbox', { name: '责任人' }).fill(OWNER);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByRole('button', { name: '对已通过的检查也提' })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('the approved visit asks for its failed item to be mended', async () => {
    await workAs(page, REVIEWER);
    await approveNext();
    await screen('整改');
    const row = page.getByRole('row', { name: /灯箱完好/ });
    await expect(row).toContainText('一店');
    await expect(row).toContainText(OWNER);
    await expect(row).toContainText('待整改');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('its owner reports it done with a photo and cannot verify it', async () => {
    await workAs(page, OWNER);
    await screen('整改');
    await page.getByRole('link', { name: '灯箱完好' }).click();
    await expect(page.getByText('自己负责的由别人验证')).toBeVisible();
    await expect(page.getByRole('button', { name: '验证通过' })).toHaveCount(0);
    const photo = join(folder, '灯箱.jpg');
    await writeFile(photo, jpegFile(roomPicture(1, 160, 120)));
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '加照片' }).click();
    await (await chooser).setFiles(photo);
    await expect(page.getByRole('button', { name: '照片 1：灯箱.jpg' })).toBeVisible();
    await page.getByRole('button', { name: '报完成' }).click();
    await page.getByRole('dialog').getByLabel('说明（可不填）').fill('灯管已换');
    await page.getByRole('dialog').getByRole('button', { name: '报完成' }).click();
    await expect(page.getByRole('main').getByText('待验证').first()).toBeVisible();
    await expect(page.getByText('灯管已换')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('the next approved visit verifies it and finds another', async () => {
    await importVisit(SECOND);
    await workAs(page, REVIEWER);
    await approveNext();
    await screen('整改');
    await expect(page.getByRole('row', { name: /地面干净/ })).toContainText('待整改');
    await page.getByRole('group', { name: '状态' }).getByRole('button', { name: /^已验证/ }).click();
    await page.getByRole('link', { name: '灯箱完好' }).click();
    await expect(page.getByText('复查合格')).toBeVisible();
    await expect(page.getByRole('link', { name: 'V2' })).toBeVisible();
  });

  test('a person verifies the other, and the outlet shows both', async () => {
    await screen('整改');
    await page.getByRole('link', { name: '地面干净' }).click();
    const note = page.getByLabel('写说明');
    await note.fill('周五再看');
    await note.evaluate((field) => {
      for (let times = 0; times < 2; times += 1) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
    });
    await expect(note).toHaveValue('');
    await expect(page.locator('.action-step').filter({ hasText: '周五再看' })).toHaveCount(1);
    await page.getByRole('button', { name: '验证通过' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '验证通过' }).click();
    await expect(page.getByRole('main').getByText('已验证').first()).toBeVisible();
    await page.getByRole('link', { name: '一店' }).click();
    await page.getByRole('tab', { name: /^整改/ }).click();
    await expect(page.getByRole('row', { name: /灯箱完好/ })).toContainText('已验证');
    await expect(page.getByRole('row', { name: /地面干净/ })).toContainText('已验证');
  });

  test('one is asked for by hand at an item of a visit', async () => {
    await screen('检查');
    await page.getByRole('row', { name: /2026-09-20/ }).getByRole('link').first().click();
    await page.getByRole('button', { name: /环境/ }).first().click();
    const item = page.getByRole('group', { name: '灯箱完好' });
    await item.click();
    await item.getByRole('button', { name: '提整改' }).click();
    await page.getByRole('dialog').getByLabel('整改内容').fill('灯箱边框要换');
    await page.getByRole('dialog').getByRole('button', { name: '提整改' }).click();
    await expect(item).toContainText('未指派');
    await screen('整改');
    await page.getByRole('button', { name: '统计' }).click();
    await page.getByRole('button', { name: /^按责任人/ }).click();
    await expect(page.getByRole('row', { name: /未指派/ })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });
});
