import type { Audience, Sharing } from '#app/domain/benchmark/sharing';
import { SHARING_DEPTHS } from '#app/domain/benchmark/sharing';

/** What becomes of an organisation's assessment in one round. */
export type Part =
  | { outcome: 'absent' }
  | {
      outcome: 'signed';
      sharing: Sharing;
      /** Signed after the round had closed: for the organisation's own use. */
      isLate?: boolean;
      /** The approver sent it back once before signing. */
      isSentBack?: boolean;
      /** Opened again with this reason, and signed as revision 2 while the round was still open. */
      signedAgainBecause?: string;
      /** Opened again some days ago with this reason, and still being reworked. */
      reworkedBecause?: string;
    }
  | { outcome: 'handed_over' }
  | {
      outcome: 'in_progress';
      /** Share of each area's questions that are answered. */
      answered: Readonly<Record<string, number>>;
      /** Answers that still need the comment that method.md 4.5 asks for. */
      withoutComment?: readonly string[];
    };

const AUDIENCE_OF: Readonly<Record<string, Audience>> = { '-': 'private', a: 'aggregate', c: 'county', p: 'public' };

/** Reads a choice such as `cca--`: a letter a depth, from index to plan. */
function shared(letters: string): Sharing {
  const choices = SHARING_DEPTHS.map((depth, index) => [depth, AUDIENCE_OF[letters[index] ?? '-'] ?? 'private']);
  return Object.fromEntries(choices) as Sharing;
}

const signed = (letters: string): Part => ({ outcome: 'signed', sharing: shared(letters) });
const areas = (INF: number, KOM: number, TRY: number, INN: number, LED: number) => ({ INF, KOM, TRY, INN, LED });
const ABSENT: Part = { outcome: 'absent' };

/**
 * Every organisation's way through the four rounds, the oldest first. In the first round so few share their directions
 * that they are hidden; in the second the hidden values of one direction all lie at the floor; in the third the
 * municipalities' medians show.
 */
const STORY: Readonly<Record<string, readonly [Part, Part, Part, Part]>> = {
  orebro: [
    signed('ccc--'),
    signed('ccc--'),
    signed('ppcaa'),
    { outcome: 'in_progress', answered: areas(1, 1, 1, 1, 1), withoutComment: ['INF1.2', 'TRY5.1'] },
  ],
  kumla: [
    signed('ccc--'),
    signed('pcccc'),
    signed('ppccc'),
    { outcome: 'in_progress', answered: areas(0, 0.9, 0.7, 0.4, 0.3) },
  ],
  karlskoga: [signed('cca--'), signed('cc---'), signed('pcca-'), signed('ppcac')],
  lindesberg: [
    signed('cca--'),
    { outcome: 'signed', sharing: shared('cc---'), isSentBack: true },
    {
      outcome: 'signed',
      sharing: shared('ccaaa'),
      signedAgainBecause: 'Svaren om styrning beskrev läget före omorganisationen och behöver rättas.',
    },
    { outcome: 'in_progress', answered: areas(1, 0.7, 0.5, 0.3, 0.2) },
  ],
  hallsberg: [
    signed('cca--'),
    signed('cca--'),
    {
      outcome: 'signed',
      sharing: shared('ccaaa'),
      reworkedBecause: 'Två svar om digital infrastruktur byggde på ett underlag som visade sig vara från året innan.',
    },
    { outcome: 'in_progress', answered: areas(1, 0.6, 0.5, 0.2, 0.2) },
  ],
  lekeberg: [signed('cca--'), signed('cca--'), signed('ccaap'), { outcome: 'handed_over' }],
  askersund: [signed('cc---'), signed('cca--'), signed('ccaaa'), { outcome: 'handed_over' }],
  nora: [
    signed('ca---'),
    signed('cca--'),
    { outcome: 'signed', sharing: shared('cca--'), isLate: true },
    { outcome: 'in_progress', answered: areas(1, 0.3, 0, 0, 0.2) },
  ],
  degerfors: [signed('ca---'), ABSENT, signed('ccaa-'), { outcome: 'in_progress', answered: areas(0.5, 0, 0, 0, 0) }],
  hallefors: [
    signed('aa---'),
    signed('caa--'),
    signed('ca---'),
    { outcome: 'in_progress', answered: areas(0, 0, 0.6, 0, 0.4) },
  ],
  laxa: [signed('a----'), signed('cca--'), signed('ccaa-'), ABSENT],
  ljusnarsberg: [signed('-----'), signed('-----'), signed('-----'), ABSENT],
  'region-orebro-lan': [signed('cc---'), signed('cca--'), signed('ppcaa'), signed('ppca-')],
  'lansstyrelsen-orebro-lan': [signed('cc---'), signed('cca--'), signed('cccaa'), signed('ccca-')],
  'orebro-universitet': [
    signed('a----'),
    signed('cc---'),
    signed('pca-a'),
    { outcome: 'in_progress', answered: areas(0, 0.8, 0, 0.4, 0) },
  ],
};

/** What the organisation does in the round; one that the story does not tell about takes no part. */
export function partOf(organisation: string, round: number): Part {
  return STORY[organisation]?.[round] ?? ABSENT;
}
