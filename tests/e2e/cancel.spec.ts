import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from './launch-app.ts';
import { answerSaveDialog } from './pages/dialogs.ts';

test('long work can be cancelled and leaves nothing half-made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'startier-cancel-'));
  const { app, window: page, close } = await launchApp();
  try {
    await answerSaveDialog(app, join(folder, 'demo.startier'));
    await page.getByRole('button', { name: '建立演示省' }).click();
    await page.getByRole('button', { name: '取消' }).click();
    await expect(page.getByText('已取消').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '新建数据文件' })).toBeEnabled();
    await expect.poll(async () => (await readdir(folder)).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
