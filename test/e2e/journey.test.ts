import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '#db/connection.server';
import type { WatchedPage } from '../support/browser';
import {
  chosenLevel,
  type Language,
  levelOf,
  openArea,
  radiosOf,
  signInAs,
  signOut,
  tabTo,
  texts,
  waitForForm,
  waitForState,
} from './answering-page';
import { expectAccessible } from './page-checks';
import { Site } from './site';
import { changesOf, save } from './steps';
import { Visitor } from './visitor';
import { AREAS, CODES } from './world';

const [INF] = AREAS;
const [FIRST, SECOND] = INF!.directions.map((direction) => direction.indicators.map((indicator) => indicator.code));
const LAST = CODES.at(-1)!;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };
/** The browser's own word about the time when the server was gone, and about the form that was sent without its tick. */
const EXPECTED = [
  /Failed to load resource: net::ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE|CONNECTION_RESET)/,
  /status of 400 .*\/godkann/,
];

const site = new Site();
let watched: WatchedPage;

afterEach(() => site.close());

interface Journey {
  page: Page;
  language: Language;
  assessment: string;
  /** Last year's level of each question: what is chosen again needs no explanation. */
  levels: Map<string, number>;
  look: () => Promise<void>;
}

async function begin(engine: Engine, language: Language, viewport: typeof WIDE): Promise<Journey> {
  await site.open({ engine });
  watched = await site.openPage({ viewport, forgives: EXPECTED });
  const { page } = watched;
  await page.goto('/');
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
  const rows = await site.world.db
    .selectFrom('signed_answers as answer')
    .innerJoin('sign_offs as sign', 'sign.id', 'answer.sign_off_id')
    .select(['answer.indicator', 'answer.level'])
    .where('sign.assessment_id', '=', site.world.assessment('kumla', site.world.closedRound))
    .execute();
  const levels = new Map(rows.map((row) => [row.indicator, row.level ?? 2]));
  const look = () => expectAccessible(page, language, `${viewport.width} px`);
  return { page, language, assessment: `/sjalvskattning/${site.world.assessment('kumla')}`, levels, look };
}

describe.each([
  ['sqlite', 'sv', WIDE],
  ['sqlite', 'en', NARROW],
  ['postgres', 'sv', WIDE],
] as const)('on %s, in %s', (engine, language, viewport) => {
  it(`somebody answers, hands over, signs and reads the result, ${viewport.width} px wide`, async () => {
    const journey = await begin(engine, language, viewport);
    const { page, look } = journey;
    await look();
    await findTheWayIn(journey);
    await answerWithMouse(journey);
    await answerWithKeyboard(journey);
    await answerTheRest(journey);
    await reviewAndHandOver(journey);
    await signOut(page);
    await readAndSign(journey);
    expect(watched.complaints).toEqual([]);
  });
});

/** From the first page to the area that is still empty. */
async function findTheWayIn({ page, language, assessment, look }: Journey): Promise<void> {
  const t = texts[language];
  await signInAs(page, site.world.person('kumla', 'coordinator'));
  await look();
  await page.getByRole('link', { name: t.overview.toAssessment }).first().click();
  await page.waitForURL(`**${assessment}`);
  await look();
  await page.locator(`main a[href="${assessment}/inf"]`).first().click();
  await waitForForm(page, FIRST![0]!);
  await look();
}

/** One direction, with a reload and with the server killed half-way. */
async function answerWithMouse({ page, levels, assessment, look }: Journey): Promise<void> {
  const [first, second, ...others] = FIRST!;
  await levelOf(page, first!, levels.get(first!)!).check();
  await waitForState(page, 'idle');
  await page.reload();
  await waitForForm(page, first!);
  await expect.poll(() => chosenLevel(page, first!)).toBe(String(levels.get(first!)));
  await site.server.kill();
  await levelOf(page, second!, levels.get(second!)!).check();
  await waitForState(page, 'retrying');
  await look();
  await site.server.start();
  await waitForState(page, 'idle');
  for (const code of others) await levelOf(page, code, levels.get(code)!).check();
  await waitForState(page, 'idle');
  await openArea(page, `${assessment}/inf`, first!);
  for (const code of FIRST!)
    await expect.poll(() => chosenLevel(page, code), { message: code }).toBe(String(levels.get(code)));
  await expectStored(FIRST!, levels);
}

/** Another direction without the mouse: the way there, every level, and on. */
async function answerWithKeyboard({ page, language, levels, look }: Journey): Promise<void> {
  await page.getByRole('button', { name: texts[language].answering.next }).focus();
  await page.keyboard.press('Enter');
  await waitForForm(page, SECOND![0]!);
  await look();
  for (const code of SECOND!) {
    await tabTo(page, radiosOf(code));
    await page.keyboard.press('Space');
    for (let step = 0; step < levels.get(code)!; step++) await page.keyboard.press('ArrowDown');
  }
  await waitForState(page, 'idle');
  await expectStored(SECOND!, levels);
}

async function expectStored(codes: readonly string[], levels: ReadonlyMap<string, number>): Promise<void> {
  const responseId = await site.world.response(
    site.world.assessment('kumla'),
    site.world.person('kumla', 'coordinator'),
  );
  const rows = await site.world.db.selectFrom('answers').selectAll().where('response_id', '=', responseId).execute();
  const stored = new Map(rows.map((row) => [row.indicator, row.level]));
  for (const code of codes) expect(stored.get(code), code).toBe(levels.get(code));
}

/** The other areas as the page would save them, all but one question. */
async function answerTheRest({ page }: Journey): Promise<void> {
  const visitor = new Visitor(site.origin);
  for (const { name, value } of await page.context().cookies()) visitor.cookies.set(name, value);
  const personId = site.world.person('kumla', 'coordinator');
  const working = { visitor, world: site.world, personId, assessmentId: site.world.assessment('kumla') };
  const part = { comment: 'Så är det hos oss.' };
  const rest = CODES.filter((code) => code !== LAST && !FIRST!.includes(code) && !SECOND!.includes(code));
  const changes = await changesOf(working, [
    ...rest.map((indicator) => ({ indicator, part })),
    { indicator: LAST, part: { kind: null, level: null } },
  ]);
  expect((await save(working, changes)).status).toBe(200);
}

/** What is missing leads to its question; with everything answered the assessment is handed over. */
async function reviewAndHandOver({ page, language, assessment, look }: Journey): Promise<void> {
  const t = texts[language];
  await page.goto(`${assessment}/granska`);
  await look();
  await expect.poll(() => page.getByRole('button', { name: t.review.handOver }).count()).toBe(0);
  await page.locator(`main a[href*="fraga=${LAST}"]`).first().click();
  await waitForForm(page, LAST);
  await expect.poll(() => levelOf(page, LAST, 3).isVisible()).toBe(true);
  await levelOf(page, LAST, 'DK').check();
  await waitForState(page, 'idle');
  await page.goto(`${assessment}/granska`);
  await look();
  await page.getByRole('button', { name: t.review.handOver }).click();
  await page.waitForURL(`**${assessment}`);
  await look();
  await openReading(page, `${assessment}/inf`);
  await look();
}

async function openReading(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('.reading').first().waitFor();
}

/** The approver reads, forgets the box once, signs with the keyboard, and sees receipt and result. */
async function readAndSign({ page, language, assessment, look }: Journey): Promise<void> {
  const t = texts[language];
  await signInAs(page, site.world.person('kumla', 'approver'));
  await look();
  await page.locator(`a[href="${assessment}/godkann"]`).first().click();
  await page.getByRole('heading', { level: 1, name: t.approve.title }).waitFor();
  await look();
  await page.getByRole('button', { name: t.approve.sign }).click();
  await page.locator('.error-summary').waitFor();
  await look();
  await tabTo(page, '#read', 400);
  await page.keyboard.press('Space');
  await tabTo(page, 'button[value=sign]');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${assessment}/kvitto`);
  await look();
  await page.getByRole('link', { name: t.assessment.result }).click();
  await page.waitForURL(`**/resultat/kumla/${site.world.openRound}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look();
  const signed = await site.world.db
    .selectFrom('sign_offs')
    .select('reference')
    .where('assessment_id', '=', site.world.assessment('kumla'))
    .execute();
  expect(signed).toHaveLength(1);
}
