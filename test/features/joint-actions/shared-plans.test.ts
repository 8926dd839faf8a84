import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { EMPTY_JOINT } from '#app/domain/plan/joint-action';
import { readCountyPlans } from '#app/features/county-plans/read-county-plans.server';
import { makeReportFile } from '#app/features/county-report/make-report-file.server';
import { readReportContent } from '#app/features/county-report/read-report-content.server';
import { answerOffer } from '#app/features/joint-actions/answer-offer.server';
import { saveJointAction } from '#app/features/joint-actions/save-joint-action.server';
import { stepJointAction } from '#app/features/joint-actions/step-joint-action.server';
import { changeSharing } from '#app/features/sharing/change-sharing.server';
import { findProgrammeBySlug } from '#db/queries/organisations';
import { listSharings } from '#db/queries/sign-offs';
import type { Audience, Id } from '#db/schema';
import { addOne, byApprover, decide } from '#test/features/planning/planning';
import { at, everything, Rounds } from '#test/features/results/rounds';
import type { Workplace } from '#test/support/county';

const { k } = DEFAULT_PARAMETERS;
const sharingOf = (plan: Audience, indicators: Audience = 'private'): Sharing => ({
  ...PRESELECTED_SHARING,
  directions: 'county',
  indicators,
  plan,
});
/** Shows its plan by name, and has not decided on it. */
const UNDECIDED = 'hallefors';
const IN_SUMS = ['hallsberg', 'askersund', 'lekeberg', 'degerfors', 'lindesberg'];

describe('plans as the county sees them', () => {
  let rounds: Rounds;
  let programmeIds: Id[];
  const places = new Map<string, Workplace>();
  const db = () => rounds.made.db;
  const read = async (slug: string | null = '2025') =>
    (await readCountyPlans(db(), programmeIds, { slug, language: 'sv', today: '2026-02-01' }))!.shown!;

  /** A sheet of the county report's Excel file, without its header, empty cells as null. */
  const sheetOf = async (name: string) => {
    const acting = { now: at('2026-02-01'), actor: { personId: await rounds.county.person('orebro-lan', 'county') } };
    const asked = { slug: '2025', programmeIds, language: 'sv' as const, file: 'rapport.xlsx' as const };
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await makeReportFile(db(), asked, acting))!.bytes as never);
    const sheet = book.getWorksheet(name)!;
    return (sheet.getSheetValues() as unknown[][])
      .slice(2)
      .map((row) => Array.from({ length: sheet.columnCount }, (_, index) => row[index + 1] ?? null));
  };

  beforeAll(async () => {
    rounds = await Rounds.create();
    programmeIds = [(await findProgrammeBySlug(db(), 'orebro-lan'))!.id];
    const sign = async (slug: string, sharing: Sharing) => {
      const place = await rounds.sign(slug, 2025, everything(1), { sharing });
      places.set(slug, place);
      const open = { title: `Öppen i ${slug}`, areas: ['INF'], status: 'ongoing' as const };
      await addOne(db(), place, open);
      const done = { areas: ['TRY'], status: 'done' as const, indicators: [{ code: 'INF1.1', target: 3 }] };
      await addOne(db(), place, { title: `Klar i ${slug}`, ...done });
      if (sharing.plan === 'aggregate') {
        await addOne(db(), place, open);
        await addOne(db(), place, { title: `Klar i ${slug}`, ...done });
      }
      if (slug === UNDECIDED) return;
      await decide(db(), place);
      await addOne(db(), place, { title: `Förslag i ${slug}`, areas: ['INF'] });
    };
    await sign('kumla', sharingOf('county', 'county'));
    await sign('nora', sharingOf('county'));
    await sign(UNDECIDED, sharingOf('county', 'county'));
    await sign('laxa', sharingOf('private', 'county'));
    for (const slug of IN_SUMS) await sign(slug, sharingOf('aggregate'));
  });
  afterAll(() => rounds.made.drop());

  test('not at all while the round is open', async () => {
    expect(
      await readCountyPlans(db(), programmeIds, { slug: '2025', language: 'sv', today: '2026-02-01' }),
    ).toBeUndefined();
  });

  test('by name where the plan is shown so, in sums of k at least, and otherwise not a word', async () => {
    await rounds.close(2025, '2025-12-22');
    const shown = await read();
    expect(shown.plans.named.map(({ name }) => name)).toEqual(['Hällefors', 'Kumla', 'Nora']);
    expect(shown.plans.named[0]!.counts, 'not decided').toBeNull();
    expect(shown.plans.named[1]!.counts, 'without what is proposed').toEqual({
      total: 2,
      open: 1,
      overdue: 0,
      done: 1,
    });
    expect(IN_SUMS).toHaveLength(k);
    expect(shown.plans.sums).toMatchObject({
      units: k,
      total: 4 * k,
      counts: { open: 2 * k, overdue: null, done: 2 * k },
    });
    expect(JSON.stringify(shown)).not.toMatch(/hallsberg|Hallsberg|laxa|Laxå|i hallefors|Förslag/);
  });

  test('of nobody outside the programme', async () => {
    expect(await readCountyPlans(db(), [], { slug: '2025', language: 'sv', today: '2026-02-01' })).toBeUndefined();
  });

  test('in the county report the same, with the joint actions that have been offered and no others', async () => {
    const leader = { now: at('2026-01-05'), actor: { personId: await rounds.county.person('orebro-lan', 'county') } };
    const draft = async (title: string) => {
      const input = { jointActionId: null, programmeId: programmeIds[0]!, programmeIds, baseRevision: 0 };
      const saved = await saveJointAction(db(), { ...input, draft: { ...EMPTY_JOINT, indicators: [], title } }, leader);
      return 'jointActionId' in saved ? saved.jointActionId : '';
    };
    const jointActionId = await draft('Erbjuden');
    await draft('Bara ett utkast');
    const organisationIds = [...places.values()].flatMap((place) => place.organisationIds);
    for (const to of ['presented', 'anchored', 'offered'] as const) {
      const step = { jointActionId, programmeIds, to, happenedOn: '2026-01-05', note: '', organisationIds };
      expect(await stepJointAction(db(), step, leader)).toEqual({ status: to });
    }
    const hallsberg = places.get('hallsberg')!;
    const scope = { jointActionId, organisation: { slug: 'hallsberg' }, organisationIds: hallsberg.organisationIds };
    await answerOffer(db(), { ...scope, answer: 'accept', reason: '' }, byApprover(hallsberg));
    const content = (await readReportContent(db(), { slug: '2025', programmeIds, now: at('2026-02-01') }))!;
    expect(content.plans.joint).toMatchObject([
      {
        title: 'Erbjuden',
        status: 'offered',
        accepted: 1,
        declined: 0,
        waiting: organisationIds.length - 1,
        progress: null,
      },
    ]);
    expect(content.plans.shared.sums.total, 'what is known by name is not in the sums').toBe(4 * k);
    expect(JSON.stringify(content.plans)).not.toMatch(/hallsberg|utkast/i);
    await rounds.close(2024, '2024-12-22');
    const before = (await readReportContent(db(), { slug: '2024', programmeIds, now: at('2026-02-01') }))!;
    expect(before.plans.joint, 'offered after the next round had closed').toEqual([]);
  });

  test('in its Excel file per organisation and area, and why the rest is not there', async () => {
    const none = [null, null, null, null];
    expect(await sheetOf('Handlingsplaner')).toEqual([
      ['Hällefors', ...none, null, 'Planen är inte beslutad än'],
      ['Kumla', 2, 1, 0, 1, 0, null],
      ['Nora', 2, 1, 0, 1, 0, null],
      [
        `I sammanställningar, ${k} organisationer`,
        4 * k,
        2 * k,
        null,
        2 * k,
        null,
        `Hur många som är försenade visas inte: för få organisationer ligger bakom. Minst ${k} behövs.`,
      ],
    ]);
    const { areas } = (await read()).plans;
    const names = ['Digital infrastruktur', 'Digital kompetens', 'Digital trygghet', 'Digital innovation'];
    expect(await sheetOf('Planer per fokusområde')).toEqual([
      ...areas.map(({ area, total, ongoing, overdue, done }, place) => [
        'Planer som visas med namn',
        area,
        [...names, 'Digital ledning'][place],
        total,
        ongoing,
        overdue,
        done,
        null,
      ]),
      [
        `I sammanställningar, ${k} organisationer`,
        null,
        null,
        ...none,
        `Fördelningen på fokusområden visas inte: något område har för få organisationer bakom sig. Minst ${k} behövs.`,
      ],
    ]);
    expect(areas[0]).toEqual({ area: 'INF', total: 2, done: 0, ongoing: 2, overdue: 0 });
  });

  test('effect only where plan and single questions are shown by name, then and now, and never a sensitive one', async () => {
    expect((await read()).effects.counts.actions).toBe(0);
    expect((await read()).effects.actions.map(({ organisation }) => organisation)).toEqual(['Kumla']);
    await rounds.sign('kumla', 2026, everything(3), { sharing: sharingOf('private', 'county') });
    await rounds.sign('nora', 2026, everything(3), { sharing: sharingOf('county', 'county') });
    expect((await read()).effects.counts.actions, 'nothing of an open round').toBe(0);
    await rounds.close(2026, '2026-12-22');
    const { effects } = await read();
    expect(effects.counts).toEqual({ actions: 1, organisations: 1, up: 1, same: 0, down: 0, reached: 1 });
    expect(await sheetOf('Klara aktiviteter')).toEqual([[1, 1, 1, 0, 0, 1]]);
    expect(effects.actions).toMatchObject([
      {
        organisation: 'Kumla',
        laterRound: 'Mätomgång 2026',
        questions: [{ code: 'INF1.1', before: 1, now: 3, target: 3 }],
      },
    ]);
  });

  test('a plan in the sums is counted once it is decided, and what is proposed in it only then', async () => {
    const before = (await read()).plans.sums.total!;
    const hallsberg = places.get('hallsberg')!;
    await addOne(db(), hallsberg, { title: 'Ett förslag till', areas: ['INF'] });
    expect((await read()).plans.sums.total).toBe(before);
    await decide(db(), hallsberg);
    expect((await read()).plans.sums.total, 'the two that were proposed').toBe(before + 2);
  });

  test('no sums once somebody has left them: the difference would be that plan', async () => {
    const { assessmentId, organisationIds, approverId } = places.get('askersund')!;
    const [{ id: seen } = { id: '' }] = await listSharings(db(), assessmentId);
    const acting = { now: at('2026-02-01'), actor: { personId: approverId } };
    const input = { assessmentId, organisationIds, sharing: sharingOf('private'), seen };
    expect(await changeSharing(db(), input, acting)).not.toHaveProperty('problem');
    expect((await read()).plans.sums).toMatchObject({ total: null, refusal: 'left', counts: null, areas: null });
    for (const sheet of ['Handlingsplaner', 'Planer per fokusområde']) {
      const sums = (await sheetOf(sheet)).at(-1)!;
      expect(
        sums.slice(1, -1).every((cell) => cell === null),
        sheet,
      ).toBe(true);
      expect(sums.at(-1), sheet).toMatch(/^Visas inte: någon har slutat dela sin plan/);
    }
  });

  test('who begins to show the plan by name leaves the sums to those who are k still, or they are hidden', async () => {
    const { assessmentId, organisationIds, approverId } = places.get('laxa')!;
    const [{ id: seen } = { id: '' }] = await listSharings(db(), assessmentId);
    const acting = { now: at('2026-02-02'), actor: { personId: approverId } };
    const input = { assessmentId, organisationIds, sharing: sharingOf('aggregate', 'county'), seen };
    expect(await changeSharing(db(), input, acting)).not.toHaveProperty('problem');
    expect((await read()).plans.sums.units, 'who joins the sums after the close waits for the next round').toBe(k - 1);
  });
});
