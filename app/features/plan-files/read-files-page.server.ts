import type { Kysely } from 'kysely';
import type { PlanHead } from '#app/components/plan-frame';
import type { Language } from '#app/domain/questionnaire/schema';
import { translatorFor } from '#app/i18n/translator.server';
import { findAssessmentBySlugs } from '#db/queries/assessments';
import { loadQuestionnaire } from '#db/queries/questionnaires';
import type { Database, Id } from '#db/schema';
import { planText } from './plan-text';
import { isCancelled, type PlanWords, wordsOf } from './plan-words';
import { type PlanAsked, readPlanContent } from './read-plan-content.server';
import { type Fields, fieldsOf, measuresOf, readStratsysForm, stratsysRows } from './stratsys';

export interface StratsysView {
  unit: string;
  day: string;
  decimalSign: string;
  hasHeader: boolean;
  measures: { field: string; label: string; name: string; isKnown: boolean }[];
  errors: Record<string, string>;
  /** What the file would hold; null until the form has been sent, and when something in it is wrong. */
  rows: (readonly string[])[] | null;
}

export interface FilesPageView {
  head: PlanHead & { formalName: string };
  /** null when nobody has begun the plan. */
  plan: {
    /** Actions that no calendar can hold, and that become no tasks. */
    undated: number;
    cancelled: number;
    /** Whether a changed file may be read in again. */
    canReadIn: boolean;
    /** The plan as text, when it was asked for. */
    text: string | null;
    stratsys: StratsysView;
  } | null;
}

/** The page of a plan's files; undefined when there is no such assessment to see. */
export async function readFilesPage(
  db: Kysely<Database>,
  asked: PlanAsked & { language: Language },
  { fields, isTextShown, editableIds }: { fields: Fields; isTextShown: boolean; editableIds: readonly Id[] },
): Promise<FilesPageView | undefined> {
  const { slugs, organisationIds, language } = asked;
  const assessment = await findAssessmentBySlugs(db, slugs, organisationIds);
  if (!assessment || assessment.roundStatus === 'draft') return undefined;
  const head = {
    organisation: assessment.organisationName,
    formalName: assessment.organisationFormalName,
    roundName: assessment.roundName,
    path: `/plan/${slugs.organisation}/${slugs.round}`,
    resultPath: `/resultat/${slugs.organisation}/${slugs.round}`,
  };
  const content = await readPlanContent(db, asked);
  if (!content || content.actions.length === 0) return { head, plan: null };
  const questionnaire = await loadQuestionnaire(db, content.questionnaireVersionId);
  const { t } = translatorFor(language);
  const words = wordsOf({ content, questionnaire, language, t });
  return {
    head,
    plan: {
      canReadIn: editableIds.includes(assessment.organisationId),
      undated: content.actions.filter((action) => !action.content.startsOn && !action.content.dueOn).length,
      cancelled: content.actions.filter(isCancelled).length,
      text: isTextShown ? planText(words, t('planFiles.text.day', { day: content.day })) : null,
      stratsys: readStratsys(words, fields),
    },
  };
}

function readStratsys(words: PlanWords, written: Fields): StratsysView {
  const measures = measuresOf(words);
  const fields = fieldsOf(words, written);
  const read = readStratsysForm(measures, fields);
  const isSent = fields === written;
  return {
    unit: fields.enhet ?? '',
    day: fields.datum ?? '',
    decimalSign: fields.decimal ?? ',',
    hasHeader: fields.rubrik === 'ja',
    measures: measures.map(({ field, name, value }) => ({
      field,
      label: name,
      name: fields[field] ?? '',
      isKnown: value !== null,
    })),
    errors: isSent && 'errors' in read ? read.errors : {},
    rows: isSent && 'choice' in read ? stratsysRows(measures, read.choice) : null,
  };
}
