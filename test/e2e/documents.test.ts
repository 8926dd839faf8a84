import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { Download, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readPdf } from '../documents/read-pdf';
import { whenAwake } from '../support/browser';
import { siteOfFile } from './site';

const site = siteOfFile();

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

async function downloadBy(page: Page, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

async function expectWord(bytes: Buffer): Promise<void> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const xml = await zip.file('word/document.xml')!.async('string');
  expect(xml).toContain('w:val="Heading1"');
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toMatch(/descr="[^"]{20,}"/);
}

function expectPdf(bytes: Buffer): void {
  const { structure, raw } = readPdf(bytes);
  expect(raw).toContain('/Lang (sv-SE)');
  expect(structure.H1).toBe(1);
  expect(structure.H2).toBeGreaterThan(2);
  expect(structure.TH).toBeGreaterThan(5);
}

async function sheetsOf(bytes: Buffer): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  return book.worksheets.map((sheet) => sheet.name);
}

it('gives the organisation its result as Excel, Word and PDF', async () => {
  const { page, complaints } = await site.openAs(await site.visitor('kumla', 'coordinator'));
  await page.goto(`/resultat/kumla/${site.world.closedRound}`);
  await page.getByText('Ladda ned', { exact: true }).click();
  const excel = await downloadBy(page, /Excel/);
  expect(excel.name).toBe(`kumla-${site.world.closedRound}-svar.xlsx`);
  expect(await sheetsOf(excel.bytes)).toEqual(['Svar', 'Värden', 'Samverkansområden', 'Fakta', 'Förklaringar']);
  await expectWord((await downloadBy(page, /Word/)).bytes);
  expectPdf((await downloadBy(page, /Resultatet \(PDF\)/)).bytes);
  expect(complaints).toEqual([]);
});

it.each(['kumla', 'laxa', 'orebro', 'region-orebro-lan'])(
  'prints the summary of %s on exactly one A4',
  async (slug) => {
    const { page } = await site.openAs(await site.visitor(slug, 'approver'));
    await page.goto(`/resultat/${slug}/${site.world.closedRound}/sammanfattning`);
    await expect.poll(() => page.locator('table tbody tr').count()).toBeGreaterThan(3);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const printed = await page.pdf({ preferCSSPageSize: true });
      expect(printed.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g), colorScheme).toHaveLength(1);
    }
    await page.emulateMedia({ colorScheme: null });
    const pdf = await downloadBy(page, 'Ladda ned som PDF');
    expect(pdf.bytes.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(1);
  },
);

it('makes the county’s report in every format while it tells how far it is', async () => {
  const { page, complaints } = await site.openAs(await site.visitor('programme', 'county'));
  await page.goto(`/lan/rapport/${site.world.closedRound}`);
  await whenAwake(page);
  await expectWord((await downloadBy(page, 'Skapa Word')).bytes);
  await page.getByText('Rapporten är klar och laddas ned.').waitFor();
  expectPdf((await downloadBy(page, 'Skapa PDF')).bytes);
  expect(await sheetsOf((await downloadBy(page, 'Skapa Excel')).bytes)).toContain('Förklaringar');
  await page.getByLabel('Engelska').check();
  const slides = await downloadBy(page, 'Skapa PowerPoint');
  expect(slides.name).toBe(`county-report-${site.world.closedRound}.pptx`);
  const zip = await JSZip.loadAsync(slides.bytes, { checkCRC32: true });
  expect(Object.keys(zip.files).filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

it('cancels a making: no file comes, and the server goes on', async () => {
  const { page } = await site.openAs(await site.visitor('programme', 'county'));
  await page.goto(`/lan/rapport/${site.world.closedRound}`);
  await whenAwake(page);
  let downloads = 0;
  page.on('download', () => {
    downloads += 1;
  });
  await page.getByRole('button', { name: 'Skapa PDF' }).click();
  await page.getByRole('button', { name: 'Avbryt' }).click();
  await page.getByText('Avbrutet. Ingen fil har skapats.').waitFor();
  expect(downloads).toBe(0);
  expect((await page.request.get('/halsa')).status()).toBe(200);
});

it('keeps what the coordinator wrote when somebody else has saved meanwhile', async () => {
  const path = `/lan/rapport/${site.world.closedRound}/kommentar/summary`;
  const [first, second] = [
    await site.openAs(await site.visitor('programme', 'county')),
    await site.openAs(await site.visitor('programme', 'county')),
  ];
  for (const { page } of [first, second]) await page.goto(path);
  await first.page.getByLabel('Kommentar', { exact: true }).fill('Den första.');
  await first.page.getByRole('button', { name: 'Spara kommentaren' }).click();
  await first.page.getByText('Den första.').waitFor();
  await second.page.getByLabel('Kommentar', { exact: true }).fill('Den andra.');
  await second.page.getByRole('button', { name: 'Spara kommentaren' }).click();
  await second.page.getByText('Någon annan har sparat').waitFor();
  await expect.poll(() => second.page.getByLabel('Kommentar', { exact: true }).inputValue()).toBe('Den andra.');
  await second.page.getByRole('button', { name: 'Spara min kommentar i stället' }).click();
  await second.page.getByText('Den andra.').waitFor();
});
