import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESELECTED_SHARING } from '#app/domain/benchmark/sharing';
import { DEFAULT_PARAMETERS, METHOD_ID } from '#app/domain/parameters';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import { scoreAssessment } from '#app/domain/scoring/score-assessment';
import type { AnswerMutation } from '#app/features/answering/save-answers.server';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { readReceipts } from '#app/features/signing-off/read-receipts.server';
import { type SignInput, sign } from '#app/features/signing-off/sign.server';
import { newId } from '#db/ids';
import { findAssessment } from '#db/queries/assessments';
import { listNodeScores, listSharings, listSignedAnswers, listSignedFacts, listSignOffs } from '#db/queries/sign-offs';
import {
  answerAll,
  type County,
  codesFor,
  createCounty,
  handOverAndSign,
  NOW,
  questionnaire,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

let made: TestDatabase;
let county: County;
beforeAll(async () => {
  made = await createDatabase();
  county = await createCounty(made.db);
});
afterAll(() => made.drop());

const signAt = (place: Workplace, part: Partial<SignInput> = {}) => {
  const { assessmentId, organisationIds, approverId: personId } = place;
  const input = {
    assessmentId,
    organisationIds,
    revision: 1,
    sharing: PRESELECTED_SHARING,
    diaryNumber: null,
    ...part,
  };
  return sign(made.db, input, { now: NOW, actor: { personId } });
};
const signOffs = ({ assessmentId, organisationIds }: Workplace) => listSignOffs(made.db, assessmentId, organisationIds);

/** Levels that are easy to weigh by hand; 3 everywhere else. */
const LEVELS: Record<string, Partial<AnswerMutation>> = {
  'INF1.1': { level: 5, evidence: 'dnr 1' },
  'INF1.2': { level: 4, evidence: 'dnr 2' },
  'INF2.1': { level: 0 },
  'INF2.2': { level: 1 },
  'INF2.3': { level: 2 },
  'KOM1.1': { kind: 'NA', level: null },
  'KOM1.2': { kind: 'NA', level: null },
  'KOM1.3': { level: 2 },
  'LED1.3': { kind: 'DK', level: null },
  'LED2.2': { kind: 'DK', level: null },
  'LED2.3': { kind: 'DK', level: null },
  'INN1.1': { kind: 'NA', level: null },
  'INN1.2': { kind: 'NA', level: null },
  'INN1.3': { kind: 'NA', level: null },
};

describe('a signed assessment', () => {
  let place: Workplace;
  let signOffId: string;
  let reference: string;
  beforeAll(async () => {
    place = await startAnswering(made.db, county, 'kumla');
    const { assessmentId, organisationIds, coordinatorId: personId } = place;
    const facts = [
      { mutationId: newId(), fact: 'SDK_FLODEN', value: '3', baseRevision: 0 },
      { mutationId: newId(), fact: 'SDK_ANSLUTEN', value: 'yes', baseRevision: 0 },
    ];
    await saveFacts(made.db, { assessmentId, organisationIds, personId, mutations: facts }, { now: NOW });
    await answerAll(made.db, place, (code) => LEVELS[code] ?? {});
    ({ signOffId, reference } = await handOverAndSign(made.db, place));
  });

  test('is locked and stamped with person, time, method and a reference', async () => {
    const { assessmentId, organisationIds, approverId } = place;
    expect(await findAssessment(made.db, assessmentId, organisationIds)).toMatchObject({
      status: 'signed',
      revision: 1,
      currentSignOffId: signOffId,
    });
    const [signOff] = await signOffs(place);
    expect(signOff).toMatchObject({
      id: signOffId,
      revision: 1,
      round_id: county.roundId,
      person_id: approverId,
      person_name: 'approver kumla',
      person_title: '',
      signed_at: NOW.toISOString(),
      method_id: METHOD_ID,
      tree_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(reference).toMatch(/^2026-KUMLA-1-[0-9A-F]{8}$/);
  });

  test('holds every agreed answer and fact as it was, with a hash that anybody can compute again', async () => {
    const rows = await listSignedAnswers(made.db, signOffId);
    const answers = codesFor().map((code) => rows.find((row) => row.indicator === code)!);
    expect(rows).toHaveLength(60);
    for (const row of answers) {
      const { kind = 'level', level = 3, evidence = '' } = LEVELS[row.indicator] ?? {};
      expect(row).toMatchObject({ kind, level, evidence, comment: 'Enligt samordnaren.', major_version: 1 });
    }
    const facts = await listSignedFacts(made.db, signOffId);
    expect(facts.map(({ fact, value }) => [fact, value])).toEqual([
      ['SDK_ANSLUTEN', 'yes'],
      ['SDK_FLODEN', '3'],
    ]);
    const signed = answers.map(({ indicator, major_version, kind, level, comment, evidence }) => ({
      indicator,
      major_version,
      kind,
      level,
      comment,
      evidence,
    }));
    const content = JSON.stringify([signed, facts.map(({ fact, value }) => [fact, value])]);
    expect((await signOffs(place))[0]?.answers_hash).toBe(createHash('sha256').update(content).digest('hex'));
  });

  test('is scored at every node, as worked out by hand', async () => {
    const nodes = new Map((await listNodeScores(made.db, signOffId, OWN_TREE)).map((row) => [row.node, row]));
    expect(nodes.size).toBe(26);
    const score = (node: string) => nodes.get(node)?.score_u6;
    // (5 + 4 + 3) / 3 and (0 + 1 + 2) / 3; their mean.
    expect([score('INF1'), score('INF2'), score('INF')]).toEqual([4_000_000, 1_000_000, 2_500_000]);
    // Two do not apply: the third stands for all. (2 + 3 + 3) / 3.
    expect([score('KOM1'), score('KOM')]).toEqual([2_000_000, 2_666_667]);
    // Two of three known is just enough; one of three is not.
    expect(nodes.get('LED1')).toMatchObject({ score_u6: 3_000_000, status: 'ok', lower: 2, upper: 11 / 3 });
    expect(nodes.get('LED2')).toMatchObject({ score_u6: null, status: 'insufficient', raw: 3 });
    // A direction that does not apply at all leaves its area to the others.
    expect(nodes.get('INN1')).toMatchObject({ score_u6: null, status: 'not_applicable', stage: null, share3: null });
    expect(nodes.get('INN')).toMatchObject({ score_u6: 3_000_000, coverage: 1, stage: 3, share3: 1 });
    // (2.5 + 2.666… + 3 + 3 + 3) / 5
    expect(nodes.get('INDEX')).toMatchObject({ score_u6: 2_833_333, status: 'ok', is_partial: 0 });
    expect(nodes.get('TRY1')).toMatchObject({
      score_u6: 3_000_000,
      coverage: 1,
      lower: 3,
      upper: 3,
      stage: 3,
      share3: 1,
    });
  });

  test('is scored with the method’s own function, nothing rounded away in storage', async () => {
    const rows = await listSignedAnswers(made.db, signOffId);
    const byCode = new Map(rows.map((row) => [row.indicator, row]));
    const areas = applicableAreas(questionnaire, 'municipality');
    const answerOf = (code: string) => toMethodAnswer(byCode.get(code));
    const expected = scoreAssessment({ scale: questionnaire.scale, areas, answerOf }, DEFAULT_PARAMETERS);
    const stored = await listNodeScores(made.db, signOffId, OWN_TREE);
    const asStored = expected.map(
      ({ node, scoreU6, raw, coverage, lower, upper, status, isPartial, stage, share3, sumW2 }) => ({
        ...{ sign_off_id: signOffId, tree: OWN_TREE, node, score_u6: scoreU6, raw, coverage, lower, upper, status },
        ...{ is_partial: isPartial ? 1 : 0, stage, share3, sum_w2: sumW2 },
      }),
    );
    expect(stored).toEqual(asStored.sort((a, b) => (a.node < b.node ? -1 : 1)));
  });

  test('has a receipt with the sharing that was chosen', async () => {
    const [receipt, ...others] = await readReceipts(made.db, place.assessmentId, place.organisationIds);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      reference,
      revision: 1,
      personName: 'approver kumla',
      sharing: PRESELECTED_SHARING,
    });
    expect(await listSharings(made.db, place.assessmentId)).toHaveLength(5);
  });

  test('is not signed again', async () => {
    expect(await signAt(place)).toEqual({ problem: 'locked' });
    expect(await signOffs(place)).toHaveLength(1);
  });
});

test('an organisation of another kind is scored on its own tree', async () => {
  const place = await startAnswering(made.db, county, 'orebro-universitet');
  await answerAll(made.db, place, () => ({}), codesFor('university'));
  const { signOffId } = await handOverAndSign(made.db, place);
  const answers = await listSignedAnswers(made.db, signOffId);
  expect(answers.map((row) => row.indicator)).toEqual(codesFor('university').sort());
  const [university] = await signOffs(place);
  const municipality = await made.db
    .selectFrom('sign_offs')
    .selectAll()
    .where('reference', 'like', '%KUMLA%')
    .executeTakeFirst();
  expect(university?.tree_hash).not.toBe(municipality?.tree_hash);
  expect(university?.method_id).toBe(municipality?.method_id);
});
