import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv.compare;

const site = siteOfFile();

const values = (page: Page) => page.locator('.compare-map').first();
const names = (page: Page) => values(page).locator('tbody th').allInnerTexts();

it('the coordinator compares without JavaScript: group, order and two organisations, all in the address', async () => {
  const { page, complaints } = await site.openAs(await site.visitor('kumla', 'coordinator'), {
    javaScriptEnabled: false,
  });
  await page.goto('/jamfor');
  expect((await names(page)).some((name) => name.includes(`Kumla (${t.map.own})`))).toBe(true);
  await page.getByLabel(t.choose.group).selectOption('municipalities_small');
  await page.getByRole('button', { name: t.choose.show }).click();
  await page.waitForURL((url) => url.searchParams.get('grupp') === 'municipalities_small');
  expect((await names(page)).some((name) => name.includes('Kumla'))).toBe(false);

  await page.goto(`/jamfor?omgang=${site.world.closedRound}`);
  await values(page)
    .getByRole('link', { name: /^Index/ })
    .click();
  await page.waitForURL((url) => url.searchParams.has('ordning'));
  expect((await names(page))[0]).toContain('Örebro');
  for (const name of ['Kumla', 'Karlskoga']) {
    await page.getByLabel(t.map.pick.replace('{{name}}', name)).check();
  }
  await page.getByRole('button', { name: t.map.picked }).click();
  await page.waitForURL((url) => url.searchParams.has('org'));
  expect(new URL(page.url()).searchParams.getAll('org')).toEqual(['karlskoga', 'kumla'].sort().reverse());
  const beside = page.locator('#sida-vid-sida ~ section.table-scroll').first();
  await expect
    .poll(() => beside.locator('thead th').allInnerTexts())
    .toEqual(expect.arrayContaining(['Karlskoga', `Kumla (${t.map.own})`]));
  await expect
    .poll(() => page.getByText(texts.sv.chart.savePicture).count(), { message: 'no picture to save without a script' })
    .toBe(0);
  expect(complaints).toEqual([]);
});

it('the county saves the map as a picture and as a file that Swedish Excel opens', async () => {
  const { page, complaints } = await site.openAs(await site.visitor('programme', 'county'), { acceptDownloads: true });
  await page.goto('/jamfor');
  await page.locator('.chart[data-kind=strip]').scrollIntoViewIfNeeded();
  await page.locator('.chart[data-kind=strip][data-drawn]').waitFor();
  for (const button of await page.getByRole('button', { name: texts.sv.chart.savePicture }).all()) {
    const [saved] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(saved.suggestedFilename()).toMatch(/^mognadskollen-(varmekarta|spridning)-\d{4}-municipalities\.png$/);
    const bytes = readFileSync(await saved.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.length).toBeGreaterThan(5000);
  }
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: texts.sv.chart.csvExcel }).first().click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^mognadskollen-varmekarta-\d{4}-municipalities-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toMatch(/^\uFEFFMätomgång;Grupp;Uttagsdatum;Organisation;Kod;Del;Värde;Anmärkning\r\n/);
  expect(text).toMatch(/;Örebro;INDEX;Index;\d,\d+;\r\n/);
  expect(text).not.toContain('Ljusnarsberg');
  expect(complaints).toEqual([]);
});

it('answers and facts are counted, and it is said why not where they are not', async () => {
  const { page, complaints } = await site.openAs(await site.visitor('ljusnarsberg', 'reader'));
  await page.goto('/jamfor/svar?omrade=TRY');
  await page.getByText(t.hidden.sensitive).first().waitFor();
  await expect.poll(() => page.locator('.compare-counts td.level').count()).toBeGreaterThan(0);
  await expectAccessible(page, 'sv', 'answers');
  await page.getByRole('link', { name: t.part.facts }).click();
  await page.waitForURL('**/jamfor/fakta**');
  await page
    .getByText(/\d av \d svarar ja/)
    .first()
    .waitFor();
  await expectAccessible(page, 'sv', 'facts');
  expect(complaints).toEqual([]);
});

it('an address that can’t be used says what, and another county’s round is not there', async () => {
  const { page } = await site.openAs(await site.visitor('kumla', 'reader'), { forgives: [/status of 404/] });
  await page.goto('/jamfor?grupp=finns-inte&ordning=%3Cb%3E&sida=99');
  for (const problem of [t.problem.grupp, t.problem.ordning, t.problem.sida]) await page.getByText(problem).waitFor();
  for (const path of ['/jamfor?omgang=1999', '/jamfor/svar.exe', '/jamfor/okand.csv', '/jamfor/svar.csv?profil=xls']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});
