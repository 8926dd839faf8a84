import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { whenAwake } from '../support/browser';
import { signInAs, texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv;
const TITLE = 'Gemensam katalog över e-tjänster';
const WORDS = 'Två rader.\nMed "citat" & <b>tecken</b>.';
const FORGIVES = [/status of 401/];

const site = siteOfFile();
let page: Page;
let complaints: string[];

beforeEach(async () => {
  ({ page, complaints } = await site.openPage({ forgives: FORGIVES }));
});

afterEach(() => page?.context().close());

const newAction = () => `/plan/kumla/${site.world.closedRound}/aktivitet/ny`;
const endAllSessions = () => sql`update sessions set revoked_at = ${new Date().toISOString()}`.execute(site.world.db);
const seen = (minutesAgo: number) =>
  sql`update sessions set last_seen_at = ${new Date(Date.now() - minutesAgo * 60_000).toISOString()}`.execute(
    site.world.db,
  );
const lastSeen = async () => {
  const rows = await site.world.db
    .selectFrom('sessions')
    .select('last_seen_at')
    .orderBy('last_seen_at', 'desc')
    .execute();
  return rows[0]!.last_seen_at;
};

async function writeAction(on: Page): Promise<void> {
  await on.locator('#title').fill(TITLE);
  await on.locator('#description').fill(WORDS);
}

const save = (on: Page) => on.locator('button[name=intent][value=save]').first().click();

it('an ended session leaves the form as it is; after sign-in in another tab the same button saves it', async () => {
  await signInAs(page, site.world.person('kumla', 'coordinator'));
  await page.goto(newAction());
  await whenAwake(page);
  await writeAction(page);
  await endAllSessions();
  await save(page);
  const notice = page.getByRole('alert').filter({ hasText: t.error['401'].title });
  await notice.waitFor();
  await save(page);
  await page.locator('[role=alert] h2:focus').waitFor();
  await expect.poll(() => page.locator('#title').inputValue()).toBe(TITLE);
  await expect.poll(() => page.locator('#description').inputValue()).toBe(WORDS);
  await expectAccessible(page, 'sv', 'signed out over a form');

  const [tab] = await Promise.all([page.waitForEvent('popup'), notice.getByRole('link').click()]);
  expect(new URL(tab.url()).searchParams.get('till')).toBe(newAction());
  await signInAs(tab, site.world.person('kumla', 'coordinator'));
  await tab.close();
  await save(page);
  await page.waitForURL((url) => !url.pathname.endsWith('/ny'));
  await page.getByRole('heading', { name: TITLE }).first().waitFor();
  await expect.poll(() => notice.count()).toBe(0);
  expect(complaints).toEqual([]);
});

it('without scripts the words are shown to be copied, with the way to sign-in and back to the form', async () => {
  const { page: plain } = await site.openPage({ javaScriptEnabled: false, forgives: FORGIVES });
  await plain.goto('/logga-in');
  const button = plain.locator(`button[name=person][value="${site.world.person('kumla', 'coordinator')}"]`).first();
  await plain.locator('details', { has: button }).first().locator('summary').click();
  await button.click();
  await plain.waitForURL('**/oversikt');
  await plain.goto(newAction());
  await writeAction(plain);
  await endAllSessions();
  await save(plain);
  await plain.getByRole('heading', { level: 1, name: t.error['401'].title }).waitFor();
  const written = await plain.locator('.written-text').allInnerTexts();
  expect(written).toEqual(expect.arrayContaining([TITLE, WORDS]));
  const link = plain.getByRole('link', { name: t.layout.link.signIn });
  await expect.poll(() => link.getAttribute('href')).toBe(`/logga-in?till=${encodeURIComponent(newAction())}`);
  await plain.context().close();
});

it('warns before the session ends, without prolonging it, and prolongs it when asked to', async () => {
  await page.clock.install();
  await signInAs(page, site.world.person('kumla', 'coordinator'));
  await page.goto(newAction());
  await whenAwake(page);
  await writeAction(page);
  // Something else has used the session meanwhile: no warning.
  await Promise.all([page.waitForResponse(/inloggning$/), page.clock.fastForward('55:30')]);
  await expect.poll(() => page.locator('.session-watch').count()).toBe(0);
  await seen(56);
  const before = await lastSeen();
  await page.clock.fastForward('55:30');
  const warning = page.getByRole('alert').filter({ hasText: '4 minuter' });
  await warning.waitFor();
  expect(await lastSeen()).toBe(before);
  await expectAccessible(page, 'sv', 'session warning');
  await page.locator('#description').focus();
  await warning.getByRole('button', { name: t.layout.session.stay }).click();
  await warning.waitFor({ state: 'detached' });
  expect((await lastSeen()) > before).toBe(true);
  await expect.poll(() => page.locator('#title').inputValue()).toBe(TITLE);

  await seen(61);
  await page.clock.fastForward('55:30');
  await page.getByRole('alert').filter({ hasText: t.error['401'].title }).waitFor();
  await expect.poll(() => page.locator('#description').inputValue()).toBe(WORDS);
  expect(complaints).toEqual([]);
});
