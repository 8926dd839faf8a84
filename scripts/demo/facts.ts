import type { OrganisationKind } from '#db/schema';
import { addDays, type Day } from './calendar';
import { generatorFor } from './generator';
import { profileOf } from './profiles';

/** Facts that were reached in the year after the round with this number opened; the earliest before the first round. */
const BEFORE_ALL = -1;
const NEVER = 99;

/** When each organisation was connected to SDK and began with digital post, as numbers of rounds. */
const REACHED: Readonly<Record<string, { sdk: number; post: number }>> = {
  orebro: { sdk: BEFORE_ALL, post: BEFORE_ALL },
  kumla: { sdk: 0, post: BEFORE_ALL },
  karlskoga: { sdk: BEFORE_ALL, post: 0 },
  lindesberg: { sdk: 0, post: 1 },
  hallsberg: { sdk: 1, post: 1 },
  lekeberg: { sdk: 1, post: 0 },
  askersund: { sdk: 1, post: NEVER },
  nora: { sdk: 2, post: 1 },
  degerfors: { sdk: 1, post: 2 },
  hallefors: { sdk: 2, post: 2 },
  laxa: { sdk: NEVER, post: 1 },
  ljusnarsberg: { sdk: NEVER, post: NEVER },
  'region-orebro-lan': { sdk: BEFORE_ALL, post: BEFORE_ALL },
  'lansstyrelsen-orebro-lan': { sdk: 1, post: BEFORE_ALL },
  'orebro-universitet': { sdk: 2, post: NEVER },
};

const FLOWS_A_YEAR = 3;
const SOCIAL_SERVICES: readonly OrganisationKind[] = ['municipality'];

export interface FactSource {
  organisation: string;
  kind: OrganisationKind;
  /** The days on which the rounds opened, the oldest first. */
  openings: readonly Day[];
  round: number;
}

/** The organisation's facts as it would write them in a round. A fact without a value is left empty. */
export function factsOf({ organisation, kind, openings, round }: FactSource): Record<string, string> {
  const reached = REACHED[organisation] ?? { sdk: NEVER, post: NEVER };
  const sdk = dateOf(organisation, 'sdk', reached.sdk, openings, round);
  const post = dateOf(organisation, 'post', reached.post, openings, round);
  const drawn = generatorFor('facts', organisation);
  const flows = drawn.between(1, 3) + (round - Math.max(reached.sdk, 0)) * drawn.between(1, FLOWS_A_YEAR);
  const { base, course } = profileOf(organisation);
  const datasets = Math.max(0, Math.round((base + (course[round] ?? 0) - 1.4) * 6 + drawn.noise() * 2));
  return {
    SDK_ANSLUTEN: sdk ? 'yes' : 'no',
    SDK_ANSLUTEN_DATUM: sdk ?? '',
    SDK_FLODEN: sdk ? String(flows) : '0',
    ...(SOCIAL_SERVICES.includes(kind) ? { SDK_SOCIALTJANST: sdk && round > reached.sdk + 1 ? 'yes' : 'no' } : {}),
    DIGITAL_POST: post ? 'yes' : 'no',
    DIGITAL_POST_DATUM: post ?? '',
    OPPNA_DATAMANGDER: String(datasets),
    ARBETSGRUPP_SAKRA_MOTEN: base + round * 0.4 > 2 ? 'yes' : 'no',
  };
}

/** The day it was reached, between the opening of round `since` and the next, or null when that lies ahead of `round`. */
function dateOf(
  organisation: string,
  what: string,
  since: number,
  openings: readonly Day[],
  round: number,
): Day | null {
  if (since >= round) return null;
  const opening = since === BEFORE_ALL ? addDays(openings[0]!, -365) : openings[since]!;
  return addDays(opening, generatorFor('reached', organisation, what).between(90, 330));
}
