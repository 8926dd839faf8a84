import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { drawLate, type WatchedPage } from '../support/browser';
import { until } from '../support/server';
import {
  chosenLevel,
  commentOf,
  levelOf,
  openArea,
  signInAs,
  signOut,
  texts,
  waitForForm,
  waitForState,
} from './answering-page';
import { siteOfEachTest } from './site';
import { AREAS } from './world';

const [A, B, C] = AREAS[0]!.directions[0]!.indicators.map((indicator) => indicator.code) as [string, string, string];
const STORED = 'mognadskollen.unsaved:';
/** The browser's own word about requests that were cut on purpose, or refused with good reason. */
const EXPECTED = [/net::ERR_(INTERNET_DISCONNECTED|FAILED|ABORTED|CONNECTION_REFUSED)/, /status of (401|409)/];

const site = siteOfEachTest();
let watched: WatchedPage;
let page: Page;
let area: string;
let anna: string;
let bo: string;

beforeEach(async () => {
  watched = await site.openPage({ viewport: { width: 1000, height: 800 }, forgives: EXPECTED });
  page = watched.page;
  area = `/sjalvskattning/${site.world.assessment('kumla')}/inf`;
  [anna, bo] = [site.world.person('kumla', 'coordinator'), site.world.person('kumla', 'respondent')];
});

async function stored(personId: string): Promise<Map<string, number | null>> {
  const responseId = await site.world.response(site.world.assessment('kumla'), personId);
  const rows = await site.world.db.selectFrom('answers').selectAll().where('response_id', '=', responseId).execute();
  return new Map(rows.filter((row) => row.kind !== null).map((row) => [row.indicator, row.level]));
}

/** Saves do not reach the server, as on a train: the page itself still does. */
const cut = (of: Page) => of.context().route('**/svar', (route) => route.abort('internetdisconnected'));
const mend = (of: Page) => of.context().unroute('**/svar');

async function unsavedInBrowser(of: Page): Promise<string[]> {
  return of.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)), STORED);
}

it('a choice made in the same moment as the form appears is saved', async () => {
  await signInAs(page, anna);
  await drawLate(page.context(), 400);
  await openArea(page, area, A);
  await levelOf(page, A, 5).check();
  await until(async () => (await stored(anna)).get(A) === 5, 10_000);
  expect(watched.complaints).toEqual([]);
});

describe('two people, one browser', () => {
  it('what one has not saved is neither sent nor shown for the other, and is saved when the first is back', async () => {
    await signInAs(page, anna);
    await openArea(page, area, A);
    await cut(page);
    await levelOf(page, A, 4).check();
    await commentOf(page, A).fill('Annas egna ord');
    await waitForState(page, 'retrying');
    await expect.poll(() => unsavedInBrowser(page)).toHaveLength(1);

    const questions: string[] = [];
    const refuse = (dialog: { message: () => string; dismiss: () => Promise<void> }) => {
      questions.push(dialog.message());
      void dialog.dismiss();
    };
    page.once('dialog', refuse);
    await page.locator('form[data-sign-out] button').click();
    await until(() => questions.length === 1, 5000);
    expect(questions[0]).toBe(texts.sv.layout.signOutWarning);
    expect(new URL(page.url()).pathname).toBe(area);

    page.once('dialog', (dialog) => void dialog.accept());
    await signOut(page);
    await mend(page);
    const sent: string[] = [];
    page.context().on('request', (request) => {
      if (request.url().endsWith('/svar')) sent.push(request.postData() ?? '');
    });
    await signInAs(page, bo);
    await openArea(page, area, A);
    await expect.poll(() => chosenLevel(page, A)).toBeNull();
    await expect.poll(() => page.locator('body').innerText()).not.toContain('Annas egna ord');
    await levelOf(page, B, 2).check();
    await waitForState(page, 'idle');
    await page.waitForTimeout(1500);
    expect(sent.join()).not.toContain('Annas egna ord');
    expect((await stored(anna)).has(A)).toBe(false);
    expect((await stored(bo)).get(B)).toBe(2);
    expect((await stored(bo)).has(A)).toBe(false);

    await signOut(page);
    await signInAs(page, anna);
    await openArea(page, area, A);
    await waitForState(page, 'idle');
    await expect.poll(() => chosenLevel(page, A)).toBe('4');
    await expect.poll(() => commentOf(page, A).inputValue()).toBe('Annas egna ord');
    await until(async () => (await stored(anna)).get(A) === 4, 10_000);
    await expect.poll(() => unsavedInBrowser(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});

describe('one person, and things that happen', () => {
  it('a closed tab: what was not saved is there and gets saved when the page is opened again', async () => {
    await signInAs(page, anna);
    await openArea(page, area, A);
    await cut(page);
    await levelOf(page, A, 1).check();
    await commentOf(page, B).fill('Skrivet i sista stund');
    await page.close({ runBeforeUnload: false });
    expect((await stored(anna)).has(A)).toBe(false);
    await mend(page);
    page = await watched.page.context().newPage();
    await openArea(page, area, A);
    await waitForState(page, 'idle');
    await until(async () => (await stored(anna)).get(A) === 1, 10_000);
    await expect.poll(() => commentOf(page, B).inputValue()).toBe('Skrivet i sista stund');
    expect(watched.complaints).toEqual([]);
  });

  it('an ended session: the page says so, and after sign-in the answers are saved', async () => {
    await signInAs(page, anna);
    await openArea(page, area, A);
    await sql`update sessions set revoked_at = ${new Date().toISOString()}`.execute(site.world.db);
    await levelOf(page, A, 5).check();
    await waitForState(page, 'signed_out');
    await levelOf(page, B, 3).check();
    expect((await stored(anna)).has(A)).toBe(false);
    await page.locator('.save-bar a').first().click();
    await page.waitForURL(/\/logga-in/);
    const button = page.locator(`button[name=person][value="${anna}"]`).first();
    await page.locator('details', { has: button }).first().locator('summary').click();
    await button.click();
    await waitForForm(page, A);
    await waitForState(page, 'idle');
    await until(async () => (await stored(anna)).get(B) === 3, 10_000);
    expect((await stored(anna)).get(A)).toBe(5);
    expect([await chosenLevel(page, A), await chosenLevel(page, B)]).toEqual(['5', '3']);
    expect(watched.complaints).toEqual([]);
  });

  it('ten minutes without a network: everything written meanwhile is saved when it is back', async () => {
    await page.clock.install();
    await signInAs(page, anna);
    await openArea(page, area, A);
    await page.context().setOffline(true);
    await levelOf(page, A, 2).check();
    await waitForState(page, 'retrying');
    await page.clock.fastForward('05:00');
    await levelOf(page, B, 4).check();
    await commentOf(page, C).fill('Utan nät');
    await page.getByRole('button', { name: texts.sv.answering.next }).click();
    await page.clock.fastForward('05:00');
    await waitForState(page, 'retrying');
    expect((await stored(anna)).has(A)).toBe(false);
    await page.context().setOffline(false);
    await page.clock.fastForward('01:00');
    await waitForState(page, 'idle');
    await until(async () => (await stored(anna)).get(B) === 4, 10_000);
    expect((await stored(anna)).get(A)).toBe(2);
    const words = site.world.db.selectFrom('answers').select('indicator').where('comment', '=', 'Utan nät');
    expect(await words.execute()).toEqual([{ indicator: C }]);
    await expect.poll(() => unsavedInBrowser(page)).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });

  it('two tabs with different answers: both are shown, and the chosen one is saved', async () => {
    await signInAs(page, anna);
    await openArea(page, area, A);
    const other = await watched.page.context().newPage();
    await openArea(other, area, A);
    await levelOf(page, A, 1).check();
    await waitForState(page, 'idle');
    await levelOf(other, A, 5).check();
    await waitForState(other, 'needs_you');
    const problems = other.locator('.save-problems');
    await expect.poll(() => problems.innerText()).toContain(texts.sv.answering.problem.stored);
    expect((await stored(anna)).get(A)).toBe(1);
    await problems.getByRole('button', { name: texts.sv.answering.problem.keepMine }).click();
    await waitForState(other, 'idle');
    await until(async () => (await stored(anna)).get(A) === 5, 10_000);
    const versions = await site.world.db
      .selectFrom('answer_versions')
      .select('level')
      .where('indicator', '=', A)
      .execute();
    expect(versions.map((row) => row.level)).toEqual(expect.arrayContaining([1, 5]));
  });
});

it('"Vet ej" on all that is unanswered says what it did, and is taken back where no answer has come since', async () => {
  const [first, ...rest] = AREAS[0]!.directions[0]!.indicators.map(({ code }) => code);
  const answered = async () =>
    [...(await stored(anna))].filter(([code]) => code === first || rest.includes(code)).sort();
  const words = texts.sv.answering;
  await signInAs(page, anna);
  await openArea(page, area, A);
  await levelOf(page, A, 4).check();
  await page.getByText(words.dontKnowAll).click();
  await page.getByLabel(words.dontKnowComment).fill('Frågar Eva');
  await page.getByRole('button', { name: words.dontKnowSet, exact: true }).click();
  const status = page.locator('.dont-know-all [role=status]');
  await expect.poll(() => status.innerText()).toBe(words.dontKnowDone_other.replace('{{count}}', String(rest.length)));
  await until(async () => (await answered()).length === rest.length + 1, 10_000);
  expect((await stored(anna)).get(C)).toBeNull();
  await expect.poll(() => commentOf(page, C).inputValue()).toBe('Frågar Eva');

  await levelOf(page, B, 2).check();
  await page.getByRole('button', { name: words.dontKnowUndo }).click();
  await expect.poll(() => status.innerText()).toBe(words.dontKnowUndone);
  await until(async () => (await answered()).length === 2, 10_000);
  await expect.poll(answered).toEqual([
    [A, 4],
    [B, 2],
  ]);
  await openArea(page, area, A);
  await expect.poll(() => chosenLevel(page, C)).toBeNull();
  await expect.poll(() => commentOf(page, C).inputValue()).toBe('');
  expect(watched.complaints).toEqual([]);
});

it('what is written in a long text before the scripts have come is still there when they have', async () => {
  await signInAs(page, anna);
  const action = await site.world.action('kumla', site.world.closedRound);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/plan/kumla/${site.world.closedRound}/aktivitet/${action}`, { waitUntil: 'commit' });
  const description = page.locator('textarea[name=description]');
  await description.fill('Skrivet innan skripten kom');
  letThrough();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber$')));
  await expect.poll(() => description.inputValue()).toBe('Skrivet innan skripten kom');
  expect(watched.complaints).toEqual([]);
});
