import ExcelJS from 'exceljs';
import { beforeAll, expect, it } from 'vitest';
import { texts } from './answering-page';
import { expectAccessible } from './page-checks';
import { siteOfFile } from './site';

const t = texts.sv;

const site = siteOfFile();
let plan: string;

beforeAll(() => {
  plan = `/plan/kumla/${site.world.closedRound}`;
});

async function openAsCoordinator(hasScripts: boolean) {
  const viewport = { width: 360, height: 800 };
  const options = { javaScriptEnabled: hasScripts, viewport, forgives: [/status of 400/] };
  return site.openAs(await site.visitor('kumla', 'coordinator'), options);
}

it.each([true, false])('a plan fetched as Excel, changed and read in again; scripts: %s', async (hasScripts) => {
  const { page, complaints } = await openAsCoordinator(hasScripts);
  const look = async (about: string) => (hasScripts ? expectAccessible(page, 'sv', about) : undefined);
  await page.goto(`${plan}/filer`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t.planTables.files.xlsx }).click(),
  ]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await download.path());
  const sheet = book.worksheets[0]!;
  const status = (sheet.getRow(1).values as string[]).indexOf(t.plan.field.status);
  const title = (sheet.getRow(1).values as string[]).indexOf(t.plan.field.title);
  const fileOf = async (name: string) => ({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  });
  const choose = async (name: string) => {
    await page.locator('#file').setInputFiles(await fileOf(name));
    await page.getByRole('button', { name: t.planTables.review }).click();
  };
  const before = sheet.getCell(2, status).value;
  const changed = `Ändrad i Excel, ${hasScripts}`;
  await page.goto(`${plan}/las-in`);
  await look('before a file');
  sheet.getCell(2, status).value = 'Pausad';
  sheet.getCell(2, title).value = changed;
  await choose('fel.xlsx');
  await page.getByText('Rad 2, kolumn D, Status:').waitFor();
  await look('with an error');
  sheet.getCell(2, status).value = before;
  sheet.addRow([]).getCell(title).value = `  ${sheet.getCell(3, title).value} `;
  sheet.addRow([]).getCell(title).value = `Helt ny, ${hasScripts}`;
  book.getWorksheet(t.planTables.sheet.notes)!.addRow(['', 'Hör ingenstans']);
  await choose('plan.xlsx');
  await page.getByRole('cell', { name: changed }).waitFor();
  await page.getByRole('heading', { name: t.planTables.unread.title }).waitFor();
  await expect
    .poll(() => page.getByRole('group', { name: t.planTables.double.legend }).getByRole('checkbox').isChecked())
    .toBe(false);
  await look('the review');
  await page.getByRole('button', { name: t.planTables.preview.import }).click();
  await page.getByText(t.planTables.done.changed_one).waitFor();
  await page.getByText(t.planTables.done.added_one).waitFor();
  await page.getByRole('link', { name: t.planTables.done.toFiles }).waitFor();
  await look('when it is done');
  const row = await site.world.db
    .selectFrom('actions')
    .select('revision')
    .where('title', '=', changed)
    .executeTakeFirstOrThrow();
  expect(row.revision).toBeGreaterThan(1);
  expect(complaints).toEqual([]);
});
