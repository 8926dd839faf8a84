import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Role } from '#db/schema';
import { readCalendar } from '../documents/read-calendar';
import { partsOf, textsOf } from '../documents/read-office';
import { readPdf } from '../documents/read-pdf';
import { whenAwake } from '../support/browser';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv.planFiles;

const site = siteOfFile();
let files: string;

beforeAll(() => {
  files = `/plan/kumla/${site.world.closedRound}/filer`;
});

async function openAs(role: Role, { hasScripts = true } = {}) {
  return site.openAs(await site.visitor('kumla', role), { javaScriptEnabled: hasScripts });
}

async function fileBy(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

it('a reader takes the plan along as Word, PDF and calendar', async () => {
  const { page, complaints } = await openAs('reader');
  await page.goto(`/plan/kumla/${site.world.closedRound}?vy=tabell`);
  await page.getByRole('link', { name: texts.sv.plan.part.files, exact: true }).click();
  const word = await fileBy(page, t.file.docx);
  expect(word.name).toBe(`kumla-${site.world.closedRound}-handlingsplan.docx`);
  const text = textsOf((await partsOf(word.bytes)).get('word/document.xml')!, 'w:t');
  expect(text).toContain(`3 ${t.section.actions}`);
  expect(readPdf((await fileBy(page, t.file.pdf)).bytes).structure.H2).toBe(4);
  const calendar = readCalendar(String((await fileBy(page, t.file.ics)).bytes));
  for (const event of calendar.parts) expect(text).toContain(event.properties.get('SUMMARY')!.replace(/^[^:]+: /, ''));
  expect(complaints).toEqual([]);
});

it('fits narrow and wide screens, with everything unfolded', async () => {
  const { page } = await openAs('coordinator');
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${files}?visa=text&enhet=Kumla&datum=2026-12-31&antal=Aktiviteter`);
    await page.getByText(t.planner.title).click();
    await expectAccessible(page, 'sv', `files at ${width}`);
  }
});

it('copies the text of the plan', async () => {
  const { page, complaints } = await openAs('coordinator');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(files);
  await page.getByRole('link', { name: t.text.show }).click();
  await whenAwake(page);
  await page.getByRole('button', { name: t.text.copy }).click();
  await page.getByText(t.text.copied).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll('\r', '')).toBe(await page.getByLabel(t.text.label).inputValue());
  expect(complaints).toEqual([]);
});

it('checks the names for Stratsys, shows the rows and hands over the file, all without scripts', async () => {
  const { page } = await openAs('coordinator', { hasScripts: false });
  await page.goto(files);
  await page.getByText(t.stratsys.title).click();
  await page.getByLabel(t.stratsys.unit, { exact: true }).fill('');
  await page.getByRole('button', { name: t.stratsys.make }).click();
  await page.getByRole('link', { name: t.problem.unitMissing }).waitFor();
  await page.getByLabel(t.stratsys.unit, { exact: true }).fill('Kommunen');
  await page.getByLabel(t.measure.actions, { exact: true }).fill('Aktiviteter i år');
  await page.getByRole('button', { name: t.stratsys.show }).click();
  await page.getByRole('rowheader', { name: 'Aktiviteter i år' }).waitFor();
  expect(new URL(page.url()).searchParams.get('enhet')).toBe('Kommunen');
  const file = await fileBy(page, t.stratsys.make);
  expect(file.name).toBe(`kumla-${site.world.closedRound}-stratsys.txt`);
  expect(String(file.bytes)).toMatch(/\r\nKommunen\t\d{4}-\d\d-\d\d\tAktiviteter i år\t\d+\r\n/);
});

it('leads to the proposals from a plan that nobody has begun', async () => {
  const { page } = await openAs('coordinator');
  await page.goto(`/plan/kumla/${site.world.openRound}/filer`);
  await page.getByRole('link', { name: t.toProposals }).click();
  await page.waitForURL(/\/forslag$/);
});
