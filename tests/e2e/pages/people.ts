import { expect, type Page } from '@playwright/test';

/** Takes another person's name in the settings, and waits until the window works under it. */
export async function workAs(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '设置' }).click();
  await page.getByLabel('使用人').fill(name);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  // The note of a change just before may still stand; whose name the window bears is seen at its top.
  await expect(page.getByText(`现在以 ${name} 的名义工作`).last()).toBeVisible();
  await expect(page.getByRole('banner').getByTitle(name, { exact: true })).toBeVisible();
}
