import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { closeRound } from '#app/features/rounds/close-round.server';
import { openRound } from '#app/features/rounds/open-round.server';
import { planWholeRound } from '../support/county';
import { texts } from './answering-page';
import { siteOfFile } from './site';
import { answerEverything, handOver, sign } from './steps';

const t = texts.sv;
const DAY_MS = 86_400_000;
const LOW = 1;
const HIGH = 4;

const site = siteOfFile();

/** Laxå answers everything at one level and signs. */
async function signRound(round: string, level: number): Promise<void> {
  const coordinator = await site.visitor('laxa', 'coordinator');
  const approver = await site.visitor('laxa', 'approver');
  const personId = site.world.person('laxa', 'coordinator');
  const assessmentId = site.world.assessment('laxa', round);
  await coordinator.post(`/sjalvskattning/${assessmentId}`, { intent: 'start', area: 'inf' });
  const working = { visitor: coordinator, world: site.world, assessmentId, personId };
  await answerEverything(working, () => ({ level, evidence: 'Beslut i kommunstyrelsen.' }));
  await coordinator.post(`/sjalvskattning/${assessmentId}/granska`, { intent: 'take' });
  expect(await handOver(working)).toBe(302);
  expect(await sign(approver, assessmentId)).toBe(302);
}

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return (await waiting).path();
}

/** The county closes the round and opens the next. */
async function beginNextRound(): Promise<string> {
  const acting = { now: new Date(), actor: { personId: site.world.person('programme', 'county') } };
  const round = await site.world.db
    .selectFrom('rounds')
    .select('id')
    .where('slug', '=', site.world.openRound)
    .executeTakeFirstOrThrow();
  expect(await closeRound(site.world.db, round.id, acting)).toHaveProperty('counted');
  const plan = { name: 'Mätomgång 2', opensAt: acting.now, closesAt: new Date(acting.now.getTime() + DAY_MS) };
  const { roundId, slug } = await planWholeRound(site.world.db, plan, acting.actor.personId);
  await openRound(site.world.db, roundId, acting);
  await site.readAgain();
  return slug;
}

it('from signature to effect: proposals, decision, Word and Excel, two rows changed and read in, the next round', async () => {
  const plan = `/plan/laxa/${site.world.openRound}`;
  await signRound(site.world.openRound, LOW);
  const { page } = await site.openAs(await site.visitor('laxa', 'coordinator'));

  await page.goto(`${plan}/forslag`);
  for (const index of [0, 1, 2]) await page.locator('input[name=pick]').nth(index).check();
  await page.getByRole('button', { name: t.plan.proposals.pick }).click();
  await page.waitForURL(/status=proposed/);
  const picked = page.locator('.plan-table tbody th a');
  await expect.poll(() => picked.count()).toBe(3);
  const titles = await picked.allInnerTexts();

  await page.goto(`${plan}/beslut`);
  await page.getByLabel(t.plan.decisions.decidingBody, { exact: true }).fill('KS');
  await page.getByLabel(t.plan.decisions.decidedOn, { exact: true }).fill(new Date().toISOString().slice(0, 10));
  await page.getByLabel(t.plan.decisions.paragraph).fill('§ 214');
  await page.getByRole('button', { name: t.plan.decisions.decide }).click();
  await page.getByText('§ 214').first().waitFor();

  await page.goto(`${plan}/filer`);
  const word = await JSZip.loadAsync(await readFile(await download(page, t.planFiles.file.docx)));
  const xml = await word.file('word/document.xml')!.async('string');
  for (const title of [...titles, '§ 214']) expect(xml).toContain(title);

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download(page, t.planTables.files.xlsx));
  const sheet = book.worksheets[0]!;
  const columnOf = (header: string) => (sheet.getRow(1).values as string[]).indexOf(header);
  for (const row of [2, 3]) {
    sheet.getCell(row, columnOf(t.plan.field.status)).value = t.plan.status.done;
    sheet.getCell(row, columnOf(t.plan.field.outcome)).value = `Infört i alla förvaltningar (${row}).`;
  }
  await page.goto(`${plan}/las-in`);
  const file = {
    name: 'plan.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  };
  await page.locator('#file').setInputFiles(file);
  await page.getByRole('button', { name: t.planTables.review }).click();
  await page.getByRole('button', { name: t.planTables.preview.import }).click();
  await page.getByText(t.planTables.done.changed_other.replace('{{count}}', '2')).waitFor();

  await signRound(await beginNextRound(), HIGH);
  await page.goto(`${plan}/effekt`);
  const rows = page.locator('main table tbody tr', { hasText: `+${HIGH - LOW}` });
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(2);
  await page.getByText('Infört i alla förvaltningar (2).').waitFor();
});
