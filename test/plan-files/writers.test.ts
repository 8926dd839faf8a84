import { describe, expect, test } from 'vitest';
import {
  writeFollowUpDocx,
  writePlanDocx,
  writePlanIcs,
  writePlannerXlsx,
  writePlanPdf,
  writePlanTxt,
} from '#app/features/plan-files/write-plan-files.server';
import { readCalendar } from '#test/documents/read-calendar';
import { partsOf, rowsOf, textsOf, UNHOLDABLE } from '#test/documents/read-office';
import { readPdf } from '#test/documents/read-pdf';
import { HARSH, LONG, STAMP } from '#test/documents/sample';
import { actionOf, frozenOf } from './sample';

const MAKING = { fields: {} };
const bytesOf = async (made: Promise<Buffer | 'refused'>) => (await made) as Buffer;

const DECIDED = {
  number: 1,
  decidingBody: 'KS',
  decidedOn: '2026-12-08',
  paragraph: '§ 214',
  diaryNumber: 'KS 2026/0312',
};
const PLAN = frozenOf({
  decisions: [DECIDED],
  result: {
    signedAt: '2026-11-20T09:00:00.000Z',
    scores: [
      { code: 'INDEX', score: 2.46 },
      { code: 'INF', score: 3.14 },
      { code: 'TRY', score: 1.5 },
      { code: 'LED', score: null },
    ],
  },
  areaTargets: [
    { code: 'INF', target: 3.75 },
    { code: 'LED', target: 3 },
  ],
  actions: [
    actionOf({
      title: 'SDK',
      movedOverFrom: '2025',
      movedOverTo: '2027',
      collaborationArea: 'welfare_services',
      responsible: 'Socialchefen',
      effectGoal: 'Alla enheter är anslutna.',
      startsOn: '2026-02-01',
      dueOn: '2026-11-30',
      status: 'ongoing',
      isOverdue: true,
      areas: ['INF', 'TRY'],
      indicators: [
        { code: 'INF1.1', majorVersion: 1, fromLevel: 1, target: 3 },
        { code: 'KOM1.1', majorVersion: 1, fromLevel: null, target: 2 },
      ],
      checks: [
        { text: 'Avtal', isDone: true },
        { text: 'Utbildning', isDone: false },
      ],
      obstacle: 'silos',
      perspective: 'sustainability',
      costClass: 'low',
      rusGoal: 'Hög och jämlik livskvalitet',
      notes: [{ text: 'Försenad leverans.', notedAt: '2026-10-05T10:00:00.000Z', personName: 'Bo Ek' }],
      sinceDecision: 'changed',
    }),
    actionOf({ title: 'Öppna data om badplatser', status: 'decided', dueOn: '2027-06-30', sinceDecision: 'new' }),
    actionOf({ title: 'Förstudie', status: 'done', outcome: 'Rapport klar.', responsible: 'Socialchefen' }),
    actionOf({ title: 'Portal', status: 'cancelled', dueOn: '2027-01-31', revision: 4 }),
  ],
});

const paragraphsOf = (xml: string, style: string) =>
  [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<\/w:p>/gs)]
    .map(([paragraph]) => paragraph)
    .filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
    .map((paragraph) => textsOf(paragraph, 'w:t'));

describe('the plan in Word', () => {
  test('has the headings of the county’s plans, its parts in order, and each action in full', async () => {
    const parts = await partsOf(await bytesOf(writePlanDocx(PLAN, MAKING)));
    const xml = parts.get('word/document.xml')!;
    expect(paragraphsOf(xml, 'Heading1')).toEqual(['Handlingsplan för Kumla kommun, 2026']);
    expect(paragraphsOf(xml, 'Lead')).toEqual(['Beslutad av KS 2026-12-08 § 214, diarienummer KS 2026/0312']);
    expect(paragraphsOf(xml, 'Heading2')).toEqual([
      '1 Bakgrund och syfte',
      '2 Samverkansområden',
      '3 Aktiviteter',
      '4 Samordning och uppföljning',
    ]);
    expect(paragraphsOf(xml, 'Heading3')).toEqual([
      'Ändrat sedan det senaste beslutet',
      'Pågående aktiviteter från 2025 som flyttas över',
      'Nya aktiviteter',
      'Avbrutna aktiviteter',
      'Aktiviteterna i sin helhet',
    ]);
    expect(paragraphsOf(xml, 'Heading4')).toEqual(['SDK', 'Öppna data om badplatser', 'Förstudie', 'Portal']);
    expect(textsOf(xml, 'w:t')).toContain('AktivitetEffektmålAnsvarigSDKAlla enheter är anslutna.Socialchefen');
    expect(xml.match(/<w:tblHeader\/>/g)!.length).toBeGreaterThan(5);
    expect(parts.get('word/styles.xml')).toContain('w:val="sv-SE"');
    expect(textsOf(parts.get('word/footer1.xml')!, 'w:t')).toContain(STAMP.checksum);
  });

  test('says what the plan rests on, what it raises, what has changed and who answers for it', async () => {
    const parts = await partsOf(await bytesOf(writePlanDocx(PLAN, MAKING)));
    const text = textsOf(parts.get('word/document.xml')!, 'w:t');
    for (const said of [
      'Kumla kommun godkände 2026-11-20 i mätomgången 2026. Index var 2,5 på skalan 0–5. Högst låg Digital infrastruktur med 3,1 och lägst Digital trygghet med 1,5.',
      'Mål per fokusområde till nästa mätomgång:',
      'Digital infrastruktur: resultat 3,1, mål 3,75.',
      'Digital ledning: mål 3,0. För få frågor var besvarade för ett resultat.',
      'Planen har 4 aktiviteter: en är beslutad, en pågår, en är klar och en är avbruten.',
      'Syftet är att höja nivån i 2 frågor:',
      'Digital infrastruktur: INF1.1 från 1 till 3',
      'KOM1.1 från okänd till 2',
      'SDK: ändrad sedan beslutet',
      'Öppna data om badplatser: ny sedan beslutet',
      'Stuprör mellan systemförvaltningar: en aktivitet',
      'Klar: Avtal',
      'Kvar: Utbildning',
      '2026-10-05, Bo Ek: Försenad leverans.',
      'Utfall: Rapport klar.',
      'Kostnad: Under 100 000 kronor',
      'Fortsätter: i planen för 2027',
      'Försenade den 2026-12-10:',
      'Ingen ansvarig är utsedd',
    ])
      expect(text).toContain(said);
  });

  test('is in English when asked for, and says that nothing is decided', async () => {
    const frozen = { ...frozenOf({ actions: [actionOf({ title: 'SDK' })] }, 'en') };
    const parts = await partsOf(await bytesOf(writePlanDocx(frozen, MAKING)));
    const text = textsOf(parts.get('word/document.xml')!, 'w:t');
    expect(text).toContain('1 Background and purpose');
    expect(text).toContain('Proposal 2026-12-10, not decided');
    expect(parts.get('word/styles.xml')).toContain('w:val="en-GB"');
  });

  test('without actions says so', async () => {
    const parts = await partsOf(await bytesOf(writePlanDocx(frozenOf({}), MAKING)));
    expect(textsOf(parts.get('word/document.xml')!, 'w:t')).toContain('Planen har inga aktiviteter.');
  });
});

test('the follow-up tells of each action how far it is, what came of it and where it goes on', async () => {
  const parts = await partsOf(await bytesOf(writeFollowUpDocx(PLAN, MAKING)));
  const xml = parts.get('word/document.xml')!;
  expect(paragraphsOf(xml, 'Heading1')).toEqual(['Uppföljning av handlingsplanen för Kumla kommun, 2026']);
  expect(paragraphsOf(xml, 'Heading2')).toEqual([
    'Sammanfattning',
    'Klara',
    'Pågår',
    'Beslutade, inte påbörjade',
    'Avbrutna',
  ]);
  expect(paragraphsOf(xml, 'Heading3')).toEqual(['Förstudie', 'SDK', 'Öppna data om badplatser', 'Portal']);
  const text = textsOf(xml, 'w:t');
  expect(text).toContain('SDKSocialchefenPågår, försenad2026-11-302027');
  expect(text).toContain('En har flyttats över till en senare plan.');
  expect(text).toContain('Utfall: Rapport klar.');
  expect(text).toContain('Utfall: inte beskrivet än');
  expect(text).toContain('Stuprör mellan systemförvaltningar');
});

test('the PDF is tagged and has the same headings', async () => {
  const { text, structure, raw } = readPdf(await bytesOf(writePlanPdf(PLAN, MAKING)));
  expect([structure.H1, structure.H2, structure.H3, structure.H4]).toEqual([1, 4, 5, 4]);
  expect(raw).toContain('/Lang (sv-SE)');
  expect(text.replace(/\s/g, '')).toContain('Pågåendeaktiviteterfrån2025somflyttasöver');
  expect(text).toContain(STAMP.snapshotId);
});

test('the calendar holds starts and ends as days, and cancels what is cancelled', async () => {
  const { parts } = readCalendar(String(await writePlanIcs(PLAN, MAKING)));
  const [sdk, , , portal] = PLAN.content.actions;
  const told = parts.map(({ properties: of }) =>
    ['UID', 'SUMMARY', 'DTSTART;VALUE=DATE', 'STATUS', 'SEQUENCE'].map((name) => of.get(name)),
  );
  expect(told[0]).toEqual([`${sdk!.id}-start@mognadskollen`, 'Startar: SDK', '20260201', 'CONFIRMED', '1']);
  expect(told[1]).toEqual([`${sdk!.id}-due@mognadskollen`, 'Ska vara klar: SDK', '20261130', 'CONFIRMED', '1']);
  expect(told.at(-1)).toEqual([
    `${portal!.id}-due@mognadskollen`,
    'Ska vara klar: Portal',
    '20270131',
    'CANCELLED',
    '4',
  ]);
  expect(told).toHaveLength(4);
});

/** What has no field of its own in a calendar or a task. */
const SAID_OF_SDK = [
  'Fokusområde: Digital infrastruktur, Digital trygghet',
  'Effektmål: Alla enheter är anslutna.',
  'Hinder: Stuprör mellan systemförvaltningar',
  'INF1.1 från 1 till 3',
  '[x] Avtal',
  '2026-10-05, Bo Ek: Försenad leverans.',
];

test('a calendar event carries everything that is written about its action', async () => {
  const { parts } = readCalendar(String(await writePlanIcs(PLAN, MAKING)));
  const description = String(parts[0]!.properties.get('DESCRIPTION'));
  for (const said of SAID_OF_SDK) expect(description).toContain(said);
});

test('Planner gets one row a task, with days as texts, and none for what is cancelled', async () => {
  const bytes = await bytesOf(writePlannerXlsx(PLAN, MAKING));
  const [header, first, ...others] = await rowsOf(bytes);
  expect(header).toEqual([
    'Task Name',
    'Bucket Name',
    'Progress',
    'Percent Complete',
    'Start Date',
    'Due Date',
    'Labels',
    'Checklist Items',
    'Description',
  ]);
  expect(first!.slice(0, 8)).toEqual([
    'SDK',
    'Digital infrastruktur',
    'In progress',
    50,
    '2026-02-01',
    '2026-11-30',
    'Välfärdstjänster',
    '[x] Avtal\n[ ] Utbildning',
  ]);
  const description = String(first![8]);
  for (const said of SAID_OF_SDK) expect(description.split('\n')).toContain(said);
  expect(description).toMatch(/\nmognad-id: 0199[^\n]*$/);
  expect(String(others[1]![8])).toContain('Utfall: Rapport klar.');
  expect(others.map(([name]) => name)).toEqual(['Öppna data om badplatser', 'Förstudie']);
  expect((await rowsOf(bytes, 1)).flat()).toContain('En avbruten aktivitet.');
});

describe('texts that some format would read as something else', () => {
  const everywhere = (text: string) =>
    frozenOf({
      actions: [
        actionOf({
          title: text,
          description: text,
          effectGoal: text,
          responsible: text,
          outcome: text,
          rusGoal: text,
          dueOn: '2027-01-31',
          status: 'done',
          checks: [{ text, isDone: false }],
          notes: [{ text, notedAt: '2026-10-05T10:00:00.000Z', personName: text }],
        }),
      ],
      decisions: [{ ...DECIDED, decidingBody: text }],
    });

  test.each([...HARSH, `slut${LONG}`])('%.20s come out as they are in every file', async (text) => {
    const frozen = everywhere(text);
    for (const write of [writePlanDocx, writeFollowUpDocx]) {
      const parts = await partsOf(await bytesOf(write(frozen, MAKING)));
      expect(textsOf(parts.get('word/document.xml')!, 'w:t')).toContain(text);
    }
    expect(String(await writePlanTxt(frozen, MAKING))).toContain(text);
    const { properties } = readCalendar(String(await writePlanIcs(frozen, MAKING))).parts[0]!;
    expect(properties.get('SUMMARY')).toBe(`Ska vara klar: ${text}`);
    expect(properties.get('DESCRIPTION')).toContain(text);
    const sheet = await bytesOf(writePlannerXlsx(frozen, MAKING));
    const names = (await rowsOf(sheet)).slice(1).map(([name]) => String(name ?? ''));
    const whole = names.map((name) => name.replace(/ \[fortsätter: del \d av \d\]$/, '')).join('');
    expect(whole === text).toBe(true);
    for (const [path, part] of await partsOf(sheet)) expect(part, path).not.toMatch(/<f[ >]/);
  });

  test.each(HARSH)('%.20s can be read out of the PDF', async (text) => {
    const seen = (said: string) => said.replace(/[\s\u200E\u200F]/g, '');
    expect(seen(readPdf(await bytesOf(writePlanPdf(everywhere(text), MAKING))).text)).toContain(seen(text));
  });

  test('a character that no file can hold leaves a visible mark', async () => {
    const frozen = everywhere('ok\u0001a\uFFFEy\uD800');
    const marked = 'ok\uFFFDa\uFFFDy\uFFFD';
    const parts = await partsOf(await bytesOf(writePlanDocx(frozen, MAKING)));
    expect(textsOf(parts.get('word/document.xml')!, 'w:t')).toContain(marked);
    for (const [path, part] of parts) expect(part, path).not.toMatch(UNHOLDABLE);
    expect(String(await writePlanTxt(frozen, MAKING))).toContain(marked);
    expect(String(await writePlanIcs(frozen, MAKING))).toContain(marked);
    expect((await rowsOf(await bytesOf(writePlannerXlsx(frozen, MAKING))))[1]![0]).toBe(marked);
  });

  test('the text keeps the lines of what is written, under what they belong to', async () => {
    const text = String(await writePlanTxt(everywhere('första\r\nandra'), MAKING));
    expect(text.startsWith('\uFEFFHandlingsplan för Kumla kommun, 2026\r\n=====')).toBe(true);
    expect(text).toContain('- Kvar: första\r\n  andra\r\n');
    expect(text).toContain(STAMP.footer);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
