import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';
import { AREAS } from './world';

const t = texts.sv;
const [INF] = AREAS;
const STEPS = INF!.directions.map((direction) => direction.indicators.map((indicator) => indicator.code));
const site = siteOfFile();

const TOO_LONG = `Början. ${'mycket '.repeat(700)}slut.`;

const level = (page: Page, code: string, value: string) =>
  page.locator(`input[type=radio][name="${code}.level"][value="${value}"]`);
const comment = (page: Page, code: string) => page.locator(`textarea[name="${code}.comment"]`);

it.each([
  ['whose browser runs no scripts', 'coordinator', false],
  ['to whom the scripts never come', 'respondent', true],
] as const)('somebody %s answers, corrects and pauses in plain forms', async (_who, role, javaScriptEnabled) => {
  const { page, complaints } = await site.openPage({
    javaScriptEnabled,
    viewport: { width: 320, height: 700 },
    forgives: [/status of 400/, /net::ERR_FAILED/],
  });
  await page.route('**/*.js', (route) => route.abort());
  // axe is a script itself: it can look where the browser runs scripts but none of ours arrives.
  const look = async (about: string) => (javaScriptEnabled ? expectAccessible(page, 'sv', about) : undefined);
  const assessment = `/sjalvskattning/${site.world.assessment('kumla')}`;
  const personId = site.world.person('kumla', role);
  await signInWithoutScript(page, personId);
  await page.goto(`${assessment}/inf`);
  await look('without script');
  const [first, second, ...others] = STEPS[0]!;
  await level(page, first!, '4').check();
  await comment(page, first!).fill(TOO_LONG);
  await level(page, second!, 'NA').check();
  await comment(page, second!).fill('Gäller inte oss: "<b>citat</b>" & mer');
  for (const code of others) await level(page, code, '2').check();
  await page.getByRole('button', { name: t.answering.saveNext }).last().click();

  // What could not be saved is told, with everything that was written; the rest is saved.
  await page.locator('.error-summary').waitFor();
  await look('with an error');
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('4 000 tecken');
  await expect.poll(() => page.title()).toMatch(new RegExp(`^${t.error.titlePrefix} `));
  const summary = page.locator('.error-summary[role=alert]');
  await expect.poll(() => summary.getByRole('link').first().getAttribute('href')).toBe(`#${first}.comment`);
  const refused = page.locator('[aria-invalid=true]');
  await expect.poll(() => refused.evaluateAll((fields) => fields.map(({ id }) => id))).toEqual([`${first}.comment`]);
  const described = await refused.getAttribute('aria-describedby');
  await expect.poll(() => page.locator(`[id="${described}"]`).innerText()).toContain('4 000 tecken');
  await expect.poll(() => comment(page, first!).inputValue()).toBe(TOO_LONG);
  await expect.poll(() => level(page, first!, '4').isChecked()).toBe(true);
  await expect.poll(() => comment(page, second!).inputValue()).toBe('Gäller inte oss: "<b>citat</b>" & mer');
  expect((await stored(personId)).get(second!)).toMatchObject({ kind: 'NA', revision: 1 });
  expect((await stored(personId)).has(first!)).toBe(false);

  await comment(page, first!).fill('Kort.');
  await page.getByRole('button', { name: t.answering.saveNext }).last().click();
  await page.waitForURL(/steg=2/);
  for (const code of STEPS[1]!) await level(page, code, 'DK').check();
  await page.getByRole('button', { name: t.answering.savePause }).click();
  await page.waitForURL(`**${assessment}`);
  await look('after the pause');

  const rows = await stored(personId);
  expect(rows.get(first!)).toMatchObject({ kind: 'level', level: 4, comment: 'Kort.', revision: 1 });
  expect(rows.get(second!), 'nothing is written twice').toMatchObject({ kind: 'NA', revision: 1 });
  for (const code of others) expect(rows.get(code)).toMatchObject({ level: 2, revision: 1 });
  for (const code of STEPS[1]!) expect(rows.get(code)).toMatchObject({ kind: 'DK', revision: 1 });
  expect(complaints).toEqual([]);
});

it('a fact that is no number is told at its field, and its link leads there', async () => {
  const { page } = await site.openPage({ javaScriptEnabled: false, forgives: [/status of 400/] });
  await signInWithoutScript(page, site.world.person('kumla', 'coordinator'));
  await page.goto(`/sjalvskattning/${site.world.assessment('kumla')}/fakta`);
  const field = page.locator('input[inputmode=numeric]').first();
  const id = await field.getAttribute('id');
  await field.fill('många');
  await page.getByRole('button', { name: t.answering.saveNext }).last().click();
  const link = page.locator('.error-summary[role=alert]').getByRole('link');
  await expect.poll(() => link.getAttribute('href')).toBe(`#${id}`);
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => field.getAttribute('aria-describedby')).toContain(`${id}-error`);
  await expect.poll(() => page.locator(`[id="${id}-error"]`).innerText()).toBe(t.answering.reason.not_a_number);
  await expect.poll(() => page.title()).toMatch(new RegExp(`^${t.error.titlePrefix} `));
  await page.context().close();
});

it('two forms of the same question: the later one shows both values and asks', async () => {
  const open = async () => {
    const { page } = await site.openPage({ javaScriptEnabled: false });
    await signInWithoutScript(page, site.world.person('nora', 'coordinator'));
    await page.goto(`/sjalvskattning/${site.world.assessment('nora')}/try`);
    return page;
  };
  const [one, two] = [await open(), await open()];
  const code = 'TRY1.1';
  await level(one, code, '1').check();
  await one.getByRole('button', { name: t.answering.savePause }).click();
  await level(two, code, '5').check();
  await comment(two, code).fill('Senare.');
  await two.getByRole('button', { name: t.answering.savePause }).click();
  await two.locator('.error-summary').waitFor();
  await expect.poll(() => two.locator('.error-summary').innerText()).toContain('Senare.');
  await expect.poll(() => level(two, code, '5').isChecked()).toBe(true);
  const personId = site.world.person('nora', 'coordinator');
  expect((await stored(personId, 'nora')).get(code)).toMatchObject({ level: 1 });
  await two.getByRole('button', { name: t.answering.problem.keepMine }).click();
  expect((await stored(personId, 'nora')).get(code)).toMatchObject({ level: 5, comment: 'Senare.', revision: 2 });
});

async function signInWithoutScript(page: Page, personId: string): Promise<void> {
  await page.goto('/logga-in');
  const button = page.locator(`button[name=person][value="${personId}"]`).first();
  await page.locator('details', { has: button }).first().locator('summary').click();
  await button.click();
  await page.waitForURL('**/oversikt');
}

async function stored(personId: string, organisation = 'kumla') {
  const responseId = await site.world.response(site.world.assessment(organisation), personId);
  const rows = await site.world.db.selectFrom('answers').selectAll().where('response_id', '=', responseId).execute();
  return new Map(rows.map((row) => [row.indicator, row]));
}
