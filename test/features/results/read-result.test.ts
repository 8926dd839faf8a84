import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { COLLABORATION_TREE, collaborationAreas } from '#app/domain/questionnaire/trees';
import { asCollaboration } from '#app/features/results/collaboration-lens';
import type { ResultView } from '#app/features/results/view';
import { questionnaires } from '#surveys/index';
import { codesFor, startAnswering } from '#test/support/county';
import { everything, Rounds } from './rounds';

const questionnaire = questionnaires['orebro-lan']!['1.0.0']!;
const ofMunicipality = collaborationAreas(questionnaire, applicableAreas(questionnaire, 'municipality'));
const codesIn = (area: string) => ofMunicipality.find(({ code }) => code === area)!.indicators.map(({ code }) => code);
const nodeOf = (view: ResultView, code: string) => view.nodes.find((node) => node.code === code)!;

let rounds: Rounds;
const fresh = async () => {
  rounds = await Rounds.create();
};
const drop = () => rounds.made.drop();

describe('a first result', () => {
  beforeAll(async () => {
    await fresh();
    await rounds.sign('kumla', 2026, (code) => {
      if (code.startsWith('TRY1')) return { level: 5, evidence: 'Beslut 2026' };
      if (code === 'INF1.1') return { kind: 'DK', level: null };
      if (code.startsWith('LED2')) return { level: 1 };
      if (code === 'KOM1.2') return { kind: 'NA', level: null, comment: 'Drivs av regionen.' };
      return { level: 3 };
    });
  });
  afterAll(drop);

  test('has its numbers, its answers and nothing to compare with', async () => {
    const view = await rounds.result('kumla', 2026);
    expect(view).toMatchObject({
      formalName: 'Kumla kommun',
      roundLabel: '2026',
      revision: 1,
      replacedBy: null,
      isReworked: false,
      isPartial: false,
      earlier: null,
      counts: { levels: 58, dontKnow: 1, notApplicable: 1, total: 60 },
      comparison: { isShown: false, reason: 'open_round', closesAt: '2026-12-21T23:00:00.000Z' },
    });
    expect(nodeOf(view, 'TRY')).toMatchObject({
      status: 'ok',
      score: 3.4,
      parent: 'INDEX',
      change: null,
      county: null,
    });
    expect(nodeOf(view, 'INF1')).toMatchObject({ score: 3, coverage: 2 / 3, hasWideBounds: true });
    expect(nodeOf(view, 'INDEX').hasWideBounds).toBe(false);
    expect(view.achieved).toMatchObject({ stage: 3, nextStage: 4, needed: 45 });
    const answers = view.answers.flatMap((area) => area.directions.flatMap((direction) => direction.answers));
    expect(answers.find((answer) => answer.code === 'TRY1.1')).toMatchObject({
      kind: 'level',
      level: 5,
      levelName: 'Förbättras ständigt',
      evidence: 'Beslut 2026',
      isRequired: true,
      isSensitive: true,
      earlier: null,
    });
    expect(answers.find((answer) => answer.code === 'KOM1.2')).toMatchObject({
      kind: 'NA',
      comment: 'Drivs av regionen.',
    });
  });

  test('names three strengths and three gaps, ties in the order of the questionnaire', async () => {
    const view = await rounds.result('kumla', 2026);
    expect(view.strengths).toEqual(['TRY1', 'INF1', 'INF2']);
    expect(view.gaps).toEqual(['LED2', 'KOM1', 'KOM2']);
  });

  test('explains a node that is asked for, and knows no other', async () => {
    const view = await rounds.result('kumla', 2026, { node: 'TRY1' });
    expect(view.explanation).toMatchObject({ ratio: { over: 15, under: 3 }, node: { score: 5 } });
    expect(await rounds.read('kumla', 2026, { node: 'TRY9' })).toBeUndefined();
    expect(await rounds.read('kumla', 2026, { revision: 2 })).toBeUndefined();
  });

  test('has the same answers by the collaboration areas, each a mean of its own questions', async () => {
    const view = await rounds.result('kumla', 2026, { node: 'open_data' });
    expect(view.collaboration.map(({ code, kind, parent }) => [code, kind, parent])).toEqual([
      ['digital_infrastructure', 'collaboration', null],
      ['welfare_services', 'collaboration', null],
      ['competence_and_capacity', 'collaboration', null],
      ['open_data', 'collaboration', null],
    ]);
    expect(view.nodes.some((node) => node.kind === 'collaboration')).toBe(false);
    expect(view.collaboration[3]).toMatchObject({
      name: 'Öppna data',
      status: 'ok',
      stage: 3,
      change: null,
      county: null,
    });
    expect(view.explanation).toMatchObject({ trail: [], parts: [], node: view.collaboration[3] });
    const { answers, ratio } = view.explanation!;
    expect(answers.map(({ code }) => code)).toEqual(codesIn('open_data'));
    expect(answers.reduce((sum, { level }) => sum + (level ?? 0), 0) / answers.length).toBe(ratio!.over / ratio!.under);
    expect(view.collaboration[3]!.raw).toBeCloseTo(ratio!.over / ratio!.under, 9);
  });

  test('does not exist for another organisation, nor for another round', async () => {
    expect(await rounds.read('kumla', 2026, { as: 'nora' })).toBeUndefined();
    expect(await rounds.read('finns-inte', 2026, { as: 'nora' })).toBeUndefined();
  });

  test('is announced where nothing has been signed', async () => {
    expect(await rounds.read('nora', 2026)).toMatchObject({
      isSigned: false,
      status: 'not_started',
      earlierPath: null,
    });
    expect(await rounds.read('kumla', 2025)).toMatchObject({ isSigned: false });
    expect(await rounds.read('nora', 2026, { node: 'INDEX' })).toBeUndefined();
  });
});

describe('years', () => {
  beforeAll(async () => {
    await fresh();
    await rounds.sign('kumla', 2024, everything(2));
    await rounds.sign('nora', 2024, everything(2));
    await rounds.sign('nora', 2025, everything(2));
    await rounds.sign('nora', 2026, (code) => ({ level: code.startsWith('TRY') ? 3 : 2 }));
    await rounds.sign('kumla', 2026, everything(3));
    await rounds.sign('laxa', 2025, (code) => (code.startsWith('INN') ? { kind: 'DK', level: null } : { level: 2 }));
    await rounds.sign('laxa', 2026, everything(2));
    const isOpenData = (code: string) => codesIn('open_data').includes(code);
    await rounds.sign('askersund', 2024, (code) => ({ level: isOpenData(code) ? 1 : 2 }));
    await rounds.sign('askersund', 2025, (code) => ({ level: isOpenData(code) ? 4 : 2 }));
    await rounds.sign('askersund', 2026, (code) =>
      isOpenData(code) ? { kind: 'DK', level: null, comment: 'Ingen vet.' } : { level: 2 },
    );
  });
  afterAll(drop);

  test('show the change against the round before', async () => {
    const view = await rounds.result('nora', 2026);
    expect(view.earlier).toEqual({ label: '2025', path: '/resultat/nora/2025', skipped: [] });
    expect(nodeOf(view, 'INDEX').change).toEqual({ from: 2, to: 2.2, change: 0.2, roundingNote: false });
    expect(nodeOf(view, 'LED').change?.change).toBe(0);
    expect(view.answers[0]!.directions[0]!.answers[0]!.earlier).toEqual({ kind: 'level', level: 2 });
  });

  test('show the change of the collaboration areas, and none where a value is withheld', async () => {
    const openData = (view: ResultView) => view.collaboration.find((node) => node.code === 'open_data')!;
    expect(openData(await rounds.result('askersund', 2025))).toMatchObject({
      score: 4,
      earlier: 1,
      change: { from: 1, to: 4, change: 3 },
      commonChange: null,
    });
    expect(openData(await rounds.result('askersund', 2026))).toMatchObject({
      status: 'insufficient',
      score: null,
      coverage: 0,
      stage: 0,
      earlier: 4,
      change: { change: null },
    });
  });

  test('without values for the collaboration areas are shown without them', async () => {
    const { made } = rounds;
    await made.db
      .deleteFrom('node_scores')
      .where('tree', '=', COLLABORATION_TREE)
      .where('sign_off_id', 'in', (query) =>
        query.selectFrom('sign_offs').select('id').where('round_id', '=', rounds.idOf[2024]),
      )
      .execute();
    const first = await rounds.result('nora', 2024);
    expect([first.collaboration, asCollaboration(first).earlier]).toEqual([[], null]);
    expect(await rounds.read('nora', 2024, { node: 'open_data' })).toBeUndefined();
    const second = await rounds.result('nora', 2025);
    expect(second.collaboration.map(({ score, earlier, change }) => [score, earlier, change])).toEqual(
      Array.from({ length: 4 }, () => [2, null, null]),
    );
    expect([second.earlier?.label, asCollaboration(second).earlier]).toEqual(['2024', null]);
    expect(asCollaboration(await rounds.result('nora', 2026)).earlier?.label).toBe('2025');
  });

  test('name the rounds in between in which nothing was signed', async () => {
    const view = await rounds.result('kumla', 2026);
    expect(view.earlier).toEqual({ label: '2024', path: '/resultat/kumla/2024', skipped: ['2025'] });
    expect(nodeOf(view, 'INDEX').change?.change).toBe(1);
  });

  test('have no change where a value is withheld', async () => {
    const before = await rounds.result('laxa', 2025);
    expect(nodeOf(before, 'INN')).toMatchObject({ status: 'insufficient', score: null, lower: 0, upper: 5 });
    expect(nodeOf(before, 'INDEX')).toMatchObject({ status: 'insufficient', score: null, hasWideBounds: true });
    expect(before.strengths.concat(before.gaps).some((code) => code.startsWith('INN'))).toBe(false);
    const now = await rounds.result('laxa', 2026);
    expect(nodeOf(now, 'INDEX').change).toMatchObject({ from: null, to: 2, change: null });
  });

  test('offer the earlier result where this year’s is not signed', async () => {
    await startAnswering(rounds.made.db, rounds.county, 'laxa', rounds.idOf[2024]);
    expect(await rounds.read('laxa', 2024)).toMatchObject({
      isSigned: false,
      status: 'in_progress',
      earlierPath: null,
    });
    await rounds.sign('hallsberg', 2025, everything(1));
    expect(await rounds.read('hallsberg', 2026)).toMatchObject({
      isSigned: false,
      earlierPath: '/resultat/hallsberg/2025',
      earlierLabel: '2025',
    });
  });
});

describe('parts that do not apply', () => {
  beforeAll(async () => {
    await fresh();
    const isInfrastructure = (code: string) => code.startsWith('INF');
    await rounds.sign('kumla', 2026, (code) => (isInfrastructure(code) ? { kind: 'NA', level: null } : { level: 2 }));
    await rounds.sign('region-orebro-lan', 2026, everything(3), { codes: codesFor('region') });
  });
  afterAll(drop);

  test('make the index partial, and are explained as not counted', async () => {
    const view = await rounds.result('kumla', 2026, { node: 'INDEX' });
    expect(view.isPartial).toBe(true);
    expect(nodeOf(view, 'INF')).toMatchObject({ status: 'not_applicable', score: null, coverage: null });
    expect(nodeOf(view, 'INDEX')).toMatchObject({ status: 'ok', score: 2 });
    expect(view.explanation?.parts[0]).toMatchObject({ code: 'INF', status: 'not_applicable', ratio: null, share: 0 });
  });

  test('leave a region without anybody to be compared with', async () => {
    const view = await rounds.result('region-orebro-lan', 2026);
    expect(view.counts.total).toBe(59);
    expect(view.comparison).toEqual({ isShown: false, reason: 'only_one_of_kind', closesAt: null });
  });
});
