import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { settled } from './settled.ts';

/** What axe finds against WCAG 2 A and AA on the page as it stands once its rows are read; rows of before are shown paler meanwhile. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await settled(page);
  // The legacy mode opens no page of its own, which Electron forbids.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
