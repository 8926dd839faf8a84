import type { Document, Stamp, Workbook } from '#app/documents/model';

/** Texts that some format would read as something else, or could not hold. */
export const HARSH = [
  '=HYPERLINK("http://example.com","klicka")',
  '+1',
  '@summa',
  '\tbörjar med tabb',
  'č đ ŋ å ä ö',
  'ansikte 😀',
  'riktning \u200Fåt höger\u200E',
  '<w:p>inte ett stycke</w:p>',
  '{namn} {{namn}}',
  'redan &amp; "citat"',
];
/** What no XML can hold, within a word that must survive it. */
export const UNWRITABLE = `ok\u0001a\uFFFE\uFFFFy\uD800`;
export const LONG = 'ord '.repeat(10_000);

export const STAMP: Stamp = {
  snapshotId: '01990000-0000-7000-8000-000000000000',
  checksum: 'ab'.repeat(32),
  createdAt: '2026-11-22T05:00:00.000Z',
  footer: `Underlag 01990000-0000-7000-8000-000000000000, kontrollsumma ${'ab'.repeat(32)}`,
};

/** A document with every kind of block, and the harsh texts in each place where a text can be. */
export const SAMPLE: Document = {
  title: 'Rapport <åäö>',
  subtitle: 'Godkänd 2026-11-22',
  language: 'sv',
  author: 'Region & län',
  stamp: STAMP,
  blocks: [
    { kind: 'heading', level: 2, text: 'Sammanfattning {1}' },
    ...HARSH.map((text) => ({ kind: 'paragraph' as const, runs: [{ text }] })),
    { kind: 'paragraph', runs: [{ text: `första\nandra ${UNWRITABLE}`, isBold: true }] },
    { kind: 'list', items: HARSH.map((text) => [{ text }]) },
    { kind: 'heading', level: 3, text: 'Värden' },
    {
      kind: 'table',
      caption: 'Värden per del',
      columns: [
        { header: 'Del', kind: 'text', width: 2 },
        { header: 'Värde', kind: 'number', decimals: 1 },
        { header: 'Text', kind: 'text', width: 3 },
      ],
      rows: [...HARSH.map((text, index) => [`Rad ${index}`, index / 3, text]), ['Tom', null, '']],
    },
    {
      kind: 'figure',
      shape: 'strip',
      caption: 'Fokusområden',
      alternative: 'Index: 2,5. Trygghet: visas inte.',
      scale: { min: 0, max: 5 },
      legend: { value: 'Kumla 2026', median: 'Länets median', band: 'Mittersta hälften' },
      rows: [
        { label: 'Index', value: 2.5, median: 2, band: { low: 1.5, high: 3 } },
        { label: 'Trygghet', value: null, note: 'Underlaget räcker inte' },
      ],
    },
  ],
};

export function workbookOf(rows: Workbook['sheets'][number]['rows']): Workbook {
  return {
    title: 'Alla <svar>',
    language: 'sv',
    author: 'Region & län',
    stamp: STAMP,
    continued: (part, parts) => ` [del ${part} av ${parts}]`,
    dictionary: {
      name: 'Förklaringar',
      sheet: 'Blad',
      column: 'Kolumn',
      description: 'Betydelse',
      about: [['Kontrollsumma', STAMP.checksum]],
    },
    sheets: [
      {
        name: 'Svar',
        columns: [
          { header: 'Kod', description: 'Frågans kod.', width: 10 },
          { header: 'Text', description: 'Vad som är skrivet.', width: 60 },
          { header: 'Nivå', description: '0–5.', width: 8, decimals: 2 },
          { header: 'Dag', description: 'När.', width: 12 },
        ],
        rows,
      },
    ],
  };
}
