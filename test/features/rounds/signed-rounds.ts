import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { OWN_TREE } from '#app/domain/questionnaire/trees';
import type { AnswerMutation } from '#app/features/answering/save-answers.server';
import { MUNICIPALITIES_GROUP } from '#app/features/rounds/participants.server';
import { reopen } from '#app/features/signing-off/send-back.server';
import { listGroupStatistics } from '#db/queries/sign-offs';
import type { Id } from '#db/schema';
import {
  answerAll,
  type County,
  change,
  codesFor,
  createCounty,
  handOverAndSign,
  saveOne,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

export type AnswerOf = (code: string) => Partial<AnswerMutation>;

export const level =
  (number: number): AnswerOf =>
  () => ({ level: number });

/** A county with a database of its own, whose organisations sign as they are told. */
export class SignedRounds {
  readonly made: TestDatabase;
  readonly county: County;
  readonly actor: { personId: Id };

  private constructor(made: TestDatabase, county: County, personId: Id) {
    this.made = made;
    this.county = county;
    this.actor = { personId };
  }

  static async create(): Promise<SignedRounds> {
    const made = await createDatabase();
    const county = await createCounty(made.db);
    return new SignedRounds(made, county, await county.person('orebro-lan', 'county'));
  }

  /** An organisation answers everything and signs at `at`. */
  async sign(slug: string, roundId: Id, answerOf: AnswerOf, at: string, sharing: Partial<Sharing> = {}) {
    const { db } = this.made;
    const place = await startAnswering(db, this.county, slug, roundId);
    await answerAll(db, place, answerOf, codesFor(slug.startsWith('region') ? 'region' : 'municipality'));
    const choice = { ...PRESELECTED_SHARING, ...sharing };
    const { signOffId } = await handOverAndSign(db, place, { now: new Date(at), sharing: choice });
    return { place, signOffId };
  }

  /** Opens a signed assessment again, sets every answer to one level, and signs revision 2. */
  async signAgain(place: Workplace, number: number, at: string, sharing = PRESELECTED_SHARING): Promise<Id> {
    const { db } = this.made;
    const { assessmentId, organisationIds, approverId: personId } = place;
    const now = new Date(at);
    await reopen(db, { assessmentId, organisationIds, reason: 'rättelse' }, { now, actor: { personId } });
    const part = { level: number, comment: 'Rättat.', baseRevision: 1 };
    await saveOne(
      db,
      place,
      codesFor().map((code) => change(code, part)),
    );
    return (await handOverAndSign(db, place, { now, revision: 2, sharing })).signOffId;
  }

  /** The municipalities' statistics for an audience, by node. */
  async statistics(roundId: Id, audience: 'county' | 'public') {
    const key = { roundId, tree: OWN_TREE, groupCode: MUNICIPALITIES_GROUP, audience };
    return new Map((await listGroupStatistics(this.made.db, key)).map((row) => [row.node, row]));
  }
}
