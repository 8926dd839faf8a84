import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { saveFacts } from '#app/features/answering/save-facts.server';
import { type Choice, DEFAULT_CHOICE } from '#app/features/comparison/choice';
import type { ComparisonInput } from '#app/features/comparison/read-setting.server';
import { closeRound } from '#app/features/rounds/close-round.server';
import { newId } from '#db/ids';
import { findProgrammeBySlug } from '#db/queries/organisations';
import type { Audience, Id } from '#db/schema';
import { type AnswerOf, SignedRounds } from '#test/features/rounds/signed-rounds';
import { answerAll, codesFor, createOpenRound, handOverAndSign, startAnswering } from '#test/support/county';

/** Who sees index, areas, directions and answers; a depth that is left out is as the one before. */
export const shared = (index: Audience, areas = index, directions = areas, indicators = directions) =>
  ({ index, areas, directions, indicators }) as const;

/** A county whose organisations have signed one or two rounds, as somebody compares them. */
export class ComparedRounds {
  readonly rounds: SignedRounds;
  readonly programmeId: Id;
  readonly organisationOf = new Map<string, Id>();

  private constructor(rounds: SignedRounds, programmeId: Id) {
    this.rounds = rounds;
    this.programmeId = programmeId;
  }

  static async create(): Promise<ComparedRounds> {
    const rounds = await SignedRounds.create();
    const programme = await findProgrammeBySlug(rounds.made.db, 'orebro-lan');
    return new ComparedRounds(rounds, programme!.id);
  }

  get db() {
    return this.rounds.made.db;
  }

  async open(year: number): Promise<{ roundId: Id; year: number }> {
    return { roundId: await createOpenRound(this.db, year, this.rounds.actor.personId), year };
  }

  /** An organisation answers everything, states what is given, and signs two months after the round opened. */
  async sign(
    slug: string,
    { roundId, year }: { roundId: Id; year: number },
    answerOf: AnswerOf,
    sharing: Partial<Sharing>,
    facts: Record<string, string> = {},
  ): Promise<void> {
    const now = new Date(`${year}-11-20T10:00:00.000Z`);
    const place = await startAnswering(this.db, this.rounds.county, slug, roundId);
    await answerAll(this.db, place, answerOf, codesFor(slug.startsWith('region') ? 'region' : 'municipality'));
    const { assessmentId, organisationIds, coordinatorId: personId } = place;
    const mutations = Object.entries(facts).map(([fact, value]) => ({
      mutationId: newId(),
      fact,
      value,
      baseRevision: 0,
    }));
    await saveFacts(this.db, { assessmentId, organisationIds, personId, mutations }, { now });
    await handOverAndSign(this.db, place, { now, sharing: { ...PRESELECTED_SHARING, ...sharing } });
    this.organisationOf.set(slug, organisationIds[0]!);
  }

  async close({ roundId, year }: { roundId: Id; year: number }): Promise<void> {
    const closed = await closeRound(this.db, roundId, {
      now: new Date(`${year}-12-22T06:00:00.000Z`),
      actor: this.rounds.actor,
    });
    if ('problem' in closed) throw new Error(closed.problem);
  }

  /** What somebody of the county asks for; with organisations, as somebody of these. */
  asks(part: Partial<Choice> = {}, ...own: string[]): ComparisonInput {
    return {
      choice: { ...DEFAULT_CHOICE, ...part },
      problems: [],
      programmeIds: own.length > 0 ? [] : [this.programmeId],
      organisationIds: own.map((slug) => this.organisationOf.get(slug)!),
      language: 'sv',
      indexName: 'Index',
    };
  }
}
