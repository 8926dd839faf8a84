import { DEFAULT_PARAMETERS } from '#app/domain/parameters';
import { planRound, type RoundPlan } from '#app/features/rounds/plan-round.server';
import { newId } from '#db/ids';
import { listProgrammeUnits } from '#db/queries/organisations';
import type { Id } from '#db/schema';
import { type County, createCounty } from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

/** A county whose coordinator plans rounds. */
export class PlannedRounds {
  readonly made: TestDatabase;
  readonly county: County;
  readonly leader: Id;
  readonly programmeIds: Id[];
  readonly versionId: Id;
  readonly organisations: Map<string, Id>;

  private constructor(fields: Omit<PlannedRounds, 'plan' | 'acting' | 'planOf' | 'on' | 'idOf' | 'events' | 'job'>) {
    this.made = fields.made;
    this.county = fields.county;
    this.leader = fields.leader;
    this.programmeIds = fields.programmeIds;
    this.versionId = fields.versionId;
    this.organisations = fields.organisations;
  }

  static async create(): Promise<PlannedRounds> {
    const made = await createDatabase();
    const county = await createCounty(made.db);
    const round = await made.db
      .selectFrom('rounds')
      .selectAll()
      .where('id', '=', county.roundId)
      .executeTakeFirstOrThrow();
    const units = await listProgrammeUnits(made.db, round.programme_id);
    return new PlannedRounds({
      made,
      county,
      leader: await county.person('orebro-lan', 'county'),
      programmeIds: [round.programme_id],
      versionId: round.questionnaire_version_id,
      organisations: new Map(units.map((unit) => [unit.slug, unit.organisationId])),
    });
  }

  /** No two plans have one name. */
  private planned = 0;

  acting(at: string) {
    return { now: new Date(at), actor: { personId: this.leader } };
  }

  idOf(slug: string): Id {
    return this.organisations.get(slug)!;
  }

  planOf(part: Partial<RoundPlan> = {}): RoundPlan {
    return {
      name: `Mätomgång ${++this.planned}`,
      questionnaireVersionId: this.versionId,
      opensAt: new Date('2027-10-01T06:00:00.000Z'),
      closesAt: new Date('2027-11-30T22:59:00.000Z'),
      parameters: DEFAULT_PARAMETERS,
      message: '',
      organisationIds: [...this.organisations.values()],
      ...part,
    };
  }

  /** Plans a round and answers with its id. */
  async plan(part: Partial<RoundPlan> = {}, at = '2027-06-01T08:00:00.000Z', copyOf: Id | null = null): Promise<Id> {
    const id = newId();
    const [programmeId] = this.programmeIds as [Id];
    const input = { ...this.planOf(part), id, programmeId, programmeIds: this.programmeIds, copyOf };
    const result = await planRound(this.made.db, input, this.acting(at));
    if ('problem' in result) throw new Error(result.problem);
    return id;
  }

  on(roundId: Id) {
    return { roundId, programmeIds: this.programmeIds };
  }

  /** What has happened to the round, with who did it. */
  async events(roundId: Id): Promise<(string | null)[][]> {
    const rows = await this.made.db
      .selectFrom('audit_events')
      .select(['action', 'person_id'])
      .where('object_id', '=', roundId)
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map((row) => [row.action, row.person_id]);
  }

  async job(kind: 'open_round' | 'close_round', roundId: Id) {
    return this.made.db
      .selectFrom('jobs')
      .selectAll()
      .where('unique_key', '=', `${kind}:${roundId}`)
      .executeTakeFirst();
  }
}
