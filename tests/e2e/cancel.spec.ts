import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launchApp } from './launch-app.ts';
import { answerSaveDialog } from './pages/dialogs.ts';

/** Presses a button in the moment in which it comes, so that the work it stops is not done before, however quick the machine. */
function pressOnceThere(page: Page, name: string): Promise<void> {
  return page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.replaceAll(/\s/g, '') === text);
          if (button === undefined) return;
          watch.disconnect();
          button.click();
          resolve();
        });
        watch.observe(document.body, { childList: true, subtree: true });
      }),
    name,
  );
}

test('long work can be cancelled and leaves nothing half-made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'startier-cancel-'));
  const { app, window: page, close } = await launchApp();
  try {
    await answerSaveDialog(app, join(folder, 'demo.startier'));
    const demo = page.getByRole('button', { name: '建立演示省' });
    await expect(demo).toBeEnabled();
    const pressed = pressOnceThere(page, '取消');
    await demo.click();
    await pressed;
    await expect(page.getByText('已取消').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '新建数据文件' })).toBeEnabled();
    await expect.poll(async () => (await readdir(folder)).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
});
