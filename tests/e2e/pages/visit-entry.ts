import { expect, type Page } from '@playwright/test';

/** Kinds of the service hall checklist's items that a digit does not simply pass. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  passFail: ['1'],
  scale: ['4'],
  choice: ['1'],
  multi: ['1'],
  count: ['0'],
  allOf: ['0'],
  additive: ['0'],
  flag: ['1'],
  measure: ['6', '0', 'Enter'],
};

/** The page on which a visit is entered. */
export class VisitEntry {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Code of the item that the keys answer. */
  async currentItem(): Promise<string> {
    return (await this.page.locator('[data-item][aria-current="step"]').getAttribute('data-item')) ?? '';
  }

  /** Answers every item that is missing, by keys alone. @param kindOf the kind of each item by its code */
  async answerAllByKeys(kindOf: ReadonlyMap<string, string>): Promise<number> {
    await expect(this.page.getByRole('button', { name: /^提交/ })).toBeVisible();
    // A new visit opens at its head, where the keys write.
    await this.page.keyboard.press('PageDown');
    let answered = 0;
    for (let guard = 0; guard < 200; guard += 1) {
      if (await this.page.getByRole('button', { name: '提交', exact: true }).isVisible()) return answered;
      await this.page.keyboard.press('m');
      const code = await this.currentItem();
      for (const key of KEYS[kindOf.get(code) ?? ''] ?? ['1']) await this.page.keyboard.press(key);
      answered += 1;
    }
    return answered;
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(this.page.getByText('待复核').first()).toBeVisible();
  }
}
