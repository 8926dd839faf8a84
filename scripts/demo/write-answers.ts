import type { Kysely } from 'kysely';
import { consolidate } from '#app/domain/consolidation/consolidate';
import { type AnswerContent, hasSameContent, toMethodAnswer } from '#app/domain/questionnaire/answer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import type { Questionnaire } from '#app/domain/questionnaire/schema';
import { saveAnswers } from '#app/features/answering/save-answers.server';
import type { AssessmentRow } from '#db/queries/assessments';
import { findEarlierAnswers } from '#db/queries/earlier-answers';
import { listAnswers, listResponses } from '#db/queries/responses';
import type { Database, Id } from '#db/schema';
import { type AnswerSource, agreedAnswer, colleagueAnswer } from './answers';
import type { DemoRound } from './calendar';
import { clampLevel } from './levels';
import type { Part } from './story';

export interface Writing {
  db: Kysely<Database>;
  questionnaire: Questionnaire;
  assessment: AssessmentRow;
  people: { respondents: readonly Id[] };
  round: DemoRound;
  rounds: readonly DemoRound[];
  part: Part;
  newMutationId: () => string;
}

interface Writer {
  responseId: Id;
  personId: Id;
  at: Date;
}

/** The areas that colleagues answer, by how many they are: each knows their own, most areas are seen by two. */
const AREAS_OF_SEAT: Readonly<Record<number, readonly (readonly string[])[]>> = {
  1: [['INF', 'KOM', 'TRY', 'INN']],
  2: [
    ['INF', 'TRY', 'LED'],
    ['KOM', 'INN', 'LED'],
  ],
  3: [
    ['INF', 'TRY', 'LED'],
    ['KOM', 'INN', 'LED'],
    ['TRY', 'KOM', 'INF'],
  ],
};

/** Writes one colleague's answers, of all their areas in one save. Answers whether all of their part is done. */
export async function answerAsColleague(writing: Writing, writer: Writer & { seat: number }): Promise<boolean> {
  const areas = AREAS_OF_SEAT[Math.min(writing.people.respondents.length, 3)]?.[writer.seat] ?? [];
  const sources = areas.flatMap((area) => sourcesOf(writing, area));
  await save(
    writing,
    writer,
    sources.map((source) => [source.question.code, colleagueAnswer(source, writer.seat)]),
  );
  return areas.every((area) => shareOf(writing.part, area) === 1);
}

/** Writes the coordinator's answers: what the organisation agrees on, as far as its part in the round goes. */
export async function answerAll(writing: Writing, writer: Writer): Promise<void> {
  const suggestions = await readSuggestions(writing);
  const earlier = await findEarlierAnswers(writing.db, writing.assessment);
  const withoutComment = (writing.part.outcome === 'in_progress' && writing.part.withoutComment) || [];
  const sources = writing.questionnaire.focusAreas.flatMap((area) => sourcesOf(writing, area.code));
  const answers = sources.map((source) => {
    const { code } = source.question;
    const earlierLevel = earlier?.answers.get(code)?.level ?? null;
    const answer = agreedAnswer(source, { suggestion: suggestions.get(code) ?? null, earlierLevel });
    return [code, withoutComment.includes(code) ? { ...answer, comment: '' } : answer] as const;
  });
  await save(writing, writer, answers);
}

const REVISED = ['INF1.1', 'INF2.2', 'LED1.1', 'LED1.3'];
const REVISED_COMMENT = 'Rättat efter att underlaget gåtts igenom på nytt.';

/** Lowers some answers by a level after a re-opening, with a comment. */
export async function reviseAnswers(writing: Writing, writer: Writer): Promise<void> {
  const rows = (await listAnswers(writing.db, [writer.responseId])).filter((row) => REVISED.includes(row.indicator));
  const answers = rows.flatMap((row) => {
    if (row.level === null || row.level === 0) return [];
    const revised = { ...contentOf(row), level: clampLevel(row.level - 1), comment: REVISED_COMMENT };
    return hasSameContent(row, revised) ? [] : [[row.indicator, revised, row.revision] as const];
  });
  await save(writing, writer, answers);
}

const contentOf = ({ kind, level, comment, evidence }: AnswerContent): AnswerContent => ({
  kind,
  level,
  comment,
  evidence,
});

/** The questions of an area that apply to the organisation, as many as its part in the round says. */
function sourcesOf(writing: Writing, areaCode: string): AnswerSource[] {
  const { assessment, questionnaire, round, rounds, part } = writing;
  const area = applicableAreas(questionnaire, assessment.organisationKind).find((one) => one.code === areaCode);
  const sources = (area?.directions ?? []).flatMap((direction) =>
    direction.indicators.map((indicator, position) => ({
      organisation: assessment.organisationSlug,
      kind: assessment.organisationKind,
      question: { area: areaCode, direction: direction.code, code: indicator.code },
      indicator,
      position,
      round: round.number,
      years: rounds.map((one) => one.slug),
    })),
  );
  return sources.slice(0, Math.round(sources.length * shareOf(part, areaCode)));
}

function shareOf(part: Part, area: string): number {
  return part.outcome === 'in_progress' ? (part.answered[area] ?? 0) : 1;
}

/** What the colleagues who are ready suggest, by indicator (method 4.1). */
async function readSuggestions({ db, assessment, questionnaire }: Writing) {
  const ready = (await listResponses(db, assessment.id)).filter((response) => response.submittedAt !== null);
  const answers = new Map<string, ReturnType<typeof toMethodAnswer>[]>();
  for (const row of await listAnswers(
    db,
    ready.map((response) => response.id),
  )) {
    answers.set(row.indicator, [...(answers.get(row.indicator) ?? []), toMethodAnswer(row)]);
  }
  return new Map(
    [...answers].map(([code, given]) => [code, consolidate({ scale: questionnaire.scale, answers: given }).suggestion]),
  );
}

async function save(
  { db, assessment, questionnaire, newMutationId }: Writing,
  { responseId, personId, at }: Writer,
  answers: readonly (readonly [code: string, content: AnswerContent, baseRevision?: number])[],
): Promise<void> {
  if (answers.length === 0) return;
  const mutations = answers.map(([indicator, content, baseRevision = 0]) => ({
    ...content,
    mutationId: newMutationId(),
    indicator,
    baseRevision,
  }));
  const version = `${questionnaire.id}@${questionnaire.version}`;
  const organisationIds = [assessment.organisationId];
  const request = { responseId, assessmentId: assessment.id, organisationIds, personId, version, mutations };
  const [outcomes = []] = await saveAnswers(db, [request], { now: at });
  const refused = outcomes.find((outcome) => outcome.status !== 'saved');
  if (refused) throw new Error(`demo answers of ${assessment.organisationSlug}: ${JSON.stringify(refused)}`);
}
