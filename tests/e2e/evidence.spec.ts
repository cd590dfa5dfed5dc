import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { openStore } from '../../db/store.ts';
import type { IsoDate } from '../../shared/dates.ts';
import { jpegFile, pngFile, roomPicture } from '../builders/pictures.ts';
import { launchApp, type LaunchedApp } from './launch-app.ts';
import { axeFaults } from './pages/axe.ts';

const CLI = join(import.meta.dirname, '../../out/main/cli.js');
const OUTLETS = '网点编码,网点名称,归属,省,市\nA1,一店,自办,甲省,乙市\nA2,二店,合作,甲省,乙市\n';
const FORM = {
  format: 'startier-checklist/1',
  code: 'photo-form',
  name: { zh: '拍照检查表', en: 'Photo form' },
  mode: 'ratio',
  sections: [
    {
      code: 'A',
      name: { zh: '门头' },
      items: [
        { kind: 'passFail', code: 'A1', name: { zh: '门头干净' }, points: 5, evidence: { photo: 'onFail' } },
        { kind: 'photo', code: 'A2', name: { zh: '门头全景' }, required: true },
        { kind: 'passFail', code: 'A3', name: { zh: '灯箱亮' }, points: 5 },
        { kind: 'text', code: 'A4', name: { zh: '其他' } },
      ],
    },
    { code: 'B', name: { zh: '厅内' }, items: [{ kind: 'passFail', code: 'B1', name: { zh: '地面干净' }, points: 5 }] },
  ],
};

test.describe.serial('photos and entry', () => {
  let folder: string;
  let store: string;
  let launched: LaunchedApp;
  let page: Page;

  function cli(...words: string[]): string {
    const run = spawnSync(process.execPath, [CLI, ...words, '--store', store, '--json'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    return run.stdout;
  }

  async function start(): Promise<void> {
    launched = await launchApp({ userData: join(folder, 'user-data') });
    page = launched.window;
    // From the first listener on, file choosers are answered here instead of by the system.
    page.on('filechooser', () => undefined);
  }

  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'startier-evidence-'));
    store = join(folder, 'network.startier');
    await writeFile(join(folder, 'outlets.csv'), OUTLETS);
    await writeFile(join(folder, 'form.json'), JSON.stringify(FORM));
    cli('init');
    cli('import', 'outlets', join(folder, 'outlets.csv'));
    cli('import', 'checklist', join(folder, 'form.json'));
    await mkdir(join(folder, 'user-data'));
    await writeFile(join(folder, 'user-data/settings.json'), JSON.stringify({ lang: 'zh', recentStores: [store], lastStore: store }));
    const pictures = {
      'front.jpg': jpegFile(roomPicture(1, 800, 600), { takenAt: '2026:09:23 14:20:00', make: 'HUAWEI', model: 'P60 Pro' }),
      'large.jpg': jpegFile(roomPicture(2, 2600, 1950)),
      'yesterday.png': pngFile(roomPicture(3, 320, 240), { takenAt: '2026:09:22 09:00:00' }),
      'heic.jpg': Uint8Array.from([0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0]),
    };
    for (const [name, bytes] of Object.entries(pictures)) await writeFile(join(folder, name), bytes);
    await start();
  });
  test.afterAll(async () => {
    await launched.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const item = (code: string) => page.locator(`[data-item="${code}"]`);
  const thumbs = (code: string) => item(code).getByRole('button', { name: new RegExp(`^${code} 的第`) });
  const file = (name: string): string => join(folder, name);
  const current = () => page.locator('[data-item][aria-current="step"]').getAttribute('data-item');

  /** An outlet in the list that its field opens; the list behind the dialog may name it too. */
  const option = (outlet: string) => page.locator('.ant-select-item-option').filter({ hasText: outlet });

  async function beginVisit(outlet: string): Promise<void> {
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('button', { name: '新建检查' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '网点' }).fill(outlet);
    await option(outlet).click();
    await dialog.getByLabel('日期').fill('2026-09-23');
    await dialog.getByLabel('检查员').fill('王检查');
    await dialog.getByRole('button', { name: '建立并填写' }).click();
    await expect(page.getByRole('heading', { name: outlet })).toBeVisible();
  }

  /** As the file chooser would: through the hidden field that P and the tile open. */
  async function choose(code: string, ...names: string[]): Promise<void> {
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('p');
    await (await chooser).setFiles(names.map(file));
    await expect(item(code).locator('.photo-coming')).toHaveCount(0);
  }

  test('fills in the head by keys: times as digits, the time of day, the second auditor', async () => {
    await beginVisit('一店');
    await expect(page.getByLabel('到店', { exact: true })).toBeFocused();
    await page.keyboard.type('1405');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1450');
    await page.keyboard.press('Enter');
    await expect(page.getByText('在店 45 分钟')).toBeVisible();
    await page.keyboard.press('3');
    await expect(page.getByRole('button', { name: '下午' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Enter');
    await page.keyboard.type('王检查');
    await expect(page.getByText('与检查员是同一人，没有保存。')).toBeVisible();
    await page.getByLabel('第二检查员').fill('赵复核');
    await page.keyboard.press('Enter');
    await expect.poll(current).toBe('A1');
    await expect(page.getByText(/09-23 14:05 到店 · 拍照检查表 v1 · 王检查、赵复核/)).toBeVisible();
  });

  test('asks for a photo where the form does, and jumps to what is missing', async () => {
    await page.keyboard.press('2');
    await expect(item('A1').getByText('扣分须附照片')).toBeVisible();
    for (const [key, code] of [['ArrowDown', 'A2'], ['ArrowDown', 'A3']] as const) {
      await page.keyboard.press(key);
      await expect.poll(current).toBe(code);
    }
    await page.keyboard.press('1');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('1');
    await expect(page.getByRole('button', { name: '提交（还差 2 处）' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect.poll(current).toBe('A1');
  });

  test('adds photos by choice, shows them small and large, and says what is doubtful', async () => {
    await choose('A1', 'front.jpg', 'yesterday.png');
    await expect(thumbs('A1')).toHaveCount(2);
    await expect(thumbs('A1').first().locator('img')).toHaveJSProperty('naturalWidth', 320);
    await expect(thumbs('A1').nth(1)).toContainText('不是当日拍的');
    await thumbs('A1').first().press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('HUAWEI P60 Pro')).toBeVisible();
    await expect(dialog.getByText('与到店时间相符')).toBeVisible();
    expect(await dialog.locator('.viewer-stage img').evaluate(async (img: HTMLImageElement) => (await img.decode(), img.naturalWidth))).toBe(800);
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByText('拍于 2026-09-22，不是检查当日')).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('removes a photo by key and brings it back', async () => {
    await thumbs('A1').nth(1).press('Delete');
    await expect(thumbs('A1')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(thumbs('A1')).toHaveCount(2);
    await expect(item('A1').getByRole('button', { name: '不合格' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('takes a drop and a paste, keeps a large picture smaller, and refuses what is no photo in words', async () => {
    await page.keyboard.press('m');
    await expect.poll(current).toBe('A2');
    const bytes = [...jpegFile(roomPicture(2, 2600, 1950))];
    await item('A2').evaluate((element, content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], 'dropped.jpg', { type: 'image/jpeg' }));
      for (const kind of ['dragover', 'drop']) element.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, bytes);
    await expect(thumbs('A2')).toHaveCount(1);
    await expect(page.getByRole('button', { name: '提交', exact: true })).toBeVisible();
    await page.evaluate((content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], 'image.png', { type: 'image/png' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...pngFile(roomPicture(9, 64, 48))]);
    await expect(thumbs('A2')).toHaveCount(2);
    await thumbs('A2').first().click();
    await expect(page.getByRole('dialog').getByText('2048 x 1536', { exact: false })).toBeVisible();
    await expect(page.getByRole('dialog').getByText('已存缩小的副本', { exact: false })).toBeVisible();
    await page.keyboard.press('Escape');
    await choose('A2', 'heic.jpg');
    await expect(page.getByText('“heic.jpg”是 HEIC 格式，没有加入。', { exact: false })).toBeVisible();
    await expect(thumbs('A2')).toHaveCount(2);
  });

  test('undoes a photo that is still on its way, not what was done before it', async () => {
    const shown = () => item('A2').locator('.photo img').evaluateAll((pictures) => pictures.map((picture) => picture.getAttribute('src')));
    const before = await shown();
    expect(before).toHaveLength(2);
    await item('A2').evaluate(async (element, content) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], 'wrong.png', { type: 'image/png' }));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      await Promise.resolve();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }));
    }, [...pngFile(roomPicture(11, 64, 48))]);
    await expect(item('A2').locator('.photo-coming')).toHaveCount(0);
    await expect.poll(shown).toEqual(before);
    expect(await current()).toBe('A2');
  });

  test('serves nothing but photos of the store', async () => {
    const src = await thumbs('A2').first().locator('img').getAttribute('src');
    const statuses = await page.evaluate(
      (addresses) => Promise.all(addresses.map(async (address) => (await fetch(address)).status)),
      [src ?? '', `startier://app/photo/${'0'.repeat(64)}/full`, 'startier://app/photo/../../network.startier', 'startier://app/photo/%2e%2e%2fnetwork.startier/full'],
    );
    expect(statuses).toEqual([200, 404, 404, 404]);
  });

  test('never submits or moves on Enter while Chinese is being composed', async () => {
    await item('A4').click();
    const field = item('A4').getByRole('textbox').first();
    await field.focus();
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'zhengchang', selectionStart: 10, selectionEnd: 10 });
    for (const modifiers of [0, 2]) await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers });
    expect(await current()).toBe('A4');
    await session.send('Input.insertText', { text: '正常' });
    await expect(field).toHaveValue('正常');
    await expect(page.getByRole('button', { name: '提交', exact: true })).toBeVisible();
  });

  test('goes on where it stood after the program was killed, time and again', async () => {
    const order = ['A1', 'A3', 'B1'];
    for (const [round, code] of order.entries()) {
      await page.locator('.section-line').nth(code === 'B1' ? 2 : 1).click();
      await page.locator(`[data-item="${code}"]`).click();
      await page.keyboard.press(round % 2 === 0 ? '2' : '1');
      await page.keyboard.press('n');
      await page.keyboard.type(`第${round + 1}次`);
      await expect(item(code).getByRole('textbox').last()).toHaveValue(`第${round + 1}次`);
      await expect.poll(() => noteOf(code)).toBe(`第${round + 1}次`);
      launched.app.process().kill('SIGKILL');
      await launched.app.waitForEvent('close');
      await start();
      await expect(page.getByText('接着填上次没有完成的检查')).toBeVisible();
      await expect(page.getByRole('heading', { name: '一店' })).toBeVisible();
      await expect.poll(current).toBe(code);
      await expect(item(code).getByRole('textbox').last()).toHaveValue(`第${round + 1}次`);
    }
    await expect(page.getByRole('button', { name: '提交', exact: true })).toBeVisible();
    await page.locator('.section-line').nth(1).click();
    await expect(thumbs('A1')).toHaveCount(2);
  });

  test('keeps what was typed last when the program is closed right after it', async () => {
    await item('A3').getByRole('textbox').last().focus();
    await page.keyboard.press('End');
    await page.keyboard.type('关前一笔');
    await launched.app.close();
    expect(noteOf('A3')).toBe('第2次关前一笔');
    await start();
    await expect(page.getByRole('heading', { name: '一店' })).toBeVisible();
    await expect(item('A3').getByRole('textbox').last()).toHaveValue('第2次关前一笔');
  });

  /** The note as the store has it. */
  function noteOf(code: string): string | undefined {
    const open = openStore(store, { readonly: true });
    try {
      const [visit] = open.visitLists.list({ offset: 0, limit: 1 }, '2026-10-01' as IsoDate).rows;
      return visit === undefined ? undefined : open.visitLists.findDetail(visit.id, visit.visitedOn)?.answers[code]?.note;
    } finally {
      open.close();
    }
  }

  test('hides the score where the plan does, and flags the same photo at another outlet', async () => {
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('待复核').first()).toBeVisible();
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '检查', exact: true }).click();
    await page.getByRole('button', { name: '新建检查' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '网点' }).fill('二店');
    await option('二店').click();
    await dialog.getByLabel('日期').fill('2026-09-23');
    await dialog.getByLabel('检查员').fill('王检查');
    await dialog.getByLabel('填写时显示得分').uncheck();
    await dialog.getByRole('button', { name: '建立并填写' }).click();
    await expect(page.getByText('这次检查填写时不显示得分，提交后可见。')).toBeVisible();
    await page.keyboard.press('PageDown');
    await choose('A1', 'front.jpg');
    await expect(thumbs('A1').first()).toContainText('重复照片');
    await thumbs('A1').first().click();
    await expect(page.getByRole('dialog').getByText(/一店 · (2026-)?09-23 · A1/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.getByRole('button', { name: '存草稿并退出' }).click();
    await expect(page.getByRole('row', { name: /二店/ })).toContainText('—');
  });

  test('backs the photos up while the program runs, and finds all of them sound', async () => {
    const backup = JSON.parse(cli('backup', '--out', join(folder, 'backup.startier'))) as { readonly photos: number; readonly missingPhotos: number };
    expect(backup).toMatchObject({ photos: 4, missingPhotos: 0 });
    expect((await readdir(join(folder, 'backup.startier.photos'))).length).toBeGreaterThan(1);
    expect(JSON.parse(cli('verify'))).toMatchObject({ problems: [] });
  });
});
