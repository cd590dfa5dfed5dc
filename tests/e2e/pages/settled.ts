import { expect, type Page } from '@playwright/test';

/** Waits until nothing on the page is being read: what is looked at next is what the store says now, not what it said before. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
