import type { Kysely } from 'kysely';
import { activeSeconds, secondsByIndicator } from '#app/domain/consolidation/active-seconds';
import { type QualityFlag, responseQuality } from '#app/domain/consolidation/response-quality';
import { hasSameContent, toMethodAnswer } from '#app/domain/questionnaire/answer';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import type { Indicator } from '#app/domain/questionnaire/schema';
import { listAnswerTimes } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import type { ReviewState } from './read-review.server';

type Reviewed = Pick<ReviewState, 'areas' | 'answers' | 'sources' | 'earlier'>;

/** Questions about the quality of what would be signed, never verdicts (method 4.6). */
export async function findQualityFlags(db: Kysely<Database>, review: Reviewed): Promise<QualityFlag[]> {
  const { areas, answers, earlier } = review;
  const indicators = indicatorsOf(areas);
  // Only a question that still means the same can have been copied.
  const earlierAnswer = ({ code, majorVersion }: Indicator) => {
    const before = earlier?.answers.get(code);
    return before?.major_version === majorVersion ? toMethodAnswer(before) : null;
  };
  return responseQuality({
    answers: indicators.map(({ code }) => toMethodAnswer(answers.get(code))),
    activeSeconds: await readActiveSeconds(db, review),
    previous: earlier ? indicators.map(earlierAnswer) : null,
  }).flags;
}

/** The time behind the answers, each from the response it comes from; null when too little of it is known. */
async function readActiveSeconds(db: Kysely<Database>, review: Reviewed): Promise<number | null> {
  const { areas, answers, sources } = review;
  const responseIds = [...new Set(sources.values())];
  const times = await listAnswerTimes(db, responseIds);
  const seconds = new Map(
    responseIds.map((responseId) => {
      const versions = times
        .filter((row) => row.responseId === responseId)
        .map(({ indicator, savedAt }) => ({ indicator, acceptedAtMs: Date.parse(savedAt) }));
      return [responseId, secondsByIndicator(versions, (code) => isLeftOut(review, responseId, code))];
    }),
  );
  const answered = indicatorsOf(areas).filter(({ code }) => toMethodAnswer(answers.get(code)) !== null);
  return activeSeconds(answered.map(({ code }) => seconds.get(sources.get(code) ?? '')?.get(code) ?? null));
}

/**
 * "Vet ej" can be set on all that is left of a direction, and last year's answer with one button: neither says anything of
 * how fast questions were read, and both have flags of their own. What is taken from somebody else is timed there.
 */
function isLeftOut({ answers, sources, earlier }: Reviewed, responseId: Id, code: string): boolean {
  const answer = answers.get(code);
  const before = earlier?.answers.get(code);
  if (!answer || sources.get(code) !== responseId || answer.kind === 'DK') return true;
  return before !== undefined && hasSameContent(answer, before);
}
