import type { Kysely } from 'kysely';
import { hasRole, type Viewer } from '#app/access/viewer';
import { type AnswerContent, EMPTY_ANSWER } from '#app/domain/questionnaire/answer';
import { applicableAreas } from '#app/domain/questionnaire/applicable';
import { progressByArea } from '#app/domain/questionnaire/progress';
import type { Fact, Indicator, Language } from '#app/domain/questionnaire/schema';
import type { AssessmentRow } from '#db/queries/assessments';
import { type EarlierAnswers, findEarlierAnswers } from '#db/queries/earlier-answers';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import { findResponseOfPerson, listAnswers, listFacts } from '#db/queries/responses';
import type { Database } from '#db/schema';
import { type AreaView, FACTS_SLUG, type FactView, type IndicatorView, type LockReason, toAreaLink } from './area-view';

type AnswerRow = Awaited<ReturnType<typeof listAnswers>>[number];
type ResponseRow = Awaited<ReturnType<typeof findResponseOfPerson>>;

export interface AreaInput {
  assessment: AssessmentRow;
  /** The area's code in lower case, or `fakta`. */
  slug: string;
  language: Language;
  factsName: string;
}

/** One area, or the facts, with the viewer's own answers and last year's beside them; null when there is no such area. */
export async function readAnswerArea(
  db: Kysely<Database>,
  viewer: Viewer,
  { assessment, slug, language, factsName }: AreaInput,
): Promise<AreaView | null> {
  const questionnaire = await loadQuestionnaire(db, assessment.questionnaireVersionId);
  const areas = applicableAreas(questionnaire, assessment.organisationKind);
  const area = areas.find((one) => one.code.toLowerCase() === slug);
  if (!area && slug !== FACTS_SLUG) return null;
  const response = await findResponseOfPerson(db, assessment.id, viewer.personId);
  const rows = await listAnswers(db, response ? [response.id] : []);
  const answers = new Map(rows.map((row) => [row.indicator, row]));
  const facts = await readFacts(db, assessment.id, questionnaire.facts, language);
  const earlier = area ? await findEarlierAnswers(db, assessment) : null;
  const answered = new Set(rows.filter((row) => row.kind !== null).map((row) => row.indicator));
  const links = [
    ...progressByArea(areas, answered).map((progress) => toAreaLink(progress, language)),
    {
      slug: FACTS_SLUG,
      name: factsName,
      answered: facts.filter((fact) => fact.value !== '').length,
      total: facts.length,
    },
  ];
  return {
    assessment: {
      id: assessment.id,
      organisationName: assessment.organisationName,
      roundName: assessment.roundName,
      closesAt: assessment.roundClosesAt,
      isClosed: assessment.roundStatus !== 'open',
    },
    personId: viewer.personId,
    responseId: response?.id ?? null,
    version: `${questionnaire.id}@${questionnaire.version}`,
    language,
    slug,
    name: area?.name[language] ?? factsName,
    goal: area?.goal[language] ?? null,
    steps: (area?.directions ?? []).map((direction) => ({
      code: direction.code,
      name: direction.name[language],
      indicators: direction.indicators.map((one) => toIndicator(one, { answers, earlier, language })),
    })),
    facts: area ? [] : facts,
    earlierRoundName: earlier?.roundName ?? null,
    lock: lockOf(assessment, response, hasRole(viewer, assessment.organisationId, 'respondent', 'coordinator')),
    areas: links,
    next: links[links.findIndex((link) => link.slug === slug) + 1] ?? null,
  };
}

function toIndicator(
  indicator: Indicator,
  context: { answers: ReadonlyMap<string, AnswerRow>; earlier: EarlierAnswers | null; language: Language },
): IndicatorView {
  const { answers, earlier, language } = context;
  const row = answers.get(indicator.code);
  const before = earlier?.answers.get(indicator.code);
  return {
    code: indicator.code,
    question: indicator.question[language],
    why: indicator.why[language],
    isRequired: indicator.required,
    requiredMin: indicator.requiredMin,
    levels: indicator.levels.map((level) => level[language]),
    evidenceExamples: indicator.evidenceExamples.map((example) => example[language]),
    answer: toContent(row ?? EMPTY_ANSWER),
    revision: row?.revision ?? 0,
    savedAt: row?.saved_at ?? null,
    earlier: before && before.kind !== null ? toContent(before) : null,
  };
}

function toContent({ kind, level, comment, evidence }: AnswerContent): AnswerContent {
  return { kind, level, comment, evidence };
}

async function readFacts(
  db: Kysely<Database>,
  assessmentId: string,
  facts: readonly Fact[],
  language: Language,
): Promise<FactView[]> {
  const stored = new Map((await listFacts(db, assessmentId)).map((row) => [row.fact, row]));
  return facts.map(({ code, kind, question }) => {
    const row = stored.get(code);
    return {
      code,
      kind,
      question: question[language],
      value: row?.value ?? '',
      revision: row?.revision ?? 0,
      savedAt: row?.savedAt ?? null,
      personName: row?.personName ?? null,
    };
  });
}

function lockOf(assessment: AssessmentRow, response: ResponseRow, mayAnswer: boolean): LockReason | null {
  if (!mayAnswer) return 'reader';
  if (assessment.roundStatus === 'archived') return 'archived';
  if (assessment.roundStatus === 'draft') return 'not_open';
  if (assessment.status === 'handed_over' || assessment.status === 'signed') return assessment.status;
  return response && response.submitted_at !== null ? 'submitted' : null;
}
