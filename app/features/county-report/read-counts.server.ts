import type { Kysely } from 'kysely';
import { readAnswerCounts } from '#app/access/answer-counts.server';
import type { CountedGroup } from '#app/access/counted-parts.server';
import { readFactCounts } from '#app/access/fact-counts.server';
import { treeOfGroup } from '#app/domain/benchmark/member-scores';
import type { OrganisationKind } from '#app/domain/questionnaire/applicable';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import type { Database } from '#db/schema';
import type { AnswersContent, FactContent } from './report-content';

interface CountedRound extends Pick<CountedGroup, 'roundId' | 'groups' | 'parameters'> {
  members: readonly { groupCode: string; kind: OrganisationKind }[];
}

/** The counts of answers and facts of every group of a closed round, as the comparison shows them. */
export async function readCounts(
  db: Kysely<Database>,
  { members, ...round }: CountedRound,
  questionnaire: Questionnaire,
): Promise<{ answers: AnswersContent[]; facts: FactContent[] }> {
  const answers: AnswersContent[] = [];
  const facts: FactContent[] = [];
  for (const { code: group } of round.groups) {
    const kinds = members.filter(({ groupCode }) => groupCode === group).map(({ kind }) => kind);
    const { areas } = treeOfGroup(questionnaire, { kinds });
    const asked = { ...round, group: { code: group }, scale: questionnaire.scale };
    const [ofAnswers, ofFacts] = await Promise.all([
      readAnswerCounts(db, asked, areas),
      readFactCounts(db, asked, questionnaire.facts),
    ]);
    answers.push(...[...ofAnswers].map(([code, counts]) => ({ group, code, counts })));
    facts.push(...[...ofFacts].map(([code, counts]) => ({ group, code, ...counts })));
  }
  return { answers, facts };
}
