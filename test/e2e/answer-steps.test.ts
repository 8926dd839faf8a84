import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { commentOf, openArea, radiosOf, signInAs, texts, waitForState } from './answering-page';
import { siteOfFile } from './site';
import { AREAS } from './world';

const AREA = AREAS.find((one) => one.directions.length >= 3)!;
const STEPS = AREA.directions.map((direction) => direction.indicators.map(({ code }) => code));
const FIRST = STEPS[0]![0]!;
const t = texts.sv.answering;

const site = siteOfFile();
let page: Page;
let complaints: string[];
let area: string;

beforeAll(() => {
  area = `/sjalvskattning/${site.world.assessment('kumla')}/${AREA.code.toLowerCase()}`;
});

beforeEach(async () => {
  ({ page, complaints } = await site.openPage({
    forgives: [/ERR_INTERNET_DISCONNECTED/, /status of 422/],
  }));
  await signInAs(page, site.world.person('kumla', 'coordinator'));
});

afterEach(() => page?.context().close());

const next = () => page.getByRole('button', { name: t.next, exact: true }).click();

/** Address, title, heading and what is in focus, once the page stands at the step. */
async function expectStep(step: number, { code }: { code?: string } = {}) {
  await page.waitForURL((url) => Number(url.searchParams.get('steg') ?? 1) === step);
  const words = t.step.replace('{{step}}', String(step)).replace('{{of}}', String(STEPS.length));
  await page.locator('#inriktning', { hasText: words }).waitFor();
  await page
    .locator(radiosOf(STEPS[step - 1]![0]!))
    .first()
    .waitFor();
  await expect.poll(() => page.title()).toContain(words);
  const focused = code ? `${radiosOf(code)}:focus` : '#inriktning:focus';
  await page.locator(focused).waitFor();
}

it('each step is a page of the browser: Back and Forward go between them, also without a network', async () => {
  await page.goto(`/sjalvskattning/${site.world.assessment('kumla')}`);
  await page.locator(`a[href$="${area}"]`).first().click();
  await page.locator(radiosOf(FIRST)).first().waitFor();
  await next();
  await expectStep(2);
  await page.context().setOffline(true);
  await next();
  await expectStep(3);
  await page.goBack();
  await expectStep(2);
  await page.goForward();
  await expectStep(3);
  await page.goBack();
  await page.goBack();
  await expectStep(1);
  await page.context().setOffline(false);
  await page.goBack();
  await page.waitForURL(/\/sjalvskattning\/[^/]+$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

it('the link to what could not be saved leads to its step and question, and a reload stays there', async () => {
  await openArea(page, area, FIRST);
  await commentOf(page, FIRST).fill('mycket '.repeat(700));
  await waitForState(page, 'needs_you');
  for (const step of [2, 3]) {
    await next();
    await expectStep(step);
  }
  await page.locator('.save-problems a', { hasText: FIRST }).click();
  await expectStep(1, { code: FIRST });
  await page.reload();
  await page.locator(radiosOf(FIRST)).first().waitFor();
  await expectStep(1, { code: FIRST });
  expect(complaints).toEqual([]);
});

it('an address with only a question goes to its step', async () => {
  const code = STEPS[2]!.at(-1)!;
  await openArea(page, `${area}#${code}`, code);
  await expectStep(3, { code });
});
