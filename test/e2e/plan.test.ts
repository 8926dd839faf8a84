import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Id, Role } from '#db/schema';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv;
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };

const site = siteOfFile();
let plan: string;

beforeAll(() => {
  plan = `/plan/kumla/${site.world.closedRound}`;
});

async function openAs(role: Role, { hasScripts = true, viewport = WIDE } = {}) {
  const options = { javaScriptEnabled: hasScripts, viewport, forgives: [/status of 40[09]/] };
  return site.openAs(await site.visitor('kumla', role), options);
}

const statusOf = async (id: Id) =>
  (await site.world.db.selectFrom('actions').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status;

async function lookInBothWidths(page: Page, about: string): Promise<void> {
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    await expectAccessible(page, 'sv', `${about} at ${viewport.width}`);
  }
}

it('from a proposal over the form to the board, where a card is moved with the keyboard alone', async () => {
  const { page, complaints } = await openAs('coordinator');
  await page.goto(`${plan}/forslag`);
  await lookInBothWidths(page, 'proposals');
  await page.locator('input[name=pick]').nth(0).check();
  await page.locator('input[name=pick]').nth(1).check();
  await page.getByRole('button', { name: t.plan.proposals.merge }).click();
  await page.waitForURL('**/aktivitet/*');
  await page.locator('#title').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1)!;
  await expect.poll(() => page.locator('input[name=indicators]:checked').count()).toBe(2);
  await page.locator('#title').fill('Två frågor på en gång');
  await page.locator('#dueOn').fill('2020-01-01');
  await page.locator('#startsOn').fill('2021-01-01');
  await page.getByRole('button', { name: t.plan.action.save }).click();
  await page.locator('.error-summary').waitFor();
  await expect
    .poll(() => page.locator('#title').inputValue(), { message: 'nothing written is lost' })
    .toBe('Två frågor på en gång');
  await lookInBothWidths(page, 'the form with an error');
  await page.locator('#startsOn').fill('2019-01-01');
  await page.getByRole('button', { name: t.plan.action.save }).click();
  await page.getByText(t.plan.action.saved, { exact: true }).waitFor();

  await page.goto(`${plan}?vy=tavla&status=open`);
  await lookInBothWidths(page, 'the board');
  await page.locator(`#aktivitet-${id} a`).focus();
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/flyttad=/);
  await page.locator(`section[aria-labelledby=column-decided] #aktivitet-${id}`).waitFor();
  await expect.poll(() => statusOf(id)).toBe('decided');
  await page.waitForFunction((card) => document.activeElement?.id === card, `aktivitet-${id}`);
  expect(new URL(page.url()).searchParams.get('status'), 'the filter stays').toBe('open');
  expect(complaints).toEqual([]);
});

it('without JavaScript the same: pick, save, move, note, filter and sort', async () => {
  const { page } = await openAs('approver', { hasScripts: false, viewport: NARROW });
  await page.goto(`${plan}/forslag`);
  await page.locator('input[name=pick]').nth(2).check();
  await page.getByRole('button', { name: t.plan.proposals.pick }).click();
  await page.waitForURL('**?status=proposed');
  const link = page.locator('.plan-table tbody th a').first();
  const id = (await link.getAttribute('href'))!.split('/').at(-1)!;
  await link.click();
  await page.locator('#responsible').fill('Kanslichefen');
  await page.getByRole('button', { name: t.plan.action.save }).click();
  await page.locator('textarea[name=text]').fill('Talade med kansliet.');
  await page.getByRole('button', { name: t.plan.notes.add }).click();
  await page.getByText('Talade med kansliet.').waitFor();
  await page.goto(`${plan}?vy=tavla`);
  await page.locator(`#aktivitet-${id} select`).selectOption('cancelled');
  await page.locator(`#aktivitet-${id} button`).click();
  await page.locator(`section[aria-labelledby=column-cancelled] #aktivitet-${id}`).waitFor();
  await expect.poll(() => statusOf(id)).toBe('cancelled');

  await page.goto(`${plan}?vy=tabell`);
  await page.locator('#filter-text').fill('kanslichefen');
  await page.getByRole('button', { name: t.plan.filter }).click();
  await page.waitForURL(/sok=kanslichefen/);
  await expect.poll(() => page.locator('.plan-table tbody th a').count()).toBe(1);
  await page.goto(plan);
  await page.getByRole('link', { name: t.plan.field.title, exact: true }).click();
  await page.waitForURL(/sortera=aktivitet/);
  await expect
    .poll(async () => {
      const titles = await page.locator('.plan-table tbody:last-of-type th[scope=row] a').allInnerTexts();
      return titles.every((title, index) => index === 0 || titles[index - 1]!.localeCompare(title, 'sv') <= 0);
    })
    .toBe(true);
});

it('two who write in the same action: the later sees both values, keeps the own words and chooses', async () => {
  const id = await site.world.action('kumla', site.world.closedRound);
  const path = `${plan}/aktivitet/${id}`;
  const [one, two] = [(await openAs('coordinator')).page, (await openAs('approver')).page];
  await one.goto(path);
  await two.goto(path);
  await one.locator('#responsible').fill('Socialchefen');
  await one.getByRole('button', { name: t.plan.action.save }).click();
  await one.getByText(t.plan.action.saved, { exact: true }).waitFor();
  await two.locator('#responsible').fill('Skolchefen i Kumla');
  await two.getByRole('button', { name: t.plan.action.save }).click();
  const notice = two.locator('.error-summary');
  await notice.waitFor();
  await expect.poll(() => notice.innerText()).toMatch(/Skolchefen i Kumla[\s\S]*Socialchefen/);
  await expect.poll(() => two.locator('#responsible').inputValue()).toBe('Skolchefen i Kumla');
  await lookInBothWidths(two, 'both values');
  await two.getByRole('button', { name: t.plan.action.save }).click();
  await two.getByText(t.plan.action.saved, { exact: true }).waitFor();
  const row = await site.world.db
    .selectFrom('actions')
    .select('responsible')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.responsible).toBe('Skolchefen i Kumla');
});

it.each([true, false])(
  'two who set targets of areas: what was not touched wipes nothing (scripts: %s)',
  async (hasScripts) => {
    const [one, two] = [
      (await openAs('coordinator', { hasScripts })).page,
      (await openAs('approver', { hasScripts })).page,
    ];
    const field = (page: Page, area: string) => page.locator(`[name="areaTarget.${area}"]`);
    const save = async (page: Page) => page.getByRole('button', { name: t.plan.proposals.rate }).click();
    await one.goto(`${plan}/forslag`);
    await two.goto(`${plan}/forslag`);
    const [before, mine] = hasScripts ? ['', '3,7'] : ['3,7', '2,6'];
    await expect.poll(() => field(two, 'KOM').inputValue()).toBe(before);
    await field(one, 'KOM').fill(mine);
    await save(one);
    await one.waitForURL(/sparat=1/);
    await save(two);
    await two.waitForURL(/sparat=1/);
    await expect.poll(() => field(two, 'KOM').inputValue()).toBe(mine);

    await one.goto(`${plan}/forslag`);
    await field(one, 'TRY').fill('4,25');
    await save(one);
    await one.waitForURL(/sparat=1/);
    await field(two, 'TRY').fill(hasScripts ? '4,5' : '4,4');
    await field(two, 'INN').fill(hasScripts ? '4,1' : '4');
    await two.locator('input[name=pick]').first().check();
    await two.getByRole('button', { name: t.plan.proposals.pick }).click();
    const notice = two.locator('.error-summary');
    await notice.waitFor();
    await expect.poll(() => notice.innerText()).toMatch(/4,[45][\s\S]*4,25/);
    await expect.poll(() => field(two, 'TRY').inputValue()).toBe(hasScripts ? '4,5' : '4,4');
    await expect.poll(() => field(two, 'INN').inputValue()).toBe(hasScripts ? '4,1' : '4');
    await expect.poll(() => two.locator('input[name=pick]').first().isChecked()).toBe(true);
    if (hasScripts) await lookInBothWidths(two, 'both targets');
    await save(two);
    await two.waitForURL(/sparat=1/);
    await expect.poll(() => field(two, 'TRY').inputValue()).toBe(hasScripts ? '4,5' : '4,4');
  },
);

it('a question whose target is set at its level leaves the proposals, and is raised again from its fold', async () => {
  const { page, complaints } = await openAs('coordinator');
  await page.goto(`${plan}/forslag`);
  const proposals = page.locator('ol.proposals');
  // What is required keeps its minimum whatever target is set.
  const item = proposals.locator('.proposal:not(:has(.ds-tag))').first();
  const code = await item.locator('.code').first().innerText();
  const target = page.locator(`[name="target.${code}"]`);
  await item.locator('details > summary').click();
  await target.selectOption('0');
  await page.getByRole('button', { name: t.plan.proposals.rate }).click();
  await page.waitForURL(/sparat=1/);
  await expect.poll(() => proposals.locator('.code').allInnerTexts()).not.toContain(code);
  await page.locator('details > summary:has(h2)').click();
  await lookInBothWidths(page, 'what has been reached');
  await target.selectOption('5');
  await page.getByRole('button', { name: t.plan.proposals.rate }).click();
  await proposals.getByText(code, { exact: true }).first().waitFor();
  expect(complaints).toEqual([]);
});

it('a saved follow-up says what it did, takes the focus there and hands over the Word file', async () => {
  const { page, complaints } = await openAs('coordinator');
  await page.goto(`${plan}/uppfoljning`, { waitUntil: 'networkidle' });
  await page.locator('textarea').first().fill('Så gick det.');
  await page.getByRole('button', { name: t.plan.followUp.save }).click();
  const receipt = page.locator('[role=status]', { hasText: t.plan.followUp.saved });
  await receipt.waitFor();
  await expect.poll(() => receipt.innerText()).toContain(t.plan.followUp.changed_one);
  await expect.poll(() => receipt.locator('p').evaluate((told) => told === document.activeElement)).toBe(true);
  await lookInBothWidths(page, 'the receipt');
  const waiting = page.waitForEvent('download');
  await receipt.getByRole('button', { name: t.plan.followUp.word }).click();
  expect((await waiting).suggestedFilename()).toMatch(/\.docx$/);
  expect(complaints).toEqual([]);
});

it('a reader reads every part of the plan and is offered nothing to change', async () => {
  const { page, complaints } = await openAs('reader');
  const id = await site.world.action('kumla', site.world.closedRound);
  const parts = [
    '?vy=tabell',
    '?vy=tavla',
    '?vy=tidslinje',
    '/forslag',
    `/aktivitet/${id}`,
    '/beslut',
    '/uppfoljning',
    '/effekt',
  ];
  for (const part of parts) {
    await page.goto(`${plan}${part}`);
    for (const fold of await page.locator('main details:not([open]) > summary').all()) {
      if (part === '/beslut' && (await fold.isVisible())) await fold.click();
    }
    await lookInBothWidths(page, part);
    await expect.poll(() => page.locator('main form[method=post]').count(), { message: part }).toBe(0);
  }
  await page.goto(`${plan}/prova`);
  const choice = page.locator('input[name=aktivitet]').first();
  await choice.check();
  await page.getByRole('button', { name: t.plan.simulator.show }).click();
  await page.getByRole('heading', { name: t.plan.simulator.outcome }).waitFor();
  await lookInBothWidths(page, 'the simulator');
  expect(complaints).toEqual([]);
});
