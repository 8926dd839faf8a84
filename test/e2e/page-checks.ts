import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations } from '../support/axe';

/** What must hold on every page for everybody: axe finds nothing, one main heading, language, title, no sideways scrolling. */
export async function expectAccessible(page: Page, language: 'sv' | 'en', about = ''): Promise<void> {
  const where = `${about} ${new URL(page.url()).pathname}`;
  const found = await page.evaluate(() => ({
    language: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(found, where).toMatchObject({ language, headings: 1, overflow: 0 });
  expect(found.title, where).toMatch(/.+ – Mognadskollen$/);
  expect(await findViolations(page), where).toEqual([]);
}
