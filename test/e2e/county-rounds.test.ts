import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import sv from '#app/i18n/sv.json';
import { newId } from '#db/ids';
import type { WatchedPage } from '../support/browser';
import { signInAs } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';
import { Visitor } from './visitor';

const t = sv.county;
const LIST = '/lan/matomgangar';
/** The browser's own word about forms that are refused on purpose. */
const REFUSED = [/status of (400|409)/];

const site = siteOfFile();
let watched: WatchedPage;
let page: Page;
/** The year of the round that is planned here. */
let year: string;

beforeAll(async () => {
  year = String(Number(site.world.openRound) + 1);
  watched = await site.openPage({ viewport: { width: 1280, height: 900 }, forgives: REFUSED });
  page = watched.page;
  await page.goto('/');
  await signInAs(page, site.world.person('programme', 'county'));
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.locator(`[name=${name}]`);
const look = () => expectAccessible(page, 'sv', 'county');
const open = (summary: string) => page.locator('summary', { hasText: summary }).click();
const round = (slug: string) =>
  site.world.db.selectFrom('rounds').selectAll().where('slug', '=', slug).executeTakeFirst();

async function expectRefused(texts: readonly string[]): Promise<void> {
  const summary = page.locator('.error-summary');
  for (const text of texts) await summary.getByRole('link', { name: text }).waitFor();
  await expect.poll(() => summary.getByRole('link').count()).toBe(texts.length);
  await expect.poll(() => summary.locator('h2').evaluate((heading) => heading === document.activeElement)).toBe(true);
  await look();
}

describe('the county coordinator', () => {
  it('plans the next round after the last one, and is told what is wrong with it', async () => {
    await page.goto('/lan');
    await look();
    await page.getByRole('link', { name: t.rounds.title }).click();
    await page.getByRole('link', { name: /som förlaga/ }).click();
    await page.waitForURL(`**${LIST}/ny?fran=${site.world.openRound}`);
    await expect.poll(() => field('name').inputValue()).toBe(`Mätomgång ${year}`);
    await expect.poll(() => field('opensOn').inputValue()).toContain(year);
    const [closesOn, opensOn] = [await field('closesOn').inputValue(), await field('opensOn').inputValue()];
    await field('name').fill('M'.repeat(101));
    await field('closesOn').fill(`${year}-02-30`);
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await button(t.form.plan).click();
    await expectRefused([t.form.nameLong, t.form.closesNoSuchDay, t.problem.no_organisation]);
    await field('name').fill('');
    await field('closesOn').fill('2020-01-01');
    await open(t.form.parameters);
    await field('k').fill('2');
    await button(t.form.plan).click();
    await expectRefused([t.form.nameMissing, t.problem.closes_before_opening, t.problem.no_organisation, t.limit.k]);
    await page.locator('.error-summary').getByRole('link', { name: t.limit.k }).click();
    await expect.poll(() => field('k').evaluate((input) => input === document.activeElement)).toBe(true);
    await field('k').fill('6');
    await field('name').fill(`Mätomgång ${year}`);
    await field('closesOn').fill(closesOn);
    await field('message').fill('Välkomna!\nVi ses i höst.');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('checkbox', { name: 'Örebro', exact: true }).uncheck();
    await button(t.form.plan).dblclick();
    await page.waitForURL(`**${LIST}/${year}`);
    const planned = await site.world.db.selectFrom('rounds').selectAll().where('status', '=', 'draft').execute();
    expect(planned.map((one) => [one.slug, JSON.parse(one.parameters).k])).toEqual([[year, 6]]);
    expect(planned[0]?.opens_at.slice(0, 10)).toBe(opensOn);
    await look();
  });

  it('reads the questionnaire, changes the plan, lets it open by itself and takes that back', async () => {
    await page.getByRole('link', { name: t.round.preview }).click();
    await page.getByRole('heading', { level: 1, name: t.preview.title }).waitFor();
    await expect.poll(() => page.locator('.preview__question').count()).toBe(60);
    await look();
    await page.goto(`${LIST}/${year}`);
    await open(t.round.changeTitle);
    await field('opensTime').first().fill('25.00');
    await button(t.form.change).click();
    await expectRefused([t.form.opensNoSuchTime]);
    await field('opensTime').first().fill('9.30');
    await button(t.form.change).click();
    await page.locator('.error-summary').waitFor({ state: 'detached' });
    expect((await round(year))?.opens_at).toMatch(/T0[78]:30:00/);
    await button(t.round.schedule).click();
    await button(t.round.unschedule).click();
    await button(t.round.schedule).waitFor();
  });

  it('names a group of its own, which is large enough', async () => {
    await open(t.groups.addTitle);
    await field('groupName').fill('Västra länet');
    const boxes = page.locator('input[name=member]');
    for (let index = 0; index < 5; index++) await boxes.nth(index).check();
    await button(t.groups.add).click();
    await expectRefused([t.problem.too_small]);
    await boxes.nth(5).check();
    await button(t.groups.add).dblclick();
    await page.locator('.peer-groups summary', { hasText: 'Västra länet' }).waitFor();
    await expect.poll(() => page.locator('.peer-groups > li').count()).toBe(5);
  });

  it('opens it, and the organisations see it with the message', async () => {
    await open(t.round.openTitle);
    await button(t.round.open).dblclick();
    await page.getByRole('link', { name: t.toFollowUp }).waitFor();
    await expect.poll(() => page.getByText(t.round.otherOpen.split('{{')[0]!).count()).toBe(1);
    const visitor = await site.visitor('kumla', 'coordinator');
    expect((await visitor.get('/oversikt')).text).toContain('Vi ses i höst.');
    await look();
  });

  it('follows it, and notes who takes no part', async () => {
    await page.getByRole('link', { name: t.toFollowUp }).click();
    await page.getByText('0 av 14 har lämnat in.').waitFor();
    await page.getByRole('link', { name: t.status }).click();
    await page.waitForURL('**sortera=lage');
    await look();
    await open(t.decline.title);
    await button(t.decline.decline).click();
    await expectRefused([t.decline.organisationMissing, t.decline.noteMissing]);
    await page.locator('select[name=organisation]').selectOption({ label: 'Laxå' });
    await field('note').fill('Byter system i höst.');
    await button(t.decline.decline).click();
    await page.getByText('0 av 13 har lämnat in.').waitFor();
    // A steering group sees the table; the reason is for the county, in the fold that is never printed.
    expect(await page.locator('table', { hasText: 'Laxå' }).innerText()).not.toContain('Byter system');
    expect(await page.locator('details.no-print', { hasText: 'Laxå' }).textContent()).toContain('Byter system i höst.');
  });

  it('lets it go on longer, closes it with open eyes, and sees when the result was frozen', async () => {
    await page.goto(`${LIST}/${year}`);
    await open(t.round.inviteTitle);
    await button(t.round.invite).click();
    await expectRefused([t.problem.no_organisation]);
    await page.getByRole('checkbox', { name: 'Örebro', exact: true }).check();
    await button(t.round.invite).dblclick();
    await page.locator('summary', { hasText: t.round.inviteTitle }).waitFor({ state: 'detached' });
    await open(t.round.messageTitle);
    await field('message').fill('Vi ses i vår.');
    await button(t.round.saveMessage).click();
    await page.locator('dd', { hasText: 'Vi ses i vår.' }).waitFor();
    await site.world.db.updateTable('rounds').set({ message: 'Någon annans.' }).where('slug', '=', year).execute();
    await field('message').fill('Vi ses i vår igen.');
    await button(t.round.saveMessage).click();
    await expectRefused([t.problem.message_changed_meanwhile]);
    await page.locator('dd', { hasText: 'Någon annans.' }).waitFor();
    await button(t.round.saveMessage).click();
    await page.locator('dd', { hasText: 'Vi ses i vår igen.' }).waitFor();
    await look();
    await open(t.round.extendTitle);
    await field('closesOn').fill('2021-05-01');
    await field('closesTime').fill('12.00');
    await button(t.round.extend).click();
    await page.locator('.error-summary').waitFor();
    await field('closesOn').fill(`${Number(year) + 1}-03-31`);
    await field('closesTime').fill('23.59');
    await button(t.round.extend).dblclick();
    await page.locator('dd', { hasText: `${Number(year) + 1}-03-31 23.59` }).waitFor();
    expect((await round(year))?.closes_at).toBe(`${Number(year) + 1}-03-31T21:59:00.000Z`);
    await open(t.round.closeTitle);
    await button(t.round.close).click();
    await expectRefused([t.form.understoodMissing]);
    await field('understood').check();
    await button(t.round.close).dblclick();
    await page.getByText(/^Resultatet frystes/).waitFor();
    expect(
      await site.world.db
        .selectFrom('audit_events')
        .selectAll()
        .where('action', '=', 'round_closed')
        .where('object_id', '=', (await round(year))!.id)
        .execute(),
    ).toHaveLength(1);
    await look();
    await open(t.round.archiveTitle);
    await button(t.round.archive).click();
    await page.locator('.ds-tag', { hasText: sv.status.round.archived }).waitFor();
    await page.goto(LIST);
    await look();
    expect(watched.complaints).toEqual([]);
  });
});

it('shows nothing of it to a county coordinator of another programme, and takes no form from them', async () => {
  const [at, personId] = [new Date().toISOString(), site.world.person('programme', 'county')];
  const { owner_organisation_id } = await site.world.db.selectFrom('programmes').selectAll().executeTakeFirstOrThrow();
  const programme = { id: newId(), slug: 'annat-lan', name_sv: 'Annat län', name_en: 'Other', owner_organisation_id };
  await site.world.db
    .insertInto('programmes')
    .values({ ...programme, created_at: at })
    .execute();
  await site.world.db
    .updateTable('memberships')
    .set({ programme_id: programme.id })
    .where('person_id', '=', personId)
    .where('role', '=', 'county')
    .execute();
  const visitor = new Visitor(site.origin);
  await visitor.signIn(personId);
  const path = `${LIST}/${site.world.openRound}`;
  for (const address of [
    path,
    `${path}/enkat`,
    `/lan/uppfoljning?omgang=${site.world.openRound}`,
    `${LIST}/ny?fran=${site.world.openRound}`,
  ]) {
    expect((await visitor.get(address)).status, address).toBe(404);
  }
  for (const address of ['/lan', LIST, '/lan/uppfoljning']) {
    const { status, text } = await visitor.get(address);
    expect([status, text.includes(`Mätomgång ${site.world.openRound}`)], address).toEqual([200, false]);
  }
  for (const fields of [{ intent: 'close', understood: 'yes' }, { intent: 'extend' }, { intent: 'archive' }]) {
    expect((await visitor.post(path, fields as Record<string, string>)).status, fields.intent).toBe(404);
  }
  expect((await round(site.world.openRound))?.status).toBe('open');
});
