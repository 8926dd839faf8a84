import type { Kysely } from 'kysely';
import type { RoundInput, RoundMember } from '#app/domain/benchmark/round-input';
import { PRESELECTED_SHARING, SHARING_DEPTHS, type Sharing } from '#app/domain/benchmark/sharing';
import type { MethodParameters } from '#app/domain/parameters';
import { toMethodAnswer } from '#app/domain/questionnaire/answer';
import { chunksOf } from '#db/chunks';
import { listCountedSignOffs, listSignedLevels } from '#db/queries/closings';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { listRoundGroupMembers, listRoundGroups } from '#db/queries/round-groups';
import { findRound } from '#db/queries/rounds';
import { listCountingSignOffs, listSharingsOfRound } from '#db/queries/sign-offs';
import type { Audience, Database, Id, Instant, OrganisationKind } from '#db/schema';

/** A sign-off that counts, with the sharing in force at the cut-off. */
export interface CountedSignOff {
  unitId: Id;
  organisationId: Id;
  signOffId: Id;
  kind: OrganisationKind;
  sharing: Sharing;
}

/** Everything until now, and until any later now. */
export const END_OF_TIME: Instant = '9999-12-31T23:59:59.999Z';

type Round = NonNullable<Awaited<ReturnType<typeof findRound>>>;

/** The sign-offs that count at a cut-off: the latest of each unit before it, with the sharing chosen before it. */
export async function readCounting(db: Kysely<Database>, roundId: Id, cutOffAt: Instant): Promise<CountedSignOff[]> {
  const choices = new Map<string, Audience>();
  for (const choice of await listSharingsOfRound(db, roundId, cutOffAt)) {
    const key = `${choice.assessmentId} ${choice.depth}`;
    if (!choices.has(key)) choices.set(key, choice.audience);
  }
  return (await listCountingSignOffs(db, roundId, cutOffAt)).map((signOff) => ({
    unitId: signOff.unitId,
    organisationId: signOff.organisationId,
    signOffId: signOff.signOffId,
    kind: signOff.kind,
    sharing: Object.fromEntries(
      SHARING_DEPTHS.map((depth) => [
        depth,
        choices.get(`${signOff.assessmentId} ${depth}`) ?? PRESELECTED_SHARING[depth],
      ]),
    ) as Sharing,
  }));
}

/** The same members as a closed round counted, with their latest signatures and the sharing as it was frozen. */
export async function readCorrected(db: Kysely<Database>, roundId: Id): Promise<CountedSignOff[]> {
  const latest = new Map(
    (await listCountingSignOffs(db, roundId, END_OF_TIME)).map(({ unitId, signOffId }) => [unitId, signOffId]),
  );
  return (await readCounted(db, roundId)).map((one) => ({
    ...one,
    signOffId: latest.get(one.unitId) ?? one.signOffId,
  }));
}

/** What a closed round had counted, as it was frozen. */
export async function readCounted(db: Kysely<Database>, roundId: Id): Promise<CountedSignOff[]> {
  return (await listCountedSignOffs(db, roundId)).map((row) => ({
    ...row,
    sharing: JSON.parse(row.sharing) as Sharing,
  }));
}

/** Everything that a round's statistics are computed from: signed answers, sharing, groups, last year's members. */
export async function readRoundInput(
  db: Kysely<Database>,
  round: Round,
  counted: readonly CountedSignOff[],
  previousRoundId: Id | null,
): Promise<RoundInput> {
  const groups = await listRoundGroups(db, round.id);
  const previous = previousRoundId ? await findRound(db, previousRoundId) : undefined;
  const groupMembers = await listRoundGroupMembers(db, round.id);
  return {
    questionnaire: await loadQuestionnaire(db, round.questionnaire_version_id),
    parameters: JSON.parse(round.parameters) as MethodParameters,
    seed: seedOf(round),
    members: await readMembers(db, counted),
    previousMembers: previousRoundId ? await readMembers(db, await readCounted(db, previousRoundId)) : [],
    previousQuestionnaire: previous ? await loadQuestionnaire(db, previous.questionnaire_version_id) : null,
    groups: groups.map((group) => {
      const members = groupMembers.filter((member) => member.groupCode === group.code);
      return {
        code: group.code,
        priority: group.priority,
        unitIds: members.map((member) => member.unitId),
        kinds: [...new Set(members.map((member) => member.kind))],
      };
    }),
  };
}

/** Some hundred sign-offs at a time: a country's answers at once would fill the memory with rows. */
async function readMembers(db: Kysely<Database>, counted: readonly CountedSignOff[]): Promise<RoundMember[]> {
  const answers = new Map(
    counted.map((signOff) => [signOff.signOffId, new Map<string, number | 'DK' | 'NA' | null>()]),
  );
  for (const signOffIds of chunksOf([...answers.keys()])) {
    for (const row of await listSignedLevels(db, signOffIds)) {
      answers.get(row.signOffId)!.set(row.indicator, toMethodAnswer(row));
    }
  }
  return counted.map(({ unitId, signOffId, kind, sharing }) => ({
    unitId,
    kind,
    sharing,
    answers: answers.get(signOffId) ?? new Map(),
  }));
}

/** The round's seed: the first of January of its closing year, as yyyy0101 (method 7.1). */
export function seedOf(round: Pick<Round, 'closes_at'>): number {
  return Number(`${round.closes_at.slice(0, 4)}0101`);
}
