import type { Kysely } from 'kysely';
import type { AnswerContent } from '#app/domain/questionnaire/answer';
import { newId } from '#db/ids';
import type { Database } from '#db/schema';
import { readAnswerFields, readFactField, readOrigin } from './answer-fields';
import { applySaveRequest, type SaveOutcomes, type Saving, statusOf } from './apply-save-request.server';
import type { AreaView, StepView } from './area-view';
import type { Problem } from './queue/snapshot';
import type { SaveGroup } from './save-group.server';
import type { SaveRequest } from './save-request';

/** What was written and could not be saved, with what to do about it. The fields keep it. */
export type FormProblem = { kind: 'answer' | 'fact'; code: string; mine: AnswerContent | string } & Problem;
export type AreaFormResult = { goTo: string } | { problems: FormProblem[]; status: 400 | 409 };

/**
 * Saves the step's form as it was posted: only fields that the person changed since the page was made. The `intent` says
 * where to go then: `next`, `back`, `pause`; or with a code `same:` (last year's answer), `stored:` (the saved one) and
 * `mine:` (what stands in the fields); or `dont_know` for everything unanswered in the step.
 */
export async function saveAreaForm(
  app: { db: Kysely<Database>; saves: SaveGroup },
  { view, step, form }: { view: AreaView; step: number; form: FormData },
  saving: Saving,
): Promise<AreaFormResult> {
  const intent = String(form.get('intent') ?? '');
  const current = view.steps[step - 1];
  const answers = current ? changedAnswers(current, form, intent) : [];
  const request = {
    responseId: view.responseId ?? '',
    version: view.version,
    answers,
    facts: changedFacts(view, form),
  };
  const outcomes = await applySaveRequest(app, request, saving);
  const problems = problemsOf(request, outcomes);
  if (problems.length > 0) return { problems, status: statusOf(outcomes) === 409 ? 409 : 400 };
  return { goTo: placeAfter(view, step, intent) };
}

function changedAnswers(step: StepView, form: FormData, intent: string): SaveRequest['answers'] {
  const [name, code] = intent.split(':');
  const dontKnowComment = String(form.get('dontKnowComment') ?? '').replaceAll('\r\n', '\n');
  return step.indicators.flatMap((indicator) => {
    const written = readAnswerFields(form, indicator.code);
    if (!written || (name === 'stored' && code === indicator.code)) return [];
    let content = written;
    if (name === 'same' && code === indicator.code && indicator.earlier) content = indicator.earlier;
    if (name === 'dont_know' && written.kind === null) {
      content = { ...written, kind: 'DK', comment: written.comment || dontKnowComment };
    }
    const { baseRevision, isChanged } = readOrigin(form, indicator.code, content);
    return isChanged ? [{ ...content, mutationId: newId(), indicator: indicator.code, baseRevision }] : [];
  });
}

function changedFacts(view: AreaView, form: FormData): SaveRequest['facts'] {
  const [name, chosen] = String(form.get('intent') ?? '').split(':');
  return view.facts.flatMap(({ code }) => {
    const value = readFactField(form, code);
    if (value === null || (name === 'stored' && chosen === code)) return [];
    const { baseRevision, isChanged } = readOrigin(form, code, value);
    return isChanged ? [{ mutationId: newId(), fact: code, value, baseRevision }] : [];
  });
}

function problemsOf(request: Pick<SaveRequest, 'answers' | 'facts'>, outcomes: SaveOutcomes): FormProblem[] {
  const answers = outcomes.answers.flatMap((outcome, index): FormProblem[] => {
    const { kind, level, comment, evidence } = request.answers[index]!;
    const common = { kind: 'answer' as const, code: outcome.indicator, mine: { kind, level, comment, evidence } };
    if (outcome.status === 'refused') return [{ ...common, status: 'refused', reason: outcome.reason }];
    if (outcome.status !== 'conflict') return [];
    const { revision, savedAt, ...value } = outcome.stored;
    return [{ ...common, status: 'conflict', stored: { value, revision, savedAt, personName: null } }];
  });
  const facts = outcomes.facts.flatMap((outcome, index): FormProblem[] => {
    const common = { kind: 'fact' as const, code: outcome.fact, mine: request.facts[index]!.value };
    if (outcome.status === 'refused') return [{ ...common, status: 'refused', reason: outcome.reason }];
    if (outcome.status !== 'conflict') return [];
    const { value, revision, savedAt, personName } = outcome.stored;
    return [{ ...common, status: 'conflict', stored: { value: value ?? '', revision, savedAt, personName } }];
  });
  return [...answers, ...facts];
}

function placeAfter(view: AreaView, step: number, intent: string): string {
  const assessment = `/sjalvskattning/${view.assessment.id}`;
  const [name, code] = intent.split(':');
  if (name === 'pause') return assessment;
  if (name === 'same' || name === 'stored' || name === 'mine') return `${assessment}/${view.slug}?steg=${step}#${code}`;
  if (name === 'dont_know') return `${assessment}/${view.slug}?steg=${step}`;
  if (name === 'back') return step > 1 ? `${assessment}/${view.slug}?steg=${step - 1}` : assessment;
  if (step < view.steps.length) return `${assessment}/${view.slug}?steg=${step + 1}`;
  return view.next ? `${assessment}/${view.next.slug}` : assessment;
}
