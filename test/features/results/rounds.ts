import { PRESELECTED_SHARING, type Sharing } from '#app/domain/benchmark/sharing';
import { readResult } from '#app/features/results/read-result.server';
import type { ResultView } from '#app/features/results/view';
import { closeRound } from '#app/features/rounds/close-round.server';
import { findOrganisationBySlug } from '#db/queries/organisations';
import type { Id } from '#db/schema';
import {
  answerAll,
  type County,
  codesFor,
  createCounty,
  createOpenRound,
  handOverAndSign,
  startAnswering,
  type Workplace,
} from '#test/support/county';
import { createDatabase, type TestDatabase } from '#test/support/database';

type Content = Parameters<typeof answerAll>[2];

const IN_TIME = { 2024: '2024-11-20', 2025: '2025-11-20', 2026: '2026-11-20' } as const;
type Year = keyof typeof IN_TIME;

export const at = (day: string) => new Date(`${day}T09:00:00.000Z`);
/** Every question on the same level. */
export const everything =
  (level: number): Content =>
  () => ({ level });

/** A county with three yearly rounds; each test signs and closes what it needs. */
export class Rounds {
  private constructor(
    readonly made: TestDatabase,
    readonly county: County,
    readonly idOf: Record<Year, Id>,
  ) {}

  static async create(): Promise<Rounds> {
    const made = await createDatabase();
    const county = await createCounty(made.db, 2024);
    const leader = await county.person('orebro-lan', 'county');
    const [next, last] = [await createOpenRound(made.db, 2025, leader), await createOpenRound(made.db, 2026, leader)];
    return new Rounds(made, county, { 2024: county.roundId, 2025: next, 2026: last });
  }

  async sign(
    slug: string,
    year: Year,
    content: Content,
    { day = IN_TIME[year] as string, codes = codesFor(), sharing = PRESELECTED_SHARING as Sharing } = {},
  ): Promise<Workplace> {
    const place = await startAnswering(this.made.db, this.county, slug, this.idOf[year]);
    await answerAll(this.made.db, place, content, codes);
    await handOverAndSign(this.made.db, place, { now: at(day), sharing });
    return place;
  }

  async close(year: Year, day: string): Promise<void> {
    const actor = { personId: await this.county.person('orebro-lan', 'county') };
    await closeRound(this.made.db, this.idOf[year], { now: at(day), actor });
  }

  async read(slug: string, year: Year, asked: { revision?: number; node?: string; as?: string } = {}) {
    const organisation = await findOrganisationBySlug(this.made.db, asked.as ?? slug);
    return readResult(this.made.db, {
      slugs: { organisation: slug, round: String(year) },
      organisationIds: [organisation!.id],
      revision: asked.revision ?? null,
      node: asked.node ?? null,
      language: 'sv',
      indexName: 'Index',
    });
  }

  async result(slug: string, year: Year, asked: Parameters<Rounds['read']>[2] = {}): Promise<ResultView> {
    const view = await this.read(slug, year, asked);
    if (!view?.isSigned) throw new Error(`no result for ${slug} ${year}`);
    return view;
  }
}
