import type { Page } from 'playwright-core';
import en from '#app/i18n/en.json';
import sv from '#app/i18n/sv.json';

export type Language = 'sv' | 'en';
export const texts = { sv, en };

/** The radio buttons of one question in the interactive form, which adds a number of its own to their name. */
export const radiosOf = (code: string) => `input[type=radio][name^="${code.toLowerCase().replaceAll('.', '_')}_sq"]`;

/** The radio button of one level, or DK or NA, in the interactive form. */
export const levelOf = (page: Page, code: string, value: number | string) =>
  page.locator(`${radiosOf(code)}[value="${value}"]`);

/** The comment of one question in the interactive form. */
export const commentOf = (page: Page, code: string, language: Language = 'sv') =>
  page.getByLabel(texts[language].answering.comment.replace('{{code}}', code), { exact: true });

/** Opens an area and waits until the interactive form has taken over from the server's. */
export async function openArea(page: Page, path: string, code: string): Promise<void> {
  await page.goto(path);
  await waitForForm(page, code);
}

export async function waitForForm(page: Page, code: string): Promise<void> {
  await page.locator(radiosOf(code)).first().waitFor();
}

export type SaveState = 'idle' | 'saving' | 'retrying' | 'signed_out' | 'needs_you';

export async function waitForState(page: Page, ...states: SaveState[]): Promise<void> {
  const wanted = states.map((state) => `.save-bar[data-state=${state}]`).join(', ');
  await page.locator(wanted).waitFor({ timeout: 60_000 });
}

export async function chosenLevel(page: Page, code: string): Promise<string | null> {
  const chosen = page.locator(`${radiosOf(code)}:checked`);
  return (await chosen.count()) === 0 ? null : chosen.getAttribute('value');
}

/** Presses Tab until the element in focus is the one wanted, as somebody without a mouse has to. */
export async function tabTo(page: Page, selector: string, most = 120): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** Clicks on a demo person's button on the sign-in page. */
export async function signInAs(page: Page, personId: string): Promise<void> {
  await page.goto('/logga-in');
  const button = page.locator(`button[name=person][value="${personId}"]`).first();
  const group = page.locator('details', { has: button }).first();
  if (!(await group.evaluate((details) => (details as HTMLDetailsElement).open)))
    await group.locator('summary').click();
  await button.click();
  await page.waitForURL(/\/(oversikt|lan)$/);
}

export async function signOut(page: Page): Promise<void> {
  await page.locator('form[data-sign-out] button').click();
  await page.waitForURL((url) => url.pathname === '/');
}
