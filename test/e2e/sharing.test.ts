import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Role } from '#db/schema';
import type { WatchedPage } from '../support/browser';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv;
const NARROW = { width: 320, height: 700 };
const WIDE = { width: 1280, height: 900 };
/** The browser's own word about a form that came back with an error. */
const FORGIVES = [/status of 400/, /status of 409/];

const site = siteOfFile();

async function openAs(place: string, role: Role | null, options: object): Promise<WatchedPage> {
  return site.openAs(role && (await site.visitor(place, role)), { forgives: FORGIVES, ...options });
}

const radio = (page: Page, depth: string, audience: string) =>
  page.locator(`input[name="share-${depth}"][value="${audience}"]`);
const preview = (page: Page) => page.locator('.preview').innerText();
const chosen = async (page: Page, depth: string) =>
  page.locator(`input[name="share-${depth}"]:checked`).getAttribute('value');

it('the approver chooses, is told of a choice that is too wide at once, sees what others see, and signs', async () => {
  const { page, complaints } = await openAs('lekeberg', 'approver', { viewport: NARROW });
  await page.goto(`/sjalvskattning/${site.world.assessment('lekeberg')}/godkann`);
  await page.waitForLoadState('networkidle');
  const round = `Mätomgång ${site.world.closedRound}`;
  await expect.poll(() => page.locator('section[aria-labelledby=sign]').innerText()).toContain(round);
  await radio(page, 'directions', 'public').check();
  const error = page.locator('#share-directions-error');
  await error.getByText(t.sharing.tooWide.directions).waitFor();
  await expectAccessible(page, 'sv', 'too wide');
  await page.getByLabel(t.approve.read).check();
  await page.getByRole('button', { name: t.approve.sign }).click();
  await page.locator('.error-summary').waitFor();
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain(t.sharing.tooWide.directions);
  await expect.poll(() => chosen(page, 'directions'), { message: 'what was chosen is still there' }).toBe('public');

  await radio(page, 'directions', 'county').check();
  await page.waitForFunction(() => document.querySelector('#share-directions-error')?.textContent === '');
  const text = await preview(page);
  expect(text).toContain('Höga krav på säkerhet');
  expect(text).toContain(t.sharing.preview.publicDocuments);
  await radio(page, 'plan', 'private').check();
  await page.getByRole('button', { name: t.approve.sign }).click();
  await page.waitForURL('**/kvitto');
  await page.getByRole('link', { name: t.sharing.open }).click();
  await page.getByRole('heading', { level: 1, name: t.sharing.title }).waitFor();
  await expect.poll(() => page.locator('section[aria-labelledby=choice]').innerText()).toContain(t.sharing.counts.open);
  await expect.poll(() => chosen(page, 'directions')).toBe('county');
  await expectAccessible(page, 'sv', 'sharing');
  expect(complaints).toEqual([]);
});

it('what is chosen as public is read by anybody, answers and plan, on a page of the organisation’s own', async () => {
  const approver = await openAs('kumla', 'approver', { viewport: WIDE });
  await approver.page.goto(`/sjalvskattning/${site.world.assessment('kumla', site.world.closedRound)}/delning`);
  await approver.page.waitForLoadState('networkidle');
  for (const depth of ['directions', 'indicators', 'plan']) await radio(approver.page, depth, 'public').check();
  await approver.page.getByRole('button', { name: t.sharing.save }).click();
  await approver.page.waitForURL('**/delning?sparat=1');

  const { page, complaints } = await openAs('', null, { viewport: NARROW, forgives: [/status of 404/] });
  await page.goto(`/publikt/${site.world.closedRound}`);
  const pages = page.locator('section[aria-labelledby=pages]');
  await expect.poll(() => pages.innerText()).toContain(`Lekeberg: ${t.public.pages.plan}`);
  await expect.poll(() => pages.innerText()).toContain(`Kumla: ${t.public.pages.both}`);
  await pages.getByRole('link', { name: 'Kumla' }).click();
  await page.getByRole('heading', { level: 2, name: t.public.of.plan }).waitFor();
  const answers = page.locator('section[aria-labelledby=answers]');
  await answers.locator('summary').nth(2).click();
  await answers.getByText(t.result.hidden.sensitive).waitFor();
  await expect.poll(() => answers.innerText()).toMatch(/Nivå \d/);
  await expect.poll(() => page.locator('.shown-plan > li').count()).toBeGreaterThan(2);
  await expectAccessible(page, 'sv', 'an organisation in public');
  expect((await page.goto(`/publikt/${site.world.closedRound}/karlskoga`))?.status(), 'shows neither').toBe(404);
  expect([...complaints, ...approver.complaints]).toEqual([]);
});

it('a plan shown by name in the county is read by its members and the county, and no other plan', async () => {
  const forgives = [/status of 404/];
  const { page, complaints } = await openAs('nora', 'reader', { viewport: NARROW, forgives });
  await page.goto(`/jamfor?omgang=${site.world.closedRound}`);
  await page.getByRole('link', { name: t.compare.part.plans }).click();
  await page.getByRole('heading', { name: t.compare.plans.list }).waitFor();
  await expectAccessible(page, 'sv', 'plans to read');
  await page.getByRole('link', { name: 'Lekeberg' }).click();
  await page.getByRole('heading', { level: 1, name: /Lekeberg/ }).waitFor();
  await expect.poll(() => page.locator('.shown-plan > li').count()).toBeGreaterThan(2);
  await expectAccessible(page, 'sv', 'a plan of another');
  expect((await page.goto(`/jamfor/handlingsplaner/hallsberg/${site.world.closedRound}`))?.status(), 'in sums').toBe(
    404,
  );
  const county = await openAs('programme', 'county', { viewport: WIDE, javaScriptEnabled: false });
  await county.page.goto('/lan/handlingsplaner');
  await county.page.getByRole('link', { name: 'Lekeberg' }).click();
  await county.page.getByRole('heading', { level: 1, name: /Lekeberg/ }).waitFor();
  expect([...complaints, ...county.complaints]).toEqual([]);
});

it('somebody whose browser runs no scripts previews, is told what is wrong, and changes the sharing', async () => {
  const { page, complaints } = await openAs('kumla', 'approver', { viewport: WIDE, javaScriptEnabled: false });
  const path = `/sjalvskattning/${site.world.assessment('kumla', site.world.closedRound)}/delning`;
  await page.goto(path);
  await radio(page, 'directions', 'public').check();
  await page.getByRole('button', { name: t.sharing.showPreview }).click();
  await expect.poll(() => chosen(page, 'directions')).toBe('public');
  expect(page.url()).toContain('#forhandsvisning');
  expect((await preview(page)).match(/Effektiv immaterialrätt/g), 'for the county and for the public').toHaveLength(2);

  await radio(page, 'areas', 'private').check();
  await page.getByRole('button', { name: t.sharing.save }).click();
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain(t.sharing.tooWide.directions);
  await expect.poll(() => chosen(page, 'areas')).toBe('private');

  for (const depth of ['areas', 'directions', 'indicators']) await radio(page, depth, 'aggregate').check();
  await page.getByRole('button', { name: t.sharing.save }).click();
  await page.waitForURL('**/delning?sparat=1');
  await expect.poll(() => page.locator('section[aria-labelledby=choice]').innerText()).toContain(t.sharing.saved);
  await expect
    .poll(() => page.locator('section[aria-labelledby=log]').innerText())
    .toContain('från offentligt till bara i');

  const other = await openAs('', null, { javaScriptEnabled: false });
  await other.page.goto(`/publikt/${site.world.closedRound}`);
  const row = await other.page.locator('tr', { has: other.page.getByRole('rowheader', { name: 'Kumla' }) }).innerText();
  expect(row).toContain(t.result.hidden.not_shared);
  expect([...complaints, ...other.complaints]).toEqual([]);
});

it('a wider choice that can’t take effect in a closed round waits, and the page says why', async () => {
  const { page, complaints } = await openAs('ljusnarsberg', 'approver', { viewport: WIDE });
  await page.goto(`/sjalvskattning/${site.world.assessment('ljusnarsberg', site.world.closedRound)}/delning`);
  await page.waitForLoadState('networkidle');
  await radio(page, 'index', 'aggregate').check();
  await page.getByRole('button', { name: t.sharing.save }).click();
  await page.waitForURL('**/delning?sparat=1');
  await page.getByText(t.sharing.savedPartly).waitFor();
  await expect
    .poll(() => page.locator('section[aria-labelledby=choice]').innerText())
    .toContain(t.sharing.reason.frozen);
  await expectAccessible(page, 'sv', 'waiting');
  expect(complaints).toEqual([]);
});

it('anybody reads the open results from the start page', async () => {
  for (const viewport of [NARROW, WIDE]) {
    const { page, complaints } = await openAs('', null, { viewport });
    await page.goto('/');
    await page.locator(`a[href^="/publikt/${site.world.closedRound}"]`).click();
    await page.getByRole('heading', { name: t.public.organisations }).waitFor();
    await expectAccessible(page, 'sv', 'open results');
    expect(complaints).toEqual([]);
  }
  const { page } = await openAs('', null, { forgives: [/status of 404/] });
  expect((await page.goto('/publikt/1999'))?.status()).toBe(404);
  await page.goto(`/publikt/${site.world.openRound}`);
  await expect.poll(() => page.locator('main').innerText()).toContain(t.public.open.split('{{')[0]!.trim());
});

it('an organisation offers to tell, is told what is missing, and takes it back', async () => {
  const { page, complaints } = await openAs('karlskoga', 'coordinator', { viewport: NARROW });
  await page.goto('/lar-av-andra');
  await page.waitForLoadState('networkidle');
  await page.getByText(t.learn.form.title, { exact: true }).first().click();
  const offer = page.getByRole('button', { name: t.learn.form.offer });
  await page.getByLabel(t.learn.form.contact).fill('070-123 45 67');
  await offer.click();
  await page.locator('.error-summary').waitFor();
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain(t.learn.error.personal);
  await expectAccessible(page, 'sv', 'with errors');
  await page.getByLabel(t.learn.form.direction).selectOption('LED1');
  await page.getByLabel(t.learn.form.heading).fill('Ledningen mäter');
  await page.getByLabel(t.learn.form.text).fill('Varje månad.');
  await page.getByLabel(t.learn.form.contact).fill('Kansliet');
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel(t.learn.form.until).fill(inAMonth);
  await offer.click();
  const withdraw = page.getByRole('button', { name: 'Ta tillbaka Ledningen mäter' });
  await withdraw.waitFor();
  await withdraw.click();
  await withdraw.waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});
