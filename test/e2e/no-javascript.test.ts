import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser';
import { copyDemo, type OwnDatabase, type RunningServer, startServer } from '../support/server';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { AREAS, readWorld, type World } from './world';

const t = texts.sv;
const [INF] = AREAS;
const STEPS = INF!.directions.map((direction) => direction.indicators.map((indicator) => indicator.code));
const TOO_LONG = `Början. ${'mycket '.repeat(700)}slut.`;

let browser: Browser;
let database: OwnDatabase;
let server: RunningServer;
let world: World;

beforeAll(async () => {
  browser = await openBrowser();
  database = await copyDemo();
  server = await startServer({ databaseUrl: database.url });
  world = await readWorld(database.url);
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  await server?.stop();
  await database?.drop();
});

const level = (page: Page, code: string, value: string) =>
  page.locator(`input[type=radio][name="${code}.level"][value="${value}"]`);
const comment = (page: Page, code: string) => page.locator(`textarea[name="${code}.comment"]`);

it('a whole area is answered, corrected and handed in as plain forms', async () => {
  const { page, complaints } = await openPage(browser, server.origin, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
    forgives: [/status of 400/],
  });
  const assessment = `/sjalvskattning/${world.assessment('kumla')}`;
  const personId = world.person('kumla', 'coordinator');
  await signInWithoutScript(page, personId);
  await page.goto(`${assessment}/inf`);
  await expectAccessible(page, 'sv', 'without script');
  const [first, second, ...others] = STEPS[0]!;
  await level(page, first!, '4').check();
  await comment(page, first!).fill(TOO_LONG);
  await level(page, second!, 'NA').check();
  await comment(page, second!).fill('Gäller inte oss: "<b>citat</b>" & mer');
  for (const code of others) await level(page, code, '2').check();
  await page.getByRole('button', { name: t.answering.saveNext }).last().click();

  // What could not be saved is told, with everything that was written; the rest is saved.
  await page.locator('.error-summary').waitFor();
  await expectAccessible(page, 'sv', 'with an error');
  expect(await page.locator('.error-summary').innerText()).toContain('4 000 tecken');
  expect(await comment(page, first!).inputValue()).toBe(TOO_LONG);
  expect(await level(page, first!, '4').isChecked()).toBe(true);
  expect(await comment(page, second!).inputValue()).toBe('Gäller inte oss: "<b>citat</b>" & mer');
  expect((await stored(personId)).get(second!)).toMatchObject({ kind: 'NA', revision: 1 });
  expect((await stored(personId)).has(first!)).toBe(false);

  await comment(page, first!).fill('Kort.');
  await page.getByRole('button', { name: t.answering.saveNext }).last().click();
  await page.waitForURL(/steg=2/);
  for (const code of STEPS[1]!) await level(page, code, 'DK').check();
  await page.getByRole('button', { name: t.answering.savePause }).click();
  await page.waitForURL(`**${assessment}`);
  await expectAccessible(page, 'sv', 'after the pause');

  const rows = await stored(personId);
  expect(rows.get(first!)).toMatchObject({ kind: 'level', level: 4, comment: 'Kort.', revision: 1 });
  expect(rows.get(second!), 'nothing is written twice').toMatchObject({ kind: 'NA', revision: 1 });
  for (const code of others) expect(rows.get(code)).toMatchObject({ level: 2, revision: 1 });
  for (const code of STEPS[1]!) expect(rows.get(code)).toMatchObject({ kind: 'DK', revision: 1 });
  expect(complaints).toEqual([]);
});

it('two forms of the same question: the later one shows both values and asks', async () => {
  const open = async () => {
    const { page } = await openPage(browser, server.origin, { javaScriptEnabled: false });
    await signInWithoutScript(page, world.person('kumla', 'respondent'));
    await page.goto(`/sjalvskattning/${world.assessment('kumla')}/inf`);
    return page;
  };
  const [one, two] = [await open(), await open()];
  const code = STEPS[0]![0]!;
  await level(one, code, '1').check();
  await one.getByRole('button', { name: t.answering.savePause }).click();
  await level(two, code, '5').check();
  await comment(two, code).fill('Senare.');
  await two.getByRole('button', { name: t.answering.savePause }).click();
  await two.locator('.error-summary').waitFor();
  await expectAccessible(two, 'sv', 'with two values');
  expect(await two.locator('.error-summary').innerText()).toContain('Senare.');
  expect(await level(two, code, '5').isChecked()).toBe(true);
  const personId = world.person('kumla', 'respondent');
  expect((await stored(personId)).get(code)).toMatchObject({ level: 1 });
  await two.getByRole('button', { name: t.answering.problem.keepMine }).click();
  expect((await stored(personId)).get(code)).toMatchObject({ level: 5, comment: 'Senare.', revision: 2 });
});

async function signInWithoutScript(page: Page, personId: string): Promise<void> {
  await page.goto('/logga-in');
  const button = page.locator(`button[name=person][value="${personId}"]`).first();
  await page.locator('details', { has: button }).first().locator('summary').click();
  await button.click();
  await page.waitForURL('**/oversikt');
}

async function stored(personId: string) {
  const responseId = await world.response(world.assessment('kumla'), personId);
  const rows = await world.db.selectFrom('answers').selectAll().where('response_id', '=', responseId).execute();
  return new Map(rows.map((row) => [row.indicator, row]));
}
