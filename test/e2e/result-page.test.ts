import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const { result, answering } = texts.sv;
const MAX_SCRIPT_BYTES = 200_000;

const site = siteOfFile();

async function openAt(organisation: string, options: BrowserContextOptions) {
  return site.openAs(await site.visitor(organisation, 'coordinator'), options);
}

const fold = (page: Page, title: string) => page.locator('.result-folds > details').filter({ hasText: title }).first();

/** Opens the years and looks at every picture, so that it is drawn. */
async function openYears(page: Page) {
  const years = fold(page, result.series.title);
  await years.locator('summary').first().click();
  for (const picture of await years.locator('.chart').all()) {
    await picture.locator('.chart__canvas').scrollIntoViewIfNeeded();
    await picture.and(page.locator('[data-drawn]')).waitFor();
  }
  return years;
}

describe.each([320, 1280])('the result page %i px wide', (width) => {
  it.each([
    ['laxa', 'a withheld value and a break'],
    ['degerfors', 'a missing year'],
  ])('of %s draws the years with %s, and is well for everybody', async (organisation) => {
    const { page, complaints } = await openAt(organisation, { viewport: { width, height: 800 } });
    await page.goto(`/resultat/${organisation}/${site.world.closedRound}`, { waitUntil: 'networkidle' });
    const years = await openYears(page);
    await expect.poll(() => years.locator('.chart').count()).toBe(6);
    await fold(page, result.priorities.title).locator('summary').first().click();
    await expect.poll(() => page.locator('.priorities > li').count()).toBe(10);
    const collaboration = fold(page, result.collaboration.title);
    await collaboration.locator('summary').first().click();
    await expect.poll(() => collaboration.locator('tbody tr').count()).toBe(4);
    await expectAccessible(page, 'sv', organisation);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

it('has the years, and where to begin, as text and tables where no script runs', async () => {
  const { page } = await openAt('degerfors', { javaScriptEnabled: false });
  await page.goto(`/resultat/degerfors/${site.world.closedRound}`);
  const years = fold(page, result.series.title);
  await years.locator('summary').first().click();
  await expect.poll(() => years.locator('table').count()).toBe(6);
  await expect.poll(() => years.innerText()).toContain(result.series.missing);
  await fold(page, result.priorities.title).locator('summary').first().click();
  await expect.poll(() => page.locator('.priorities').innerText()).toContain(result.priorities.feasibility);
  await page.goto(`/sjalvskattning/${site.world.assessment('degerfors')}/inf`);
  const guidance = page.locator('details.level-guidance');
  await expect.poll(() => guidance.evaluate((details) => (details as HTMLDetailsElement).open)).toBe(false);
  await guidance.locator('summary').click();
  await expect.poll(() => guidance.innerText()).toContain(answering.guidance.half);
  await expect
    .poll(() => guidance.evaluate((one) => one.compareDocumentPosition(document.querySelector('.levels')!)))
    .toBe(4);
  await page.context().close();
});

it('sends at most 200 kB of scripts, pictures drawn', async () => {
  const { page } = await openAt('laxa', { viewport: { width: 1280, height: 900 } });
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) {
      sizes.set(
        response.url(),
        response.body().then((body) => gzipSync(body).length),
      );
    }
  });
  await page.goto(`/resultat/laxa/${site.world.closedRound}`, { waitUntil: 'networkidle' });
  await openYears(page);
  const total = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(3);
  expect(total).toBeLessThan(MAX_SCRIPT_BYTES);
  await page.context().close();
});
