import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Role } from '#db/schema';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv;
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };
const TITLE = 'Gemensam utbildning i digital tillgänglighet';
const LIST = '/lan/gemensamma-aktiviteter';

const site = siteOfFile();

async function openAs(place: string, role: Role, { hasScripts = true } = {}) {
  const options = { javaScriptEnabled: hasScripts, viewport: WIDE, forgives: [/status of 40[0-9]/] };
  return site.openAs(await site.visitor(place, role), options);
}

async function lookInBothWidths(page: Page, about: string): Promise<void> {
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page, 'sv', `${about} at ${viewport.width}`);
  }
}

async function takeStep(page: Page, step: 'presented' | 'anchored' | 'offered', next: string): Promise<void> {
  await page.getByRole('button', { name: t.joint.step[step].button }).click();
  await page.getByRole('heading', { name: next }).waitFor();
}

const answerOf = (page: Page, organisation: string) =>
  page.locator('tbody tr', { has: page.getByRole('rowheader', { name: organisation, exact: true }) });

it('from a draft that nobody sees to Kumla’s yes, Laxå’s no and Hallsberg’s question; the status flows back', async () => {
  const { page: county, complaints } = await openAs('programme', 'county');
  await county.goto(LIST);
  await county.getByRole('link', { name: t.joint.draft, exact: true }).click();
  await county.locator('#title').waitFor();
  await lookInBothWidths(county, 'the form');
  await county.getByRole('button', { name: t.joint.saveDraft }).click();
  await county.locator('.error-summary').waitFor();
  await lookInBothWidths(county, 'the form with an error');
  await county.locator('#title').fill(TITLE);
  await county.locator('#description').fill('En halvdag tillsammans, två gånger om året.');
  await county.locator('#collaborationArea').selectOption('competence_and_capacity');
  await county.locator('input[name=areas][value=KOM]').check();
  await county.getByRole('button', { name: t.joint.saveDraft }).click();
  await county.waitForURL('**?sparat=1');
  const id = new URL(county.url()).pathname.split('/').at(-1)!;
  const offerTo = (organisation: string) => `/gemensamma-aktiviteter/${organisation}/${id}`;

  const { page: kumla } = await openAs('kumla', 'approver');
  expect((await kumla.goto(offerTo('kumla')))?.status(), 'a draft is nobody else’s').toBe(404);
  await takeStep(county, 'presented', t.joint.step.anchored.title);
  await takeStep(county, 'anchored', t.joint.step.offered.title);
  expect((await kumla.goto(offerTo('kumla')))?.status(), 'not before it is offered').toBe(404);
  await lookInBothWidths(county, 'before it is offered');
  await county.locator('label.check', { hasText: 'Degerfors' }).locator('input').uncheck();
  await takeStep(county, 'offered', t.joint.step.ongoing.title);

  await kumla.goto('/oversikt');
  await kumla.getByRole('link', { name: TITLE }).click();
  await kumla.getByText(t.joint.accepting.status).waitFor();
  await lookInBothWidths(kumla, 'an offer');
  await kumla.getByRole('button', { name: t.joint.accept }).click();
  await kumla.getByText(t.joint.done.accept).waitFor();
  await kumla.getByRole('link', { name: t.joint.toAction }).click();
  await kumla.getByRole('link', { name: TITLE }).waitFor();
  await lookInBothWidths(kumla, 'the own action');
  await kumla.locator('#status').selectOption('decided');
  await kumla.getByRole('button', { name: t.plan.action.save }).click();
  await kumla.getByText(t.plan.action.saved, { exact: true }).waitFor();

  const { page: laxa } = await openAs('laxa', 'coordinator', { hasScripts: false });
  await laxa.goto(offerTo('laxa'));
  await laxa.locator('summary', { hasText: t.joint.decline.title }).click();
  await laxa.getByRole('button', { name: t.joint.decline.button }).click();
  await laxa.locator('.error-summary').waitFor();
  await laxa.locator('#reason').fill('Vi utbildar redan själva.');
  await laxa.getByRole('button', { name: t.joint.decline.button }).click();
  await laxa.getByText(t.joint.done.decline).waitFor();

  const { page: hallsberg } = await openAs('hallsberg', 'coordinator');
  await hallsberg.goto(offerTo('hallsberg'));
  await hallsberg.locator('#text').fill('Kan förtroendevalda vara med?');
  await hallsberg.getByRole('button', { name: t.joint.ask }).click();
  await hallsberg.getByText('Kan förtroendevalda vara med?').waitFor();

  const { page: degerfors } = await openAs('degerfors', 'coordinator');
  expect((await degerfors.goto(offerTo('degerfors')))?.status(), 'offered to others').toBe(404);
  expect((await degerfors.goto(offerTo('kumla')))?.status(), 'another organisation’s').toBe(404);

  await county.goto(`${LIST}/${id}`);
  await expect.poll(() => answerOf(county, 'Kumla').innerText()).toMatch(/Deltar[\s\S]*Beslutad/);
  await expect.poll(() => answerOf(county, 'Laxå').innerText()).toContain('Vi utbildar redan själva.');
  await expect.poll(() => answerOf(county, 'Hallsberg').innerText()).toContain(t.joint.answer.asked);
  await lookInBothWidths(county, 'with answers');
  await county.getByLabel('Svar till Hallsberg').fill('Ja, gärna.');
  await county.getByRole('button', { name: t.joint.reply }).click();
  await county.getByText('Ja, gärna.').waitFor();
  await hallsberg.reload();
  await hallsberg.getByText('Ja, gärna.').waitFor();
  await county.goto(LIST);
  await county.getByText('1 ja, 1 nej, 12 har inte svarat').waitFor();
  await lookInBothWidths(county, 'the list');
  expect(complaints).toEqual([]);
});

it('two who write in the same draft: the later sees both values and keeps the own words', async () => {
  const { id } = await site.world.db
    .selectFrom('joint_actions')
    .select('id')
    .where('status', '=', 'draft')
    .executeTakeFirstOrThrow();
  const [one, two] = [(await openAs('programme', 'county')).page, (await openAs('programme', 'county')).page];
  for (const page of [one, two]) await page.goto(`${LIST}/${id}?andra`);
  await one.locator('#responsible').fill('Biblioteksutvecklingen');
  await one.getByRole('button', { name: t.joint.save }).click();
  await one.getByText(t.joint.saved, { exact: true }).waitFor();
  await two.locator('#responsible').fill('Regionbiblioteket');
  await two.getByRole('button', { name: t.joint.save }).click();
  const notice = two.locator('.error-summary');
  await notice.waitFor();
  await expect.poll(() => notice.innerText()).toMatch(/Regionbiblioteket[\s\S]*Biblioteksutvecklingen/);
  await expect.poll(() => two.locator('#responsible').inputValue()).toBe('Regionbiblioteket');
  await lookInBothWidths(two, 'both values');
  await two.getByRole('button', { name: t.joint.save }).click();
  await two.getByText(t.joint.saved, { exact: true }).waitFor();
  await two.getByText('Regionbiblioteket').waitFor();
});

it('the county follows the plans that are shared, with effect where both plan and questions are', async () => {
  const { page, complaints } = await openAs('programme', 'county', { hasScripts: false });
  await page.goto('/lan');
  await page.getByRole('link', { name: t.joint.plans.title }).click();
  await page.getByRole('heading', { name: t.joint.plans.title }).waitFor();
  await expect.poll(() => page.getByRole('rowheader', { name: 'Kumla' }).count()).toBe(1);
  await expect
    .poll(() => page.getByRole('rowheader', { name: 'Hallsberg' }).count(), { message: 'only in sums' })
    .toBe(0);
  const { page: reader } = await openAs('kumla', 'approver');
  expect((await reader.goto('/lan/handlingsplaner'))?.status()).toBe(404);
  expect(complaints).toEqual([]);
});
